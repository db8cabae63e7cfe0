"""An indicator, town by town: what maps and bars of towns are drawn from."""

import pandas as pd

from dashboard.edition import Edition, once
from dashboard.indicators import Indicator, summaries

COLUMNS = ["value", "numerator", "denominator", "status", "aggregated"]


def reaches_towns(indicator: Indicator) -> bool:
    """Whether each town has a ratio of its own."""
    return indicator.scope == "town" and indicator.has_ratio


@once
def town_rows(edition: Edition, indicator: str) -> pd.DataFrame:
    """Every town seen, by code: unit, name, `COLUMNS` and whether it is of too few to compare
    (`small`); a town without a row has no data.
    """
    held = edition.definitions[indicator]
    rows = edition.towns[["unit", "name"]].join(edition.values.totals(indicator, "town")[COLUMNS])
    rows["status"] = rows["status"].astype("object").fillna("no_data")
    rows["aggregated"] = rows["aggregated"].eq(True)
    return rows.assign(small=summaries.small_towns(rows, held) & rows["value"].notna())


def counted_whole(rows: pd.DataFrame, indicator: Indicator) -> bool:
    """Whether a town's value is a number of persons or things: what is divided by the towns."""
    each = bool((rows["denominator"].dropna() == 1).all())
    return each and not indicator.is_share and "count" in indicator.measures


def yes_or_no(rows: pd.DataFrame, indicator: Indicator) -> bool:
    """Whether a town has or has not what is counted: listed by name, not ranked."""
    return indicator.is_share and bool(rows["denominator"].max() <= 1)
