"""From indicator values to what a page shows: totals, changes, bands, series."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.indicators import CITY, Indicator, Level

NEAR = 0.05
"""A value within five points below its level is 接近 (near); ours, and said on the page."""
ROUNDING = 1e-9
"""0.80 − 0.75 is a hair above 0.05 in binary; no share of real records is that close."""
SMALL = 10
"""Below this denominator a share is drawn grey: too few to compare."""


def totals(values: pd.DataFrame, indicator: str, level: str) -> pd.DataFrame:
    """The totals of one indicator at `level`, without parts, indexed by unit (or town)."""
    rows = values[(values["indicator"] == indicator) & (values["level"] == level)
                  & values["part"].isna()]
    return rows.set_index("town" if level == "town" else "unit")


def city(values: pd.DataFrame, indicator: str) -> Mapping:
    """The city's total: numerator, denominator, value, status, provenance."""
    return totals(values, indicator, "city").loc[CITY].to_dict()


def yardstick(indicator: Indicator, as_of: date) -> Level | None:
    """The level that gives bands at `as_of`: none for a reference, or before it applied."""
    level = indicator.level
    if level is None or level.kind == "reference":
        return None
    return level if level.since is None or level.since <= as_of else None


def band(value: float, level: Level | None, direction: str) -> str:
    """``met``, ``near`` or ``missed`` against a `yardstick`; ``none`` without.

    `value` and the level are in the ratio's own unit; nearness counts shares only.
    """
    if level is None or pd.isna(value):
        return "none"
    short = level.value - value if direction == "higher" else value - level.value
    if short <= ROUNDING:
        return "met"
    return "near" if short <= NEAR + ROUNDING else "missed"


def by_unit(
    values: pd.DataFrame, before: pd.DataFrame | None, indicator: Indicator, as_of: date
) -> pd.DataFrame:
    """One row per reporting unit, best ratio first (highest, where none is better).

    Columns: value, numerator, denominator, status, aggregated, band, small (a share of fewer
    than ten), previous (the ratio at `before`).
    """
    frame = _banded(values, before, indicator, as_of, level="unit")
    return frame.sort_values("value", ascending=indicator.direction == "lower",
                             na_position="last", kind="stable")


def city_row(
    values: pd.DataFrame, before: pd.DataFrame | None, indicator: Indicator, as_of: date
) -> pd.DataFrame:
    """The city's total as one row with the columns of `by_unit`."""
    return _banded(values, before, indicator, as_of, level="city")


def _banded(
    values: pd.DataFrame, before: pd.DataFrame | None, indicator: Indicator, as_of: date, *,
    level: str,
) -> pd.DataFrame:
    rows, held = totals(values, indicator.id, level), yardstick(indicator, as_of)
    nothing = pd.Series(float("nan"), index=rows.index)
    previous = nothing if before is None else totals(before, indicator.id, level)["value"]
    frame = rows.assign(
        band=[band(value, held, indicator.direction) for value in rows["value"]],
        small=small(rows, indicator), previous=previous)
    return frame[["value", "numerator", "denominator", "status", "aggregated", "band", "small",
                  "previous"]]


def small(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Which shares are of fewer than ten; an average per town is no sample."""
    share = indicator.is_share
    return (rows["denominator"] < SMALL) & share


def by_part(values: pd.DataFrame, indicator: Indicator, dimension: str) -> pd.DataFrame:
    """The city's numbers by part of `dimension`, in the order of the parts."""
    rows = values[(values["indicator"] == indicator.id) & (values["level"] == "city")
                  & values["part"].str.startswith(f"{dimension}:", na=False)]
    names = rows["part"].str.removeprefix(f"{dimension}:")
    columns = ["value", "numerator", "denominator", "status", "aggregated", "small"]
    return rows.assign(small=small(rows, indicator)).set_index(names)[columns]


def over_time(history: Mapping[date, pd.DataFrame], indicator: Indicator) -> pd.DataFrame:
    """Ratios (or counts, where there is no ratio) by date, one column for the city and each
    unit; NaN where there is none.
    """
    column, frames = "value" if indicator.has_ratio else "numerator", {}
    for day, values in history.items():
        rows = values[(values["indicator"] == indicator.id) & values["part"].isna()
                      & values["level"].isin(["city", "unit"])]
        frames[day] = rows.set_index("unit")[column]
    return pd.DataFrame(frames).T.sort_index().astype(float)


def standing(
    values: pd.DataFrame, known: Mapping[str, Indicator], as_of: date
) -> pd.DataFrame:
    """The band of every banded indicator at the city and each unit: indicator, unit, band."""
    rows = []
    for indicator in known.values():
        level = yardstick(indicator, as_of)
        if level is None:
            continue
        held = values[(values["indicator"] == indicator.id) & values["part"].isna()
                      & values["level"].isin(["city", "unit"])]
        rows += [(indicator.id, unit, band(value, level, indicator.direction))
                 for unit, value in zip(held["unit"], held["value"], strict=True)]
    return pd.DataFrame(rows, columns=["indicator", "unit", "band"])


def colour_span(values: pd.Series, goalposts: tuple[float, float] | None) -> tuple[float, float]:
    """The values at the light and the dark end of a map.

    The range of the data, but never less than a quarter of the goalposts' (or a tenth of
    the largest value), so that small differences do not look large.
    """
    held = values.dropna()
    if held.empty:
        return 0.0, 1.0
    low, high = float(held.min()), float(held.max())
    least = (goalposts[1] - goalposts[0]) / 4 if goalposts else abs(high) / 10
    missing = max(least - (high - low), 0.0)
    low, high = low - missing / 2, high + missing / 2
    if goalposts and missing and high > goalposts[1]:
        low, high = low - (high - goalposts[1]), goalposts[1]
    return (low, high) if high > low else (low - 0.5, low + 0.5)
