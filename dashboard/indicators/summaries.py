"""From indicator values to what a page shows: totals, changes, bands, series."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.indicators import CITY, Band, Direction, Indicator, Level, PlaceLevel
from dashboard.indicators.keyed import Value, Values

NEAR = 0.05
"""A value within five points below its level is 接近 (near); ours, and said on the page."""
ROUNDING = 1e-9
"""0.80 − 0.75 is a hair above 0.05 in binary; no share of real records is that close."""
SMALL = 10
"""Below this denominator a share is drawn grey: too few to compare."""


def threshold(indicator: Indicator, as_of: date) -> Level | None:
    """The level that gives bands at `as_of`: none for a reference, or before it applied."""
    level = indicator.level
    if level is None or level.kind == "reference":
        return None
    return level if level.since is None or level.since <= as_of else None


def band(value: float, level: Level | None, direction: Direction) -> Band:
    """``met``, ``near`` or ``missed`` against a `threshold`; ``none`` without.

    `value` and the level are in the ratio's own unit; nearness counts shares only.
    """
    if level is None or pd.isna(value):
        return "none"
    short = level.value - value if direction == "higher" else value - level.value
    if short <= ROUNDING:
        return "met"
    return "near" if short <= NEAR + ROUNDING else "missed"


def by_unit(
    values: Values, before: Values | None, indicator: Indicator, as_of: date
) -> pd.DataFrame:
    """One row per reporting unit, best ratio first (highest, where none is better).

    Columns: value, numerator, denominator, status, aggregated, band, small (a share of fewer
    than ten), previous (the ratio at `before`).
    """
    frame = _banded(values, before, indicator, as_of, level="unit")
    return frame.sort_values(
        "value", ascending=indicator.direction == "lower", na_position="last", kind="stable"
    )


def city_row(
    values: Values, before: Values | None, indicator: Indicator, as_of: date
) -> pd.DataFrame:
    """The city's total as one row with the columns of `by_unit`."""
    return _banded(values, before, indicator, as_of, level="city")


def _banded(
    values: Values,
    before: Values | None,
    indicator: Indicator,
    as_of: date,
    *,
    level: PlaceLevel,
) -> pd.DataFrame:
    rows, held = values.totals(indicator.id, level), threshold(indicator, as_of)
    nothing = pd.Series(float("nan"), index=rows.index)
    previous = nothing if before is None else before.totals(indicator.id, level)["value"]
    frame = rows.assign(
        band=[band(value, held, indicator.direction) for value in rows["value"]],
        small=small(rows, indicator),
        previous=previous,
    )
    return frame[
        ["value", "numerator", "denominator", "status", "aggregated", "band", "small", "previous"]
    ]


def small(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Which shares are of fewer than ten; an average per town is no sample."""
    return (rows["denominator"] < SMALL) & indicator.is_share


def few(row: Value, indicator: Indicator) -> bool:
    """As `small`, of one row."""
    return indicator.is_share and bool(row["denominator"] < SMALL)


def by_part(values: Values, indicator: Indicator, dimension: str) -> pd.DataFrame:
    """The city's numbers by part of `dimension`, in the order of the parts."""
    rows = values.parts(indicator.id, CITY, dimension)
    columns = ["value", "numerator", "denominator", "status", "aggregated", "small"]
    return rows.assign(small=small(rows, indicator))[columns]


def over_time(history: Mapping[date, Values], indicator: Indicator) -> pd.DataFrame:
    """Ratios (or counts, where there is no ratio) by date, one column for the city and each
    unit; NaN where there is none.
    """
    column = "value" if indicator.has_ratio else "numerator"
    frames = {
        day: pd.concat([values.totals(indicator.id, level)[column] for level in ("city", "unit")])
        for day, values in history.items()
    }
    return pd.DataFrame(frames).T.sort_index().astype(float)


def bands(values: Values, definitions: Mapping[str, Indicator], as_of: date) -> pd.DataFrame:
    """The band of every banded indicator at the city and each unit: indicator, unit, band."""
    rows = []
    for indicator in definitions.values():
        level = threshold(indicator, as_of)
        if level is None:
            continue
        rows += [
            (indicator.id, unit, band(value, level, indicator.direction))
            for place in ("city", "unit")
            for unit, value in values.totals(indicator.id, place)["value"].items()
        ]
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
