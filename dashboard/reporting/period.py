"""A period of reporting as its acts have made it: who owes, sent, got back, was accepted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dashboard.access import Person, Right
from dashboard.contracts import TABLES
from dashboard.contracts.common import REPORTING
from dashboard.files import clock
from dashboard.indicators import CITY
from dashboard.intake.workbooks.template import OF_CITY, offered
from dashboard.reporting import acts
from dashboard.reporting.acts import Act, ReportingError

STATES = ("owed", "faulty", "sent", "returned", "accepted")
"""Of a table of a unit: not sent; sent, but every time with faults; waits for review; sent back;
good for publication.
"""
DONE = ("sent", "accepted")
OPTIONAL = ("units", "reported_values")
"""Tables that nobody owes: the register is a step of its own, totals stand in for records."""


@dataclass(frozen=True)
class Cell:
    """A table of a unit: its state, the delivery it is about, and the last word on it.

    `attempt` is a later file with faults, which changes nothing; `correction` is why a table
    that was accepted was sent anew; `sent` and `returned` count; `asked` are cells (rows by
    columns) that the office had to add to its ledger, over all deliveries.
    """

    unit: str
    table: str
    state: str = "owed"
    delivery: str = ""
    at: str = ""
    by: str = ""
    sent_at: str = ""
    reason: str = ""
    correction: str = ""
    attempt: str = ""
    rows: int = 0
    sent: int = 0
    returned: int = 0
    asked: int = 0


@dataclass(frozen=True)
class Period:
    """A period of reporting; `register` is the hash of its register of units, once published."""

    as_of: str
    provenance: str
    due: str
    by: str
    at: str
    owed: Mapping[str, Sequence[str]]
    register: str = ""
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    acts: Sequence[Act] = ()

    def of(self, unit: str) -> list[Cell]:
        """The tables of a unit."""
        return [cell for cell in self.cells.values() if cell.unit == unit]

    def late(self, cell: Cell, today: date | None = None) -> int:
        """Days after the due date at which it was sent, or is still not."""
        sent = cell.sent_at[:10] if cell.state in DONE else ""
        day = date.fromisoformat(sent) if sent else today or clock.now().date()
        return max(0, (day - date.fromisoformat(self.due)).days)


def owed_by(units: Mapping[str, str]) -> dict[str, list[str]]:
    """What each unit of `units` (id → level) owes by default: a county or zone all its tables,
    the city those it keeps itself.
    """
    own = [name for name in TABLES if name in OF_CITY and name not in OPTIONAL]
    theirs = [name for name in offered("-") if name not in OPTIONAL]
    return {
        unit: own if level == "city" else theirs
        for unit, level in units.items()
        if level in (*REPORTING, "city")
    }


def may_send(unit: str) -> list[str]:
    """The tables that a unit may send; the register is published by itself."""
    own = OF_CITY if unit == CITY else offered(unit)
    return [name for name in TABLES if name in (*own, "reported_values") and name != "units"]


def opened(data: Path, as_of: str, provenance: str) -> Period:
    """The period; `ReportingError` where there is none or its files are damaged."""
    held = acts.read(acts.folder(data, as_of, provenance))
    if not held:
        raise ReportingError("unopened", date=as_of)
    return fold(held, as_of, provenance)


def all_opened(data: Path) -> list[tuple[str, str]]:
    """Date and provenance of every period of reporting, the latest first."""
    found = [file.parents[1].name for file in (data / "reporting").glob("*/acts/00001.json")]
    return [(name[:10], name[11:]) for name in sorted(found, reverse=True)]


def visible(period: Period, person: Person) -> Period:
    """What `person` may see of it: a reviewer or publisher all, a sender the own units'."""
    if person.may(Right.REVIEW) or person.may(Right.PUBLISH):
        return period
    person.require(Right.SEND)
    return replace(
        period,
        owed={unit: held for unit, held in period.owed.items() if person.may(Right.SEND, unit)},
        cells={k: v for k, v in period.cells.items() if person.may(Right.SEND, v.unit)},
        acts=[a for a in period.acts if not a.unit or person.may(Right.SEND, a.unit)],
    )


def fold(held: Sequence[Act], as_of: str, provenance: str) -> Period:
    """The period that `held` acts have made; the first of them opened it."""
    first = held[0]
    period = Period(
        as_of, provenance, first.detail["due"], first.by, first.at, first.detail["owed"], acts=held
    )
    cells = {
        (unit, table): Cell(unit, table) for unit, owed in period.owed.items() for table in owed
    }
    for act in held[1:]:
        if act.act == acts.DUE:
            period = replace(period, due=act.detail["due"])
        elif act.act == acts.REGISTER:
            period = replace(period, register=act.detail["sha256"])
        else:
            cells |= {(c.unit, c.table): c for c in _after(act, cells)}
    return replace(period, cells=cells)


def _after(act: Act, cells: Mapping[tuple[str, str], Cell]) -> Iterator[Cell]:
    for table in act.tables:
        cell = cells.get((act.unit, table), Cell(act.unit, table))
        stamped = replace(cell, at=act.at, by=act.by, reason=act.reason)
        if act.act == acts.SEND:
            rows = int(act.detail["rows"][table])
            yield replace(
                stamped,
                state="sent",
                delivery=act.delivery,
                sent_at=act.at,
                reason="",
                correction=act.reason,
                attempt="",
                rows=rows,
                sent=cell.sent + 1,
                asked=cell.asked + rows * len(TABLES[table].holder.new),
            )
        elif act.act == acts.FAULT and cell.state in DONE:
            yield replace(cell, attempt=act.delivery)
        elif act.act == acts.FAULT:
            reason = cell.reason if cell.state == "returned" else ""
            yield replace(stamped, state="faulty", delivery=act.delivery, reason=reason)
        elif act.delivery == cell.delivery and cell.state in DONE:
            back = act.act == acts.RETURN
            if back or act.act == acts.ACCEPT:
                state = "returned" if back else "accepted"
                yield replace(stamped, state=state, returned=cell.returned + back)
