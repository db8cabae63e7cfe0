"""How far a period is: the matrix of tables by units; reminders, the burden, who did what."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import theme
from dashboard.access import Right
from dashboard.charts.grid import Cell, matrix
from dashboard.components import chart_card, download, prose
from dashboard.files import clock
from dashboard.files.tables import xlsx_bytes
from dashboard.reporting import overview
from dashboard.reporting.period import Cell as Held
from dashboard.reporting.period import Period
from dashboard.text.i18n import Translator

COLOURS = {
    "sent": theme.VERDICT["qualifier"],
    "accepted": theme.VERDICT["match"],
    "returned": theme.VERDICT["mismatch"],
    "faulty": theme.VERDICT["mismatch"],
}


def sentence(period: Period, t: Translator) -> None:
    """All in a sentence."""
    counted = overview.counts(period)
    counted["open"] = counted["owed"]
    owed = {"units": len(period.owed), "owed": sum(map(len, period.owed.values()))}
    prose.takeaway(t("reporting.all", **counted | owed))


def show(period: Period, names: Mapping[str, str], t: Translator) -> None:
    """The matrix of tables by units, each cell with the day sent."""
    prose.section(t("reporting.matrix.title"), t("reporting.matrix.about"))
    tables = list(dict.fromkeys(c.table for c in period.cells.values()))
    today = clock.now().date()
    rows = [
        (
            overview.table_name(name, t),
            "",
            False,
            [_cell(period, period.cells.get((unit, name)), today, t) for unit in period.owed],
        )
        for name in tables
    ]
    heads = [(names.get(unit, unit), "", "") for unit in period.owed]
    st.html(matrix(groups=(), heads=heads, rows=rows, corner=t("reporting.matrix.corner")))
    note = t("reporting.headline", date=period.as_of, due=period.due, left=clock.stamp())
    download.button(
        t("reporting.matrix.take"),
        lambda: xlsx_bytes(overview.completeness(period, names, t), note),
        key="desk_matrix",
        mime=chart_card.XLSX,
        file_name=f"reporting_{period.as_of}_{t.lang}.xlsx",
        right=Right.REVIEW,
    )


def _cell(period: Period, held: Held | None, today: date, t: Translator) -> Cell:
    if held is None:
        return Cell("·", muted=True)
    late = held.state in overview.OPEN and period.late(held, today)
    colour = theme.VERDICT["mismatch"] if late else COLOURS.get(held.state, theme.PAPER)
    day = f" {held.sent_at[5:10]}" if held.sent_at else ""
    said = t(f"reporting.state.{held.state}")
    return Cell(f"{overview.SIGNS[held.state]}{day}", colour=colour, mark=" ", said=said)


def more(period: Period, names: Mapping[str, str], t: Translator) -> None:
    """Reminders, what the asking has cost, who did what: each when it is opened."""
    for key, draw in (
        ("remind", partial(_reminders, period, names, t)),
        ("burden", partial(_burden, period, names, t)),
        ("history", partial(_history, period, names, t)),
    ):
        panel = st.expander(t(f"reporting.{key}.title"), key=f"desk_{key}", on_change="rerun")
        if panel.open:
            with panel:
                draw()


def _reminders(period: Period, names: Mapping[str, str], t: Translator) -> None:
    lines = overview.reminders(period, names, t)
    if lines:
        st.code("\n".join(lines), language=None, wrap_lines=True)
    else:
        prose.quiet(t("reporting.remind.none"))


def _burden(period: Period, names: Mapping[str, str], t: Translator) -> None:
    prose.quiet(t("reporting.burden.about"))
    table = overview.burden(period, names, t)
    prose.table(table, t)


def _history(period: Period, names: Mapping[str, str], t: Translator) -> None:
    rows = [
        (
            act.n,
            act.at,
            act.by,
            t(f"reporting.act.{act.act}"),
            names.get(act.unit, act.unit) or "–",
            t.join([overview.table_name(name, t) for name in act.tables]) or "–",
            act.reason or act.detail.get("file", "") or act.detail.get("due", "") or "–",
        )
        for act in reversed(period.acts)
    ]
    heads = (
        "№",
        t("reporting.column.at"),
        t("reporting.column.by"),
        t("reporting.history.act"),
        t("reporting.column.unit"),
        t("reporting.column.table"),
        t("reporting.history.detail"),
    )
    table = pd.DataFrame(rows, columns=list(heads))
    prose.table(table, t, "log")
