"""发布会: run sheets, the deck and its hand-outs, questions and answers, codes."""

from dashboard.widgets import briefing, frame

reader = frame.begin("briefing.page", more=briefing.choices)
briefing.page(reader)
frame.end(reader)
