"""The deck as one HTML file: typeface, pictures, script and answers inside; nothing to load."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from dashboard import frontend, theme
from dashboard.briefing import typefaces
from dashboard.briefing.answers import cards
from dashboard.briefing.deck import Deck
from dashboard.briefing.numbers import Number
from dashboard.briefing.screen import Screen
from dashboard.charts.svg import svg
from dashboard.charts.text import width
from dashboard.text import formats
from dashboard.text.html import files
from dashboard.text.i18n import Translator

LONG, LONGER = 48, 84
"""Widths of titles, in full-width characters, from which on their type is smaller."""
DENSE = 330
"""Characters of a list from which on its type is smaller."""
CONTENT, GAP, INDENT, ASIDE = 1732, 48, 44, 564
"""Pixels of a screen: its content, what stands between two figures and before one, a column."""
LARGEST, LITTLE = 224, 0.38
"""Type of the largest figure, and of qualifier and unit in proportion."""
SPEAKER_WORDS = (
    "title",
    "next",
    "last",
    "notes",
    "elapsed",
    "codes",
    "ask",
    "none",
    "none_found",
    "blocked",
    "restart",
    "colon",
)


@dataclass(frozen=True)
class _Figure:
    """A figure in large type of `size` pixels; 0 where there is none, and a word instead."""

    label: str
    before: str
    digits: str
    after: str
    code: str
    size: int


@dataclass(frozen=True)
class _Page:
    """A screen, and what of its look follows from what it holds."""

    screen: Screen
    title_size: str
    is_published: bool
    is_dense: bool
    figures: tuple[_Figure, ...]
    drawing: Markup


def html(deck: Deck) -> bytes:
    """The whole file, UTF-8."""
    t = deck.edition.t
    screen = _templates().get_template("screen.html.j2")
    screens = Markup("").join(
        Markup(screen.render(deck=deck, t=t, page=_page(one, t), place=place))
        for place, one in enumerate(deck.screens, start=1)
    )
    data = json.dumps(
        {
            "notes": [_notes(s) for s in deck.screens],
            "words": words(t),
            "answers": cards(deck.edition),
        },
        ensure_ascii=False,
    ).replace("<", "\\u003c")
    typeface = typefaces.embedded(screens + Markup(data) + deck.title)
    page = _templates().get_template("deck.html.j2")
    return page.render(
        deck=deck,
        t=t,
        lang=t.lang,
        html_lang=t("language.tag"),
        screens=screens,
        styles=[Markup(css) for css in (typeface, theme.css(), _file("deck.css"))],
        speaker_style=Markup(_file("speaker.css")),
        script=Markup(_file("answers.js") + "\n" + _file("deck.js")),
        data=Markup(data),
    ).encode()


@cache
def _templates() -> Environment:
    return files(frontend.FOLDER / "slides")


def _file(name: str) -> str:
    return frontend.text(f"slides/{name}")


def words(t: Translator) -> dict[str, str]:
    """The texts that the scripts of deck and cards show."""
    said = {name: t(f"briefing.speaker.{name}") for name in SPEAKER_WORDS}
    said |= {name: t(f"briefing.card.{name}") for name in ("floor", "change", "code")}
    return said | {
        "other": t("briefing.card.conflict"),
        "help": t("briefing.keys.help"),
        "before": t("briefing.keys.before"),
        "forward": t("briefing.keys.next"),
    }


def _notes(screen: Screen) -> dict[str, Any]:
    return {
        "mark": screen.mark,
        "own": screen.own,
        "said": list(screen.notes),
        "codes": [f"{n.label} {n.shown} {n.code}" for n in screen.every if n.code],
    }


def _page(screen: Screen, t: Translator) -> _Page:
    title = width(screen.title, 1)
    aside = screen.picture is not None
    room = (CONTENT - GAP * (len(screen.numbers) - 1)) / max(len(screen.numbers), 1)
    return _Page(
        screen=screen,
        title_size="longer" if title > LONGER else "long" if title > LONG else "",
        is_published=any(n.mark == t("provenance.published.name") for n in screen.every),
        is_dense=sum(len(name + text) for name, text in screen.lines) > DENSE,
        figures=tuple(
            _figure(n, (ASIDE if aside else room) - INDENT, LARGEST / 2 if aside else LARGEST)
            for n in screen.numbers
        ),
        drawing=Markup(svg(screen.picture.chart)) if screen.picture else Markup(),
    )


def _figure(number: Number, room: float, largest: float) -> _Figure:
    """A figure as large as its column lets it be; a word where there is none."""
    if not number.code:
        return _Figure(number.label, "", number.shown, "", "", 0)
    before, digits, after = formats.split(number.shown)
    latin = (before + after).isascii()  # qualifier and unit stand above and below
    around = 0 if latin else width(before + after, LITTLE) + 0.1
    size = round(min(largest, room / (width(digits, 1) + around)))
    return _Figure(number.label, before, digits, after, number.code, size)
