"""What a picture of towns says: the lowest and the highest by name, how many are left out."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.edition import Edition, once
from dashboard.indicators import CITY, Indicator, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views.town_rows import counted_whole, town_rows


@once
def towns_reading(edition: Edition, id_: str, unit: str) -> str:
    """Lowest, median and highest of a unit's towns, or of all; those of a base below
    `Indicator.least` are left out, and the sentence says how many.
    """
    t, indicator, city = edition.t, edition.definitions[id_], unit == CITY
    rows = town_rows(edition, id_)
    rows = rows if city else rows[rows["unit"] == unit]
    valued = rows["value"].notna()
    few = summaries.small(rows, indicator) & valued
    held = rows[valued & ~few]
    place = t("app.city") if city else edition.names[unit]
    if held.empty and not few.any():
        return t("view.nothing", place=place)
    left = ((few, "few"), (~valued, "nothing"))
    out = "".join(
        t(f"view.towns.{k}", n=int(of.sum()), least=indicator.least) for of, k in left if of.any()
    )
    if held.empty:
        return t("view.towns.none", place=place, n=len(rows), out=out)

    def at(value: float) -> str:
        tied = held[held["value"] == value]
        names = [_name(row, edition, city=city) for row in tied.head(2).to_dict("records")]
        key = "overview.tied" if len(tied) > 2 else "overview.extreme"
        said = of_town(rows, value, indicator, t)
        return t(key, names=t.join(names), n=len(tied), value=said)

    return t(
        "view.towns.reading",
        place=place,
        n=len(rows),
        low=at(held["value"].min()),
        high=at(held["value"].max()),
        median=of_town(rows, held["value"].median(), indicator, t),
        out=out,
    )


def _name(row: Mapping[Any, Any], edition: Edition, *, city: bool) -> str:
    if not city:
        return str(row["name"])
    return edition.t("view.towns.of_unit", town=row["name"], unit=edition.short[row["unit"]])


def of_town(rows: pd.DataFrame, value: float, indicator: Indicator, t: Translator) -> str:
    """A town's value; of what is counted whole, only the median of two can end in a half."""
    if not counted_whole(rows, indicator):
        return formats.measure(value, indicator, t)
    return formats.count(value, indicator, t, 0 if value % 1 == 0 else 1)
