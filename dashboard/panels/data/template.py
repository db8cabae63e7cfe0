"""The templates that offices fill in: of one unit, of some tables, of totals only."""

from collections.abc import Sequence

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Right
from dashboard.components import chart_card, download, prose
from dashboard.contracts import TABLES
from dashboard.indicators import CITY
from dashboard.intake.workbooks.template import offered, template
from dashboard.snapshots import Snapshot, discover
from dashboard.text.i18n import Translator


def register() -> Snapshot:
    """The snapshot that codes are taken from: the latest reported one, else the latest."""
    there = store.catalogue(preview=auth.person().may(Right.PREVIEW)).snapshots
    reported = [s for s in there if s.provenance == "reported"]
    return (reported or list(there) or list(discover(paths.SHIPPED / "snapshots").snapshots))[-1]


def unit_names(base: Snapshot, t: Translator) -> dict[str, str]:
    """The city and the reporting units, by id."""
    rows = store.answer(base, "unit_names")
    return dict(zip(rows["unit"], rows[f"name_{t.written}"], strict=True))


def show(base: Snapshot, names: dict[str, str], t: Translator) -> None:
    """Choose a unit and tables, take the workbook."""
    prose.section(t("send.template.title"), t("send.template.about"))
    own = auth.person().units
    unit = st.selectbox(
        t("send.template.unit"),
        [unit for unit in names if not own or unit in own],
        format_func=lambda u: names[u],
        key="template_unit",
    )
    unit = "" if unit == CITY else unit
    with st.popover(t("send.template.tables"), width="stretch"):
        tables = st.pills(
            t("send.template.all"),
            offered(unit),
            key=f"template_tables_{unit}",
            selection_mode="multi",
            wrap=True,
            format_func=lambda name: t.label(TABLES[name].label),
        )

    def button(key: str, text: str, file: str, tables: Sequence[str]) -> None:
        download.button(
            t(text),
            key=key,
            mime=chart_card.XLSX,
            file_name=f"{file}_{unit or 'city'}.xlsx",
            data=lambda: template(
                store.table(base, "units"),
                store.definitions(),
                t,
                base=base.id,
                tables=tables,
                unit=unit,
                demo=base.provenance == "demo",
            ),
            right=Right.SEND,
        )

    button("template", "send.template.take", "template", tables)
    button("template_short", "send.template.short", "totals", ["reported_values"])
