"""The fact sheet as PDF: figures with qualifier, source and code, the pictures, the words."""

from pathlib import Path

from dashboard import theme
from dashboard.briefing import images, typefaces
from dashboard.briefing.deck import Deck
from dashboard.briefing.numbers import Number
from dashboard.charts.svg import svg

TEMPLATE = Path(__file__).with_name("factsheet.typ")
PICTURES = 4
"""Pictures that fit on two pages; the first ones of the run sheet are taken."""


def pdf(deck: Deck) -> bytes:
    """The fact sheet, one or two pages of A4."""
    t = deck.edition.t
    drawn = [s for s in deck.screens if s.picture is not None and s.kind != "conflicts"]
    pictures = [
        {
            "title": s.title,
            "mark": " · ".join(dict.fromkeys(n.mark for n in s.every)),
            "source": s.source,
            "svg": svg(s.picture.chart),
        }
        for s in drawn[:PICTURES]
        if s.picture
    ]
    sources = [s for s in deck.screens if s.kind == "sources"]
    data = {
        "title": deck.title,
        "author": t("app.city"),
        "family": typefaces.FAMILY,
        "lang": t.lang,
        "mark": deck.mark,
        "colours": theme.VARIABLES,
        "subtitle": " · ".join(
            filter(None, (t.label(deck.sheet.name), t("briefing.factsheet"), deck.basis))
        ),
        "heads": [t(f"briefing.column.{name}") for name in ("figure", "label", "source", "code")],
        "rows": [
            {
                "shown": n.shown,
                "label": n.label,
                "source": " · ".join((n.mark, n.source)),
                "code": n.code,
                "pillar": n.pillar,
            }
            for n in figures(deck)
        ],
        "caveats": list(
            dict.fromkeys(
                t("list.item").join([s.title, *(text for _, text in s.lines)])
                for s in deck.screens
                if s.kind == "conflicts"
            )
        ),
        "pictures": pictures,
        "words_head": t("briefing.sources"),
        "words": [list(line) for s in sources for line in s.lines],
        "foot": deck.made,
    }
    return images.compiled(TEMPLATE.read_text("utf-8"), data, form="pdf")


def figures(deck: Deck) -> list[Number]:
    """The numbers in large type, and those compared, each once."""
    shown = [
        n
        for s in deck.screens
        for n in (*s.numbers, *(s.every if s.kind in ("comparison", "conflicts") else ()))
    ]
    return list({n.code: n for n in shown}.values())
