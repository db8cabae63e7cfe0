"""总览: one conclusion, three pillars, the map; then the published figures and attention."""

from dashboard.widgets import frame, overview
from dashboard.widgets.explorer import explorer
from dashboard.widgets.published import cards, ledger

view = frame.begin("overview.title")
overview.conclusion(view)
cards(view)
explorer(view)
overview.section(view, "overview.published", "overview.published_note")
ledger(view)
overview.section(view, "attention.title", "attention.method")
overview.attention_list(view)
frame.end(view)
