"""方法: how every number is made, and what it cannot tell."""

from dashboard.components import layout
from dashboard.panels import methods

reader = layout.begin("methods.title", more=methods.choices)
methods.page(reader)
layout.end(reader)
