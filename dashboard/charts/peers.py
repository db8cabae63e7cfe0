"""One value among its peers, as a strip small enough for a table row."""

from collections.abc import Sequence

import pandas as pd

from dashboard import theme
from dashboard.charts.svg.elements import image

WIDTH, HEIGHT, PAD = 84, 20, 6
MIDDLE = HEIGHT / 2


def peer_strip(
    *,
    peers: pd.Series,
    place: str,
    city: float,
    level: float | None,
    lower_is_better: bool,
    colour: str,
    alt: str,
    beside: Sequence[str] = (),
) -> str:
    """An image element: every peer a grey dot, those `beside` hollow, `place` in `colour`, the
    city a tick, the level a dashed line. Better is always to the right.
    """
    marks = [*peers, *(v for v in (city, level) if v is not None and not pd.isna(v))]
    if place not in peers.index or len(peers) < 2:
        return ""
    low, high = min(marks), max(marks)

    def at(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return PAD + (1 - share if lower_is_better else share) * (WIDTH - 2 * PAD)

    drawn = [_line(at(high if lower_is_better else low), at(low if lower_is_better else high))]
    drawn += [
        _dot(at(value), 2.6, theme.NO_DATA)
        for unit, value in peers.items()
        if unit != place and unit not in beside
    ]
    if not pd.isna(city):
        drawn.append(_tick(at(city), theme.INK, ""))
    if level is not None:
        drawn.append(_tick(at(level), theme.ALERT, "2,2"))
    drawn += [
        _dot(at(peers[unit]), 3.2, theme.PAPER, colour) for unit in beside if unit in peers.index
    ]
    drawn.append(_dot(at(peers[place]), 4.6, colour, theme.PAPER))
    return image("".join(drawn), WIDTH, HEIGHT, alt, "strip-image")


def _line(left: float, right: float) -> str:
    return (
        f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{MIDDLE}" y2="{MIDDLE}" '
        f'stroke="{theme.RULE}" stroke-width="2"/>'
    )


def _dot(x: float, radius: float, colour: str, rim: str = "none") -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{MIDDLE}" r="{radius}" fill="{colour}" stroke="{rim}" '
        'stroke-width="1.4"/>'
    )


def _tick(x: float, colour: str, dash: str) -> str:
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="{HEIGHT - 2}" stroke="{colour}" '
        f'stroke-width="1.6" stroke-dasharray="{dash}"/>'
    )
