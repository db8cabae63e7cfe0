"""记录: the records behind a number."""

from dashboard.components import layout
from dashboard.panels import records

reader = layout.begin("records.title", more=records.choices, page="records")
records.indicator_choice(reader)
cut = records.cut_of(reader)
records.account(reader, cut)
records.table(reader, cut)
records.files(reader, cut)
records.origin(reader)
layout.end(reader)
