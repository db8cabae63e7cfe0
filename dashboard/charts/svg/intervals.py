"""Intervals of a screen: what each source said, on one axis."""

from dashboard import theme
from dashboard.charts.specs import IntervalChart
from dashboard.charts.svg.elements import FULL_WIDTH, LARGE, TEXT, body, label, rect

LEFT, RIGHT, STEP = 40.0, FULL_WIDTH - 40.0, 306


@body.register
def _(chart: IntervalChart) -> str:
    """Words, source and reach of each, its ends written below."""
    low = min(one.low for one in chart.intervals)
    high = max(one.high for one in chart.intervals)
    margin = (high - low) * 0.1 or 1
    scale = (RIGHT - LEFT) / (high - low + 2 * margin)

    def x(value: float) -> float:
        return LEFT + (value - low + margin) * scale

    parts = []
    for place, one in enumerate(chart.intervals):
        y = 22.0 + place * STEP
        parts.append(label(LEFT, y + 30, one.text, LARGE + 10, bold=True, colour=one.colour))
        parts.append(label(LEFT, y + 74, one.label, TEXT, colour=theme.MUTED))
        parts.append(rect(x(one.low), y + 100, (one.high - one.low) * scale, 90, one.colour))
        for value in (one.low, one.high):
            parts.append(label(x(value), y + 230, f"{value:,.0f}", TEXT, anchor="middle"))
    return "".join(parts)
