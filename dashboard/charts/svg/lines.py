"""Lines of a screen: values over time, each written where it has room."""

import math
from datetime import date

from dashboard import theme
from dashboard.charts.specs import LineChart, Series
from dashboard.charts.svg.elements import HEIGHT, SMALL, TEXT, WIDTH, body, label, rect
from dashboard.charts.text import thinned, width

TOP, BOTTOM, LEFT, RIGHT = 96.0, HEIGHT - 92.0, 70.0, WIDTH - 110.0
DATE_ROOM, LEGEND_STEP = 150, 460


@body.register
def _(chart: LineChart) -> str:
    """The axis, and every series; two and more are named above the plot."""
    first, span = chart.days[0], max((chart.days[-1] - chart.days[0]).days, 1)
    xs = [LEFT + (day - first).days / span * (RIGHT - LEFT) for day in chart.days]
    return (
        _axis(chart, xs)
        + _events(chart)
        + "".join(
            _series(chart, row, [(x, _y(chart, v)) for x, v in zip(xs, one.values, strict=True)])
            for row, one in enumerate(chart.series)
        )
    )


def _y(chart: LineChart, value: float) -> float:
    return BOTTOM - (value - chart.low) / ((chart.high - chart.low) or 1) * (BOTTOM - TOP)


def _axis(chart: LineChart, xs: list[float]) -> str:
    start = f"{chart.low:.0%}" if chart.share else f"{chart.low:,.0f}"
    return "".join(
        [
            f'<line x1="0" x2="{WIDTH}" y1="{BOTTOM:.1f}" y2="{BOTTOM:.1f}" '
            f'stroke="{theme.MUTED}" stroke-width="2"/>',
            label(0, BOTTOM - 10, start, SMALL, colour=theme.MUTED),
            label(0, 32, "" if len(chart.series) > 1 else chart.unit, SMALL, colour=theme.MUTED),
            *(_date(xs[place], chart.days[place]) for place in thinned(xs, DATE_ROOM)),
        ]
    )


def _events(chart: LineChart) -> str:
    """What happened, as thin upright lines; worded at the head of those that have room."""
    first, span = chart.days[0], max((chart.days[-1] - chart.days[0]).days, 1)
    at = [LEFT + (day - first).days / span * (RIGHT - LEFT) for day, _ in chart.events]
    room = max((width(words, SMALL) for _, words in chart.events), default=0) + 12
    drawn = "".join(
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP:.1f}" y2="{BOTTOM:.1f}" '
        f'stroke="{theme.MUTED}" stroke-width="2" stroke-dasharray="4 6"/>'
        for x in at
    )
    return drawn + "".join(
        label(
            at[n],
            TOP - 10,
            chart.events[n][1],
            SMALL,
            anchor="middle",
            colour=theme.MUTED,
            halo=theme.PAPER,
        )
        for n in thinned(at, room)
    )


def _date(x: float, day: date) -> str:
    return "".join(
        label(x, BOTTOM + down, words, SMALL, anchor="middle", colour=theme.MUTED)
        for words, down in ((f"{day:%Y}", 38), (f"{day:%m-%d}", 70))
    )


def _series(chart: LineChart, row: int, points: list[tuple[float, float]]) -> str:
    one, many = chart.series[row], len(chart.series) > 1
    spots = [place for place, value in enumerate(one.values) if not math.isnan(value)]
    route = " ".join(f"{points[p][0]:.1f},{points[p][1]:.1f}" for p in spots)
    parts = [f'<polyline points="{route}" fill="none" stroke="{one.colour}" stroke-width="6"/>']
    parts += [
        f'<circle cx="{points[p][0]:.1f}" cy="{points[p][1]:.1f}" r="9" fill="{one.colour}"/>'
        for p in spots
    ]
    if many:
        left = LEFT + row * LEGEND_STEP
        parts.append(rect(left, 8, 30, 30, one.colour) + label(left + 42, 34, one.name))
    off = 46 if many and _is_lower(chart.series, row) else -20
    room = max((width(one.texts[p], TEXT) for p in spots), default=0) + 16
    written = [spots[n] for n in thinned([points[p][0] for p in spots], room)]
    parts += [
        label(
            points[p][0],
            points[p][1] + off,
            one.texts[p],
            anchor="middle",
            colour=one.colour,
            bold=True,
        )
        for p in (spots[-1:] if many else written)
    ]
    return "".join(parts)


def _is_lower(series: tuple[Series, ...], row: int) -> bool:
    """Whether a line ends below the other one; its value then stands below it."""
    last = [next((v for v in reversed(one.values) if not math.isnan(v)), 0.0) for one in series]
    return last[row] < max(last) or (last[0] == last[1] and row == 0)
