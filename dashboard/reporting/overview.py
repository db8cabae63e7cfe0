"""What a period looks like: completeness by unit, table and day; who is to be reminded; what the
asking has cost.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.reporting.period import STATES, Cell, Period
from dashboard.text.i18n import Translator

Names = Mapping[str, str]
SIGNS = {"owed": "○", "faulty": "✕", "sent": "◐", "returned": "↩", "accepted": "●"}
"""Sign of each state, beside its word."""
OPEN = ("owed", "faulty", "returned")
"""States in which the unit is to act."""


def counts(period: Period, unit: str = "") -> dict[str, int]:
    """How many tables are in each state, of one unit or of all."""
    held = Counter(c.state for c in period.cells.values() if not unit or c.unit == unit)
    return {state: held[state] for state in STATES}


def table_name(name: str, t: Translator) -> str:
    """What a table is called."""
    return t.label(TABLES[name].label)


def state(cell: Cell, t: Translator) -> str:
    """Sign and word."""
    return f"{SIGNS[cell.state]} {t(f'reporting.state.{cell.state}')}"


def completeness(period: Period, names: Names, t: Translator) -> pd.DataFrame:
    """One line a unit and table: state, day sent, by whom last, days late, times, reason."""
    rows = [
        (
            names.get(c.unit, c.unit),
            table_name(c.table, t),
            state(c, t),
            c.sent_at[:10] or "–",
            c.at or "–",
            c.by or "–",
            period.late(c),
            c.rows,
            c.sent,
            c.returned,
            c.reason or c.correction or "–",
        )
        for c in period.cells.values()
    ]
    heads = ("unit", "table", "state", "day", "at", "by", "late", "rows", "sent", "returned", "why")
    return _table(rows, heads, t)


def own(period: Period, unit: str, t: Translator) -> pd.DataFrame:
    """What one unit owes and sent, what it has to do first."""
    order = ("returned", "faulty", "owed", "sent", "accepted")
    rows = [
        (
            table_name(c.table, t),
            state(c, t),
            c.at[:16] or "–",
            c.rows or "–",
            period.late(c) or "–",
            c.reason or c.correction or "–",
        )
        for c in sorted(period.of(unit), key=lambda c: order.index(c.state))
    ]
    return _table(rows, ("table", "state", "at", "rows", "late", "why"), t)


def burden(period: Period, names: Names, t: Translator) -> pd.DataFrame:
    """What the asking has cost each unit: rows, cells its offices had to write anew, times sent
    and returned.
    """
    rows = []
    for unit in period.owed:
        held = period.of(unit)
        rows.append(
            (
                names.get(unit, unit),
                sum(c.rows for c in held),
                sum(c.asked for c in held),
                sum(c.sent for c in held),
                sum(c.returned for c in held),
                max((period.late(c) for c in held), default=0),
            )
        )
    return _table(rows, ("unit", "rows", "asked", "sent", "returned", "late"), t)


def reminders(period: Period, names: Names, t: Translator) -> list[str]:
    """One line a unit that has something to do: what, until when, and why it was returned."""
    lines = []
    for unit in period.owed:
        held = period.of(unit)
        if not any(c.state in OPEN for c in held):
            continue
        said = []
        for name in OPEN:
            tables = [table_name(c.table, t) for c in held if c.state == name]
            if tables:
                said.append(t(f"reporting.remind.{name}", tables=t.join(tables), n=len(tables)))
        why = [
            t("reporting.remind.why", table=table_name(c.table, t), reason=c.reason, by=c.by)
            for c in held
            if c.state == "returned"
        ]
        lines.append(
            t(
                "reporting.remind.line",
                unit=names.get(unit, unit),
                date=period.as_of,
                due=period.due,
                what=t("reporting.remind.and").join([*said, *why]),
            )
        )
    return lines


def _table(
    rows: Sequence[tuple[object, ...]], heads: tuple[str, ...], t: Translator
) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[t(f"reporting.column.{name}") for name in heads])
