"""稿件核对: a draft release, every number of it held against what was published."""

from dashboard.widgets import frame, press_check

view = frame.begin_empty("press.title")
press_check.page(view)
if view is not None:
    frame.end(view)
