"""The deck as PPTX: text and charts that can be edited, notes, source, page numbers."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN

from dashboard import theme
from dashboard.briefing import images
from dashboard.briefing.deck import Deck
from dashboard.briefing.native_charts import add_chart
from dashboard.briefing.screen import Screen
from dashboard.briefing.shapes import Box, Style, add_text, add_title, colour_of, pixels, write
from dashboard.charts.svg import size, svg
from dashboard.charts.text import width

WIDTH, HEIGHT, LEFT, CONTENT = 1920, 1080, 104, 1732
"""Pixels of a slide, where its content begins, and how wide it is."""
FIGURE_SIZES = {1: 220, 2: 170, 3: 124}
"""Type of figures that stand alone, by how many there are."""
RIGHT = PP_ALIGN.RIGHT


def pptx(deck: Deck) -> bytes:
    """The whole presentation, one slide a screen."""
    book = Presentation()
    book.slide_width, book.slide_height = pixels(WIDTH), pixels(HEIGHT)
    book.core_properties.title = f"{deck.title} · {deck.code}"
    book.core_properties.author = deck.edition.t("app.city")
    for number, screen in enumerate(deck.screens, start=1):
        _slide(book, deck, screen, number)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _slide(book: Any, deck: Deck, screen: Screen, number: int) -> None:
    slide = book.slides.add_slide(book.slide_layouts[5])
    hue = theme.PILLAR.get(screen.pillar, theme.INK)
    band = slide.shapes.add_shape(1, 0, 0, pixels(28), book.slide_height)
    band.fill.solid()
    band.fill.fore_color.rgb = colour_of(hue)
    band.line.fill.background()
    cover = screen.kind == "cover"
    add_title(slide, screen.title, Box(LEFT, 340 if cover else 84, CONTENT, 180), cover=cover)
    if screen.mark:
        style = Style(26, theme.ALERT, bold=True, align=RIGHT)
        add_text(slide, [screen.mark], Box(1120, 22, 716, 50), style)
    _body(slide, deck, screen, hue)
    _foot(slide, deck, screen, number)


def _foot(slide: Any, deck: Deck, screen: Screen, number: int) -> None:
    """The source, whose numbers they are, the page; in the notes all that is said, and codes."""
    t = deck.edition.t
    source = t("view.source", source=screen.source) if screen.source else ""
    add_text(slide, [source], Box(LEFT, 980, 1020, 80), Style(24, theme.MUTED))
    place = f"{deck.made} · {number} / {len(deck.screens)}"
    style = Style(24, theme.MUTED, align=RIGHT)
    add_text(slide, [deck.basis, place], Box(1130, 980, 706, 80), style)
    codes = [f"{n.label} {n.shown} {n.code}" for n in screen.every if n.code]
    slide.notes_slide.notes_text_frame.text = "\n".join(
        filter(None, (screen.mark, screen.own, *screen.notes, source, *codes, deck.made))
    )


def _body(slide: Any, deck: Deck, screen: Screen, hue: str) -> None:
    reach = deck.edition.t("briefing.reach")  # drawn only where the picture is ours
    lines = [text for _, text in screen.lines if text != reach]
    if screen.kind == "sources":
        _table(slide, screen)
    elif screen.kind == "cover":
        add_text(slide, lines, Box(LEFT, 560, 1700, 260), Style(40, theme.MUTED))
    elif screen.picture is None:
        _numbers(slide, screen, hue)
    elif not screen.numbers:
        _image(slide, screen, LEFT, 270)
        add_text(slide, lines, Box(LEFT, 830, 1700, 80), Style(32))
    else:
        _aside(slide, screen, hue, lines)
        if not add_chart(screen.picture.chart, slide, screen.title):
            _image(slide, screen, 704, 290)


def _aside(slide: Any, screen: Screen, hue: str, lines: list[str]) -> None:
    """The figure beside a picture; a word where there is none."""
    first = screen.numbers[0]
    known = bool(first.code)
    add_text(slide, [first.label], Box(LEFT, 400, 540, 110), Style(34, theme.MUTED))
    large = 96 if width(first.shown, 1) < 5 else 72
    style = Style(large if known else 44, hue if known else theme.MUTED, bold=known)
    add_text(slide, [first.shown], Box(LEFT, 500, 560, 160), style)
    add_text(slide, [first.code, *lines], Box(LEFT, 670, 560, 200), Style(28))


def _numbers(slide: Any, screen: Screen, hue: str) -> None:
    step = CONTENT // len(screen.numbers)
    large = FIGURE_SIZES.get(len(screen.numbers), 92)
    large = min(large, *(int((step - 40) / width(n.shown, 1)) for n in screen.numbers))
    for place, number in enumerate(screen.numbers):
        left = LEFT + place * step
        add_text(slide, [number.label], Box(left, 400, step - 30, 110), Style(34, theme.MUTED))
        style = Style(large, hue, bold=True)
        add_text(slide, [number.shown], Box(left, 490, step - 10, 260), style)
        add_text(slide, [number.code], Box(left, 760, step - 30, 60), Style(26, theme.MUTED))


def _table(slide: Any, screen: Screen) -> None:
    rows = len(screen.lines)
    table = slide.shapes.add_table(rows, 2, *Box(LEFT, 230, CONTENT, 60 * rows).emu).table
    table.first_row = table.horz_banding = False
    table.columns[0].width, table.columns[1].width = pixels(660), pixels(1072)
    for row, words in enumerate(screen.lines):
        for column, text in enumerate(words):
            cell = table.cell(row, column)
            cell.fill.background()
            cell.margin_top = cell.margin_bottom = pixels(4)
            write(cell.text_frame.paragraphs[0], text, Style(24, bold=column == 0))


def _image(slide: Any, screen: Screen, left: int, top: int) -> None:
    assert screen.picture is not None
    chart = screen.picture.chart
    picture = slide.shapes.add_picture(
        BytesIO(images.png(svg(chart).encode())),
        pixels(left),
        pixels(top),
        width=pixels(size(chart)[0]),
    )
    words = [f"{n.label} {n.shown}" for n in screen.picture.numbers]
    picture._element.nvPicPr.cNvPr.set("descr", f"{screen.title}. {'; '.join(words)}")
