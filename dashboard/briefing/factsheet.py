"""The fact sheet as PDF: figures with qualifier, source and code, the pictures, the words."""

from pathlib import Path

from dashboard import theme
from dashboard.briefing import images, typefaces
from dashboard.briefing.deck import Deck
from dashboard.briefing.numbers import Number
from dashboard.charts.svg import svg

TEMPLATE = Path(__file__).with_name("factsheet.typ")
MAX_PICTURES = 8
"""Pictures that fit on two pages; the first ones of the run sheet are taken."""


def pdf(deck: Deck) -> bytes:
    """The fact sheet, one or two pages of A4."""
    t = deck.edition.t
    about = (t.label(deck.sheet.name), t("briefing.factsheet"), deck.basis)
    data = {
        "title": deck.title,
        "author": t("app.city"),
        "family": typefaces.FAMILY,
        "lang": t.lang,
        "mark": deck.mark,
        "colours": theme.VARIABLES,
        "subtitle": " · ".join(filter(None, about)),
        "heads": [t(f"briefing.column.{name}") for name in ("figure", "label", "source", "code")],
        "rows": [_row(number) for number in figures(deck)],
        "caveats": _caveats(deck),
        "pictures": _pictures(deck),
        "words_head": t("briefing.sources"),
        "words": [list(line) for s in deck.screens if s.kind == "sources" for line in s.lines],
        "foot": deck.made,
    }
    return images.compiled(TEMPLATE.read_text("utf-8"), data, form="pdf")


def _row(number: Number) -> dict[str, str]:
    return {
        "shown": number.shown,
        "label": number.label,
        "source": " · ".join((number.mark, number.source)),
        "code": number.code,
        "pillar": number.pillar,
    }


def _caveats(deck: Deck) -> list[str]:
    """What sources that disagree say, each once."""
    gap = deck.edition.t("list.item")
    said = [
        gap.join([s.title, *(text for _, text in s.lines)])
        for s in deck.screens
        if s.kind == "conflicts"
    ]
    return list(dict.fromkeys(said))


def _pictures(deck: Deck) -> list[dict[str, str]]:
    drawn = [s for s in deck.screens if s.picture is not None and s.kind != "conflicts"]
    return [
        {
            "title": s.title,
            "mark": " · ".join(dict.fromkeys(n.mark for n in s.every)),
            "source": s.source,
            "svg": svg(s.picture.chart),
        }
        for s in drawn[:MAX_PICTURES]
        if s.picture
    ]


def figures(deck: Deck, *, backup: bool = True) -> list[Number]:
    """The numbers in large type, and those compared, each once; with those of `backup` screens
    or without.
    """
    shown = [
        n
        for s in deck.screens
        if backup or not s.backup
        for n in (*s.numbers, *(s.every if s.kind in ("comparison", "conflicts") else ()))
    ]
    return list({n.code: n for n in shown}.values())
