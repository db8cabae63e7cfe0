"""错配: where powers, staff and relief do not keep step."""

from dashboard.components import layout
from dashboard.panels import mismatch

reader = layout.begin("mismatch.title", more=mismatch.choices)
mismatch.page(reader)
layout.end(reader)
