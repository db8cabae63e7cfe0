"""What was sent, completed and checked as one: all that is wrong, each with place and fix."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import pandas as pd

from dashboard.contracts.checks import violations
from dashboard.contracts.senders import REGISTER, reporting_units
from dashboard.indicators import Definitions
from dashboard.intake import (
    carrying,
    clocks,
    codes,
    components,
    evidence,
    faults,
    misplaced,
    parts,
    precedence,
    sums,
    titles,
    totals,
    tracker,
)
from dashboard.intake.gather import Gathered, Progress, gather
from dashboard.intake.locate import located, place
from dashboard.intake.problems import IntakeWarning, Problem, grouped
from dashboard.intake.reading.files import Upload, once

ALL = "all"
"""Carried forward: whatever any unit did not send."""


@dataclass(frozen=True)
class Base:
    """The published snapshot that what was not sent may be carried forward from."""

    id: str
    digest: str
    provenance: str
    tables: Mapping[str, pd.DataFrame]

    @property
    def as_of(self) -> date:
        """The day it is of."""
        return date.fromisoformat(self.id[:10])


@dataclass
class Checked:
    """The tables as they would be published, what stands against it and what is to be confirmed.

    `sent` counts the rows sent by unit and table; `carried` names, by unit, the tables that
    stand in from the base; `units` is the register in use, `frames` the rows sent; `empty` the
    tables that a unit sent without a row, or a total instead.
    """

    tables: dict[str, pd.DataFrame]
    problems: list[Problem]
    sent: pd.DataFrame
    carried: dict[str, list[str]] = field(default_factory=dict)
    units: pd.DataFrame = field(default_factory=pd.DataFrame)
    warnings: list[IntakeWarning] = field(default_factory=list)
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    empty: set[tuple[str, str]] = field(default_factory=set)


def check(
    uploads: Sequence[Upload],
    *,
    as_of: date,
    provenance: str,
    base: Base | None,
    city: str,
    carried: Sequence[str] = (),
    progress: Progress = lambda step, share: None,
    definitions: Definitions | None = None,
    scope: str = "",
) -> Checked:
    """Read, complete and check `uploads` for the snapshot of `as_of`; with the indicators
    `definitions`, totals are judged by them; of a `scope`, rows of other units are refused.
    """
    uploads, twice = once(uploads)
    gathered = gather(uploads, progress, scope)
    problems = [*gathered.problems, *_provenance(gathered, provenance, base, carried)]
    before = base.tables if base else {}
    if not gathered.problems and all(
        name == REGISTER or frame.empty for name, frame in gathered.frames.items()
    ):
        alone = len(gathered.frames.get(REGISTER, ())) and set(gathered.frames) == {REGISTER}
        problems.append(Problem("only_register" if alone else "nothing_sent", uploads[0].name))
    codes.resolve(
        gathered.frames,
        codes.known_names(
            [gathered.frames, before], {i.id: tuple(i.name) for i in (definitions or {}).values()}
        ),
    )
    components.resolve(gathered.frames)
    parts.resolve(gathered.frames, definitions or {})
    units = gathered.frames.get(REGISTER, before.get(REGISTER))
    progress("checking", 0.0)
    if units is None:  # what can be checked without it is
        problems += located(violations(gathered.frames, as_of), gathered, gathered.frames, "")
        lacks = [Problem("no_register", table=REGISTER)] if gathered.frames else []
        return Checked({}, grouped(map(faults.masked, [*problems, *lacks])), pd.DataFrame())
    sent = tracker.counts(gathered.frames, units, city)
    carried = list(sent.index) if list(carried) == [ALL] else carried
    problems += [
        Problem("unknown_unit", table=REGISTER, value=unit)
        for unit in carried
        if unit not in sent.index
    ]
    problems += faults.foreign(gathered, units, city)
    totals_sent = gathered.frames.get(totals.TABLE)
    instead = precedence.instead(totals_sent, definitions or {})
    later = base is not None and str(as_of) > base.id[:10]
    complete = carrying.carry(gathered.frames, before, units, city, carried, instead, later=later)
    problems += carrying.lost(complete.lost, base.id if base else "", units, before)
    broken = violations(complete.tables, as_of)
    progress("checking", 1.0)
    problems += located(broken, gathered, complete.tables, base.id if base else "")
    problems += faults.unknown_components(gathered, before)
    problems += faults.personal(gathered)
    problems += faults.totals_judged(gathered, definitions or {}, units)
    refused = {(p.table, p.column) for p in problems if p.rule.startswith("shown_")}
    warnings = [
        *(IntakeWarning("same_file", file=name, facts={"first": first}) for name, first in twice),
        *gathered.warnings,
        *(
            one
            for one in _warnings(gathered, base, units, complete, definitions or {}, as_of)
            if (one.table, one.column) not in refused
        ),
    ]
    empty = set(complete.dropped) | {
        (gathered.scopes.get(file, ""), name)
        for file, names in gathered.empty.items()
        for name in names
    }
    return Checked(
        complete.tables,
        grouped(map(faults.masked, problems)),
        sent,
        complete.stands,
        units,
        warnings,
        gathered.frames,
        empty,
    )


def _warnings(
    gathered: Gathered,
    base: Base | None,
    units: pd.DataFrame,
    complete: carrying.Carried,
    definitions: Definitions,
    as_of: date,
) -> Iterator[IntakeWarning]:
    """What the rows sent, as they are typed and beside the last period's, leave open."""
    before = base.tables if base else {}
    for file, names in gathered.empty.items():
        yield IntakeWarning(
            "empty_tables", gathered.scopes.get(file, ""), table=",".join(names), file=file
        )

    def cell(name: str, row: int, column: str) -> str:
        return place(gathered, name, column, row).cell

    homes = reporting_units(units)
    yield from titles.warnings(
        gathered.titles, gathered.frames, gathered.origins, units, homes, as_of
    )
    yield from titles.noted(gathered.frames, gathered.origins, as_of, cell)
    yield from evidence.typed(gathered.frames, homes, as_of, cell)
    yield from clocks.warnings(gathered.frames, homes, cell)
    yield from misplaced.sums(gathered.frames, homes, cell)
    yield from evidence.years(complete.tables, gathered.frames, homes, as_of)
    if base:
        yield from evidence.against(
            gathered.frames, complete.tables, before, homes, later=base.as_of < as_of
        )
        yield from misplaced.warnings(gathered.frames, before, homes, cell)
        yield from evidence.register(gathered.frames.get(REGISTER), before.get(REGISTER))
    yield from codes.warnings(gathered.frames, gathered.origins, before, homes)
    new = {
        name: set(
            gathered.frames[name]["component"][components.unknown(gathered.frames[name], before)]
        )
        for name in components.IN
        if name in gathered.frames
    }
    yield from components.warnings(
        gathered.frames.get("assessment_weights"),
        {name: held for name, held in new.items() if held},
    )
    yield from carrying.warnings(complete, units, as_of)
    if totals.TABLE in gathered.frames:
        total = gathered.frames[totals.TABLE]
        at = partial(cell, totals.TABLE)
        yield from totals.warnings(total, definitions, at, faults.towns(units))
        yield from sums.warnings(total, definitions, at)
        yield from precedence.warnings(
            gathered.frames, before, complete.dropped, homes, definitions, base.id if base else ""
        )


def _provenance(
    gathered: Gathered, provenance: str, base: Base | None, carried: Sequence[str]
) -> Iterator[Problem]:
    """Demonstration data never become reported data, nor carry into them."""
    if carried and base is None:
        yield Problem("no_base", table=REGISTER)
    if provenance == "demo":
        return
    for file in gathered.demo:
        yield Problem("demo_as_reported", file)
    if base and base.provenance == "demo" and carried:
        yield Problem("carried_demo", table=REGISTER, hint={"base": base.id})
