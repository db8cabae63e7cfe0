"""Steps of a screen: two days of each unit, joined."""

import math

from dashboard import theme
from dashboard.charts.screen_specs import Step, StepChart
from dashboard.charts.svg.elements import HEIGHT, SMALL, TEXT, WIDTH, body, label
from dashboard.charts.text import width

TOP = 56.0


@body.register
def _(chart: StepChart) -> str:
    """A row a unit; the days are named above, the unit of the axis before them."""
    left = max(width(row.label, TEXT) for row in chart.rows) + 30
    right = WIDTH - max(width(row.text, TEXT) for row in chart.rows) - 40
    low, high = chart.reach
    scale = (right - left) / ((high - low) or 1)
    step = min((HEIGHT - TOP) / len(chart.rows), 90)

    def at(value: float) -> float:
        return left + (value - low) * scale

    rows = [
        _row(row, TOP + (n + 0.5) * step, (at(row.before), at(row.after)), chart)
        for n, row in enumerate(chart.rows)
    ]
    before, after = chart.ends
    third = WIDTH / 3
    return "".join(
        (
            label(8, 32, chart.unit, SMALL, colour=theme.MUTED) if chart.unit else "",
            _dot(third, 22, theme.PAPER, theme.MUTED),
            label(third + 24, 32, before, SMALL, colour=theme.MUTED),
            _dot(2 * third, 22, theme.MUTED, theme.MUTED),
            label(2 * third + 24, 32, after, SMALL, colour=theme.MUTED),
            *rows,
        )
    )


def _row(row: Step, y: float, xs: tuple[float, float], chart: StepChart) -> str:
    hue = chart.colour if row.front else theme.MUTED
    named = label(8, y + 10, row.label, TEXT, bold=row.front)
    said = label(WIDTH - 8, y + 10, row.text, TEXT, anchor="end", bold=True)
    before, after = xs
    drawn = ""
    if not (math.isnan(before) or math.isnan(after)):
        drawn = (
            f'<line x1="{before:.1f}" x2="{after:.1f}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="{hue}" stroke-width="{8 if row.front else 4}"/>'
        )
    drawn += _dot(before, y, theme.PAPER, hue) + _dot(after, y, hue, hue)
    return named + said + drawn


def _dot(x: float, y: float, fill: str, edge: str) -> str:
    if math.isnan(x):
        return ""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" fill="{fill}" stroke="{edge}" stroke-width="4"/>'
    )
