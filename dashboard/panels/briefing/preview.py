"""The deck a run sheet becomes: previewed, and opened in a tab of its own."""

import streamlit as st

from dashboard import store
from dashboard.briefing import run_sheet as run_sheets
from dashboard.briefing.deck import Deck
from dashboard.briefing.html import words
from dashboard.briefing.run_sheet import RunSheet, RunSheetError
from dashboard.components import deck, layout, prose
from dashboard.edition import Edition


def show(edition: Edition, sheet: RunSheet, place: int) -> Deck | None:
    """The deck at a screen (from nought); None, and what is wrong, where it cannot be made."""
    t = edition.t
    try:
        run_sheets.check(sheet, edition.claims, edition.definitions, edition.names)
        made = store.deck(sheet, edition)
    except RunSheetError as error:
        layout.notice("error", error.message(t))
        return None
    texts = words(t) | {"open": t("briefing.open"), "preview": t("briefing.preview")}
    deck.preview(store.html(made), screen=place + 1, words=texts)
    line = " · ".join(filter(None, (made.mark, made.basis, made.made)))
    st.html(prose.QUIET(text=t("briefing.open_about")) + prose.SOURCE(text=line))
    return made
