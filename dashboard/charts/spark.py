"""Sparklines: a few values over time as one small SVG, drawn without a browser library."""

import pandas as pd

from dashboard.charts.svg.elements import image

WIDTH, HEIGHT, PAD = 92, 26, 4


def sparkline(
    values: pd.Series, *, colour: str, alt: str, scale: tuple[float, float] | None = None
) -> str:
    """An image element with an SVG of `values` by date (their index), a dot on the last.

    Missing values are left out; the vertical `scale` runs from the smallest to the largest unless
    given, and `alt` says the values in words.
    """
    held = values.dropna()
    if held.empty:
        return ""
    low, high = scale or (held.min(), held.max())
    span = (high - low) or 1
    days = [(day - values.index[0]).days for day in values.index]
    wide = (WIDTH - 2 * PAD) / max(days[-1], 1)
    points = [
        (PAD + day * wide, HEIGHT - PAD - (value - low) / span * (HEIGHT - 2 * PAD))
        for day, value in zip(days, values, strict=True)
        if not pd.isna(value)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    body = (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
    )
    return image(body, WIDTH, HEIGHT, alt, "spark")
