"""What was sent, completed and checked as one: all that is wrong, each with place and mend."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.checks import violations
from dashboard.intake import tracker
from dashboard.intake.files import Upload
from dashboard.intake.gather import Gathered, Progress, gather
from dashboard.intake.problem import MOST, Problem

ALL = "all"
"""Carried forward: whatever any unit did not send."""
CLOSE = 300
"""Unknown ids for which the closest known one is looked up."""


@dataclass(frozen=True)
class Base:
    """The published snapshot that what was not sent may be carried forward from."""

    id: str
    digest: str
    provenance: str
    tables: Mapping[str, pd.DataFrame]


@dataclass
class Checked:
    """The tables as they would be published, and what stands against it.

    `sent` counts the rows sent by unit and table; `carried` names, by unit, the tables that
    stand in from the base; `units` is the register in use.
    """

    tables: dict[str, pd.DataFrame]
    problems: list[Problem]
    sent: pd.DataFrame
    carried: dict[str, list[str]] = field(default_factory=dict)
    units: pd.DataFrame = field(default_factory=pd.DataFrame)


def check(
    uploads: Sequence[Upload], *, as_of: date, provenance: str, base: Base | None, city: str,
    carried: Sequence[str] = (), progress: Progress = lambda step, share: None,
) -> Checked:
    """Read, complete and check `uploads` for the snapshot of `as_of`."""
    found = gather(uploads, progress)
    problems = [*found.problems, *_provenance(found, provenance, base, carried)]
    before = base.tables if base else {}
    if not found.problems and all(name == tracker.REGISTER or frame.empty
                                  for name, frame in found.frames.items()):
        problems.append(Problem("nothing_sent", uploads[0].name))
    units = found.frames.get(tracker.REGISTER, before.get(tracker.REGISTER))
    if units is None:
        lacks = Problem("no_register", table=tracker.REGISTER)
        return Checked({}, [*problems, lacks] if found.frames else problems, pd.DataFrame())
    progress("checking", 0.0)
    sent = tracker.counts(found.frames, units, city)
    carried = list(sent.index) if list(carried) == [ALL] else carried
    problems += [Problem("unknown_unit", table=tracker.REGISTER, value=unit) for unit in carried
                 if unit not in sent.index]
    problems += _foreign(found, units, city)
    tables, stands = tracker.carry(found.frames, before, units, city, carried)
    broken = violations(tables, as_of)
    progress("checking", 1.0)
    problems += _located(broken, found, tables, base)
    return Checked(tables, problems, sent, stands, units)


def _foreign(found: Gathered, units: pd.DataFrame, city: str) -> Iterator[Problem]:
    """Rows of another unit in the template of one."""
    homes = tracker.reporting_units(units)
    for name, frame in found.frames.items():
        origins = found.origins[name]
        scope = origins["file"].map(found.scopes)
        whose = tracker.sender(name, frame, homes, city)
        wrong = scope.notna() & whose.notna() & (whose != scope)
        for row in wrong.to_numpy().nonzero()[0][:MOST]:
            at = _place(found, name, TABLES[name].key[0], int(row), None)
            yield replace(at, rule="foreign", table=name, value=str(whose.iloc[row]),
                          hint={"scope": str(scope.iloc[row])})


def _provenance(
    found: Gathered, provenance: str, base: Base | None, carried: Sequence[str]
) -> Iterator[Problem]:
    """Demonstration data never become reported data, nor carry into them."""
    if carried and base is None:
        yield Problem("no_base", table=tracker.REGISTER)
    if provenance == "demo":
        return
    for file in found.demo:
        yield Problem("demo_as_reported", file)
    if base and base.provenance == "demo" and carried:
        yield Problem("carried_demo", table=tracker.REGISTER, hint={"base": base.id})


def _located(
    broken: pd.DataFrame, found: Gathered, tables: Mapping[str, pd.DataFrame], base: Base | None
) -> Iterator[Problem]:
    """The violations of the contract as problems, at the cells they come from."""
    known = {(p.file, p.sheet, p.row, p.column) for p in found.problems if p.rule == "type"}
    closest, listed = _Closest(tables), Counter[tuple[str, str, str]]()
    for case in broken.to_dict("records"):
        name, column, rule = case["table"], case["column"], case["rule"]
        at = _place(found, name, column, case["row"], base)
        if (at.file, at.sheet, at.row, at.column) in known:
            continue  # what could not be read is no missing value besides
        listed[name, column, rule] += 1
        if listed[name, column, rule] <= MOST:
            value = "" if pd.isna(case["value"]) else str(case["value"])
            hint = _hint(name, column, rule, case["row"], value, tables, found, closest)
            yield replace(at, rule=rule, table=name, value=value, hint=hint)
    for (name, column, rule), number in listed.items():
        if number > MOST:
            yield Problem(rule, table=name, column=column, more=number - MOST)


def _place(
    found: Gathered, name: str, column: str, row: float | None, base: Base | None
) -> Problem:
    """Where row `row` of a table came from: a cell of a file, or the snapshot carried from."""
    sent = len(found.origins.get(name, ()))
    if row is None or pd.isna(row):
        return Problem("", table=name, column=column)
    if row >= sent:
        return Problem("", file=base.id if base else "", sheet=name, row=int(row) - sent + 1,
                       column=column)
    origin = found.origins[name].iloc[int(row)]
    letters = found.letters[origin["file"], origin["sheet"], name]
    return Problem("", file=origin["file"], sheet=origin["sheet"], row=int(origin["row"]),
                   cell=f"{letters.get(column, '')}{origin['row']}", column=column)


def _hint(
    name: str, column: str, rule: str, row: float | None, value: str,
    tables: Mapping[str, pd.DataFrame], found: Gathered, closest: "_Closest",
) -> dict[str, str]:
    held = next((c for c in TABLES[name].columns if c.name == column), None)
    if held is None:
        return {}
    if rule == "reference":
        return closest.to(value, held.references, held.levels)
    if rule == "range":
        return {"low": "" if held.low is None else f"{held.low:g}",
                "high": "" if held.high is None else f"{held.high:g}"}
    if rule == "key" and row is not None:
        first = _place(found, name, column, _first(tables[name], TABLES[name].key, int(row)), None)
        return {"first": " ".join(filter(None, (first.file, first.sheet, str(first.row))))}
    return {}


def _first(frame: pd.DataFrame, key: Sequence[str], row: int) -> int:
    """The first row with the same key as `row`."""
    same = pd.Series(True, index=frame.index)
    for column in key:
        value = frame[column].iloc[row]
        same &= frame[column].isna() if pd.isna(value) else (frame[column] == value).fillna(False)
    return int(same.to_numpy().argmax())


class _Closest:
    """The known id closest to an unknown one, by id or by name; each is looked up once."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = tables
        self._answers: dict[tuple, dict[str, str]] = {}
        self._offered: dict[tuple, dict[str, str]] = {}

    def to(self, value: str, table: str, levels: tuple[str, ...]) -> dict[str, str]:
        """``closest`` (and its name) for `value` among the ids of `table`."""
        key = (value, table, levels)
        if key not in self._answers:
            enough = len(self._answers) >= CLOSE
            self._answers[key] = {} if enough else self._find(value, table, levels)
        return self._answers[key]

    def _find(self, value: str, table: str, levels: tuple[str, ...]) -> dict[str, str]:
        offered = self._names(table, levels)
        found = [value] if value in offered else get_close_matches(value, list(offered), 1, 0.5)
        return {"closest": offered[found[0]]} if found else {}

    def _names(self, table: str, levels: tuple[str, ...]) -> dict[str, str]:
        """Ids and names, and what to show for them: the id and its name."""
        key = (table, levels)
        if key not in self._offered:
            frame = self._tables[table]
            if levels:
                frame = frame[frame["level"].isin(levels)]
            id_ = TABLES[table].key[0]
            title = next((c for c in ("name_zh", "title") if c in frame), id_)
            known = frame.dropna(subset=[id_, title])  # the register may be faulty itself
            pairs = list(zip(known[id_].astype("str"), known[title].astype("str"), strict=True))
            shown = {i: f"{i} {n}" if n != i else i for i, n in pairs}
            self._offered[key] = {n: shown[i] for i, n in pairs} | shown
        return self._offered[key]
