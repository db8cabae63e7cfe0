"""Pillar scores 试算分: proposed, for finding mismatches; never an official ranking.

Goalposts and weighted arithmetic mean as in the OECD/JRC Handbook on Constructing Composite
Indicators (2008), steps 5 and 6. Goalposts and weights are those of the indicator files (ours).
"""

from collections.abc import Mapping

import pandas as pd

from dashboard.indicators import PILLARS, Indicator, PlaceLevel
from dashboard.indicators.keyed import Values

ENOUGH = 0.5
"""A pillar has a score at a place where at least this share of its weight has a value."""


def scored(indicator: Indicator, level: PlaceLevel) -> bool:
    """Whether the indicator takes part at `level`: a ratio with a direction and goalposts."""
    return indicator.reaches(level) and indicator.compares and bool(indicator.goalposts)


def normalised(values: pd.Series, indicator: Indicator) -> pd.Series:
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
    is known. A missing indicator leaves the mean and its weight is spread over the rest.
    """
    table = values.table(definitions, level)
    scores = {}
    for pillar in PILLARS:
        used = [i for i in definitions.values() if i.pillar == pillar and scored(i, level)]
        marks = pd.DataFrame({i.id: normalised(table[i.id], i) for i in used})
        weights = pd.Series({i.id: i.weight for i in used})
        there = marks.notna().mul(weights).sum(axis=1)
        mean = marks.mul(weights).sum(axis=1) / there.where(there > 0)
        scores[pillar] = mean.where(there >= ENOUGH * weights.sum())
    return pd.DataFrame(scores)


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
