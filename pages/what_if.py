"""推演: what becomes of ranks when weights change."""

from dashboard.widgets import frame, what_if

view = frame.begin("what_if.title", more=what_if.choices)
what_if.page(view)
frame.end(view)
