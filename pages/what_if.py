"""权重测算: what becomes of ranks when weights change."""

from dashboard.components import layout
from dashboard.panels.what_if import beside, board, chooser, opening, saved

reader = layout.begin("what_if.title", more=opening.choices)
reader, setting = opening.setting(reader)
panels = board.worked_out(reader, setting)
if setting and panels:
    board.conclusion(panels)
    chooser.show(reader, setting)
    board.board(reader, setting, panels)
    board.views(reader, panels)
    board.needed(reader, panels)
    beside.show(reader, setting, panels)
    saved.show(reader, setting, panels.names)
else:
    chooser.show(reader, setting)
    board.nothing(reader, setting)
layout.end(reader)
