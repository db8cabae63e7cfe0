"""发布会: run sheets, the deck and its hand-outs, questions and answers, codes."""

from dashboard.components import layout
from dashboard.panels.briefing import page

reader = layout.begin("briefing.page", more=page.choices)
page.page(reader)
layout.end(reader)
