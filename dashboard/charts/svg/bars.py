"""Bars of a screen: a name before each, its words at its end."""

import math
from typing import NamedTuple

from dashboard import theme
from dashboard.charts.specs import Bar, BarChart, ReferenceLine
from dashboard.charts.svg.elements import HEIGHT, LARGE, SMALL, TEXT, WIDTH, body, label, rect
from dashboard.charts.text import width

FEW = 6
"""Bars up to which words stand at the ends of them."""


class _Layout(NamedTuple):
    """Where the first row begins, how high rows are, where bars begin, pixels to one; `column` is
    where words end that stand below each other, clear of every line (0: at the ends of bars).
    """

    top: float
    step: float
    left: float
    scale: float
    size: int
    column: float


@body.register
def _(chart: BarChart) -> str:
    """The rows, and the lines they are held against."""
    at = _layout(chart)
    bottom = at.top + at.step * len(chart.bars)
    lines = [_line(at.left + one.value * at.scale, one, at.top, bottom) for one in chart.lines]
    shapes, words = zip(*(_row(bar, n, at) for n, bar in enumerate(chart.bars)), strict=True)
    unit = label(8, 32, chart.unit, SMALL, colour=theme.MUTED) if chart.unit else ""
    return "".join((*shapes, *lines, *words, unit))


def _layout(chart: BarChart) -> _Layout:
    above, rows = 48 if chart.lines or chart.unit else 8, len(chart.bars)
    step = min((HEIGHT - above - 8) / rows, 190)
    size = LARGE if step > 90 else TEXT if step >= 40 else SMALL
    left = min(max(width(bar.label, size) for bar in chart.bars) + 20, WIDTH * 0.45)
    right = max(width(bar.text, size + 4) for bar in chart.bars) + 36
    top = above + (HEIGHT - above - 8 - step * rows) / 2
    furthest = [chart.top, *(bar.high for bar in chart.bars if not math.isnan(bar.high))]
    column = WIDTH - 8 if rows > FEW else 0
    return _Layout(top, step, left, (WIDTH - left - right) / (max(furthest) or 1), size, column)


def _row(bar: Bar, place: int, at: _Layout) -> tuple[str, str]:
    """The bar, and its words."""
    y, thick = at.top + (place + 0.14) * at.step, at.step * 0.72
    base = y + thick / 2 + at.size * 0.36
    end = 0.0 if math.isnan(bar.value) else max(bar.value, 0) * at.scale
    reach = end if math.isnan(bar.reach) else max(bar.reach, 0) * at.scale
    shape = rect(at.left, y, min(end, reach), thick, bar.colour, edge=theme.FAINT)
    if abs(reach - end) > 1:  # as far as the qualifier lets it reach
        more = abs(reach - end)
        shape += rect(at.left + min(end, reach), y, more, thick, bar.colour, "0.25")
    if not math.isnan(bar.low):
        low, high = (at.left + one * at.scale for one in (bar.low, bar.high))
        shape += rect(low, y + thick / 2 - 1.5, high - low, 3, theme.FAINT)
        end = max(end, bar.high * at.scale)
    named = label(at.left - 14, base, bar.label, at.size, anchor="end")
    if at.column:
        return shape, named + label(at.column, base, bar.text, at.size, anchor="end", bold=True)
    beyond = at.left + max(end, reach) + 12
    return shape, named + label(beyond, base, bar.text, at.size + 4, bold=True, halo=theme.PAPER)


def _line(x: float, line: ReferenceLine, top: float, bottom: float) -> str:
    half = width(line.label, SMALL) / 2
    at = min(max(x, half), WIDTH - half)
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top - 6:.1f}" y2="{bottom:.1f}" '
        f'stroke="{line.colour}" stroke-width="3"/>'
        + label(at, top - 14, line.label, SMALL, anchor="middle", colour=line.colour)
    )
