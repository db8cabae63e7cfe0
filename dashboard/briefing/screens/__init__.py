"""Screens: one message each; its title is the conclusion."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.briefing.screen import Screen
from dashboard.briefing.screens import counted, ends, published
from dashboard.edition import Edition

BUILDERS: dict[str, Callable[[Item, RunSheet, Edition], Screen]] = {
    "cover": ends.cover,
    "figures": published.figures,
    "comparison": published.comparison,
    "ranking": counted.ranking,
    "map": counted.map_,
    "trend": counted.trend,
    "conflicts": published.conflict,
    "sources": ends.sources,
}


def build(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The screen of one item of a checked sheet."""
    screen = BUILDERS[item.kind](item, sheet, edition)
    said = tuple(n.sentence for n in screen.every if n.sentence)
    return replace(
        screen,
        notes=(*said, *screen.notes),
        own=item.notes,
        mark=edition.mark if sheet.counted else "",
    )
