"""Clock times that speak against themselves: days where a time of day is asked, ends that stand
exactly on their deadlines.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import sender
from dashboard.intake.problems import Cell, IntakeWarning, Kind, places

MOST = 0.5
"""The share of a unit's cells from which it is a habit: midnight, or to the second, is rare."""
LEAST = 3
"""Ends on their deadlines from which the share tells something; fewer may be chance."""
DEADLINES = {
    "tickets": {"accepted_at": "accept_due_at", "done_at": "done_due_at"},
    "coordination_orders": {"arrived_at": "due_at"},
}
"""By table, the clock that ends what the other sets a deadline for."""


def warnings(
    sent: Mapping[str, pd.DataFrame], homes: Mapping[str, str], cell: Cell
) -> Iterator[IntakeWarning]:
    """One a unit and table for all columns of days, one for each clock that ends on its deadline.

    A cell without a time of day reads as 00:00, hours before what was really done that day.
    """
    for name, frame in sent.items():
        clocks = [c.name for c in TABLES[name].columns if c.type == "timestamp"]
        if not clocks:
            continue
        whose = sender(TABLES[name], frame, homes)
        for unit, rows in frame.groupby(whose, dropna=True):
            days = {column: held for column in clocks if (held := _days(rows[column])) is not None}
            if days:
                yield _warning("days_only", name, str(unit), days, cell)
            for ended, due in DEADLINES.get(name, {}).items():
                on = _on_deadline(rows, ended, due)
                if on is not None and not days.keys() & {ended, due}:
                    yield _warning("on_deadline", name, str(unit), {ended: on}, cell)


def _days(clocks: pd.Series) -> pd.Series | None:
    """The cells without a time of day, where they are half or more of those that are filled."""
    there = clocks.dropna()
    days = there[there == there.dt.normalize()]
    return days if len(days) and len(days) >= MOST * len(there) else None


def _on_deadline(rows: pd.DataFrame, ended: str, due: str) -> pd.Series | None:
    """The ends exactly on their deadlines, where they are half or more."""
    there = rows.dropna(subset=[ended, due])
    on = there.loc[there[ended] == there[due], ended]
    return on if len(on) >= max(LEAST, MOST * len(there)) else None


def _warning(
    kind: Kind, name: str, unit: str, found: Mapping[str, pd.Series], cell: Cell
) -> IntakeWarning:
    cells = [cell(name, int(str(row)), c) for c, held in found.items() for row in held.index]
    return IntakeWarning(
        kind,
        unit,
        table=name,
        column=",".join(found),
        cells=places(cells),
        facts={"n": str(len(cells))},
    )
