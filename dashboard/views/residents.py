"""A count per 10,000 residents of the 2020 census, where there is a census row."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.geography.census import profiles
from dashboard.indicators import Indicator
from dashboard.text import formats
from dashboard.text.i18n import Translator

BASE = 10_000


def rate(row: Mapping[Any, Any], unit: str, indicator: Indicator) -> float:
    """The count of `row` per 10,000 residents of `unit`; NaN where the indicator is not said so
    (`residents` in its header), nothing is counted, some of its units have sent nothing, or the
    census has no row of the unit's own.
    """
    held = profiles().get(unit)
    if not indicator.residents or held is None or not held.population or row["status"] == "partial":
        return float("nan")
    return float(row["numerator"]) / held.population * BASE


def per_residents(row: Mapping[Any, Any], unit: str, indicator: Indicator, t: Translator) -> str:
    """The `rate` in words; empty without."""
    found = rate(row, unit, indicator)
    if pd.isna(found):
        return ""
    word = t.pick(indicator.measures["count"]["measure_word"])
    return t("overview.per_residents", n=formats.number(found, 1), unit=word)
