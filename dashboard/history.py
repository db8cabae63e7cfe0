"""The definitions each indicator has had, by hash: ``data/definitions.csv``.

A change of an indicator's SQL, its views or the numbers of its header is a new definition and
gets a row of its own; `since` is the day it took effect in this product.
"""

from functools import cache

import pandas as pd

from dashboard import paths


@cache
def definitions() -> pd.DataFrame:
    """One row per indicator and definition, oldest first: indicator, hash, since, note_zh,
    note_en.
    """
    return pd.read_csv(paths.SHIPPED / "definitions.csv", dtype=str)
