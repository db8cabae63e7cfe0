"""The deck as PPTX: text and charts that can be edited, notes, source, page numbers."""

from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation

from dashboard import theme
from dashboard.briefing import (
    images,
    native_shapes,  # noqa: F401 - it registers its charts
    tags,
)
from dashboard.briefing.deck import Deck
from dashboard.briefing.native_charts import add_chart
from dashboard.briefing.screen import Screen
from dashboard.briefing.shapes import (
    Box,
    Style,
    add_label,
    add_page,
    add_panel,
    add_text,
    fill,
    fill_title,
    pixels,
    write,
)
from dashboard.charts.svg import svg
from dashboard.charts.text import width

WIDTH, HEIGHT, LEFT, CONTENT = 1920, 1080, 104, 1732
"""Pixels of a slide, where its content begins, and how wide it is."""
TOP, TALL, ASIDE, GAP = 250, 710, 440, 40
"""Where the body begins, how high it is, the column beside a picture, what stands between."""
FIGURE_SIZES = {1: 220, 2: 170, 3: 124}
"""Type of figures that stand alone, by how many there are."""
WIDER = 1.3
"""How much wider than ours the typeface of an office program can be."""
TEMPLATE = Path(__file__).with_name("template.pptx")
"""Made by `tools.slides_template`."""
LAYOUTS = ("cover", "content", *theme.PILLAR)
SOURCE, MARK = 13, 14
"""Placeholders of the layouts."""
ENDS = ("cover", "closing")


def pptx(deck: Deck) -> bytes:
    """The whole presentation, one slide a screen."""
    book = Presentation(str(TEMPLATE))
    book.core_properties.title = f"{deck.title} · {deck.code}"
    book.core_properties.author = deck.edition.t("app.city")
    book.core_properties.keywords = deck.code
    keys = tags.keys(deck.sheet.screens)
    for number, (screen, key) in enumerate(zip(deck.screens, keys, strict=True), start=1):
        tags.put(_slide(book, deck, screen, number), key)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _slide(book: Any, deck: Deck, screen: Screen, number: int) -> Any:
    cover = screen.kind in ENDS
    layout = "cover" if cover else screen.pillar or "content"
    slide = book.slides.add_slide(book.slide_layouts[LAYOUTS.index(layout)])
    hue = theme.PILLAR.get(screen.pillar, theme.INK)
    fill_title(slide, screen.title, cover=cover)
    if not cover:
        backup = deck.edition.t("briefing.backup") if screen.backup else ""
        fill(slide, MARK, " · ".join(filter(None, (backup, screen.mark))))
    _body(slide, deck, screen, hue)
    _foot(slide, deck, screen, number)
    return slide


def _foot(slide: Any, deck: Deck, screen: Screen, number: int) -> None:
    """The source and the page; in the notes all that is said, codes and what it was made from."""
    t = deck.edition.t
    source = t("view.source", source=screen.source) if screen.source else ""
    made = " · ".join(filter(None, (deck.basis, deck.made)))
    last = number == deck.imprint
    fill(slide, SOURCE, " · ".join(filter(None, (source, made if last else ""))))
    add_page(slide, number, len(deck.screens))
    codes = [f"{n.label} {n.shown} {n.code}" for n in screen.every if n.code]
    slide.notes_slide.notes_text_frame.text = "\n".join(
        filter(None, (screen.mark, screen.own, *screen.notes, source, *codes, made))
    )


def _body(slide: Any, deck: Deck, screen: Screen, hue: str) -> None:
    reach = deck.edition.t("briefing.reach")  # drawn only where the picture is ours
    lines = [text for _, text in screen.lines if text != reach]
    if screen.kind == "sources":
        _table(slide, screen)
    elif screen.kind == "agenda":
        _agenda(slide, deck, screen)
    elif screen.kind == "quotation":
        add_panel(slide, Box(LEFT, TOP, CONTENT, TALL), hue)
        first, *more = lines
        add_text(slide, [f"“{first}”"], Box(LEFT + 80, 380, 1570, 300), Style(68, bold=True))
        add_text(slide, more, Box(LEFT + 80, 720, 1570, 160), Style(40, theme.MUTED))
    elif screen.kind in ENDS:
        add_text(slide, lines[:1], Box(LEFT, 520, CONTENT, 80), Style(52, bold=True))
        add_text(slide, lines[1:], Box(LEFT, 610, CONTENT, 300), Style(38, theme.MUTED))
    elif screen.picture is None:
        _numbers(slide, deck, screen, hue)
    elif not screen.numbers:
        if not add_chart(screen.picture.chart, slide, screen.title):
            _image(slide, screen, LEFT, TOP, CONTENT)
        add_text(slide, lines, Box(LEFT, 900, CONTENT, 60), Style(32))
    else:
        _aside(slide, screen, hue, lines)
        if not add_chart(screen.picture.chart, slide, screen.title):
            _image(slide, screen, LEFT + ASIDE + GAP, TOP, CONTENT - ASIDE - GAP)


