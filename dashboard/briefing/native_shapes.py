"""Pictures of slides made of shapes, so that one county can be recoloured by hand."""

import math
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboard import theme
from dashboard.briefing.native_charts import PLACE, add_chart
from dashboard.briefing.shapes import PIXEL, Box, Style, add_text, colour_of, paint, write
from dashboard.briefing.tags import AREA
from dashboard.charts import legend
from dashboard.charts.specs import Area, AreaMap, ThresholdChart
from dashboard.charts.svg.areas import Projection, fitted
from dashboard.charts.svg.elements import WIDTH
from dashboard.geography import outlines
from dashboard.geography.shapes import Rings

FOOT = 916
"""Where the words of the scale stand."""
FLOORS = Box(484, 260, 1300, 630)


@add_chart.register
def _(chart: AreaMap, slide: Any, title: str) -> bool:
    """Each unit a shape of its name, coloured and described."""
    outline, rings = outlines.outline(chart.outline), outlines.rings(chart.outline)
    at, points = fitted(outline, chart.outline), outline.labels.set_index("unit")
    for area in sorted(chart.areas, key=lambda one: one.id in chart.focus):
        shape = _freeform(slide, rings[area.id], at)
        shape.name = area.label
        shape._element.nvSpPr.cNvPr.set("descr", f"{area.label} {area.text}")
        paint(shape, area.colour)
        ringed = area.id in chart.focus
        shape.line.color.rgb = colour_of(theme.INK if ringed else theme.PAPER)
        shape.line.width = PIXEL * (7 if ringed else 4)
        _named(slide, area, points.loc[area.id], at)
    _legend(slide, chart)
    return True


def _pixel(x: float, y: float) -> tuple[float, float]:
    """From a drawing beside a figure to the slide."""
    scale = PLACE.width / WIDTH
    return PLACE.left + x * scale, PLACE.top - 40 + y * scale


def _freeform(slide: Any, rings: Rings, at: Projection) -> Any:
    routes = [[_pixel(at.x(lon), at.y(lat)) for lon, lat in ring] for ring in rings]
    (x, y), *_ = routes[0]
    builder = slide.shapes.build_freeform(round(x * 10), round(y * 10), PIXEL / 10)
    for place, route in enumerate(routes):
        if place:
            builder.move_to(round(route[0][0] * 10), round(route[0][1] * 10))
        builder.add_line_segments([(round(a * 10), round(b * 10)) for a, b in route[1:]])
    return builder.convert_to_shape()


def _named(slide: Any, area: Area, point: Any, at: Projection) -> None:
    """Name and value, inside or beside the map where there is no room."""
    outside = not math.isnan(point["out_lon"])
    where = ("out_lon", "out_lat") if outside else ("lon", "lat")
    x, y = _pixel(at.x(point[where[0]]), at.y(point[where[1]]))
    ink = theme.INK if outside else theme.text_on(area.colour)
    box = Box(round(x) - 90, round(y) - 42, 180, 84)
    style = Style(28, ink, bold=True, align=PP_ALIGN.CENTER)
    add_text(slide, [area.label, area.text], box, style, f"{AREA}{area.id}")


def _legend(slide: Any, chart: AreaMap) -> None:
    (light, _), (dark, _) = chart.legend
    add_text(slide, [light], Box(PLACE.left, FOOT, 110, 50), Style(28, align=PP_ALIGN.RIGHT))
    steps = legend.steps(chart.legend)
    for place, colour in enumerate(steps):
        box = Box(PLACE.left + 124 + 28 * place, FOOT + 12, 28, 24)
        paint(slide.shapes.add_shape(1, *box.emu), colour)
    left = PLACE.left + 138 + 28 * len(steps)
    add_text(slide, [dark], Box(left, FOOT, 200, 50), Style(28))


@add_chart.register
def _(chart: ThresholdChart, slide: Any, title: str) -> bool:
    """A line and a region a floor, on one axis."""
    step = FLOORS.height // len(chart.rows)
    for place, row in enumerate(chart.rows):
        top = FLOORS.top + place * step + 70
        at = FLOORS.left + round(FLOORS.width * row.floor)
        high, right = step - 110, FLOORS.left + FLOORS.width
        region = theme.between(theme.PAPER, row.colour, 0.22)
        paint(
            slide.shapes.add_shape(1, *Box(FLOORS.left, top, right - FLOORS.left, high).emu),
            theme.PANEL,
        )
        open_ = slide.shapes.add_shape(1, *Box(at, top, right - at, high).emu)
        paint(open_, region)
        paragraph = open_.text_frame.paragraphs[0]
        open_.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        write(paragraph, chart.allowed, Style(30, theme.BLACK, align=PP_ALIGN.CENTER))
        line = slide.shapes.add_shape(1, *Box(at - 4, top - 14, 8, high + 28).emu)
        paint(line, row.colour)
        line._element.nvSpPr.cNvPr.set("descr", f"{row.label} {row.text}")
        middle = Box(104, top + high // 2 - 50, 356, 100)
        add_text(slide, [row.label], middle, Style(34, bold=True, align=PP_ALIGN.RIGHT))
        said = Style(44, row.colour, bold=True, align=PP_ALIGN.CENTER)
        add_text(slide, [row.text], Box(at - 220, top - 74, 440, 70), said)
    for share in (0, 0.5, 1):
        at = FLOORS.left + round(FLOORS.width * share)
        tick = Box(at - 60, FLOORS.top + FLOORS.height + 4, 120, 44)
        add_text(slide, [f"{share:.0%}"], tick, Style(28, theme.MUTED, align=PP_ALIGN.CENTER))
    return True
