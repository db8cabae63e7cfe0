"""The page of a press conference: the run sheet and its deck, questions, codes."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import address, paths, store
from dashboard.briefing import fingerprint, shelf
from dashboard.briefing.html import words
from dashboard.briefing.material import Material
from dashboard.snapshots import Snapshot
from dashboard.widgets import codes, deck, frame, run_sheet
from dashboard.widgets.view import View

SECTIONS = ("sheet", "cards", "code")
LONGEST = 20
"""Characters of a code as it may be typed."""


def choices(snapshot: Snapshot, given: Mapping[str, str]) -> address.Options:
    """The parts of the page, the run sheets, and a code; a code alone says which part."""
    asked = bool(given.get("f")) and "section" not in st.query_params
    sections = sorted(SECTIONS, key=lambda s: s != "code") if asked else SECTIONS
    names = [*shelf.shipped(), *shelf.kept(paths.data())[0]]
    return {"section": sections, "sheet": names, "f": lambda text: len(text) <= LONGEST}


def page(view: View) -> None:
    """Tabs, then the part chosen."""
    t, state = view.t, view.state
    items = "".join(
        f'<a href="{escape(address.here(state.parameters(), section=id_, f=""))}"'
        f'{" aria-current=page" if id_ == state.section else ""}>'
        f'{escape(t(f"briefing.section.{id_}"))}</a>' for id_ in SECTIONS)
    st.html(f'<nav class="tabs tabs-methods" aria-label="{escape(t("briefing.page"))}">'
            f"{items}</nav>")
    try:
        material = material_of(view)
    except OSError as error:
        frame.notice("error", t("briefing.no_key", fault=error.strerror))
        return
    {"sheet": run_sheet.page, "cards": _cards, "code": codes.page}[state.section](view, material)


def material_of(view: View) -> Material:
    """What is on view, as the material of a briefing; OSError where the key cannot be kept."""
    return Material(
        t=view.t, snapshot=view.snapshot,
        snapshots={s.as_of: s for s in view.snapshots if s.as_of in view.history},
        history=view.history, known=view.known, labels=view.labels, claims=store.published(),
        key=fingerprint.secret(paths.data()))


def _cards(view: View, material: Material) -> None:
    t = view.t
    about = t("briefing.cards_demo") if material.demo else t("briefing.cards_reported")
    st.html(f'<p class="reading">{escape(about)}</p>')
    deck.answers(store.cards(material), words(t))
