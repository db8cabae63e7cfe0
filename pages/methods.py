"""方法: how every number is made, and what it cannot tell."""

from dashboard.widgets import frame, methods

reader = frame.begin("methods.title", more=methods.choices)
methods.page(reader)
frame.end(reader)
