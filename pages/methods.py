"""方法: how every number is made, and what it cannot tell."""

from dashboard.widgets import frame, methods

view = frame.begin("methods.title", more=methods.choices)
methods.page(view)
frame.end(view)
