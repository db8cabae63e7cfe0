"""方法: how every number is made, and what it cannot tell."""

from dashboard.components import layout
from dashboard.panels.methods import frame, indicators, quality, reference

SECTIONS = {
    "indicators": indicators.show,
    "claims": reference.published,
    "dictionary": reference.dictionary,
    "quality": quality.show,
    "history": reference.history,
    "index": reference.index,
}

reader = layout.begin("methods.title", more=frame.choices)
frame.tabs(reader)
frame.search(reader)
SECTIONS[reader.state.section](reader)
layout.end(reader)
