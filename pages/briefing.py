"""发布会: run sheets, the deck and its hand-outs, questions and answers, codes."""

from dashboard.widgets import briefing, frame

view = frame.begin("briefing.page", more=briefing.choices)
briefing.page(view)
frame.end(view)
