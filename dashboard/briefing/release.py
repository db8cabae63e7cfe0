"""The draft release as DOCX: sentences made from the figures, and a table of their sources."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from dashboard import theme
from dashboard.briefing import images
from dashboard.briefing.deck import Deck
from dashboard.briefing.factsheet import figures
from dashboard.briefing.numbers import sentence
from dashboard.charts.specs import AreaMap
from dashboard.files import word

COLUMNS = (4.6, 3.2, 5.4, 2.8)
"""Widths of the table of sources, in centimetres."""


def docx(deck: Deck) -> bytes:
    """The whole document: one sentence for each number that may be said in public."""
    t, page = deck.edition.t, Document()
    word.look(page)
    page.core_properties.title = f"{deck.title} · {deck.code}"
    page.core_properties.author = t("app.city")
    if deck.mark:
        _line(page, deck.mark, red=True)
    _line(page, t("briefing.draft"), red=True)
    page.add_heading(deck.title, level=1)
    numbers = figures(deck)
    for pillar in dict.fromkeys(n.pillar for n in numbers):
        said = sentence([n for n in numbers if n.pillar == pillar], t)
        if said:
            page.add_heading(t(f"pillar.{pillar}") if pillar else t("briefing.overall"), level=2)
            page.add_paragraph(said)
    _conflicts(page, deck)
    _pictures(page, deck)
    _sources(page, deck)
    footer = page.sections[0].footer.paragraphs[0]
    footer.text = " · ".join(filter(None, (deck.mark, deck.basis, deck.made)))
    return word.saved(page)


def _line(page: Any, text: str, *, red: bool = False) -> None:
    run = page.add_paragraph().add_run(text)
    run.font.size, run.font.bold = Pt(11), red
    if red:
        run.font.color.rgb = word.colour(theme.ALERT)


def _conflicts(page: Any, deck: Deck) -> None:
    for screen in (s for s in deck.screens if s.kind == "conflicts"):
        page.add_heading(screen.title, level=2)
        for line in (*screen.notes, *(text for _, text in screen.lines)):
            page.add_paragraph(line)


def _pictures(page: Any, deck: Deck) -> None:
    """Pictures of the snapshot, each with its title, mark and source in it."""
    for screen in (s for s in deck.screens if s.picture and isinstance(s.picture.chart, AreaMap)):
        page.add_picture(BytesIO(images.png(images.svg(screen))), width=Cm(15))


def _sources(page: Any, deck: Deck) -> None:
    t = deck.edition.t
    page.add_heading(t("briefing.sources_table"), level=2)
    heads = [t(f"briefing.column.{name}") for name in ("label", "figure", "source", "code")]
    rows = [(n.label, n.shown, f"{n.mark} · {n.source}", n.code) for n in figures(deck)]
    word.table(page, [heads, *rows], COLUMNS)
