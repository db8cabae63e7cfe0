"""Ids as they were sent: whole, unless what is cut off is the known name of a known id; and ids
that are the same but for width, case, zeros, dashes and spaces.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import own_ids, sender
from dashboard.intake.problems import IntakeWarning, Kind, places

Tables = Mapping[str, pd.DataFrame]
TITLES = {"units": ("name_zh", "name_en"), "duty_items": ("title",), "grid_items": ("title",)}
"""Registers and the columns by which drop-downs name what they hold."""
INDICATOR = "indicator"
_NOTE = re.compile(r"(?<=[^\s(（])\s*[(（][^()（）]*[)）]$")
"""A remark behind an id, as in ``OF-003(借调)``."""
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_APART = ("Pd", "Pc", "Zs")
_ASCII_APART = dict.fromkeys(map(ord, "-_ "))


def known_names(
    registers: Sequence[Tables], indicators: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, str]]:
    """By register, every ``id name`` that stands for an id, one space between."""
    found: dict[str, dict[str, str]] = {
        INDICATOR: {
            _spaced(f"{id_} {name}"): id_ for id_, names in indicators.items() for name in names
        }
    }
    for name, titles in TITLES.items():
        held = found.setdefault(name, {})
        for frame in (tables[name] for tables in registers if name in tables):
            id_ = TABLES[name].key[0]
            for title in titles:
                pairs = frame[[id_, title]].dropna().astype("str")
                held |= {_spaced(f"{i} {n}"): i for i, n in pairs.itertuples(index=False)}
    return found


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def resolve(frames: Mapping[str, pd.DataFrame], names: Mapping[str, Mapping[str, str]]) -> None:
    """Put the id in place of ``id name``, where both are known, in every column of ids."""
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            known = names.get(INDICATOR if column.name == INDICATOR else column.references)
            if column.type != "text" or not known:
                continue
            held = frame[column.name]
            meant = {
                value: known[_spaced(value)]
                for value in held.dropna().unique()
                if _spaced(value) in known
            }
            if meant:
                frame[column.name] = held.replace(meant)


def folded(text: str) -> tuple[str, str]:
    """An id without what is often typed otherwise; two forms, as zeros may follow a dash."""
    half = unicodedata.normalize("NFKC", text).casefold()
    return _ZEROS.sub("", _bare(half)), _bare(_ZEROS.sub("", half))


def _bare(text: str) -> str:
    """Without dashes, underscores and spaces of any kind."""
    if text.isascii():
        return text.translate(_ASCII_APART)
    return "".join(sign for sign in text if unicodedata.category(sign) not in _APART)


def warnings(
    sent: Tables, origins: Tables, before: Tables, homes: Mapping[str, str]
) -> Iterator[IntakeWarning]:
    """Ids that only differ in how they are typed, among those sent and from the period before;
    the same ids from two units in two files.
    """
    for name, frame in sent.items():
        table = TABLES[name]
        ids = own_ids(table)
        if not ids or frame.empty:
            continue
        whose = sender(table, frame, homes)
        earlier = before.get(name)
        earlier_whose = None if earlier is None else sender(table, earlier, homes)
        for column in ids:
            for unit, values in frame[column.name].dropna().groupby(whose):
                fresh = dict.fromkeys(values)
                yield from _alike(name, column.name, str(unit), list(fresh))
                if earlier is not None:
                    held = earlier.loc[earlier_whose == unit, column.name].dropna().unique()
                    yield from _changed(name, column.name, str(unit), list(fresh), list(held))
            yield from _shared(name, column.name, frame, whose, origins[name])


def _alike(table: str, column: str, unit: str, values: Sequence[str]) -> Iterator[IntakeWarning]:
    first: dict[str, str] = {}
    noted: dict[str, str] = {}
    pairs = []
    for value in values:
        forms, bare = folded(value), folded(_NOTE.sub("", value))
        same = [first[form] for form in (*forms, *bare) if form in first]
        same += [noted[form] for form in forms if form in noted]
        if same:
            pairs.append(f"{same[0]} ~ {value}")
        for form in forms:
            first.setdefault(form, value)
        for form in bare if bare != forms else ():
            noted.setdefault(form, value)
    yield from _pairs("ids_alike", table, column, unit, pairs)


def _pairs(
    kind: Kind, table: str, column: str, unit: str, pairs: Sequence[str]
) -> Iterator[IntakeWarning]:
    if pairs:
        facts = {"n": str(len(pairs))}
        yield IntakeWarning(
            kind, unit, table=table, column=column, cells=places(pairs), facts=facts
        )


def _changed(
    table: str, column: str, unit: str, values: Sequence[str], before: Sequence[str]
) -> Iterator[IntakeWarning]:
    known = set(before)
    new = [value for value in values if value not in known]
    forms = {form: value for value in before for form in folded(value)} if new else {}
    pairs = []
    for value in new:
        old = next((forms[form] for form in folded(value) if form in forms), None)
        pairs += [f"{old} → {value}"] if old is not None else []
    yield from _pairs("ids_changed", table, column, unit, pairs)


def _shared(
    table: str, column: str, frame: pd.DataFrame, whose: pd.Series, origin: pd.DataFrame
) -> Iterator[IntakeWarning]:
    """The same id from several units: two records as a rule, one person or matter maybe; an
    officer's key is a person's, whom `officers` in queries/views.sql counts once in the city.
    """
    held = pd.DataFrame({"id": frame[column], "unit": whose, "file": origin["file"]}).dropna()
    held = held.drop_duplicates(["id", "unit"])
    several = held[held.duplicated("id", keep=False)]
    if len(several):
        files = list(dict.fromkeys(several["file"]))
        ids = list(dict.fromkeys(several["id"]))
        yield IntakeWarning(
            "officers_shared" if column == "officer_key" else "ids_shared",
            ",".join(dict.fromkeys(several["unit"])),
            table=table,
            column=column,
            cells=places(ids),
            facts={"n": str(len(ids)), "files": places(files)},
        )
