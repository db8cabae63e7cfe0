"""县域: one unit, or one of its towns, on one sheet."""

from dashboard.widgets import county, frame

reader = frame.begin("county.title", more=county.choices)
county.page(reader)
frame.end(reader)
