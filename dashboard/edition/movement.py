"""What moved between two periods: every unit in every indicator, told apart from chance."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.edition.edition import Edition, once
from dashboard.indicators import Indicator, summaries, uncertainty
from dashboard.indicators.ranks import ranks


@dataclass(frozen=True)
class Change:
    """One unit in one indicator from `before` to `now` (ratios in their own unit).

    `size` is the step on the good side, negative for a decline: of a share in points (0.05 is
    five), else as a part of the value before (infinite where that was 0); `beyond_chance` whether
    its 95 % interval excludes no change, None where an indicator counts no separate cases. Ranks
    are among the units compared at both; `reach` is the interval of the rank now.
    """

    indicator: str
    unit: str
    before: float
    now: float
    size: float
    beyond_chance: bool | None
    rank_before: int
    rank_now: int
    n: int
    reach: tuple[int, int] | None = None


@once
def movement(edition: Edition, before: date) -> list[Change]:
    """Every change of a ratio with a direction, the largest improvement first; shares of fewer
    than ten are left out.
    """
    found = [
        change
        for indicator in edition.definitions.values()
        if indicator.compares and indicator.goalposts
        for change in _of(edition, indicator, before)
    ]
    return sorted(found, key=lambda change: -change.size)


def _of(edition: Edition, indicator: Indicator, before: date) -> list[Change]:
    then, now = (_compared(edition, indicator, day) for day in (before, edition.as_of))
    both = then.add_suffix("_then").join(now.add_suffix("_now"), how="inner")
    if both.empty:
        return []
    lower = indicator.direction == "lower"
    places = [ranks(both[f"value_{at}"], lower_is_better=lower) for at in ("then", "now")]
    return [
        Change(
            indicator=indicator.id,
            unit=str(unit),
            before=row["value_then"],
            now=row["value_now"],
            size=_size(row["value_then"], row["value_now"], indicator),
            beyond_chance=_beyond(row, indicator),
            rank_before=int(places[0].loc[str(unit)]),
            rank_now=int(places[1].loc[str(unit)]),
            n=len(both),
            reach=uncertainty.rank_interval(now.loc[both.index], str(unit), indicator),
        )
        for unit, row in both.to_dict("index").items()
        if abs(row["value_now"] - row["value_then"]) > summaries.ROUNDING
    ]


def _compared(edition: Edition, indicator: Indicator, day: date) -> pd.DataFrame:
    rows = edition.periods[day].totals(indicator.id, "unit")
    rows = rows[~summaries.small(rows, indicator)]
    return rows[["value", "numerator", "denominator"]].dropna().astype(float)


def _size(then: float, now: float, indicator: Indicator) -> float:
    step = then - now if indicator.direction == "lower" else now - then
    if indicator.is_share:
        return step
    return step / then if then else math.copysign(math.inf, step)


def _beyond(row: Mapping[Any, float], indicator: Indicator) -> bool | None:
    """Whether chance alone is no explanation; None for what has no interval."""
    parts = ("value", "numerator", "denominator")
    then, now = ({part: row[f"{part}_{at}"] for part in parts} for at in ("then", "now"))
    return uncertainty.changed(then, now, indicator)
