"""审计: who did what and when, for whoever may read it."""

import streamlit as st

from dashboard import audit, auth, paths
from dashboard.access import Right
from dashboard.components import download, prose
from dashboard.files import clock
from dashboard.files.tables import csv_bytes
from dashboard.text.i18n import Translator
from dashboard.views import audit as view

SHOWN = 200
"""Lines on the page; the file has all that were chosen."""


def show(t: Translator) -> None:
    """The latest acts, those of one kind or with some words in them; all of these as CSV."""
    person = auth.person()
    audit.require(paths.data(), person, Right.AUDIT)
    with st.container(horizontal=True, vertical_alignment="bottom", key="audit_filter"):
        act = st.selectbox(
            t("audit.which"),
            ["", *audit.Act],
            key="audit_act",
            format_func=lambda act: t(f"audit.act.{act}") if act else t("audit.all"),
            width=240,
        )
        words = st.text_input(t("audit.words"), key="audit_words", max_chars=100, width=320)
    lines = view.chosen(audit.read(paths.data()), act, words)
    prose.quiet(t("audit.about", n=len(lines), shown=SHOWN))
    if not lines:
        return

    def file() -> bytes:
        audit.record(paths.data(), audit.Act.EXPORTED, person, file="audit.csv", act=act)
        return csv_bytes(view.table(lines, t), t("audit.note", at=clock.stamp()))

    download.button(
        t("audit.take"),
        file,
        key="audit_csv",
        mime="text/csv",
        file_name="audit.csv",
        right=Right.AUDIT,
    )
    prose.table(view.table(lines[:SHOWN], t), t, "log")
