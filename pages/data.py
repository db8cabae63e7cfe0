"""数据: what offices send, checked, compared, published, taken back, taken away."""

from dashboard.components import layout
from dashboard.panels.data import page

reader = layout.begin_empty("data.title", more=page.choices)
page.page(reader)
if reader is not None:
    layout.end(reader)
