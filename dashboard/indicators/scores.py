"""Pillar scores 试算分: proposed, for finding mismatches; never an official ranking.

Goalposts and weighted arithmetic mean as in the OECD/JRC Handbook on Constructing Composite
Indicators (2008), steps 5 and 6. Goalposts and weights are those of the indicator files (ours).
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd

from dashboard.indicators import PILLARS, Indicator, PlaceLevel, chance, summaries, uncertainty
from dashboard.indicators.chance import Interval
from dashboard.indicators.keyed import Values

Numbers = TypeVar("Numbers", pd.Series, np.ndarray)
CUT = 65.0
"""Where a pillar counts as in place: the same for all places and periods; ours."""
ENOUGH: Mapping[PlaceLevel, float] = {"city": 0.5, "unit": 0.5, "town": 0.25}
"""A pillar has a score at a place where at least this share of its weight has a value that is
compared: of a town less, since most of its shares are of fewer than ten; ours.
"""


def scored(indicator: Indicator, level: PlaceLevel) -> bool:
    """Whether the indicator takes part at `level`: a ratio with a direction and goalposts."""
    return indicator.reaches(level) and indicator.compares and bool(indicator.goalposts)


def normalised(values: Numbers, indicator: Indicator) -> Numbers:
    """100·clamp((x − L)/(U − L), 0, 1) between the goalposts; turned round where lower is
    better.
    """
    low, high = indicator.goalposts or (0.0, 1.0)
    share = ((values - low) / (high - low)).clip(0, 1)
    return 100 * (share if indicator.direction == "higher" else 1 - share)


def pillar_scores(
    values: Values, definitions: Mapping[str, Indicator], level: PlaceLevel
) -> pd.DataFrame:
    """Scores 0-100 by place (``unit`` or ``town``), a column per pillar; NaN where too little
    is known. An indicator that is missing, or of too few, leaves the mean, and its weight is
    spread over the rest.
    """
    table = summaries.compared(values, definitions, level)
    scores = {}
    for pillar in PILLARS:
        used = [i for i in definitions.values() if i.pillar == pillar and scored(i, level)]
        marks = pd.DataFrame({i.id: normalised(table[i.id], i) for i in used})
        weights = pd.Series({i.id: i.weight for i in used})
        there = marks.notna().mul(weights).sum(axis=1)
        mean = marks.mul(weights).sum(axis=1) / there.where(there > 0)
        scores[pillar] = mean.where(there >= ENOUGH[level] * weights.sum())
    return pd.DataFrame(scores)


def pillar_intervals(
    values: Values, definitions: Mapping[str, Indicator], level: PlaceLevel
) -> dict[str, dict[str, Interval]]:
    """The score of every pillar and place with its 95 % interval, from those of its indicators
    (Zou & Donner 2008, Statistics in Medicine 27:1693); what has no interval adds no width.
    """
    found: dict[str, dict[str, Interval]] = {}
    table = pillar_scores(values, definitions, level)
    compared = summaries.compared(values, definitions, level)
    for pillar in PILLARS:
        used = [i for i in definitions.values() if i.pillar == pillar and scored(i, level)]
        weights = pd.DataFrame({i.id: compared[i.id].notna() * i.weight for i in used})
        shares = weights.div(weights.sum(axis=1), axis=0)
        down, up = (
            ((shares * reach.reindex(shares.index).fillna(0)) ** 2).sum(axis=1)
            for reach in reaches(values, used, level)
        )
        held = pd.DataFrame({"score": table[pillar], "down": down**0.5, "up": up**0.5}).dropna()
        found[pillar] = {
            str(place): Interval(score, score - below, score + above)
            for place, (score, below, above) in zip(held.index, held.to_numpy(), strict=True)
        }
    return found


def reaches(
    values: Values, used: Sequence[Indicator], level: PlaceLevel, z: float = chance.Z95
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """How far the interval of each value (place × indicator) goes below and above it, in points
    of its score; 0 or NaN without an interval.
    """
    found = {i.id: _reach(values.totals(i.id, level), i, z) for i in used}
    below, above = (pd.DataFrame({id_: pair[n] for id_, pair in found.items()}) for n in (0, 1))
    return below, above


def _reach(rows: pd.DataFrame, indicator: Indicator, z: float) -> tuple[pd.Series, pd.Series]:
    ends = [
        uncertainty.of_row(row, indicator, z) or (row["value"],) * 3
        for row in rows.to_dict("records")
    ]
    points = normalised(np.array(ends, float).reshape(-1, 3), indicator)
    low, high = points[:, 1:].min(axis=1), points[:, 1:].max(axis=1)
    return pd.Series(points[:, 0] - low, rows.index), pd.Series(high - points[:, 0], rows.index)


def quadrants(
    scores: pd.DataFrame, first: str, second: str, cuts: Mapping[str, float]
) -> pd.Series:
    """``both``, ``first`` (only the first reaches its cut), ``second`` or ``neither``, by
    place; places without a score of either are left out.
    """
    held = scores[[first, second]].dropna()
    high, wide = held[first] >= cuts[first], held[second] >= cuts[second]
    names = pd.Series("neither", index=held.index)
    return names.mask(high & wide, "both").mask(high & ~wide, "first").mask(~high & wide, "second")
