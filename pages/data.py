"""数据: what offices send, checked, compared, published, taken back, taken away."""

from dashboard.widgets import data, frame

reader = frame.begin_empty("data.title", more=data.choices)
data.page(reader)
if reader is not None:
    frame.end(reader)
