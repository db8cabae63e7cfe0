"""The deck as PPTX: text and charts that can be edited, notes, source, page numbers."""

import math
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard import theme
from dashboard.briefing import draw, images
from dashboard.briefing.deck import Deck
from dashboard.briefing.pictures import Bars, Lines, Picture
from dashboard.briefing.screens import Screen

PIXEL = 6350
"""EMU to a pixel of a screen 1,920 wide; type is half a point a pixel."""
EAST = "Microsoft YaHei"
"""Where it is missing, office programs take their own Chinese typeface."""
PERCENT, NUMBER = "0.0%", "#,##0.0"


def pptx(deck: Deck) -> bytes:
    """The whole presentation, one slide a screen."""
    book = Presentation()
    book.slide_width, book.slide_height = Emu(1920 * PIXEL), Emu(1080 * PIXEL)
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
    band = slide.shapes.add_shape(1, 0, 0, Emu(28 * PIXEL), book.slide_height)
    band.fill.solid()
    band.fill.fore_color.rgb = _colour(hue)
    band.line.fill.background()
    cover = screen.kind == "cover"
    _title(slide, screen.title, 340 if cover else 84, 96 if cover else 56)
    if screen.mark:
        _text(
            slide,
            [screen.mark],
            1120,
            22,
            716,
            50,
            26,
            colour=theme.ALERT,
            bold=True,
            align=PP_ALIGN.RIGHT,
        )
    _body(slide, deck, screen, hue)
    t, foot = deck.edition.t, [f"{number} / {len(deck.screens)}"]
    source = t("view.source", source=screen.source) if screen.source else ""
    _text(slide, [source], 104, 980, 1020, 80, 24, colour=theme.MUTED)
    _text(
        slide,
        [deck.basis, f"{deck.made} · {foot[0]}"],
        1130,
        980,
        706,
        80,
        24,
        colour=theme.MUTED,
        align=PP_ALIGN.RIGHT,
    )
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
        _text(slide, lines, 104, 560, 1700, 260, 40, colour=theme.MUTED)
    elif screen.picture is None:
        _numbers(slide, screen, hue)
    elif not screen.numbers:
        _image(slide, screen, 104, 270)
        _text(slide, lines, 104, 830, 1700, 80, 32)
    else:
        first = screen.numbers[0]
        _text(slide, [first.label], 104, 400, 540, 110, 34, colour=theme.MUTED)
        size = 96 if draw.wide(first.shown, 1) < 5 else 72
        _text(
            slide,
            [first.shown],
            104,
            500,
            560,
            160,
            size if first.code else 44,
            colour=hue if first.code else theme.MUTED,
            bold=bool(first.code),
        )
        _text(slide, [first.code, *lines], 104, 670, 560, 200, 28)
        _picture(slide, deck, screen)


def _numbers(slide: Any, screen: Screen, hue: str) -> None:
    wide = 1732 // len(screen.numbers)
    size = {1: 220, 2: 170, 3: 124}.get(len(screen.numbers), 92)
    size = min(size, *(int((wide - 40) / draw.wide(n.shown, 1)) for n in screen.numbers))
    for place, number in enumerate(screen.numbers):
        left = 104 + place * wide
        _text(slide, [number.label], left, 400, wide - 30, 110, 34, colour=theme.MUTED)
        _text(slide, [number.shown], left, 490, wide - 10, 260, size, colour=hue, bold=True)
        _text(slide, [number.code], left, 760, wide - 30, 60, 26, colour=theme.MUTED)


def _title(slide: Any, text: str, top: int, size: int) -> None:
    title = slide.shapes.title
    title.left, title.top = Emu(104 * PIXEL), Emu(top * PIXEL)
    title.width, title.height = Emu(1732 * PIXEL), Emu(180 * PIXEL)
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    width = draw.wide(text, 1)
    size = size if width * size < 1700 else 46 if width < 74 else 38
    _write(frame.paragraphs[0], text, size, bold=True)


def _text(
    slide: Any,
    lines: list[str],
    left: int,
    top: int,
    width: int,
    height: int,
    size: int,
    *,
    colour: str = theme.INK,
    bold: bool = False,
    align: Any = PP_ALIGN.LEFT,
) -> None:
    box = slide.shapes.add_textbox(*(Emu(v * PIXEL) for v in (left, top, width, height)))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for place, line in enumerate(filter(None, lines)):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _write(paragraph, line, size, colour=colour, bold=bold, align=align)


def _write(
    paragraph: Any,
    text: str,
    size: int,
    *,
    colour: str = theme.INK,
    bold: bool = False,
    align: Any = PP_ALIGN.LEFT,
) -> None:
    paragraph.alignment = align
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size / 2), bold
    run.font.color.rgb = _colour(colour)
    _east(run.font)


