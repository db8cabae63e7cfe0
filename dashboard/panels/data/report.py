"""What became of the files checked last: what is wrong, annotated copies, who has sent what."""

from functools import partial

import streamlit as st

from dashboard import store
from dashboard.access import Right
from dashboard.components import chart_card, download, layout, prose
from dashboard.files.tables import csv_bytes
from dashboard.indicators import CITY
from dashboard.intake import messages, report, tracker
from dashboard.intake.prepare import Prepared
from dashboard.intake.workbooks import annotated
from dashboard.text.i18n import Translator

LISTED = 200
"""Problems shown on the page; the files have all of them."""


def show(names: dict[str, str], t: Translator) -> None:
    """The report, once something was checked."""
    prepared: Prepared | None = st.session_state.get("intake")
    if prepared is None:
        return
    if prepared.checked.problems:
        _problems(prepared, t)
        _warnings(prepared, names, t)
        _copies(prepared, t)
    else:
        layout.notice("done", t("send.sound"))
    if not prepared.checked.sent.empty:
        _tracker(prepared, names, t)


def _problems(prepared: Prepared, t: Translator) -> None:
    problems = prepared.checked.problems
    n = sum(1 + len(p.cells) + p.more for p in problems)
    layout.notice("error", t("send.rejected", n=n))
    table = report.problems(problems[:LISTED], t)
    prose.table(table, t)
    if len(problems) > LISTED:
        prose.quiet(t("send.shown", n=LISTED))


def _warnings(prepared: Prepared, names: dict[str, str], t: Translator) -> None:
    """What is to be confirmed besides, so that all can be fixed at once."""
    warnings = prepared.checked.warnings
    if warnings:
        definitions, published = store.definitions(), store.published()
        prose.quiet(t("send.also", n=len(warnings)))
        prose.listed(messages.warning(one, names, definitions, published, t) for one in warnings)


def _copies(prepared: Prepared, t: Translator) -> None:
    problems = prepared.checked.problems
    with st.container(horizontal=True):
        download.button(
            t("send.problems_csv"),
            key="problems_csv",
            mime="text/csv",
            file_name="problems.csv",
            data=lambda: csv_bytes(report.problems(problems, t), t("sheet.problems")),
            right=Right.SEND,
        )
        for number, upload in enumerate(prepared.uploads):
            if any(p.file == upload.name for p in problems):
                download.button(
                    layout.label(t("send.marked", file=upload.name)),
                    key=f"marked_{number}",
                    mime=chart_card.XLSX,
                    file_name=f"marked_{upload.name.rpartition('.')[0]}.xlsx",
                    data=partial(annotated.copy, upload, problems, t),
                    right=Right.SEND,
                )


def _tracker(prepared: Prepared, names: dict[str, str], t: Translator) -> None:
    """Who has sent what, beside the last period."""
    checked, base = prepared.checked, prepared.base
    before = tracker.counts(store.tables(base), checked.units, CITY) if base else None
    table = report.tracker(checked.sent, before, checked.carried, names, t)
    about = t("tracker.about", base=base.id) if base else t("tracker.no_base")
    prose.section(t("tracker.title"), about)
    prose.table(table, t, "tracker")
