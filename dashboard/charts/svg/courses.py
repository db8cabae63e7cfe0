"""Many small courses of a screen, seven in a row, all on one scale."""

import math

from dashboard import theme
from dashboard.charts.screen_specs import Course, CoursesChart
from dashboard.charts.svg.elements import FULL_HEIGHT, FULL_WIDTH, SMALL, body, label, rect

ACROSS, GAP, HEAD, FOOT = 7, 24.0, 46.0, 44.0


@body.register
def _(chart: CoursesChart) -> str:
    """A panel a unit: its line, the whole's in grey behind, first and last value in words."""
    rows = -(-len(chart.courses) // ACROSS)
    wide = (FULL_WIDTH - GAP * (ACROSS - 1)) / ACROSS
    tall = (FULL_HEIGHT - GAP * (rows - 1)) / rows
    return "".join(
        f'<g transform="translate({n % ACROSS * (wide + GAP):.1f},'
        f'{n // ACROSS * (tall + GAP):.1f})">'
        f"{_panel(one, chart, wide, tall)}</g>"
        for n, one in enumerate(chart.courses)
    )


def _panel(one: Course, chart: CoursesChart, wide: float, tall: float) -> str:
    hue = chart.colour if one.front else theme.MUTED
    plot = (10.0, HEAD + 10, wide - 10, tall - FOOT - 10)
    return "".join(
        (
            rect(0, HEAD, wide, tall - HEAD, theme.PANEL),
            label(2, 32, one.label, SMALL, bold=True, colour=hue),
            _line(chart.whole, chart, plot, theme.FAINT, 4),
            _line(one.values, chart, plot, hue, 7),
            label(10, tall - 12, one.start, SMALL, colour=theme.MUTED),
            label(wide - 10, tall - 12, one.end, SMALL, anchor="end", bold=True, colour=hue),
        )
    )


def _line(
    values: tuple[float, ...],
    chart: CoursesChart,
    plot: tuple[float, float, float, float],
    colour: str,
    thick: int,
) -> str:
    left, top, right, bottom = plot
    first, span = chart.days[0], max((chart.days[-1] - chart.days[0]).days, 1)
    route = " ".join(
        f"{left + (day - first).days / span * (right - left):.1f},"
        f"{bottom - (v - chart.low) / ((chart.high - chart.low) or 1) * (bottom - top):.1f}"
        for day, v in zip(chart.days, values, strict=True)
        if not math.isnan(v)
    )
    return f'<polyline points="{route}" fill="none" stroke="{colour}" stroke-width="{thick}"/>'
