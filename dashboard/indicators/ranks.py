"""The one rule of ranks: what differs in the noise of binary arithmetic only is the same."""

import pandas as pd

DECIMALS = 9


def ranks(values: pd.Series, *, lower_is_better: bool = False) -> pd.Series:
    """1 for the best; values alike to `DECIMALS` share the better rank; NaN without a value."""
    return values.round(DECIMALS).rank(ascending=lower_is_better, method="min")


def ranks_by_row(values: pd.DataFrame) -> pd.DataFrame:
    """The `ranks` of every row, the highest best."""
    return values.round(DECIMALS).rank(axis=1, ascending=False, method="min")
