"""发布会: run sheets, the deck and its hand-outs, questions and answers, codes."""

import streamlit as st

from dashboard.components import layout
from dashboard.panels.briefing import (
    codes,
    hand_outs,
    preview,
    questions,
    run_sheet,
    screen_editor,
    sections,
)

reader = layout.begin("briefing.page", more=sections.choices, page="briefing")
sections.tabs(reader)
edition = sections.keyed(reader)
if edition and reader.state.section == "sheet":
    sheet = run_sheet.chosen(reader)
    left, right = st.columns([2, 3], gap="large")
    with left:
        place = screen_editor.edited(edition, sheet, reader.state.sheet, reader.state.indicator)
    with right:
        deck = preview.show(edition, sheet, place)
        if deck:
            hand_outs.make(reader, deck, place)
elif edition and reader.state.section == "cards":
    questions.cards(edition)
elif edition:
    codes.look_up(reader, edition)
layout.end(reader)
