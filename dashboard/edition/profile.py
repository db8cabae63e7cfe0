"""One unit or town on one sheet: each indicator there, at the city, and among its peers."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pandas as pd

from dashboard.edition import control
from dashboard.edition.edition import Edition, once
from dashboard.indicators import Indicator, PlaceLevel, summaries, uncertainty
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
    "behind",
    "rank",
    "ties",
    "n",
    "best",
    "worst",
    "rank_before",
    "certain",
    "side",
)


@once
def peers(
    edition: Edition, indicator: str, level: PlaceLevel, day: date | None = None
) -> pd.DataFrame:
    """The rows of values compared at `level`, by place, now or on a `day`: those of fewer than
    ten are left out.
    """
    rows = edition.periods[day or edition.as_of].totals(indicator, level)
    few = summaries.small(rows, edition.definitions[indicator])
    return rows[~few].dropna(subset=["value"])


@once
def lines(
    edition: Edition, place: str, level: PlaceLevel, before: date | None = None
) -> pd.DataFrame:
    """One row per indicator that reaches `level`: its value at `place` with its band, the one of
    the period `before`, the city's, and its rank among `n` places (`ties` of them the same).

    Columns as in `COLUMNS`. Rank, ties and n are NaN where places are not compared, or the
    place's share is of fewer than ten; `behind` is how far a share is on the bad side of the
    city's, NaN of what is no share; `best` and `worst` end the rank's interval
    (`uncertainty.rank_interval`); `certain` says whether the change is beyond chance, None where
    it has no interval; `side` is −1 outside the control limits on the bad side, 1 on the good.
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
    if was and "partial" in (row["status"], was["status"]):
        was = None  # of other units
    nothing = float("nan")
    rank, ties, n = _ranks(edition, indicator.id, level).get(place, (nothing,) * 3)
    earlier = _ranks(edition, indicator.id, level, before).get(place) if before else None
    best, worst = _rank_interval(edition, indicator, level, place) or (nothing, nothing)
    directed = level == "unit" and indicator.compares
    return {
        "value": row["value"],
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "status": row["status"],
        "aggregated": row["aggregated"],
        "provenance": row["provenance"],
        "band": summaries.judged(row, target, indicator),
        "small": summaries.few(row, indicator),
        "previous": was["value"] if was else nothing,
        "previous_numerator": was["numerator"] if was else nothing,
        "city": city["value"],
        "city_numerator": city["numerator"],
        "city_status": city["status"],
        "behind": _behind(row, city, indicator),
        "rank": rank,
        "ties": ties,
        "n": n,
        "best": best,
        "worst": worst,
        "rank_before": earlier[0] if earlier else nothing,
        "certain": uncertainty.changed(was, row, indicator) if was else None,
        "side": control.outside(edition, indicator.id).get(place, 0) if directed else 0,
    }


def _behind(row: Mapping[str, object], city: Mapping[str, object], indicator: Indicator) -> float:
    if not indicator.is_share or not indicator.compares or city["status"] == "partial":
        return float("nan")
    step = float(str(city["value"])) - float(str(row["value"]))
    return step if indicator.direction == "higher" else -step


def _rank_interval(
    edition: Edition, indicator: Indicator, level: PlaceLevel, place: str
) -> tuple[int, int] | None:
    if place not in _ranks(edition, indicator.id, level):
        return None
    return uncertainty.rank_interval(peers(edition, indicator.id, level), place, indicator)


@once
def _ranks(
    edition: Edition, indicator: str, level: PlaceLevel, day: date | None = None
) -> dict[str, tuple[float, float, float]]:
    """Rank, ties and number of those compared, by place; nothing where fewer than two are."""
    own, held = edition.definitions[indicator], peers(edition, indicator, level, day)["value"]
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
    """The indicators among the first of their peers by more than chance, short of no level, best
    first.
    """
    first = lines[
        (lines["n"] >= MIN_PEERS)
        & ~_undecided(lines)
        & (lines["rank"] + lines["ties"] - 1 <= MAX_RANK)
        & ~lines["band"].isin(["near", "missed"])
    ]
    return list(first.sort_values("rank", kind="stable").index)


def gaps(lines: pd.DataFrame) -> list[str]:
    """The indicators short of their level, missed ones first, then those outside the control
    limits, then those among the last; of each the share furthest `behind` the city first.
    """
    furthest = lines.sort_values("behind", ascending=False, kind="stable")
    kinds = (furthest["band"] == "missed", furthest["band"] == "near", furthest["side"] < 0)
    short = [id_ for kind in kinds for id_ in furthest.index[kind]]
    return list(dict.fromkeys([*short, *last(furthest)]))


def last(lines: pd.DataFrame) -> list[str]:
    """The indicators among the last of their peers by more than chance, as `lines` has them."""
    return list(lines.index[_among_last(lines) & ~_undecided(lines)])


def unsure(lines: pd.DataFrame) -> int:
    """How many ranks among the last tell nobody apart."""
    return int((_among_last(lines) & _undecided(lines)).sum())


def _among_last(lines: pd.DataFrame) -> pd.Series:
    return (lines["n"] >= MIN_PEERS) & (lines["rank"] > lines["n"] - MAX_RANK)


def _undecided(lines: pd.DataFrame) -> pd.Series:
    """Whether a rank's interval spans every rank."""
    return (lines["best"] == 1) & (lines["worst"] == lines["n"])


class Moved(NamedTuple):
    """How many ratios got better, worse, stayed the same; of the first two how many by more than
    chance.
    """

    better: int
    worse: int
    same: int
    surely_better: int
    surely_worse: int


def changes(lines: pd.DataFrame, definitions: Mapping[str, Indicator]) -> Moved:
    """How the ratios with a direction moved since before; shares of fewer than ten are left
    out.
    """
    told = lines[~lines["small"].astype(bool)].dropna(subset=["value", "previous"])
    told = told[[definitions[id_].compares for id_ in told.index]]
    lower = [definitions[id_].direction == "lower" for id_ in told.index]
    step = (told["value"] - told["previous"]).astype(float)
    step = step.where(~pd.Series(lower, told.index, dtype=bool), -step)
    up, down, sure = step > summaries.ROUNDING, step < -summaries.ROUNDING, told["certain"].eq(True)
    counts = (up, down, ~up & ~down, up & sure, down & sure)
    return Moved(*(int(each.sum()) for each in counts))
