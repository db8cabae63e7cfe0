"""The draft release as DOCX: sentences made from the figures, and a table of their sources."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dashboard import theme
from dashboard.briefing import images
from dashboard.briefing.deck import Deck
from dashboard.briefing.factsheet import figures
from dashboard.briefing.numbers import sentence
from dashboard.charts.specs import AreaMap
from dashboard.files import word

BODY = 16
"""Points of the text: 三号 of Chinese offices."""
COLUMNS = (4.6, 3.2, 5.4, 2.8)
"""Widths of the table of sources, in centimetres."""


def docx(deck: Deck) -> bytes:
    """The whole document: one sentence for each number that may be said in public."""
    t, page = deck.edition.t, Document()
    word.look(page, BODY)
    _official(page)
    page.core_properties.title = f"{deck.title} · {deck.code}"
    page.core_properties.author = t("app.city")
    if deck.mark:
        _line(page, deck.mark, red=True)
    _line(page, t("briefing.draft"), red=True)
    page.add_heading(deck.title, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if lead := _lead(deck):
        _text(page, lead)
    numbers = figures(deck, backup=False)
    for pillar in dict.fromkeys(n.pillar for n in numbers):
        said = sentence([n for n in numbers if n.pillar == pillar], t)
        if said:
            page.add_heading(t(f"pillar.{pillar}") if pillar else t("briefing.overall"), level=2)
            _text(page, said)
    _text(page, t("briefing.release.end"))
    _conflicts(page, deck)
    _pictures(page, deck)
    _sources(page, deck)
    footer = page.sections[0].footer.paragraphs[0]
    footer.text = " · ".join(filter(None, (deck.mark, deck.basis, deck.made)))
    footer.runs[0].font.size, footer.paragraph_format.line_spacing = Pt(10.5), 1.0
    return word.saved(page)


def _official(page: Any) -> None:
    """Paper, margins, type and spacing of official documents (GB/T 9704–2012, 5.2)."""
    section = page.sections[0]
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    normal = page.styles["Normal"].paragraph_format
    normal.line_spacing, normal.space_after = Pt(28), Pt(0)
    for name, face, size in (
        ("Heading 1", "FZXiaoBiaoSong-B05S", 22),
        ("Heading 2", "SimHei", BODY),
    ):
        style = page.styles[name]
        style.font.name, style.font.size, style.font.bold = face, Pt(size), False
        style.element.rPr.rFonts.set(qn("w:eastAsia"), face)


def _text(page: Any, said: str) -> None:
    """A paragraph that begins two characters in."""
    page.add_paragraph(said).paragraph_format.first_line_indent = Pt(2 * BODY)


def _lead(deck: Deck) -> str:
    """Who tells it where and when; empty where the cover says none of it."""
    t, sheet = deck.edition.t, deck.sheet
    when, where, host = (t.label(one) for one in (sheet.date, sheet.place, sheet.host))
    if not (when and host):
        return ""
    key = "briefing.release.lead_at" if where else "briefing.release.lead"
    return t(key, date=when, place=where, host=host, subject=deck.title)


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
        page.paragraphs[-1].paragraph_format.line_spacing = 1.0  # else it is cut to a line


def _sources(page: Any, deck: Deck) -> None:
    t = deck.edition.t
    page.add_heading(t("briefing.sources_table"), level=2)
    heads = [t(f"briefing.column.{name}") for name in ("label", "figure", "source", "code")]
    rows = [(n.label, n.shown, f"{n.mark} · {n.source}", n.code) for n in figures(deck)]
    word.table(page, [heads, *rows], COLUMNS)
    for cell in page.tables[-1]._cells:
        cell.paragraphs[0].paragraph_format.line_spacing = 1.0
