"""Floors of a screen: a line at each, and the region it leaves open."""

from dashboard import theme
from dashboard.charts.specs import Threshold, ThresholdChart
from dashboard.charts.svg.elements import (
    FULL_HEIGHT,
    FULL_WIDTH,
    LARGE,
    SMALL,
    TEXT,
    body,
    label,
    rect,
)
from dashboard.charts.text import width

RIGHT, FOOT, GAP = FULL_WIDTH - 60.0, 70.0, 28.0


@body.register
def _(chart: ThresholdChart) -> str:
    """One row a rule, all on the same axis from nought to all."""
    left = max(width(row.label, LARGE) for row in chart.rows) + 40
    step = (FULL_HEIGHT - FOOT) / len(chart.rows)
    rows = [_row(row, n * step, step, left, chart.allowed) for n, row in enumerate(chart.rows)]
    ticks = [
        label(
            left + (RIGHT - left) * share,
            FULL_HEIGHT - 20,
            f"{share:.0%}",
            SMALL,
            anchor="middle",
            colour=theme.MUTED,
        )
        for share in (0, 0.5, 1)
    ]
    return "".join((*rows, *ticks))


def _row(row: Threshold, top: float, step: float, left: float, allowed: str) -> str:
    at, high = left + (RIGHT - left) * row.floor, step - 110
    y = top + 76
    return "".join(
        (
            rect(left, y, RIGHT - left, high, theme.PANEL),
            rect(at, y, RIGHT - at, high, theme.between(theme.PAPER, row.colour, 0.22)),
            rect(at - 4, y - 16, 8, high + 32, row.colour),
            label(left - GAP, y + high / 2 + 12, row.label, LARGE, anchor="end", bold=True),
            label(at, y - 28, row.text, LARGE + 8, anchor="middle", colour=row.colour, bold=True),
            label(
                (at + RIGHT) / 2,
                y + high / 2 + 12,
                allowed,
                TEXT,
                anchor="middle",
                colour=theme.BLACK,
            ),
        )
    )
