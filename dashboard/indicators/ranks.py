"""The one rule of ranks: what differs in the noise of binary arithmetic only is the same."""

from typing import Literal, TypeVar

import pandas as pd

DECIMALS = 9
Values = TypeVar("Values", pd.Series, pd.DataFrame)


def ranks(values: Values, *, lower_is_better: bool = False, axis: Literal[0, 1] = 0) -> Values:
    """1 for the best; values alike to `DECIMALS` share the better rank; NaN without a value."""
    return values.round(DECIMALS).rank(axis=axis, ascending=lower_is_better, method="min")
