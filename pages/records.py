"""记录: the records behind any indicator's numerator and denominator."""

from dashboard.widgets import frame, records

reader = frame.begin("records.title", more=records.choices)
records.page(reader)
frame.end(reader)
