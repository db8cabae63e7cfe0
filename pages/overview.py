"""总览: who stands worst, three pillars, the map; then the published figures and attention."""

import streamlit as st

from dashboard.components import explorer, layout
from dashboard.panels.overview import alerts, cards, published

reader = layout.begin("overview.title")
alerts.conclusion(reader)
with st.container(key="first"):
    left, right = st.columns([1, 1], gap="medium")
with left:
    alerts.gravest(reader)
    cards.pillars(reader)
    alerts.city(reader)
with right:
    explorer.map_of_any(reader)
explorer.after_map(reader)
published.ledger(reader)
alerts.attention_list(reader)
layout.end(reader)
