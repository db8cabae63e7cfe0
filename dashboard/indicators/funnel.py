"""Funnel of a ratio: what chance does to units that all have the same true value (Spiegelhalter
2005, Statistics in Medicine 24:1185).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import numpy as np

P95, P998 = 0.025, 0.001
"""What lies beyond each limit of the 95 % and the 99.8 %, on either side."""
MIN_UNITS = 6
"""Among fewer nobody is held against the others."""
WINSORISED = 0.1
"""The share of z-scores at either end that count as the next one (his section 4.2)."""
REACH = 9
"""Standard deviations from the mean beyond which a count has no probability to speak of."""


@dataclass(frozen=True)
class Funnel:
    """Control limits around `target`, the value of all units together, in the ratio's own unit.

    `dispersion` is the mean of the squared z-scores: 1 where units differ by chance alone, above
    where they differ by more (then limits are √dispersion as far away), below where by less.
    """

    target: float
    share: bool
    dispersion: float
    units: int

    @property
    def spread(self) -> str:
        """``over``, ``under`` or ``chance``: on which side of what chance allows the dispersion
        is, two standard deviations of a χ² of so many units from its mean.
        """
        off = 2 * sqrt(2 / self.units)
        if self.dispersion > 1 + off:
            return "over"
        return "under" if self.dispersion < 1 - off else "chance"

    def limits(self, size: float, tail: float) -> tuple[float, float]:
        """The values beyond which lies at most `tail` of the probability on either side, at a
        denominator of `size`.
        """
        wider = sqrt(self.dispersion) if self.spread == "over" else 1.0
        low, high = (
            self.target + wider * (limit - self.target)
            for limit in exact_limits(self.target, size, tail, share=self.share)
        )
        return max(low, 0.0), min(high, 1.0) if self.share else high

    def side(self, value: float, size: float, tail: float = P998) -> int:
        """−1 below the limits, 1 above them, 0 within."""
        low, high = self.limits(size, tail)
        return (value > high) - (value < low)


def funnel(pairs: Sequence[tuple[float, float]], *, share: bool) -> Funnel | None:
    """The funnel of these (numerator, denominator), all denominators above nought; None of too
    few, or where nothing varies (all or none).
    """
    total, base = (sum(part) for part in zip(*pairs, strict=True)) if pairs else (0.0, 0.0)
    if len(pairs) < MIN_UNITS or not total > 0 or (share and total >= base):
        return None
    target = total / base
    variance = target * (1 - target) if share else target
    scores = sorted((count / size - target) / sqrt(variance / size) for count, size in pairs)
    cut = int(len(scores) * WINSORISED)
    held = np.clip(scores, scores[cut], scores[-1 - cut])
    return Funnel(target, share, float(np.mean(held**2)), len(pairs))


@lru_cache(maxsize=4096)
def exact_limits(target: float, size: float, tail: float, *, share: bool) -> tuple[float, float]:
    """Limits of a binomial share or a Poisson rate, interpolated between counts (his appendix
    A.1.1; the upper one mirrored, so that what lies beyond is never likelier than `tail`).
    """
    counts, chances = _chances(target, size, share=share)
    low = _inside(counts, chances, tail)
    high = -_inside(-counts[::-1], chances[::-1], tail)
    return max(low, 0.0) / size, (min(high, size) if share else high) / size


def _inside(counts: np.ndarray, chances: np.ndarray, tail: float) -> float:
    """Where the probability from the first of `counts` on passes `tail`."""
    until = np.cumsum(chances)
    at = int(np.searchsorted(until, tail, side="right"))
    return float(counts[at] - (until[at] - tail) / chances[at])


def _chances(target: float, size: float, *, share: bool) -> tuple[np.ndarray, np.ndarray]:
    """Counts around the mean, and the probability of each, by the ratio of one to the next."""
    mean = target * size
    deviation = sqrt(mean * (1 - target) if share else mean)
    first = max(int(mean - REACH * deviation), 0)
    last = int(mean + REACH * deviation) + 2 * REACH
    counts = np.arange(first, (min(last, int(size)) if share else last) + 1)
    steps = (
        np.log((size - counts[:-1]) / counts[1:]) + log(target / (1 - target))
        if share
        else np.log(mean / counts[1:])
    )
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    chances = np.exp(logs - logs.max())
    return counts, chances / chances.sum()
