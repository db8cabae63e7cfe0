"""协调度: powers without staff, staff without relief."""

from dashboard.components import layout
from dashboard.panels import mismatch

reader = layout.begin("mismatch.title", more=mismatch.choices)
mismatch.question(reader)
mismatch.place_choice(reader)
if mismatch.is_scored(reader):
    mismatch.thresholds(reader)
    mismatch.quadrants(reader)
else:
    mismatch.no_scores(reader)
layout.end(reader)
