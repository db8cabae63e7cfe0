"""稿件核对: a draft release, every number of it compared with what was published."""

import streamlit as st

from dashboard import store
from dashboard.components import layout
from dashboard.components.session import language
from dashboard.panels.press_check import downloads, draft, html, marked, numbers
from dashboard.press.comparison import KINDS
from dashboard.text.i18n import Translator

reader = layout.begin_empty("press.title", page="press_check")
t = reader.t if reader else Translator(language())
here = reader.state.parameters() if reader else {"lang": t.lang}

if fault := store.claims_fault():
    layout.notice("error", fault)
html.show("about", t)
text = draft.box(t)
if not text.strip():
    html.show("legend", t, KINDS)
elif report := draft.check(text, reader, t):
    html.show("headline", report)
    for note in report.notes:
        layout.notice("warning", t(f"press.unseen.{note}"))
    with st.container(key="press"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            if report.rows:
                html.show("figures", report, t)
        with right:
            numbers.to_settle(report, here)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            marked.show(report)
        with right:
            numbers.ours(report, here)
    downloads.show(report)
if reader:
    layout.end(reader)
