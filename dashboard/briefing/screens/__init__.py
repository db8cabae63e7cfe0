"""Screens: one message each; its title is the conclusion."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.briefing import titles
from dashboard.briefing.run_sheet import Item, RunSheet, RunSheetError
from dashboard.briefing.screen import Screen
from dashboard.briefing.screens import counted, ends, over_units, published, told
from dashboard.briefing.screens.ends import data_date
from dashboard.edition import Edition

__all__ = ["build", "data_date"]

BUILDERS: dict[str, Callable[[Item, RunSheet, Edition], Screen]] = {
    "cover": ends.cover,
    "figures": published.figures,
    "comparison": published.comparison,
    "ranking": counted.ranking,
    "map": counted.map_,
    "trend": counted.trend,
    "extremes": counted.extremes,
    "change": over_units.change,
    "multiples": over_units.multiples,
    "funnel": over_units.funnel,
    "agenda": told.agenda,
    "quotation": told.quotation,
    "timeline": told.timeline,
    "closing": told.closing,
    "conflicts": published.conflict,
    "sources": ends.sources,
}


def build(item: Item, sheet: RunSheet, edition: Edition) -> Screen:
    """The screen of one item of a checked sheet."""
    screen = BUILDERS[item.kind](item, sheet, edition)
    said = tuple(n.sentence for n in screen.every if n.sentence)
    return replace(
        screen,
        title=_title(item, screen, edition),
        notes=(*said, *screen.notes),
        own=item.notes,
        mark=edition.mark if item.counted else "",
        backup=item.backup,
    )


def _title(item: Item, screen: Screen, edition: Edition) -> str:
    """The title typed in the edition's language, its numbers filled in; else the one proposed."""
    typed = titles.chosen(item.title, edition.t.lang).strip()
    if not typed:
        return screen.title
    if unknown := titles.unknown(typed, screen.fills):
        raise RunSheetError("placeholder", given=unknown)
    return titles.filled(typed, screen.fills)
