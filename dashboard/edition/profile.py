"""One unit or town on one sheet: each indicator there, at the city, and among its peers."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.edition import Edition, once
from dashboard.indicators import Indicator, PlaceLevel, summaries
from dashboard.indicators.ranks import ranks

MAX_RANK = 3
"""A strength is among the first three of its peers, ties counted in; a gap among the last."""
MIN_PEERS = 6
"""Below this number of peers nobody is called first or last."""
COLUMNS = (
    "value",
    "numerator",
    "denominator",
    "status",
    "aggregated",
    "provenance",
    "band",
    "small",
    "previous",
    "previous_numerator",
    "city",
    "city_numerator",
    "city_status",
    "rank",
    "ties",
    "n",
)


@once
def peers(edition: Edition, indicator: str, level: PlaceLevel) -> pd.Series:
    """The ratios compared at `level`, by place: those of fewer than ten are left out."""
    rows = edition.values.totals(indicator, level)
    few = summaries.small(rows, edition.definitions[indicator])
    return rows.loc[~few, "value"].dropna()


@once
def lines(
    edition: Edition, place: str, level: PlaceLevel, before: date | None = None
) -> pd.DataFrame:
    """One row per indicator that reaches `level`: its value at `place` with its band, the one of
    the period `before`, the city's, and its rank among `n` places (`ties` of them the same).

    Columns as in `COLUMNS`. Rank, ties and n are NaN where places are not compared, or the
    place's share is of fewer than ten.
    """
    of_each = {
        i.id: _line(edition, i, place, level, before)
        for i in edition.definitions.values()
        if i.reaches(level)
    }
    return pd.DataFrame.from_dict(of_each, orient="index", columns=list(COLUMNS))


def _line(
    edition: Edition, indicator: Indicator, place: str, level: PlaceLevel, before: date | None
) -> dict[str, object]:
    row, city = edition.values.row(indicator.id, place), edition.values.row(indicator.id)
    target = summaries.threshold(indicator, edition.as_of)
    was = edition.periods[before].find(indicator.id, place) if before else None
    nothing = float("nan")
    rank, ties, n = _ranks(edition, indicator.id, level).get(place, (nothing,) * 3)
    return {
        "value": row["value"],
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "status": row["status"],
        "aggregated": row["aggregated"],
        "provenance": row["provenance"],
        "band": summaries.band(row["value"], target, indicator.direction),
        "small": summaries.few(row, indicator),
        "previous": was["value"] if was else nothing,
        "previous_numerator": was["numerator"] if was else nothing,
        "city": city["value"],
        "city_numerator": city["numerator"],
        "city_status": city["status"],
        "rank": rank,
        "ties": ties,
        "n": n,
    }


@once
def _ranks(
    edition: Edition, indicator: str, level: PlaceLevel
) -> dict[str, tuple[float, float, float]]:
    """Rank, ties and number of those compared, by place; nothing where fewer than two are."""
    own, held = edition.definitions[indicator], peers(edition, indicator, level)
    some = level == "town" and bool(edition.scope.details)  # a rank among some of them is no rank
    if not own.compares or len(held) < 2 or some:
        return {}
    place = ranks(held, lower_is_better=own.direction == "lower")
    ties = place.map(place.value_counts())
    return {
        str(code): (float(rank), float(same), float(len(held)))
        for code, rank, same in zip(held.index, place, ties, strict=True)
    }


def strengths(lines: pd.DataFrame) -> list[str]:
    """The indicators among the first of their peers and short of no level, best first."""
    first = lines[
        (lines["n"] >= MIN_PEERS)
        & (lines["rank"] + lines["ties"] - 1 <= MAX_RANK)
        & ~lines["band"].isin(["near", "missed"])
    ]
    return list(first.sort_values("rank", kind="stable").index)


def gaps(lines: pd.DataFrame) -> list[str]:
    """The indicators short of their level, gravest first, then those among the last."""
    missed = list(lines.index[lines["band"] == "missed"])
    near = list(lines.index[lines["band"] == "near"])
    return list(dict.fromkeys([*missed, *near, *last(lines)]))


def last(lines: pd.DataFrame) -> list[str]:
    """The indicators among the last of their peers, the very last first."""
    behind = lines[(lines["n"] >= MIN_PEERS) & (lines["rank"] > lines["n"] - MAX_RANK)]
    behind = behind.assign(ahead=behind["n"] - behind["rank"])
    return list(behind.sort_values("ahead", kind="stable").index)


def changes(lines: pd.DataFrame, definitions: Mapping[str, Indicator]) -> tuple[int, int, int]:
    """How many ratios with a direction got better, worse, stayed the same since before; shares
    of fewer than ten are left out.
    """
    better = worse = same = 0
    told = lines[~lines["small"].astype(bool)].dropna(subset=["value", "previous"])
    for id_, value, previous in zip(told.index, told["value"], told["previous"], strict=True):
        if not definitions[id_].compares:
            continue
        step = value - previous if definitions[id_].direction == "higher" else previous - value
        better, worse, same = (
            better + (step > summaries.ROUNDING),
            worse + (step < -summaries.ROUNDING),
            same + (abs(step) <= summaries.ROUNDING),
        )
    return better, worse, same
