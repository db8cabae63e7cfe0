"""总览: one conclusion, three pillars, the map; then the published figures and attention."""

from dashboard.components import layout
from dashboard.components.explorer import explorer
from dashboard.panels.overview import alerts
from dashboard.panels.overview.published import cards, ledger

reader = layout.begin("overview.title")
alerts.conclusion(reader)
cards(reader)
explorer(reader)
alerts.section(reader, "overview.published", "overview.published_note")
ledger(reader)
alerts.section(reader, "attention.title", "attention.method")
alerts.attention_list(reader)
layout.end(reader)
