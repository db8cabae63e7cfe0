"""错配: where powers, staff and relief do not keep step."""

from dashboard.widgets import frame, mismatch

reader = frame.begin("mismatch.title", more=mismatch.choices)
mismatch.page(reader)
frame.end(reader)
