"""数据: what offices send, checked, compared, published, taken back, taken away."""

from dashboard.widgets import data, frame

view = frame.begin_empty("data.title", more=data.choices)
data.page(view)
if view is not None:
    frame.end(view)
