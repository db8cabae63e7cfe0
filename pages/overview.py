"""总览: one conclusion, three pillars, the map; then the published figures and attention."""

from dashboard.components import explorer, layout
from dashboard.panels.overview import alerts, cards, published

reader = layout.begin("overview.title")
alerts.conclusion(reader)
cards.pillars(reader)
explorer.any_indicator(reader)
published.ledger(reader)
alerts.attention_list(reader)
layout.end(reader)
