"""数据: what offices send, checked, compared, published, taken back, taken away."""

import streamlit as st

from dashboard.components import layout
from dashboard.panels.data import (
    acts,
    draft,
    outdated,
    periods,
    publication_log,
    report,
    sections,
    send,
    template,
)
from dashboard.panels.reporting import desk

reader = layout.begin_empty("data.title", more=sections.choices, page="data")
t = sections.translator(reader)
section = sections.tabs(reader, t)
if section == "desk":
    desk.show(t)
elif section == "send":
    base = template.register()
    names = template.unit_names(base, t)
    outdated.show(t)
    with st.container(key="pair_send"):
        form, offered = st.columns([3, 2], gap="medium")
        with offered:
            template.show(base, names, t)
        with form:
            send.show(names, t)
    report.show(names, t)
    draft.show(names, t)
elif section == "periods":
    periods.show(reader, t)
elif section == "log":
    publication_log.show(t)
else:
    acts.show(t)
if reader is not None:
    layout.end(reader)
