"""Which units stand outside what chance explains, in each indicator, once per edition."""

import pandas as pd

from dashboard.edition.edition import Edition, once
from dashboard.indicators import uncertainty
from dashboard.indicators.funnel import P998, Funnel


@once
def compared(edition: Edition, indicator: str) -> pd.DataFrame:
    """The units that are held against each other, as rows of `Edition.by_unit`: those with a
    ratio, without shares of fewer than ten.
    """
    rows = edition.by_unit(indicator)
    return rows[~rows["small"]].dropna(subset=["value"])


@once
def funnel(edition: Edition, indicator: str) -> Funnel | None:
    """The control limits of an indicator's units; None where it has none."""
    return uncertainty.funnel(compared(edition, indicator), edition.definitions[indicator])


@once
def outside(edition: Edition, indicator: str, tail: float = P998) -> dict[str, int]:
    """The units outside the control limits: −1 on the bad side, 1 on the good one (below and
    above where the indicator has no direction).
    """
    limits, turned = funnel(edition, indicator), -1 if _lower(edition, indicator) else 1
    if limits is None:
        return {}
    rows = compared(edition, indicator)
    sides = {
        str(unit): turned * limits.side(value, size, tail)
        for unit, value, size in zip(rows.index, rows["value"], rows["denominator"], strict=True)
    }
    return {unit: side for unit, side in sides.items() if side}


def _lower(edition: Edition, indicator: str) -> bool:
    return edition.definitions[indicator].direction == "lower"
