"""推演: what becomes of ranks when weights change."""

from dashboard.widgets import frame, what_if

reader = frame.begin("what_if.title", more=what_if.choices)
what_if.page(reader)
frame.end(reader)
