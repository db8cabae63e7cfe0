"""The deck as one HTML file: typeface, pictures, script and answers inside; nothing to load."""

import json
from html import escape

from dashboard import frontend
from dashboard.briefing import draw, typefaces
from dashboard.briefing.answers import cards
from dashboard.briefing.deck import Deck
from dashboard.briefing.numbers import Number
from dashboard.briefing.screens import Screen
from dashboard.text import formats
from dashboard.text.i18n import Translator

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "font-src data:; img-src data:"
)
LONG, LONGER = 48, 84
"""Widths of titles, in full-width characters, from which on their type is smaller."""
CONTENT, GAP, INDENT, ASIDE = 1732, 48, 44, 564
"""Pixels of a screen: its content, what stands between two figures and before one, a column."""
LARGEST, LITTLE = 224, 0.38
"""Type of the largest figure, and of qualifier and unit in proportion."""


def html(deck: Deck) -> bytes:
    """The whole file, UTF-8."""
    t = deck.edition.t
    screens = "".join(_screen(deck, screen, n) for n, screen in enumerate(deck.screens, start=1))
    data = {
        "notes": [_notes(s) for s in deck.screens],
        "words": words(t),
        "answers": cards(deck.edition),
    }
    content = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    lang = "zh-CN" if t.lang == "zh" else "en"
    styles = [typefaces.embedded(screens + content + deck.title), _file("deck.css")]
    page = (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(deck.title)} · {escape(deck.code)}</title>"
        + "".join(f"<style data-speaker>{css}</style>" for css in styles)
        + f'<style data-speaker media="not all">{_file("speaker.css")}</style></head>'
        f'<body class="{t.lang}"><main id="stage">{screens}</main>{_controls(deck)}'
        f'<script type="application/json" id="deck-data">{content}</script>'
        f"<script>{_file('answers.js')}\n{_file('deck.js')}</script></body></html>\n"
    )
    return page.encode()


def _file(name: str) -> str:
    return frontend.text(f"slides/{name}")


def words(t: Translator) -> dict[str, str]:
    """The texts that the scripts of deck and cards show."""
    said = {
        name: t(f"briefing.speaker.{name}")
        for name in (
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
    }
    said |= {name: t(f"briefing.card.{name}") for name in ("floor", "change", "code")}
    return said | {
        "other": t("briefing.card.conflict"),
        "help": t("briefing.keys.help"),
        "before": t("briefing.keys.before"),
        "forward": t("briefing.keys.next"),
    }


def _notes(screen: Screen) -> dict:
    return {
        "mark": screen.mark,
        "own": screen.own,
        "said": list(screen.notes),
        "codes": [f"{n.label} {n.shown} {n.code}" for n in screen.every if n.code],
    }


def _controls(deck: Deck) -> str:
    t = deck.edition.t
    buttons = "".join(
        f'<button id="{id_}" type="button">{escape(t(f"briefing.keys.{key}"))}</button>'
        + ('<span id="count"></span>' if id_ == "before" else "")
        for id_, key in (
            ("before", "before"),
            ("after", "next"),
            ("full", "full"),
            ("notes", "notes"),
            ("speaker", "speaker"),
        )
    )
    return (
        f'<div id="panel" hidden></div><div id="black" hidden></div>'
        f'<div id="said" role="status" hidden></div><nav id="bar">{buttons}</nav>'
    )


def _screen(deck: Deck, screen: Screen, number: int) -> str:
    body = {"sources": _listed, "cover": _lines}.get(screen.kind, _shown)(screen)
    width = draw.wide(screen.title, 1)
    size = "longer" if width > LONGER else "long" if width > LONG else ""
    t, source = deck.edition.t, ""
    if screen.source:
        source = t("view.source", source=screen.source)
    return (
        f'<section class="screen kind-{screen.kind} {screen.pillar}">{_marks(deck, screen)}'
        f'<h1 class="{size}">{escape(screen.title)}</h1><div class="body">{body}</div>'
        f'<div class="foot"><span>{escape(source)}</span><span class="page">'
        f"{escape(deck.basis)}<br>{escape(deck.made)} · {number} / {len(deck.screens)}</span>"
        "</div></section>"
    )


def _marks(deck: Deck, screen: Screen) -> str:
    t, chips = deck.edition.t, []
    if any(n.mark == t("provenance.published.name") for n in screen.every):
        chips.append(f"<span>{escape(t('provenance.published.name'))}</span>")
    if screen.mark:
        chips.append(f'<span class="demo">{escape(screen.mark)}</span>')
    return f'<div class="marks">{"".join(chips)}</div>'


def _shown(screen: Screen) -> str:
    room = (CONTENT - GAP * (len(screen.numbers) - 1)) / max(len(screen.numbers), 1) - INDENT
    if screen.picture is None:
        return (
            '<div class="numbers">'
            + "".join(_number(n, room, LARGEST) for n in screen.numbers)
            + "</div>"
        )
    aside = "".join(_number(n, ASIDE - INDENT, LARGEST / 2) for n in screen.numbers)
    picture = f'<div class="picture">{draw.svg(screen.picture)}</div>'
    return (
        f'<div class="aside">{aside}{_lines(screen)}</div>{picture}'
        if screen.numbers
        else picture + _lines(screen)
    )


def _number(number: Number, room: float, largest: float) -> str:
    """A figure as large as its column lets it be; a word where there is none."""
    if not number.code:
        return (
            f'<div class="number"><p class="label">{escape(number.label)}</p>'
            f'<p class="absent">{escape(number.shown)}</p></div>'
        )
    before, digits, after = formats.split(number.shown)
    latin = (before + after).isascii()  # qualifier and unit stand above and below
    around = 0 if latin else draw.wide(before + after, LITTLE) + 0.1
    size = min(largest, room / (draw.wide(digits, 1) + around))
    small = "".join(
        f"<small>{escape(part)}</small>" if place != 1 else escape(part)
        for place, part in enumerate((before, digits, after))
        if part
    )
    return (
        f'<div class="number"><p class="label">{escape(number.label)}</p>'
        f'<p class="shown" style="font-size:{size:.0f}px">{small}</p>'
        f'<p class="code">{escape(number.code)}</p></div>'
    )


def _lines(screen: Screen) -> str:
    return "".join(f'<p class="line">{escape(text)}</p>' for _, text in screen.lines)


def _listed(screen: Screen) -> str:
    dense = ' class="dense"' if sum(len(a + b) for a, b in screen.lines) > 330 else ""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in screen.lines)
    return f"<dl{dense}>{rows}</dl>"
