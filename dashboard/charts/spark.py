"""Sparklines: a few values over time as one small SVG, drawn without a browser library."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard import theme
from dashboard.charts.svg.elements import image

WIDTH, HEIGHT, PAD = 92, 26, 4


def sparkline(
    values: pd.Series,
    *,
    colour: str,
    alt: str,
    scale: tuple[float, float] | None = None,
    behind: pd.Series | None = None,
    events: Sequence[date] = (),
) -> str:
    """An image element with an SVG of `values` by date (their index), a dot on the last; another
    series of these days `behind` them in grey, a dotted upright at each of the `events` between
    its first day and its last.

    Missing values are left out; the vertical `scale` runs from the smallest to the largest unless
    given, and `alt` says the values in words.
    """
    held = values.dropna()
    if held.empty:
        return ""
    every = held if behind is None else pd.concat([held, behind.dropna()])
    low, high = scale or (float(every.min()), float(every.max()))
    points = _points(values, low, high)
    x, y = points[-1]
    drawn = [_upright(values.index, day) for day in events]
    drawn += [] if behind is None else [_line(_points(behind, low, high), theme.NO_DATA)]
    drawn += [_line(points, colour), f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>']
    return image("".join(drawn), WIDTH, HEIGHT, alt, "spark")


def _points(values: pd.Series, low: float, high: float) -> list[tuple[float, float]]:
    span = (high - low) or 1
    return [
        (_across(values.index, day), HEIGHT - PAD - (value - low) / span * (HEIGHT - 2 * PAD))
        for day, value in zip(values.index, values, strict=True)
        if not pd.isna(value)
    ]


def _across(days: pd.Index, day: date) -> float:
    """Where a day stands."""
    share: float = (day - days[0]).days / max((days[-1] - days[0]).days, 1)
    return PAD + share * (WIDTH - 2 * PAD)


def _upright(days: pd.Index, day: date) -> str:
    x = f"{_across(days, day):.1f}"
    return (
        f'<line x1="{x}" x2="{x}" y1="1" y2="{HEIGHT - 1}" stroke="{theme.MUTED}" '
        'stroke-width="0.6" stroke-dasharray="1.5 1.5"/>'
    )


def _line(points: list[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
