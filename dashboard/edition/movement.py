"""What moved between two periods: every unit in every indicator, told apart from chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.edition.edition import Edition, once
from dashboard.indicators import Indicator, chance, summaries
from dashboard.indicators.ranks import ranks


@dataclass(frozen=True)
class Change:
    """One unit in one indicator from `before` to `now` (ratios in their own unit).

    `size` is the step on the good side as a share of the goalposts' span, negative for a decline,
    so that indicators compare; `beyond_chance` whether its 95 % interval excludes no change, None
    where an indicator counts no separate cases. Ranks are among the units compared at both.
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
    if both.empty or indicator.goalposts is None:
        return []
    lower = indicator.direction == "lower"
    places = [ranks(both[f"value_{at}"], lower_is_better=lower) for at in ("then", "now")]
    span = (indicator.goalposts[1] - indicator.goalposts[0]) * (-1 if lower else 1)
    return [
        Change(
            indicator=indicator.id,
            unit=str(unit),
            before=row["value_then"],
            now=row["value_now"],
            size=(row["value_now"] - row["value_then"]) / span,
            beyond_chance=_beyond(row, indicator),
            rank_before=int(places[0].loc[str(unit)]),
            rank_now=int(places[1].loc[str(unit)]),
            n=len(both),
        )
        for unit, row in both.to_dict("index").items()
        if abs(row["value_now"] - row["value_then"]) > summaries.ROUNDING
    ]


def _compared(edition: Edition, indicator: Indicator, day: date) -> pd.DataFrame:
    rows = edition.periods[day].totals(indicator.id, "unit")
    rows = rows[~summaries.small(rows, indicator)]
    return rows[["value", "numerator", "denominator"]].dropna().astype(float)


def _beyond(row: Mapping[Any, float], indicator: Indicator) -> bool | None:
    """Whether chance alone is no explanation; None for what does not count separate cases."""
    if not indicator.cases:
        return None
    pairs = [(row[f"numerator_{at}"], row[f"denominator_{at}"]) for at in ("then", "now")]
    whole = all(numerator >= 0 and numerator.is_integer() for numerator, _ in pairs)
    if not whole or any(base <= 0 for _, base in pairs):
        return None
    if indicator.is_share and any(part > base for part, base in pairs):
        return None
    interval = chance.wilson if indicator.is_share else chance.byar
    step = chance.change(*(interval(*pair) for pair in pairs))
    return step.low > 0 or step.high < 0
