"""The draft with comments, and the report, as Word files."""

from collections.abc import Callable

import streamlit as st

from dashboard.components import download, layout
from dashboard.panels.press_check import draft
from dashboard.press.report import word_files
from dashboard.press.report.words import Report

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(report: Report) -> None:
    """Both, made when they are asked for."""
    t, word = report.t, draft.came_as_word()
    if word and not word_files.keeps(report, word):
        layout.notice("warning", t("press.unseen.look"))
    with st.container(horizontal=True):
        commented = f"{t('press.draft')}_{t('press.file')}.docx"
        _button(
            t("press.comments"),
            commented,
            "press_comments",
            lambda: word_files.commented(report, word),
        )
        summary = f"{t('press.report_title')}.docx"
        _button(t("press.report"), summary, "press_report", lambda: word_files.summary(report))


def _button(label: str, name: str, key: str, data: Callable[[], bytes]) -> None:
    download.button(label, data, file_name=name, mime=MIME, key=key)
