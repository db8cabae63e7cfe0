"""From an indicator's rows to its values at every level of its scope.

Rows (what an indicator's records add up to, place by place): unit, town, part, numerator,
denominator.
Values: indicator, level, unit, town, part, numerator, denominator, value, status,
aggregated, provenance. `value` is the ratio where there is one, else the count; it is NaN under
a count that leads when nothing stands below the line. `status` is ``value``, ``partial`` (some
units of the total have sent nothing), ``no_data``, ``not_in_force``; `aggregated` says that a
total an office sent stands in for records.
"""

import pandas as pd

from dashboard.indicators.indicator import Indicator

CITY = "370800"
ROWS = ("unit", "town", "part", "numerator", "denominator")
VALUES = (
    "indicator",
    "level",
    "unit",
    "town",
    "part",
    "numerator",
    "denominator",
    "value",
    "status",
    "aggregated",
    "provenance",
)
KEYS = ["level", "unit", "town", "part"]


def with_reported(rows: pd.DataFrame, reported: pd.DataFrame) -> pd.DataFrame:
    """`rows`, and the `reported` totals of units that have no rows: records win.

    A total of the whole city stands in only where no unit has sent anything. The column
    `aggregated` tells the two apart.
    """
    missing = reported[~reported["unit"].isin(rows["unit"])]
    units = missing[missing["unit"] != CITY]
    chosen = missing if units.empty and rows.empty else units
    if chosen.empty:
        return rows.assign(aggregated=False)
    return pd.concat(
        [
            frame[list(ROWS)].assign(aggregated=flag)
            for frame, flag in ((rows, False), (chosen, True))
            if len(frame)
        ],
        ignore_index=True,
    )


def roll_up(rows: pd.DataFrame, indicator: Indicator, towns: pd.DataFrame) -> pd.DataFrame:
    """Add numerators and denominators level by level, and divide once at each.

    `rows` as of `with_reported`.

    `towns` (town, unit) says which units and towns are due: one without rows is
    ``no_data``, and the city's total over the rest is ``partial``. Parts are added among
    themselves only.
    """
    rows = rows.astype(
        {"unit": "str", "town": "str", "part": "str", "numerator": float, "denominator": float}
    )
    levels = [_due(indicator, towns), rows.assign(level="city", unit=CITY, town=None)]
    if indicator.scope != "city":
        levels.append(rows[rows["unit"] != CITY].assign(level="unit", town=None))
    if indicator.scope == "town":
        levels.append(rows[rows["town"].notna()].assign(level="town"))
    groups = pd.concat(levels).astype({"town": "str"}).groupby(KEYS, dropna=False)
    frame = groups[["numerator", "denominator"]].sum(min_count=1)
    frame = frame.assign(aggregated=groups["aggregated"].any()).reset_index()
    whole = bool((rows["unit"] == CITY).any())
    return _finish(frame, indicator, complete=whole)


def _due(indicator: Indicator, towns: pd.DataFrame) -> pd.DataFrame:
    """The totals that must exist, still without numbers."""
    due = [("city", CITY, None)]
    if indicator.scope != "city":
        due += [("unit", unit, None) for unit in towns["unit"].unique()]
    if indicator.scope == "town":
        due += [("town", unit, town) for town, unit in towns[["town", "unit"]].to_numpy()]
    frame = pd.DataFrame(due, columns=KEYS[:3]).assign(part=None)
    return frame.astype({"town": "str", "part": "str"}).assign(
        numerator=float("nan"), denominator=float("nan"), aggregated=False
    )


def _finish(frame: pd.DataFrame, indicator: Indicator, *, complete: bool) -> pd.DataFrame:
    """Divide, and say why where there is no value; `complete` when the city sent its total."""
    ratio = frame["numerator"] / frame["denominator"].where(frame["denominator"] > 0)
    counted = frame["denominator"].isna()
    value = ratio if indicator.has_ratio else frame["numerator"]
    if "count" in indicator.measures:
        value = value.where(~counted, frame["numerator"])
    frame = frame.assign(indicator=indicator.id, value=value)
    shown = frame["numerator"] if indicator.lead == "count" else value
    status = pd.Series("value", index=frame.index).where(shown.notna(), "no_data")
    units = frame[(frame["level"] == "unit") & frame["part"].isna()]
    if units["numerator"].isna().any() and not complete:
        status = status.mask((frame["level"] == "city") & (status == "value"), "partial")
    return frame.assign(status=status)


def not_in_force(indicator: Indicator, towns: pd.DataFrame) -> pd.DataFrame:
    """Values of a time before the rule: every total is there, none has a number."""
    return _due(indicator, towns).assign(
        indicator=indicator.id, value=float("nan"), status="not_in_force"
    )
