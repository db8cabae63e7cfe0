"""The page of a press conference: the run sheet and its deck, questions, codes."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import paths, store
from dashboard.briefing import shelf
from dashboard.briefing.html import words
from dashboard.components import deck, layout
from dashboard.edition import Edition, Reader, address
from dashboard.panels.briefing import codes, run_sheet

SECTIONS = ("sheet", "cards", "code")
LONGEST = 20
"""Characters of a code as it may be typed."""


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """The parts of the page, the run sheets, and a code; a code alone says which part."""
    asked = bool(given.get("f")) and "section" not in st.query_params
    sections = sorted(SECTIONS, key=lambda s: s != "code") if asked else SECTIONS
    names = [*shelf.shipped(), *shelf.kept(paths.data())[0]]
    return {"section": sections, "sheet": names, "f": lambda text: len(text) <= LONGEST}


def page(reader: Reader) -> None:
    """Tabs, then the part chosen."""
    t, state = reader.t, reader.state
    items = "".join(
        f'<a href="{escape(address.here(state.parameters(), section=id_, f=""))}"'
        f"{' aria-current=page' if id_ == state.section else ''}>"
        f"{escape(t(f'briefing.section.{id_}'))}</a>"
        for id_ in SECTIONS
    )
    st.html(
        f'<nav class="tabs tabs-methods" aria-label="{escape(t("briefing.page"))}">{items}</nav>'
    )
    try:
        edition = store.keyed(reader.edition)
    except OSError as error:
        layout.notice("error", t("briefing.no_key", fault=error.strerror))
        return
    {"sheet": run_sheet.page, "cards": _cards, "code": codes.page}[state.section](reader, edition)


def _cards(reader: Reader, edition: Edition) -> None:
    t = reader.t
    about = t("briefing.cards_demo") if edition.demo else t("briefing.cards_reported")
    st.html(f'<p class="reading">{escape(about)}</p>')
    deck.answers(store.cards(edition), words(t))
