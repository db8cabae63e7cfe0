"""Violations of the contract as problems: each at its cell, with what would fix it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import REGISTER, keys, reporting_units
from dashboard.intake import successors
from dashboard.intake.codes import TITLES
from dashboard.intake.gather import Gathered
from dashboard.intake.problems import MAX_CELLS, Problem
from dashboard.intake.reading.layout import letter, number
from dashboard.intake.reading.words import shown

MAX_LOOKUPS = 300
"""Unknown ids for which the closest known one is looked up."""
TOLD = {"other": "key_files", "level": "wrong_level", "named": "code_name"}
"""What is found out of a violation that makes it another problem."""
PREFIX = 6
"""The digits of a county's code, with which those of its towns and departments begin."""


class Closest:
    """The known id closest to an unknown one, by id or by name; each is looked up once."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = tables
        units = tables.get("units")
        self._homes = {} if units is None else reporting_units(units)
        self._answers: dict[tuple[str, str, tuple[str, ...], str], dict[str, str]] = {}
        self._offered: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}

    def to(self, value: str, table: str, levels: tuple[str, ...], unit: str = "") -> dict[str, str]:
        """``closest`` (with its name), or ``successor`` and ``since``, for `value` among the
        ids of `table`, or what is the matter with a known one (`_known`); `unit` is where the row
        or its file is known to belong.
        """
        key = (value, table, levels, unit)
        if key not in self._answers:
            enough = len(self._answers) >= MAX_LOOKUPS
            self._answers[key] = {} if enough else self._find(*key)
        return self._answers[key]

    def _find(self, value: str, table: str, levels: tuple[str, ...], unit: str) -> dict[str, str]:
        if table not in self._tables:
            return {}
        if table == "units" and (known := self._known(value)):
            return known
        shown = self._shown(table, levels)
        gone = successors.of(value) if table == "units" else None
        if gone is not None:
            new = shown.get(gone.new)
            return {"successor": new, "since": gone.since[:4]} if new else {}
        near = shown if table != "units" else self._near(value, shown, unit)
        names = Counter(text.partition(" ")[2] for text in near.values())
        by_name = {
            name: id_ for id_, text in near.items() if names[name := text.partition(" ")[2]] == 1
        }
        coded = any(sign.isdigit() for sign in value)
        offered = dict(zip(near, near, strict=True)) if coded else by_name
        found = (
            [value]
            if value in offered
            else get_close_matches(
                value, list(offered), 1, 0.5 if table != "units" or coded else 0.75
            )
        )
        return {"closest": near[offered[found[0]]]} if found else {}

    def _known(self, value: str) -> dict[str, str]:
        """``name`` and ``level`` of an id that is there, of another level than is wanted; ``named``
        where another name stands behind the id.
        """
        units = self._tables["units"].dropna(subset=["unit_id"]).set_index("unit_id")
        id_, _, given = value.partition(" ")
        if id_ not in units.index:
            return {}
        held = units.loc[[id_]].iloc[0]
        if given:
            return {"named": f"{id_} {held['name_zh']}", "given": given}
        return {"name": str(held["name_zh"]), "level": str(held["level"])}

    def _near(self, value: str, shown: Mapping[str, str], unit: str) -> dict[str, str]:
        """Those in the county that the id itself, the row or the file names."""
        county = value[:PREFIX] if value[:PREFIX] in self._homes else ""
        if any(sign.isdigit() for sign in value) and not (unit or county):
            return {}
        return {
            id_: text
            for id_, text in shown.items()
            if (not unit or self._homes.get(id_) == unit)
            and (not county or (id_.startswith(county) and id_ != county))
        }

    def _shown(self, table: str, levels: tuple[str, ...]) -> dict[str, str]:
        """The ids and what to show for them: with their names."""
        key = (table, levels)
        if key not in self._offered:
            frame = self._tables[table]
            if levels:
                frame = frame[frame["level"].isin(levels)]
            id_ = TABLES[table].key[0]
            title = TITLES.get(table, (id_,))[0]
            known = frame.dropna(subset=[id_, title])  # the register may be faulty itself
            pairs = zip(known[id_].astype("str"), known[title].astype("str"), strict=True)
            self._offered[key] = {i: f"{i} {n}" if n != i else i for i, n in pairs}
        return self._offered[key]


def located(
    broken: pd.DataFrame, found: Gathered, tables: Mapping[str, pd.DataFrame], base: str
) -> Iterator[Problem]:
    """The violations of the contract as problems, at the cells they come from."""
    known = {(p.file, p.sheet, cell) for p in found.problems for cell in _unread(p)}
    closest, listed = Closest(tables), Counter[tuple[str, str, str]]()
    for case in broken.to_dict("records"):
        name, column, rule = case["table"], case["column"], case["rule"]
        at = place(found, name, column, case["row"], base)
        if at.cell and (at.file, at.sheet, at.cell) in known:
            continue  # what could not be read is no missing value besides
        listed[name, column, rule] += 1
        if listed[name, column, rule] <= MAX_CELLS:
            value = "" if pd.isna(case["value"]) else shown(case["value"]).removesuffix(" 00:00:00")
            hint = _hint(name, column, rule, case["row"], value, tables, found, closest)
            rule = next((other for key, other in TOLD.items() if key in hint), rule)
            yield replace(at, rule=rule, table=name, value=value, hint=hint)
    for (name, column, rule), n in listed.items():
        if n > MAX_CELLS:
            yield Problem(rule, table=name, column=column, more=n - MAX_CELLS)


def _unread(one: Problem) -> Iterator[str]:
    """The cells of which a problem says that they hold no value of their kind."""
    if one.rule in ("type", "formula"):
        yield from (one.cell, *one.cells)
    elif one.rule == "merged":
        (left, top), (right, bottom) = (_apart(end) for end in one.value.split(":"))
        for row in range(top, bottom + 1):
            yield from (f"{letter(place)}{row}" for place in range(left, right + 1))


def _apart(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return number(letters) - 1, int(cell[len(letters) :])


def place(found: Gathered, name: str, column: str, row: float | None, base: str = "") -> Problem:
    """Where row `row` of a table came from: a cell of a file, or the snapshot carried from."""
    sent = len(found.origins.get(name, ()))
    if row is None or pd.isna(row):
        return Problem("", table=name, column=column)
    if row >= sent:
        return Problem("", file=base, sheet=name, row=int(row) - sent + 1, column=column)
    origin = found.origins[name].iloc[int(row)]
    letters = found.letters[origin["file"], origin["sheet"], name]
    return Problem(
        "",
        file=origin["file"],
        sheet=origin["sheet"],
        row=int(origin["row"]),
        cell=f"{letters.get(column, '')}{origin['row']}",
        column=column,
    )


def _hint(
    name: str,
    column: str,
    rule: str,
    row: float | None,
    value: str,
    tables: Mapping[str, pd.DataFrame],
    found: Gathered,
    closest: Closest,
) -> dict[str, str]:
    held = next((c for c in TABLES[name].columns if c.name == column), None)
    if held is None:
        return {}
    if rule == "reference":
        unit = "" if row is None else _home(name, column, int(row), tables, found)
        return closest.to(value, held.references, held.levels, unit)
    if rule == "range":
        return {
            "low": "" if held.low is None else f"{held.low:g}",
            "high": "" if held.high is None else f"{held.high:g}",
        }
    if rule == "key" and row is not None:
        first = place(found, name, column, _first(name, tables, int(row)))
        if first.file != place(found, name, column, row).file:
            return {"other": first.file}
        return {"first": " ".join(filter(None, (first.file, first.sheet, str(first.row))))}
    return {}


def _home(
    name: str, column: str, row: int, tables: Mapping[str, pd.DataFrame], found: Gathered
) -> str:
    """The unit a row belongs to by its other columns, or by the template it stands in."""
    homes = reporting_units(tables[REGISTER]) if REGISTER in tables else {}
    for other in TABLES[name].columns:
        if other.references == REGISTER and other.name != column:
            home = homes.get(tables[name][other.name].iloc[row])
            if home:
                return home
    origins = found.origins.get(name, pd.DataFrame())
    return found.scopes.get(origins["file"].iloc[row], "") if row < len(origins) else ""


def _first(name: str, tables: Mapping[str, pd.DataFrame], row: int) -> int:
    """The first row with the same key as `row`."""
    homes = reporting_units(tables[REGISTER]) if REGISTER in tables else {}
    held = keys(TABLES[name], tables[name], homes)
    same = pd.Series(True, index=held.index)
    for column in held:
        value = held[column].iloc[row]
        same &= held[column].isna() if pd.isna(value) else (held[column] == value).fillna(False)
    return int(same.to_numpy().argmax())
