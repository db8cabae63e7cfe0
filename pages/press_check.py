"""稿件核对: a draft release, every number of it held against what was published."""

from dashboard.components import layout
from dashboard.panels.press_check import page

reader = layout.begin_empty("press.title")
page.page(reader)
if reader is not None:
    layout.end(reader)
