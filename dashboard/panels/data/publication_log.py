"""The log, and whether everything on disk is what it says."""

from html import escape

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Right
from dashboard.charts.grid import listing
from dashboard.components import layout
from dashboard.intake import report
from dashboard.panels.data.sections import named
from dashboard.snapshots import verification
from dashboard.text.i18n import Translator
from dashboard.views.common import cell_words


def show(t: Translator) -> None:
    """The log, and whether everything on disk is what it says."""
    held = store.survey().log
    found = verification.verify(paths.snapshots())
    head = held.entries[-1].hash if held.entries else "–"
    grave = sum(one.grave for one in found)
    said = t("data.verified", n=len(held.entries), hash=head, grave=grave, left=len(found) - grave)
    if grave:
        layout.notice("error", said)
    else:
        st.html(f'<p class="reading hash">{escape(said)}</p>')
    for one in found if auth.person().may(Right.PREVIEW) else ():
        layout.notice(
            "error" if one.grave else "warning",
            t(f"data.finding.{one.reason}", snapshot=one.snapshot, file=one.file, line=one.line),
        )
    st.html(f'<p class="quiet">{escape(t("periods.log_about"))}</p>')
    told = [entry for entry in held.entries if named(entry.directory)]
    if told:
        table = report.entries(told, t)
        st.html(f'<div class="records log">{listing(table, cell_words(t))}</div>')
