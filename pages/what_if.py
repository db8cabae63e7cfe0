"""推演: what becomes of ranks when weights change."""

from dashboard.components import layout
from dashboard.panels.what_if import page

reader = layout.begin("what_if.title", more=page.choices)
page.page(reader)
layout.end(reader)