def _aside(slide: Any, screen: Screen, hue: str, lines: list[str]) -> None:
    """The figure beside a picture; a word where there is none."""
    first = screen.numbers[0]
    known = bool(first.code)
    add_panel(slide, Box(LEFT, TOP, ASIDE, TALL), hue)
    left, room = LEFT + 32, ASIDE - 56
    add_label(slide, first.label, Box(left, 390, room, 110), Style(36, theme.MUTED))
    large = min(96, int(room / (width(first.shown, 1) * WIDER)))
    style = Style(large if known else 44, hue if known else theme.MUTED, bold=known)
    add_text(slide, [first.shown], Box(left, 500, room, 150), style)
    add_text(slide, lines, Box(left, 650, room, 250), Style(30))


def _agenda(slide: Any, deck: Deck, screen: Screen) -> None:
    """A panel a pillar, with what is shown of it."""
    step = (CONTENT + GAP) // max(len(screen.lines), 1)
    for place, (pillar, text) in enumerate(screen.lines):
        left, hue = LEFT + place * step, theme.PILLAR[pillar]
        add_panel(slide, Box(left, TOP, step - GAP, TALL), hue)
        head = Style(48, hue, bold=True)
        name = deck.edition.t(f"pillar.{pillar}")
        add_text(slide, [name], Box(left + 36, TOP + 36, step - GAP - 72, 90), head)
        room = Box(left + 36, TOP + 140, step - GAP - 72, TALL - 160)
        add_text(slide, text.split("\n"), room, Style(38, theme.MUTED))


def _numbers(slide: Any, deck: Deck, screen: Screen, hue: str) -> None:
    """A panel each, in type of one size."""
    many = len(screen.numbers)
    step = (CONTENT + GAP) // many
    room = step - GAP - 72
    large = FIGURE_SIZES.get(many, 92)
    large = min(large, *(int(room / (width(n.shown, 1) * WIDER)) for n in screen.numbers))
    figure = Style(large, hue, bold=True)
    for place, number in enumerate(screen.numbers):
        left = LEFT + place * step
        add_panel(slide, Box(left, TOP, step - GAP, TALL), hue)
        left += 36
        add_label(slide, number.label, Box(left, 370, room, 110), Style(38, theme.MUTED))
        add_text(slide, [number.shown], Box(left, 490, room, 260), figure)
        note = deck.exception(number)
        add_text(slide, [note], Box(left, 770, room, 60), Style(30, theme.MUTED))


def _table(slide: Any, screen: Screen) -> None:
    rows = len(screen.lines)
    table = slide.shapes.add_table(rows, 2, *Box(LEFT, TOP, CONTENT, 60 * rows).emu).table
    table.first_row = table.horz_banding = False
    table.columns[0].width, table.columns[1].width = pixels(660), pixels(1072)
    for row, words in enumerate(screen.lines):
        for column, text in enumerate(words):
            cell = table.cell(row, column)
            cell.fill.background()
            cell.margin_top = cell.margin_bottom = pixels(4)
            write(cell.text_frame.paragraphs[0], text, Style(28, bold=column == 0))


def _image(slide: Any, screen: Screen, left: int, top: int, wide: int) -> None:
    assert screen.picture is not None
    chart = screen.picture.chart
    picture = slide.shapes.add_picture(
        BytesIO(images.png(svg(chart).encode())),
        pixels(left),
        pixels(top),
        width=pixels(wide),
    )
    words = [f"{n.label} {n.shown}" for n in screen.picture.numbers]
    picture._element.nvPicPr.cNvPr.set("descr", f"{screen.title}. {'; '.join(words)}")
