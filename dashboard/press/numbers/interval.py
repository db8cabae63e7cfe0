"""All the numbers something said allows."""

import math
from dataclasses import dataclass

from dashboard import claims
from dashboard.press.numbers.numerals import Numeral


@dataclass(frozen=True)
class Interval:
    """All the numbers something said allows: ends (infinite where unbounded), and which of them
    are left out.
    """

    low: float
    low_open: bool
    high: float
    high_open: bool

    def contains(self, other: "Interval") -> bool:
        """Whether all `other` allows lies within this."""
        above = other.low > self.low or (
            math.isclose(other.low, self.low) and (not self.low_open or other.low_open)
        )
        below = other.high < self.high or (
            math.isclose(other.high, self.high) and (not self.high_open or other.high_open)
        )
        return above and below

    def apart(self, other: "Interval") -> bool:
        """Whether no number is allowed by both."""
        return self._ends_before(other) or other._ends_before(self)

    def _ends_before(self, other: "Interval") -> bool:
        touching = math.isclose(self.high, other.low) and (self.high_open or other.low_open)
        return self.high < other.low or touching


def interval(numeral: Numeral, qualifier: str, *, points: bool) -> Interval:
    """What a numeral allows under a qualifier; in percentage points where it is of `points`."""
    low, high, unit = (
        scaled(float(one), points=points) for one in (numeral.low, numeral.high, numeral.unit)
    )
    bounds = (low, numeral.low_open, high, numeral.high_open)
    if not numeral.spread and qualifier != "contradictory":
        bounds = claims.interval(low, qualifier, share=numeral.share, unit=unit)
    elif qualifier in ("以上", "超过", "余"):
        top = 1.0 if numeral.share else math.inf
        bounds = (low, qualifier == "超过", top, not numeral.share)
    elif qualifier in ("不足", "以内"):
        bounds = (-math.inf, True, high, qualifier == "不足")
    return Interval(round(bounds[0], 9), bounds[1], round(bounds[2], 9), bounds[3])


def scaled(number: float, *, points: bool) -> float:
    """Percentage points as 0.01 each."""
    return round(number / 100, 12) if points else number