def _east(font: Any) -> None:
    """One typeface for Latin and Chinese letters."""
    font.name = EAST
    properties = font._element
    for found in properties.findall(qn("a:ea")):
        properties.remove(found)
    east = properties.makeelement(qn("a:ea"), {"typeface": EAST})
    properties.find(qn("a:latin")).addnext(east)


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(name.removeprefix("#").upper())


def _table(slide: Any, screen: Screen) -> None:
    shape = slide.shapes.add_table(
        len(screen.lines),
        2,
        Emu(104 * PIXEL),
        Emu(230 * PIXEL),
        Emu(1732 * PIXEL),
        Emu(60 * len(screen.lines) * PIXEL),
    )
    table = shape.table
    table.first_row = table.horz_banding = False
    table.columns[0].width, table.columns[1].width = Emu(660 * PIXEL), Emu(1072 * PIXEL)
    for row, words in enumerate(screen.lines):
        for column, text in enumerate(words):
            cell = table.cell(row, column)
            cell.fill.background()
            cell.margin_top = cell.margin_bottom = Emu(4 * PIXEL)
            _write(cell.text_frame.paragraphs[0], text, 24, bold=column == 0)


def _image(slide: Any, screen: Screen, left: int, top: int) -> None:
    assert screen.picture is not None
    width, _ = draw.size(screen.picture)
    picture = slide.shapes.add_picture(
        BytesIO(images.png(draw.svg(screen.picture).encode())),
        Emu(left * PIXEL),
        Emu(top * PIXEL),
        width=Emu(width * PIXEL),
    )
    words = [f"{n.label} {n.shown}" for n in screen.picture.numbers]
    picture._element.nvPicPr.cNvPr.set("descr", f"{screen.title}. {'; '.join(words)}")


def _picture(slide: Any, deck: Deck, screen: Screen) -> None:
    assert screen.picture is not None
    draws: dict[type, Callable] = {Bars: _bars, Lines: _lines}
    native = draws.get(type(screen.picture))
    if native is None:
        _image(slide, screen, 704, 290)
        return
    data, kind = native(screen.picture)
    frame = slide.shapes.add_chart(kind, *(Emu(v * PIXEL) for v in (704, 280, 1132, 670)), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", screen.title)
    _look(frame.chart, screen.picture)
    if isinstance(screen.picture, Bars) and screen.picture.lines:
        _text(
            slide,
            [words for _, words in screen.picture.lines],
            1236,
            256,
            600,
            50,
            24,
            colour=theme.ALERT,
            align=PP_ALIGN.RIGHT,
        )


def _bars(picture: Bars) -> tuple[CategoryChartData, Any]:
    data = CategoryChartData(number_format=PERCENT if picture.share else NUMBER)
    data.categories = _categories(picture)
    data.add_series(" ", [None if math.isnan(n.value) else n.value for n in picture.numbers])
    return data, XL_CHART_TYPE.BAR_CLUSTERED


def _categories(picture: Bars) -> list[str]:
    """Names with the words said of them: a bare number would lose its qualifier."""
    return [f"{label}  {word}" for label, word in zip(picture.labels, picture.words, strict=True)]


def _lines(picture: Lines) -> tuple[CategoryChartData, Any]:
    data = CategoryChartData(number_format=PERCENT if picture.share else NUMBER)
    data.categories = list(picture.days)
    for name, _, values, _ in picture.series:
        data.add_series(name, [None if math.isnan(v) else v for v in values])
    return data, XL_CHART_TYPE.LINE_MARKERS


def _half_years(axis: Any) -> None:
    """A label every six months: a day apart from the others is no reason for more."""
    for name, value in (("baseTimeUnit", "days"), ("majorUnit", "6"), ("majorTimeUnit", "months")):
        for found in axis.findall(qn(f"c:{name}")):
            axis.remove(found)
        axis.append(axis.makeelement(qn(f"c:{name}"), {"val": value}))


def _look(chart: Any, picture: Picture) -> None:
    chart.font.size = Pt(13)
    _east(chart.font)
    chart.has_title = False
    chart.has_legend = isinstance(picture, Lines) and len(picture.series) > 1
    axis = chart.value_axis
    axis.visible, axis.has_major_gridlines = False, False
    if isinstance(picture, Bars):
        axis.minimum_scale, axis.maximum_scale = 0, picture.top * 1.05
        chart.category_axis.reverse_order = True
        chart.plots[0].gap_width = 40
        for place, colour in enumerate(picture.colours):
            fill = chart.series[0].points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = _colour(colour)
        return
    assert isinstance(picture, Lines)
    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = (
        (PERCENT if picture.share else NUMBER),
        False,
    )
    labels.position = XL_LABEL_POSITION.ABOVE
    chart.category_axis.tick_labels.number_format = "yyyy-mm-dd"
    chart.category_axis.tick_labels.number_format_is_linked = False
    _half_years(chart.category_axis._element)
    for series, (_, colour, _, _) in zip(chart.series, picture.series, strict=True):
        series.smooth = False
        series.format.line.color.rgb = _colour(colour)
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _colour(colour)
