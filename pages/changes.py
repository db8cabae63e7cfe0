"""本期变化: what moved since the period compared with, by more than chance."""

from dashboard.components import layout
from dashboard.panels import changes

reader = layout.begin("changes.title")
if before := changes.since(reader):
    changes.moved(reader, before)
    changes.opposed(reader, before)
    changes.levels(reader, before)
    changes.records(reader, before)
changes.multiples(reader)
layout.end(reader)
