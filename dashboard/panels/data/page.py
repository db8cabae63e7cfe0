"""The page of data: send and publish, the periods on disk, the log."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard.components import layout
from dashboard.components.session import language
from dashboard.edition import Edition, Reader, address
from dashboard.panels.data import periods, upload
from dashboard.text.i18n import Translator

SECTIONS = ("send", "periods", "log")


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """The parts of the page."""
    return {"section": SECTIONS}


def page(reader: Reader | None) -> None:
    """Tabs, what was just done, then the part chosen; without data all but comparing works."""
    t = reader.t if reader else Translator(language())
    asked = reader.state.section if reader else st.query_params.get("section", "")
    section = asked if asked in SECTIONS else SECTIONS[0]
    parameters = reader.state.parameters() if reader else {"lang": t.lang}
    items = "".join(
        f'<a href="{escape(address.here(parameters, section=id_))}"'
        f"{' aria-current=page' if id_ == section else ''}>"
        f"{escape(t(f'data.section.{id_}'))}</a>"
        for id_ in SECTIONS
    )
    st.html(f'<nav class="tabs tabs-methods" aria-label="{escape(t("data.title"))}">{items}</nav>')
    if reader is None:
        layout.notice("warning", t("data.none_yet"))
    done = st.session_state.pop("data_done", "")
    if done:
        layout.notice("done", done)
    {"send": upload.page, "periods": periods.page, "log": periods.log_page}[section](reader, t)
