"""The city's reviewer: what a delivery changes, cell by cell; accept it or send it back."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from dashboard.access import Person, Right
from dashboard.contracts import TABLES
from dashboard.contracts.senders import reporting_units, sender
from dashboard.indicators import CITY
from dashboard.intake import difference
from dashboard.reporting import acts, delivery
from dashboard.reporting.acts import Act, ReportingError
from dashboard.reporting.delivery import Load
from dashboard.reporting.opening import register
from dashboard.reporting.period import DONE, Period, fold
from dashboard.snapshots.tables import load


def accept(
    data: Path, by: Person, period: Period, unit: str, tables: Sequence[str], id_: str
) -> Act:
    """Accept tables of a delivery; `ReportingError` where another came since."""
    return _judge(data, by, period, unit, tables, id_, acts.ACCEPT, "")


def send_back(
    data: Path,
    by: Person,
    period: Period,
    unit: str,
    tables: Sequence[str],
    id_: str,
    reason: str,
) -> Act:
    """Return tables of a delivery, also accepted ones, to the unit with a reason it reads."""
    if not reason.strip():
        raise ReportingError("no_reason")
    return _judge(data, by, period, unit, tables, id_, acts.RETURN, reason)


def _judge(
    data: Path,
    by: Person,
    period: Period,
    unit: str,
    tables: Sequence[str],
    id_: str,
    act: str,
    reason: str,
) -> Act:
    by.require(Right.REVIEW, unit)
    from_ = ("sent",) if act == acts.ACCEPT else DONE

    def allowed(held: list[Act]) -> None:
        cells = fold(held, period.as_of, period.provenance).cells
        for table in tables:
            cell = cells.get((unit, table))
            if cell is None or cell.delivery != id_ or cell.state not in from_:
                raise ReportingError("overtaken", by=cell.by if cell else "")

    where = acts.folder(data, period.as_of, period.provenance)
    return acts.append(
        where,
        act,
        by,
        allowed=allowed,
        unit=unit,
        tables=tables,
        delivery=id_,
        reason=reason,
    )


def changes(
    data: Path, period: Period, unit: str, table: str, id_: str, read: Load = load
) -> tuple[str, pd.DataFrame]:
    """What a table of a delivery changes against the last published period: its id (empty where
    there is none) and `difference.cells`.
    """
    base = delivery.standing(period, data, (), read)
    before, own = base.tables.get(table), reporting_units(register(data, period))
    if before is not None:
        before = before[sender(TABLES[table], before, own, CITY) == unit]
    return base.id if base.digest else "", difference.cells(
        table, before, delivery.rows(data, period, id_, table)
    )
