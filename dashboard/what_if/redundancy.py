"""Which indicators say the same: rank correlations over the places (OECD/JRC 2008, step 4)."""

import pandas as pd

from dashboard.what_if.model import Model

TWINS = 0.9
"""Two indicators this alike count nearly the same thing twice."""
LEAST = 5
"""Fewer places than this make no correlation."""


def correlations(model: Model) -> pd.DataFrame:
    """Spearman's rank correlation of every two components, over the places that have both; NaN
    for fewer than `LEAST`, or where one is the same everywhere.
    """
    return model.values[model.components].corr(method="spearman", min_periods=LEAST)


def pairs(found: pd.DataFrame) -> pd.DataFrame:
    """Every two components and their correlation, the strongest (of either sign) first: first,
    second, correlation.
    """
    names = list(found)
    held = found.to_numpy()
    rows = [
        (names[a], names[b], held[a, b])
        for a in range(len(names))
        for b in range(a + 1, len(names))
        if held[a, b] == held[a, b]
    ]
    table = pd.DataFrame(rows, columns=["first", "second", "correlation"])
    order = table["correlation"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)
