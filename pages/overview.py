"""总览: one conclusion, three pillars, the map; then the published figures and attention."""

from dashboard.widgets import frame, overview
from dashboard.widgets.explorer import explorer
from dashboard.widgets.published import cards, ledger

reader = frame.begin("overview.title")
overview.conclusion(reader)
cards(reader)
explorer(reader)
overview.section(reader, "overview.published", "overview.published_note")
ledger(reader)
overview.section(reader, "attention.title", "attention.method")
overview.attention_list(reader)
frame.end(reader)
