"""Between which ranks of the index a place may stand by chance, its indicators being samples."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.indicators import Indicator, PlaceLevel, chance, scores
from dashboard.indicators.chance import Interval
from dashboard.indicators.keyed import Values
from dashboard.what_if.model import Model, Weights, shares
from dashboard.what_if.model import scores as scores_of

Reaches = tuple[pd.DataFrame, pd.DataFrame]
"""How far the interval of each value goes below and above it, place × indicator (`reaches`)."""


def reaches(
    values: Values, definitions: Mapping[str, Indicator], level: PlaceLevel, n: int
) -> Reaches:
    """The `Reaches` of the values of an index of `n` places, all held against one: they hang on no
    weight.
    """
    used = [one for one in definitions.values() if scores.scored(one, level)]
    return scores.reaches(values, used, level, chance.simultaneous(max(n - 1, 1)))


def rank_intervals(reached: Reaches, model: Model, weights: Weights) -> pd.DataFrame:
    """The ``best`` and ``worst`` rank of every place with a score (index), at least 95 %: from the
    intervals of its indicators (Zou & Donner 2008), held against all others
    (`chance.rank_interval`). Of the index between goalposts under the arithmetic mean alone;
    what has no interval adds no width.
    """
    score = scores_of(model, weights).dropna()
    share = shares(model, weights).loc[score.index]
    down, up = (
        np.sqrt(((share * reach.reindex(score.index).fillna(0)) ** 2).sum(axis=1))
        for reach in reached
    )
    held = [
        Interval(s, s - d, s + u)
        for s, d, u in zip(score.tolist(), down.tolist(), up.tolist(), strict=True)
    ]
    found = [chance.rank_interval(n, held) for n in range(len(held))]
    return pd.DataFrame(found, index=score.index, columns=["best", "worst"])
