"""Charts of slides that can be edited: one function a kind of chart that office programs have."""

import math
from functools import singledispatch
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.briefing.shapes import Box, Style, add_text, colour_of, set_typeface
from dashboard.charts.specs import BarChart, Chart, LineChart

PERCENT, NUMBER, WHOLE = "0.0%", "#,##0.0", "#,##0"
GAP = "  "
"""Between the name of a bar and what is said of it."""
PLACE, LINES_PLACE = Box(584, 290, 1252, 670), Box(584, 240, 1252, 50)


@singledispatch
def add_chart(chart: Chart, slide: Any, title: str) -> bool:
    """Draw a chart that office programs draw themselves; `title` is read to who cannot see it.
    False of another kind, which is a picture.
    """
    return False


@add_chart.register
def _(chart: BarChart, slide: Any, title: str) -> bool:
    drawn = _added(slide, XL_CHART_TYPE.BAR_CLUSTERED, chart, title)
    drawn.has_legend = False
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = 0, reach(chart)
    drawn.category_axis.reverse_order = True
    drawn.plots[0].gap_width = 40
    for place, bar in enumerate(chart.bars):
        fill(drawn.series[0].points[place].format.fill, bar.colour)
    if chart.unit:
        add_text(slide, [chart.unit], LINES_PLACE, Style(28, theme.MUTED))
    if chart.lines:
        style = Style(28, theme.ALERT, align=PP_ALIGN.RIGHT)
        add_text(slide, [line.label for line in chart.lines], LINES_PLACE, style)
    return True


@add_chart.register
def _(chart: LineChart, slide: Any, title: str) -> bool:
    drawn = _added(slide, XL_CHART_TYPE.LINE_MARKERS, chart, title)
    drawn.has_legend = len(chart.series) > 1
    if chart.unit:
        add_text(slide, [chart.unit], LINES_PLACE, Style(28, theme.MUTED))
    plot = drawn.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = _format(chart), False
    labels.position = XL_LABEL_POSITION.ABOVE
    ticks = drawn.category_axis.tick_labels
    ticks.number_format, ticks.number_format_is_linked = "yyyy-mm-dd", False
    _half_years(drawn.category_axis._element)
    for line, one in zip(drawn.series, chart.series, strict=True):
        line.smooth = False
        line.format.line.color.rgb = colour_of(one.colour)
        fill(line.marker.format.fill, one.colour)
    return True


def data_of(chart: BarChart | LineChart) -> Any:
    """The numbers of a chart as its workbook holds them; names of bars with the words said of
    them: a bare number would lose its qualifier.
    """
    data = CategoryChartData(number_format=_format(chart))  # type: ignore[no-untyped-call]  # untyped library
    if isinstance(chart, BarChart):
        data.categories = [f"{bar.label}{GAP}{bar.text}" for bar in chart.bars]
        data.add_series(" ", [_cell(bar.value) for bar in chart.bars])  # type: ignore[no-untyped-call]  # untyped library
        return data
    data.categories = list(chart.days)
    for one in chart.series:
        data.add_series(one.name, [_cell(value) for value in one.values])  # type: ignore[no-untyped-call]  # untyped library
    return data


def reach(chart: BarChart) -> float:
    """Where the axis of bars ends."""
    return chart.top * 1.05


def _added(slide: Any, kind: Any, chart: BarChart | LineChart, title: str) -> Any:
    """The chart on its slide, with what all have in common."""
    frame = slide.shapes.add_chart(kind, *PLACE.emu, data_of(chart))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", title)
    drawn = frame.chart
    drawn.font.size, drawn.has_title = Pt(14), False
    set_typeface(drawn.font)
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines = False, False
    return drawn


def _format(chart: BarChart | LineChart) -> str:
    if chart.share:
        return PERCENT
    rows = [bar.value for bar in chart.bars] if isinstance(chart, BarChart) else []
    rows += [v for one in getattr(chart, "series", ()) for v in one.values]
    whole = all(math.isnan(value) or value.is_integer() for value in rows)
    return WHOLE if whole else NUMBER


def _cell(value: float) -> float | None:
    return None if math.isnan(value) else value


def fill(format_: Any, colour: str) -> None:
    """One colour for a bar or a marker."""
    format_.solid()
    format_.fore_color.rgb = colour_of(colour)


def _half_years(axis: Any) -> None:
    """A label every six months: a day apart from the others is no reason for more."""
    for name, value in (("baseTimeUnit", "days"), ("majorUnit", "6"), ("majorTimeUnit", "months")):
        for found in axis.findall(qn(f"c:{name}")):
            axis.remove(found)
        axis.append(axis.makeelement(qn(f"c:{name}"), {"val": value}))
