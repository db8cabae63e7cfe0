"""From the rows of indicators to their values at every level of their scopes.

Rows (what an indicator's records add up to, place by place): indicator, unit, town, part,
numerator, denominator.
Values: indicator, level, unit, town, part, numerator, denominator, value, status,
aggregated, provenance, window. `value` is the ratio where there is one, else the count; it is
NaN under a count that leads when nothing stands below the line. `status` is ``value``,
``partial`` (some units of the total have sent nothing), ``no_data``, ``not_in_force``;
`aggregated` says that a total an office sent stands in for records, `window` which days it looks
at (`dashboard.indicators.windows`).
"""

from datetime import date
from typing import Literal

import pandas as pd

from dashboard.indicators.indicator import Definitions

CITY = "370800"
ROWS = ("indicator", "unit", "town", "part", "numerator", "denominator")
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
    "window",
)
KEYS = ["indicator", "level", "unit", "town", "part"]
TYPES: dict[str, Literal["str", "float64"]] = {
    "unit": "str",
    "town": "str",
    "part": "str",
    "numerator": "float64",
    "denominator": "float64",
}


def with_reported(rows: pd.DataFrame, reported: pd.DataFrame) -> pd.DataFrame:
    """`rows`, and the `reported` totals of units that have no rows: records win.

    A total of the whole city stands in only where no unit has sent anything. The column
    `aggregated` tells the two apart.
    """
    pairs = ["indicator", "unit"]
    missing = reported[
        ~pd.MultiIndex.from_frame(reported[pairs]).isin(pd.MultiIndex.from_frame(rows[pairs]))
    ]
    of_units = missing["unit"] != CITY
    sent = {*rows["indicator"], *missing.loc[of_units, "indicator"]}
    chosen = missing[of_units | ~missing["indicator"].isin(sent)]
    return pd.concat(
        [
            frame[list(ROWS)].astype(TYPES).assign(aggregated=flag)
            for frame, flag in ((rows, False), (chosen, True))
        ],
        ignore_index=True,
    )


def roll_up(
    rows: pd.DataFrame, definitions: Definitions, towns: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """Add numerators and denominators level by level, and divide once at each: the values of
    `known` in their order.

    `rows` as of `with_reported`, of indicators that are in force on `as_of`; the others get
    every total without a number.

    `towns` (town, unit) says which units and towns are due: one without rows is
    ``no_data``, and the city's total over the rest is ``partial``. Parts are added among
    themselves only.
    """
    due = _due(definitions, towns)
    early = due["indicator"].isin(
        [i.id for i in definitions.values() if i.in_force and as_of < i.in_force]
    )
    scope = rows["indicator"].map({i.id: i.scope for i in definitions.values()})
    levels = [
        due[~early],
        rows.assign(level="city", unit=CITY, town=None),
        rows[(rows["unit"] != CITY) & (scope != "city")].assign(level="unit", town=None),
        rows[rows["town"].notna() & (scope == "town")].assign(level="town"),
    ]
    groups = pd.concat(levels).astype({"town": "str"}).groupby(KEYS, dropna=False)
    frame = groups[["numerator", "denominator"]].sum(min_count=1)
    frame = frame.assign(aggregated=groups["aggregated"].any()).reset_index()
    whole = rows.loc[rows["unit"] == CITY, "indicator"]
    found = pd.concat(
        [
            _finish(frame, definitions, complete=whole),
            due[early].assign(value=float("nan"), status="not_in_force"),
        ]
    )
    order = {id_: place for place, id_ in enumerate(definitions)}
    return found.sort_values("indicator", key=lambda ids: ids.map(order), kind="stable")


def _due(definitions: Definitions, towns: pd.DataFrame) -> pd.DataFrame:
    """The totals that must exist, still without numbers."""
    city = [("city", CITY, None)]
    units = [*city, *(("unit", unit, None) for unit in towns["unit"].unique())]
    lowest = [("town", unit, town) for town, unit in towns[["town", "unit"]].to_numpy()]
    places = {"city": city, "unit": units, "town": [*units, *lowest]}
    due = [(i.id, *place) for i in definitions.values() for place in places[i.scope]]
    frame = pd.DataFrame(due, columns=KEYS[:4]).assign(part=None)
    return frame.astype({"town": "str", "part": "str"}).assign(
        numerator=float("nan"), denominator=float("nan"), aggregated=False
    )


def _finish(frame: pd.DataFrame, definitions: Definitions, *, complete: pd.Series) -> pd.DataFrame:
    """Divide, and say why where there is no value; of `complete` the city sent its total."""
    id_, count = frame["indicator"], frame["numerator"]
    ratio = count / frame["denominator"].where(frame["denominator"] > 0)
    value = ratio.where(id_.isin([i.id for i in definitions.values() if i.has_ratio]), count)
    counts = id_.isin([i.id for i in definitions.values() if "count" in i.measures])
    value = value.mask(counts & frame["denominator"].isna(), count)
    shown = value.mask(id_.isin([i.id for i in definitions.values() if i.lead == "count"]), count)
    status = pd.Series("value", index=frame.index).where(shown.notna(), "no_data")
    missing = id_[(frame["level"] == "unit") & frame["part"].isna() & count.isna()]
    partial = id_.isin(missing) & ~id_.isin(complete)
    status = status.mask(partial & (frame["level"] == "city") & (status == "value"), "partial")
    return frame.assign(value=value, status=status)
