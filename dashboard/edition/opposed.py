"""Where the city moves one way and most of its units the other (Simpson 1951)."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.edition.edition import Edition, once
from dashboard.indicators import CITY, Indicator, summaries


@dataclass(frozen=True)
class Opposed:
    """The city's `step` in a ratio (in its own unit), and how many `units` of the `n` compared
    moved the other way.
    """

    step: float
    units: int
    n: int


@once
def opposed(edition: Edition, indicator: str, before: date) -> Opposed | None:
    """The city against most of its units since `before`; None where they go the same way, or the
    city moves by less than is shown. Units of too few (`summaries.small`) are left out.
    """
    own = edition.definitions[indicator]
    if own.scope == "city" or not own.has_ratio or not own.mapped:
        return None
    now, then = edition.values, edition.periods[before]
    held = [summaries.compared(values, {own.id: own}, "unit")[own.id] for values in (now, then)]
    steps = (held[0] - held[1]).dropna()
    step = now.row(own.id, CITY)["value"] - then.row(own.id, CITY)["value"]
    if pd.isna(step) or not round(step, _digits(own)):
        return None
    units = int((steps[steps.abs() > summaries.ROUNDING] * step < 0).sum())
    return Opposed(step, units, len(steps)) if 2 * units > len(steps) else None


def _digits(indicator: Indicator) -> int:
    """Decimals of a ratio as it is shown: a share in per cent with one."""
    return 3 if indicator.is_share else indicator.measures["ratio"].get("digits", 1)
