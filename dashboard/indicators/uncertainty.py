"""What chance does to an indicator: the interval of a value, of a rank, the limits of a funnel."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.indicators import chance
from dashboard.indicators.chance import Interval
from dashboard.indicators.funnel import Funnel
from dashboard.indicators.funnel import funnel as funnel_of
from dashboard.indicators.indicator import Indicator


def interval(
    numerator: float, denominator: float, indicator: Indicator, z: float = chance.Z95
) -> Interval | None:
    """A ratio with its interval in its own unit: Wilson's of a share, Byar's of a rate. None
    where the records are no separate cases, or the numbers none that can be counted.
    """
    numerator, denominator = float(numerator), float(denominator)
    whole = numerator >= 0 and numerator.is_integer()
    if not indicator.cases or not whole or not denominator > 0:  # NaN is neither
        return None
    if not indicator.is_share:
        return chance.byar(numerator, denominator, z)
    return None if numerator > denominator else chance.wilson(numerator, denominator, z)


def of_row(row: Mapping[Any, Any], indicator: Indicator, z: float = chance.Z95) -> Interval | None:
    """The `interval` of a row of values; None too where there is no value."""
    if not indicator.has_ratio or pd.isna(row["value"]) or pd.isna(row["denominator"]):
        return None
    return interval(row["numerator"], row["denominator"], indicator, z)


def changed(before: Mapping[Any, Any], now: Mapping[Any, Any], indicator: Indicator) -> bool | None:
    """Whether the interval of a change excludes none; None where either has no interval."""
    then, since = of_row(before, indicator), of_row(now, indicator)
    if then is None or since is None:
        return None
    step = chance.change(then, since)
    return step.low > 0 or step.high < 0


def rank_interval(rows: pd.DataFrame, place: str, indicator: Indicator) -> tuple[int, int] | None:
    """Best and worst rank of `place` among `rows` (index place; numerator, denominator), at least
    95 % (`chance.rank_interval`); None where one of them has no interval.
    """
    if len(rows) < 2:
        return None
    z = chance.simultaneous(len(rows) - 1)
    found = [interval(*pair, indicator, z) for pair in _pairs(rows)]
    held = [one for one in found if one is not None]
    if len(held) < len(found):
        return None
    at, lower = list(rows.index).index(place), indicator.direction == "lower"
    return chance.rank_interval(at, held, lower_is_better=lower)


def funnel(rows: pd.DataFrame, indicator: Indicator) -> Funnel | None:
    """The control limits that `rows` (numerator, denominator) are held to, around their total;
    None where there is none: no separate cases, too few places.
    """
    pairs = _pairs(rows)
    if any(interval(*pair, indicator) is None for pair in pairs):
        return None
    return funnel_of(pairs, share=indicator.is_share)


def _pairs(rows: pd.DataFrame) -> list[tuple[float, float]]:
    return list(zip(rows["numerator"], rows["denominator"], strict=True))
