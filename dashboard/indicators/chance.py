"""What chance alone explains: intervals of shares and rates, of their change and their ranks."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

LEVEL = 0.95
Z95 = 1.959964
"""Two-sided, at the `LEVEL`."""


class Interval(NamedTuple):
    """A value between its limits, all in the value's own unit."""

    value: float
    low: float
    high: float


def wilson(numerator: float, denominator: float, z: float = Z95) -> Interval:
    """A share with its score interval (Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857,
    method 3). `denominator` above nought.
    """
    n, share = denominator, numerator / denominator
    centre = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Interval(share, max((centre - half) / scale, 0.0), min((centre + half) / scale, 1.0))


def byar(count: float, base: float, z: float = Z95) -> Interval:
    """A rate of events per unit of `base` with Byar's interval (Breslow & Day 1987, p. 69; APHO
    Technical Briefing 3, 2008).
    """
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(count / base, low / base, high / base)


def change(before: Interval, now: Interval) -> Interval:
    """The difference `now` − `before` of two independent values with its interval, from theirs
    (Newcombe 1998, Statistics in Medicine 17:873, method 10; Zou & Donner 2008).
    """
    step = now.value - before.value
    low = step - sqrt((now.value - now.low) ** 2 + (before.high - before.value) ** 2)
    high = step + sqrt((now.high - now.value) ** 2 + (before.value - before.low) ** 2)
    return Interval(step, low, high)


def simultaneous(n: int) -> float:
    """The z at which `n` intervals hold together with at least 95 % (Bonferroni)."""
    return NormalDist().inv_cdf(1 - (1 - LEVEL) / (2 * n))


def rank_interval(
    place: int, values: Sequence[Interval], *, lower_is_better: bool = False
) -> tuple[int, int]:
    """The best and the worst rank of `values[place]`: behind those that are better, and before
    those that are worse, by more than the interval of their difference (Mogstad, Romano, Shaikh &
    Wilhelm 2024, Review of Economic Studies 91:476). `values` at the z of `simultaneous`.
    """
    own = values[place]
    steps = [change(own, other) for n, other in enumerate(values) if n != place]
    above = sum(step.low > 0 for step in steps)
    below = sum(step.high < 0 for step in steps)
    better, worse = (below, above) if lower_is_better else (above, below)
    return 1 + better, len(values) - worse
