"""The deck on the page: its preview, its opening in a new tab, the cards; works without the
server once it is drawn.
"""

import streamlit as st

from dashboard import frontend
from dashboard.briefing.answers import Answers

COMPONENT = st.components.v2.component(
    "briefing_deck",
    html='<div class="briefing"></div>',
    css=frontend.text("deck/deck.css"),
    js=frontend.text("slides/questions.js", "slides/answers.js", "deck/deck.js"),
    isolate_styles=False,
)


def preview(html: str, *, screen: int, words: dict[str, str]) -> None:
    """The deck at a screen (from one), and the way to open it."""
    COMPONENT(key="deck", data={"html": html, "screen": screen, "words": words})


def answers(answers: Answers, words: dict[str, str]) -> None:
    """The box that takes questions, and the cards that answer them."""
    COMPONENT(key="answers", data={"answers": answers, "words": words})
