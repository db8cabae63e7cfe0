"""记录: the records behind any indicator's numerator and denominator."""

from dashboard.components import layout
from dashboard.panels import records

reader = layout.begin("records.title", more=records.choices)
records.page(reader)
layout.end(reader)
