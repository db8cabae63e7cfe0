"""Bars of a screen: a name before each, its words at its end."""

import math
from typing import NamedTuple

from dashboard import theme
from dashboard.charts.specs import Bar, BarChart, ReferenceLine
from dashboard.charts.svg.elements import HEIGHT, LARGE, SMALL, TEXT, WIDTH, body, label, rect
from dashboard.charts.text import width


class _Layout(NamedTuple):
    """Where the first row begins, how high rows are, where bars begin, pixels to one."""

    top: float
    step: float
    left: float
    scale: float
    size: int


@body.register
def _(chart: BarChart) -> str:
    """The rows, and the lines they are held against."""
    at = _layout(chart)
    bottom = at.top + at.step * len(chart.bars)
    lines = [_line(at.left + one.value * at.scale, one, at.top, bottom) for one in chart.lines]
    shapes, words = zip(*(_row(bar, n, at) for n, bar in enumerate(chart.bars)), strict=True)
    return "".join((*shapes, *lines, *words))


def _layout(chart: BarChart) -> _Layout:
    above, rows = 44 if chart.lines else 8, len(chart.bars)
    step = min((HEIGHT - above - 8) / rows, 170)
    size = LARGE if step > 90 else TEXT if step >= 40 else SMALL
    left = min(max(width(bar.label, size) for bar in chart.bars) + 20, WIDTH * 0.45)
    right = max(width(bar.text, size + 4) for bar in chart.bars) + 36
    top = above + (HEIGHT - above - 8 - step * rows) / 2
    return _Layout(top, step, left, (WIDTH - left - right) / (chart.top or 1), size)


def _row(bar: Bar, place: int, at: _Layout) -> tuple[str, str]:
    """The bar, and its words."""
    y, thick = at.top + (place + 0.14) * at.step, at.step * 0.72
    base = y + thick / 2 + at.size * 0.36
    end = 0.0 if math.isnan(bar.value) else max(bar.value, 0) * at.scale
    reach = end if math.isnan(bar.reach) else max(bar.reach, 0) * at.scale
    shape = rect(at.left, y, min(end, reach), thick, bar.colour)
    if abs(reach - end) > 1:  # as far as the qualifier lets it reach
        more = abs(reach - end)
        shape += rect(at.left + min(end, reach), y, more, thick, bar.colour, "0.25")
    beyond = at.left + max(end, reach) + 12
    return shape, label(at.left - 14, base, bar.label, at.size, anchor="end") + label(
        beyond, base, bar.text, at.size + 4, bold=True, halo=theme.PAPER
    )


def _line(x: float, line: ReferenceLine, top: float, bottom: float) -> str:
    half = width(line.label, SMALL) / 2
    at = min(max(x, half), WIDTH - half)
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top - 6:.1f}" y2="{bottom:.1f}" '
        f'stroke="{line.colour}" stroke-width="3"/>'
        + label(at, top - 14, line.label, SMALL, anchor="middle", colour=line.colour)
    )
