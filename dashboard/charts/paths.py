"""Ranks as the weight of the town rating runs over its range, every swap marked."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from dashboard import theme
from dashboard.charts.svg.elements import image, text
from dashboard.charts.text import width

WIDTH, LEFT, TOP, BOTTOM = 760, 34, 26, 34
STEP = 0.004
"""Half the width of a crossing as drawn, as a share of the range."""


def rank_paths(
    *,
    steps: pd.DataFrame,
    names: Mapping[str, str],
    chosen: str,
    at: float | None,
    at_words: str,
    marks: str,
    colour: str,
    alt: str,
) -> str:
    """`steps` as of `statutory.paths`. The `chosen` target stands out; a line marks the weight
    `at`, if there is one weight; swaps are dots. Names at the right, where they have room.
    """
    cuts = np.r_[steps.index.get_level_values("from"), steps.index.get_level_values("to")[-1:]]
    low, high, n = float(cuts[0]), float(cuts[-1]), steps.shape[1]
    room = 14 + max(width(names[str(p)], 13) for p in steps)
    row = 22 if n <= 30 else 9
    height, right = TOP + row * n + BOTTOM, WIDTH - (room if n <= 30 else 24)

    def x(weight: float) -> float:
        return LEFT + (weight - low) / (high - low) * (right - LEFT)

    def y(rank: float) -> float:
        return TOP + row * (rank - 0.5)

    drawn = [
        f'<line x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="{TOP}" y2="{TOP + row * n}" '
        f'stroke="{theme.RULE}"/>'
        + text(x(tick), height - 14, f"{tick:.0%}", text_anchor="middle", fill=theme.MUTED)
        for tick in _ticks(low, high)
    ]
    drawn += [
        text(LEFT - 8, y(rank) + 4, str(rank), text_anchor="end", fill=theme.MUTED, font_size=11)
        for rank in range(1, n + 1)
        if n <= 30 or rank % 10 == 0 or rank == 1
    ]
    for place in [*(p for p in steps if p != chosen), *([chosen] if chosen in steps else [])]:
        drawn += _path(
            steps[place].to_numpy(int),
            cuts,
            x,
            y,
            chosen=place == chosen,
            colour=colour,
            small=n > 30,
        )
        if n <= 30 or place == chosen:
            anchor = {} if n <= 30 else {"text_anchor": "end"}
            drawn.append(
                text(
                    right + 8 if n <= 30 else right,
                    y(steps[place].iloc[-1]) + (4 if n <= 30 else -7),
                    names[str(place)],
                    font_weight=700 if place == chosen else 400,
                    **anchor,
                )
            )
    if at is not None:
        drawn.append(
            f'<line x1="{x(at):.1f}" x2="{x(at):.1f}" y1="{TOP - 4}" '
            f'y2="{TOP + row * n}" stroke="{theme.ALERT}" stroke-width="2"/>'
            + text(
                min(max(x(at), LEFT + 40), right - 40),
                14,
                at_words,
                fill=theme.ALERT,
                text_anchor="middle",
            )
        )
    drawn.append(
        text(WIDTH - 4, height - 1, marks, fill=theme.ALERT, font_size=11, text_anchor="end")
    )
    return image("".join(drawn), WIDTH, height, alt)


def _ticks(low: float, high: float) -> list[float]:
    return [
        tick for tick in np.round(np.arange(0, 1.01, 0.1), 1) if low - 1e-9 <= tick <= high + 1e-9
    ]


def _path(
    ranks: np.ndarray,
    cuts: np.ndarray,
    x: Callable[[float], float],
    y: Callable[[float], float],
    *,
    chosen: bool,
    colour: str,
    small: bool,
) -> list[str]:
    """One target's line, bent only where its rank changes, and a dot at each such place."""
    half = STEP * (cuts[-1] - cuts[0])
    points, dots = [(x(cuts[0]), y(ranks[0]))], []
    for n in np.nonzero(np.diff(ranks))[0]:
        at, before, after = cuts[n + 1], ranks[n], ranks[n + 1]
        points += [(x(at - half), y(before)), (x(at + half), y(after))]
        dots.append((x(at), y((before + after) / 2)))
    points.append((x(cuts[-1]), y(ranks[-1])))
    line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    ink = colour if chosen else theme.FAINT
    width = 3.5 if chosen else 1 if small else 1.6
    return [
        f'<polyline points="{line}" fill="none" stroke="{ink}" stroke-width="{width}"/>',
        *(
            f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{3.4 if chosen else 2}" fill="{ink}"/>'
            for a, b in dots
            if chosen or not small
        ),
    ]
