"""错配: where powers, staff and relief do not keep step."""

from dashboard.widgets import frame, mismatch

view = frame.begin("mismatch.title", more=mismatch.choices)
mismatch.page(view)
frame.end(view)
