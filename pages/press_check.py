"""稿件核对: a draft release, every number of it held against what was published."""

from dashboard.widgets import frame, press_check

reader = frame.begin_empty("press.title")
press_check.page(reader)
if reader is not None:
    frame.end(reader)
