"""The look of a screen that follows from what it holds: sizes of type, panels, the drawing."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.briefing.deck import Deck
from dashboard.briefing.numbers import Number
from dashboard.briefing.screen import Screen
from dashboard.charts.svg import svg
from dashboard.charts.text import width
from dashboard.text import formats

LONG, LONGER = 48, 84
"""Widths of titles, in full-width characters, from which on their type is smaller."""
DENSE = 330
"""Characters of a list from which on its type is smaller."""
CONTENT, GAP, INDENT, ASIDE = 1732, 40, 72, 440
"""Pixels of a screen: its content, what stands between two figures and before one, a column."""
LARGEST, LITTLE = 224, 0.38
"""Type of the largest figure, and of qualifier and unit in proportion."""


@dataclass(frozen=True)
class Figure:
    """A figure in large type of `size` pixels; 0 where there is none, and a word instead."""

    label: str
    before: str
    digits: str
    after: str
    note: str
    size: int


@dataclass(frozen=True)
class Look:
    """A screen, and what of its look follows from what it holds."""

    screen: Screen
    title_size: str
    is_published: bool
    is_dense: bool
    is_wide: bool
    figures: tuple[Figure, ...]
    drawing: Markup


def of_screen(screen: Screen, deck: Deck) -> Look:
    """The look of a screen of `deck` at 16:9."""
    t = deck.edition.t
    title = width(screen.title, 1)
    aside = screen.picture is not None
    shown = [n for n in screen.numbers if n.code]
    room = (CONTENT - GAP * (len(screen.numbers) - 1)) / max(len(screen.numbers), 1)
    width_of = (ASIDE if aside else room) - INDENT
    largest = min([LARGEST / (2 if aside else 1), *(_fitting(n, width_of) for n in shown)])
    return Look(
        screen=screen,
        title_size="longer" if title > LONGER else "long" if title > LONG else "",
        is_published=any(n.mark == t("provenance.published.name") for n in screen.every),
        is_dense=sum(len(name + text) for name, text in screen.lines) > DENSE,
        is_wide=screen.picture is not None and not screen.numbers,
        figures=tuple(_figure(n, round(largest), deck.exception(n)) for n in screen.numbers),
        drawing=Markup(svg(screen.picture.chart)) if screen.picture else Markup(),
    )


def _figure(number: Number, size: int, note: str) -> Figure:
    """A figure; a word where there is none."""
    if not number.code:
        return Figure(number.label, "", number.shown, "", note, 0)
    return Figure(number.label, *formats.split(number.shown), note, size)


def _fitting(number: Number, room: float) -> float:
    """The type in which a figure is as wide as its column."""
    before, digits, after = formats.split(number.shown)
    latin = (before + after).isascii()  # qualifier and unit stand above and below
    around = 0 if latin else width(before + after, LITTLE) + 0.1
    return room / (width(digits, 1) + around)
