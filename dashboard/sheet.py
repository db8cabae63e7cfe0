"""One unit or town on one sheet: each indicator there, at the city, and among its peers."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard import figures
from dashboard.indicators import CITY, Indicator
from dashboard.indicators.indicator import SCOPES

FIRST = 3
"""A strength is among the first three of its peers, ties counted in; a gap among the last."""
FEWEST = 6
"""Below this number of peers nobody is called first or last."""
COLUMNS = ("value", "numerator", "denominator", "status", "aggregated", "provenance", "band",
           "small", "previous", "previous_numerator", "city", "city_numerator", "city_status",
           "rank", "ties", "n")


def reaches(indicator: Indicator, level: str) -> bool:
    """Whether the indicator has values at `level`."""
    return SCOPES.index(indicator.scope) >= SCOPES.index(level)


def compares(indicator: Indicator) -> bool:
    """Whether its values at several places are ranked."""
    return indicator.has_ratio and indicator.mapped and indicator.direction != "information"


def peers(values: pd.DataFrame, indicator: Indicator, level: str) -> pd.Series:
    """The ratios compared at `level`, by place: those of fewer than ten are left out."""
    rows = figures.totals(values, indicator.id, level)
    return rows.loc[~figures.small(rows, indicator), "value"].dropna()


def sheet(
    values: pd.DataFrame, before: pd.DataFrame | None, known: Mapping[str, Indicator],
    as_of: date, place: str, level: str,
) -> pd.DataFrame:
    """One row per indicator that reaches `level`: its value at `place` with its band, the one
    `before`, the city's, and its rank among `n` places (`ties` of them the same).

    Columns as in `COLUMNS`. Rank, ties and n are NaN where places are not compared, or the
    place's share is of fewer than ten.
    """
    held = {i.id: i for i in known.values() if reaches(i, level)}
    rows, city = _totals(values, level), _totals(values, "city")
    earlier = _totals(before, level) if before is not None else rows[:0]
    lines = {id_: _line(i, rows.loc[id_], earlier.loc[id_] if id_ in earlier.index else None,
                        city.loc[(id_, CITY)], as_of, place)
             for id_, i in held.items()}
    return pd.DataFrame.from_dict(lines, orient="index", columns=list(COLUMNS))


def _totals(values: pd.DataFrame, level: str) -> pd.DataFrame:
    rows = values[(values["level"] == level) & values["part"].isna()]
    return rows.set_index(["indicator", "town" if level == "town" else "unit"])


def _line(
    indicator: Indicator, rows: pd.DataFrame, earlier: pd.DataFrame | None, city: pd.Series,
    as_of: date, place: str,
) -> list:
    row, few = rows.loc[place], figures.small(rows, indicator)
    band = figures.band(row["value"], figures.yardstick(indicator, as_of), indicator.direction)
    was = earlier.loc[place] if earlier is not None and place in earlier.index else None
    rank, ties, n = _rank(indicator, rows.loc[~few, "value"].dropna(), place)
    nothing = float("nan")
    return [row["value"], row["numerator"], row["denominator"], row["status"], row["aggregated"],
            row["provenance"], band, bool(few[place]),
            nothing if was is None else was["value"],
            nothing if was is None else was["numerator"],
            city["value"], city["numerator"], city["status"], rank, ties, n]


def _rank(indicator: Indicator, held: pd.Series, place: str) -> tuple[float, float, float]:
    if not compares(indicator) or place not in held.index or len(held) < 2:
        return (float("nan"),) * 3
    value = held[place]
    better = held > value if indicator.direction == "higher" else held < value
    return float(better.sum() + 1), float((held == value).sum()), float(len(held))


def strengths(lines: pd.DataFrame) -> list[str]:
    """The indicators among the first of their peers and short of no level, best first."""
    first = lines[(lines["n"] >= FEWEST) & (lines["rank"] + lines["ties"] - 1 <= FIRST)
                  & ~lines["band"].isin(["near", "missed"])]
    return list(first.sort_values("rank", kind="stable").index)


def gaps(lines: pd.DataFrame) -> list[str]:
    """The indicators short of their level, gravest first, then those among the last."""
    missed = list(lines.index[lines["band"] == "missed"])
    near = list(lines.index[lines["band"] == "near"])
    last = lines[(lines["n"] >= FEWEST) & (lines["rank"] > lines["n"] - FIRST)]
    last = last.assign(behind=last["n"] - last["rank"]).sort_values("behind", kind="stable")
    return list(dict.fromkeys([*missed, *near, *last.index]))


def moved(lines: pd.DataFrame, known: Mapping[str, Indicator]) -> tuple[int, int, int]:
    """How many ratios with a direction got better, worse, stayed the same since before; shares
    of fewer than ten are left out.
    """
    better = worse = same = 0
    told = lines[~lines["small"].astype(bool)].dropna(subset=["value", "previous"])
    for id_, value, previous in zip(told.index, told["value"], told["previous"], strict=True):
        if not compares(known[id_]):
            continue
        step = value - previous if known[id_].direction == "higher" else previous - value
        better, worse, same = (better + (step > figures.ROUNDING),
                               worse + (step < -figures.ROUNDING),
                               same + (abs(step) <= figures.ROUNDING))
    return better, worse, same
