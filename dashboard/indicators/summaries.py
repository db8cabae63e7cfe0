"""From indicator values to what a page shows: totals, changes, bands, series."""

from collections.abc import Mapping
from datetime import date
from typing import cast

import pandas as pd

from dashboard.indicators import CITY, Band, Direction, Indicator, Level, PlaceLevel
from dashboard.indicators.indicator import MIN_SHARE_BASE
from dashboard.indicators.keyed import Value, Values

NEAR = 0.05
"""A value within five points below its level is 接近 (near); ours, and said on the page."""
ROUNDING = 1e-9
"""0.80 − 0.75 is a hair above 0.05 in binary; no share of real records is that close."""
SMALL = MIN_SHARE_BASE
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


def judged(row: Value, level: Level | None, indicator: Indicator) -> Band:
    """The `band` of a row; a total some of whose units have sent nothing is held to no level."""
    if row["status"] == "partial":
        return "none"
    return band(row["value"], level, indicator.direction)


def whole(row: Value) -> float:
    """The value of a row; NaN of a total some of whose units have sent nothing, which is no level
    to compare with.
    """
    return float("nan") if row["status"] == "partial" else row["value"]


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
    previous = pd.Series(float("nan"), index=rows.index)
    if before is not None:
        was = before.totals(indicator.id, level)
        partial = (rows["status"] == "partial") | (was["status"] == "partial")
        previous = was["value"].mask(partial)
    frame = rows.assign(
        band=[judged(cast(Value, row), held, indicator) for row in rows.to_dict("records")],
        small=small(rows, indicator),
        previous=previous,
    )
    return frame[
        ["value", "numerator", "denominator", "status", "aggregated", "band", "small", "previous"]
    ]


def small(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Which ratios are of too few to be compared (`Indicator.least`): drawn grey, and in no rank
    and no index.
    """
    return rows["denominator"] < indicator.least


def small_towns(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """As `small`, of towns: a count below ten is as uncertain as a share of fewer; what a town
    has or has not is no sample.
    """
    if not indicator.is_share:
        few: pd.Series = rows["numerator"] < SMALL
        return few
    return small(rows, indicator) & bool(rows["denominator"].max() > 1)


def few(row: Value, indicator: Indicator) -> bool:
    """As `small`, of one row."""
    return bool(row["denominator"] < indicator.least)


def compared(
    values: Values, definitions: Mapping[str, Indicator], level: PlaceLevel
) -> pd.DataFrame:
    """The ratios at `level` that enter ranks and indices: a row a place, a column an indicator;
    NaN where there is none, or of too few (`small`).
    """
    return pd.DataFrame(
        {
            id_: rows["value"].mask(small(rows, indicator))
            for id_, indicator in definitions.items()
            for rows in [values.totals(id_, level)]
        }
    )


def by_part(values: Values, indicator: Indicator, dimension: str) -> pd.DataFrame:
    """The city's numbers by part of `dimension`, in the order of the parts."""
    rows = values.parts(indicator.id, CITY, dimension)
    columns = ["value", "numerator", "denominator", "status", "aggregated", "small"]
    return rows.assign(small=small(rows, indicator))[columns]


def over_time(history: Mapping[date, Values], indicator: Indicator) -> pd.DataFrame:
    """Ratios (or counts, where there is no ratio) by date, one column for the city and each
    unit; NaN where there is none, or only some of the city's units have sent any.
    """
    column = "value" if indicator.has_ratio else "numerator"
    frames = {}
    for day, values in history.items():
        rows = pd.concat([values.totals(indicator.id, level) for level in ("city", "unit")])
        frames[day] = rows[column].mask(rows["status"] == "partial")
    return pd.DataFrame(frames).T.sort_index().astype(float)


def bands(values: Values, definitions: Mapping[str, Indicator], as_of: date) -> pd.DataFrame:
    """The band of every banded indicator at the city and each unit: indicator, unit, band."""
    rows = []
    for indicator in definitions.values():
        level = threshold(indicator, as_of)
        if level is None:
            continue
        rows += [
            (indicator.id, row["unit"], judged(cast(Value, row), level, indicator))
            for place in ("city", "unit")
            for row in values.totals(indicator.id, place).reset_index().to_dict("records")
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
