"""What files, sheets and the lines above headings say of themselves: of another day or unit than
the one that is published.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.common import REPORTING
from dashboard.contracts.senders import sender
from dashboard.intake.problems import Cell, IntakeWarning, Kind, places
from dashboard.intake.reading import days

Tables = Mapping[str, pd.DataFrame]
LEAST = 3
"""Shorter names may be parts of other words."""
NOTE = "note"
"""The column of remarks of a row."""
_ELSEWHERE = re.compile(r"地址|驻地|办公地|抄送|电话|邮编")
"""Lines that name a unit because of where an office sits, or who else is told."""
_STREET = re.compile(r"[^，,；;。\s]{0,12}?(?:[路街道]\d+号|大厦|\d+号)")


class Title(NamedTuple):
    """The words of a file's name (no table) or of a sheet of `table`: its tab and what stands
    above its headings.
    """

    file: str
    sheet: str
    table: str
    texts: tuple[str, ...]


def warnings(
    titles: Sequence[Title],
    sent: Tables,
    origins: Tables,
    units: pd.DataFrame,
    homes: Mapping[str, str],
    as_of: date,
) -> Iterator[IntakeWarning]:
    """Other days and other units, each named once a file with the sheets that name it."""
    names = _names(units)
    yield from _joined("other_day_named", titles, sent, origins, homes, partial(_day, as_of=as_of))
    yield from _joined(
        "other_unit_named", titles, sent, origins, homes, partial(_unit, names=names, homes=homes)
    )


def noted(sent: Tables, origins: Tables, as_of: date, cell: Cell) -> Iterator[IntakeWarning]:
    """Other days that the notes of rows name, each named once a file with its cells."""
    for name, frame in sent.items():
        if NOTE not in frame:
            continue
        found: dict[tuple[str, str], list[str]] = {}
        files = origins[name]["file"]
        for row, (file, text) in enumerate(zip(files, frame[NOTE], strict=True)):
            said = "" if pd.isna(text) else _day(Title(file, "", name, (str(text),)), (), as_of)
            if said:
                found.setdefault((file, said), []).append(cell(name, row, NOTE))
        for (file, said), cells in found.items():
            yield IntakeWarning(
                "other_day_noted", table=name, file=file, cells=places(cells), facts={"said": said}
            )


def _joined(
    kind: Kind,
    titles: Sequence[Title],
    sent: Tables,
    origins: Tables,
    homes: Mapping[str, str],
    other: Callable[[Title, Collection[str]], str],
) -> Iterator[IntakeWarning]:
    found: dict[tuple[str, str, str], list[Title]] = {}
    for title in titles:
        there = _there(title, sent, origins, homes)
        said = other(title, there) if there else ""
        if said:
            whose = ",".join(sorted(there & set(homes.values())))
            found.setdefault((title.file, said, whose), []).append(title)
    for (file, said, whose), where in found.items():
        yield IntakeWarning(
            kind,
            unit=whose,
            table=",".join(dict.fromkeys(one.table for one in where if one.table)),
            file=file,
            cells=places([one.sheet or one.file for one in where]),
            facts={"said": said},
        )


def _there(title: Title, sent: Tables, origins: Tables, homes: Mapping[str, str]) -> set[str]:
    """The units and towns that the rows below a title are of."""
    found: set[str] = set()
    for name, frame in sent.items():
        at = origins[name]
        rows = at["file"] == title.file
        if title.table:
            rows &= (at["sheet"] == title.sheet) & (name == title.table)
        held = frame[rows.to_numpy()]
        found |= set(sender(TABLES[name], held, homes).dropna())
        found |= set(held["town"].dropna()) if "town" in held else set()
    return found - {"nan", ""}


def _day(title: Title, there: Collection[str], as_of: date) -> str:
    """The other day a title names, where it does not name the one that is published as well."""
    said = [one for text in title.texts for one in days.named(text)]
    if any(one.holds(as_of) for one in said):
        return ""
    return next((one.said for one in reversed(said) if not one.made(as_of)), "")


def _names(units: pd.DataFrame) -> dict[str, set[str]]:
    """Whole names of counties, zones and towns, and whose they are."""
    held = units[units["level"].isin([*REPORTING, "town"])].dropna(subset=["name_zh"])
    found: dict[str, set[str]] = {}
    for id_, name in zip(held["unit_id"], held["name_zh"].astype(str), strict=True):
        if len(name) >= LEAST:
            found.setdefault(name, set()).add(str(id_))
    return found


def _unit(
    title: Title,
    there: Collection[str],
    names: Mapping[str, Collection[str]],
    homes: Mapping[str, str],
) -> str:
    """The other unit a title names, where it names none that has rows below it."""
    said = [name for text in title.texts for name in _named(text, names)]
    towns = [id_ for id_ in there if homes.get(id_) != id_]
    for name in said:
        for id_ in names[name]:
            if id_ in there or (not towns and homes.get(id_) in there):
                return ""
    return said[0] if said else ""


def _named(text: str, names: Mapping[str, Collection[str]]) -> list[str]:
    """The names in `text`, the longest at each place; none that is part of an address."""
    if not names or _ELSEWHERE.search(text):
        return []
    whole = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return [
        match[0]
        for match in whole.finditer(text)
        if not text[: match.start()].endswith("驻") and not _STREET.match(text, match.end())
    ]
