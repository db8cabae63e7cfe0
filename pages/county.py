"""县域: one unit, or one of its towns, on one sheet."""

from dashboard.components import layout
from dashboard.panels import county

reader = layout.begin("county.title", more=county.choices)
county.page(reader)
layout.end(reader)
