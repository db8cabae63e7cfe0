"""How much each choice behind the index moves each rank, all choices varied together.

Functional ANOVA of the rank over a full factorial (Sobol' 1993; for composite indicators Saisana,
Saltelli & Tarantola 2005): first-order share Var(E[rank | choice]) / Var(rank), the rest is the
choices acting together. Exact over the design; only the weights are drawn, with a fixed seed.
"""

import itertools
from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.indicators import Definitions, PlaceLevel
from dashboard.indicators.keyed import Values
from dashboard.what_if.composite import NORMALISATIONS, comparable
from dashboard.what_if.model import AGGREGATIONS, Model, Weights, group_scores
from dashboard.what_if.robust import SEED, linear, rank_rows

DRAWS = 256
SMALL = 10
"""A share of fewer than this many is a small number: it stays in the index, or leaves it."""
FACTORS = ("scaling", "mean", "small", "weights")
TOGETHER = "together"


def design(
    values: Values,
    definitions: Definitions,
    level: PlaceLevel,
    groups: Mapping[str, tuple[str, ...]],
) -> dict[tuple[str, str, str], Model]:
    """The model under every scaling × mean × small numbers (``kept`` or ``out``); a place without
    a pillar once small numbers are out keeps its mean of those there are.
    """
    ids = [id_ for held in groups.values() for id_ in held]
    totals = {id_: values.totals(id_, level) for id_ in ids}
    raw = pd.DataFrame({id_: held["value"] for id_, held in totals.items()})
    of = pd.DataFrame({id_: held["denominator"] for id_, held in totals.items()})
    tables = {"kept": raw, "out": raw.where(~(of < SMALL))}
    found = {}
    for small, table in tables.items():
        for how in NORMALISATIONS:
            columns = pd.DataFrame(
                {id_: comparable(table[id_], definitions[id_], how) for id_ in ids}
            )
            for mean in AGGREGATIONS:
                found[how, mean, small] = Model(columns, groups, mean, enough=0.0)
    return found


def rank_table(
    models: Mapping[tuple[str, str, str], Model], weights: Weights
) -> tuple[np.ndarray, pd.Index]:
    """Ranks by scaling × mean × small numbers × weights × place, and the places ranked in all; the
    weights within the groups as in `weights`, those of the groups drawn uniformly.
    """
    parts = {
        key: linear(group_scores(model, weights), model.aggregation)
        for key, model in models.items()
    }
    first = next(iter(parts.values()))
    places = first.index
    for held in parts.values():
        places = places.intersection(held.index)
    drawn = np.random.default_rng(SEED).dirichlet(np.ones(first.shape[1]), DRAWS)
    levels = [tuple(dict.fromkeys(level)) for level in zip(*models, strict=True)]
    table = np.array(
        [
            rank_rows(drawn @ parts[how, mean, small].loc[places].to_numpy(float).T)
            for how, mean, small in itertools.product(*levels)
        ]
    )
    return table.reshape(*map(len, levels), DRAWS, len(places)), places


def shares(table: np.ndarray, places: pd.Index) -> pd.DataFrame:
    """By place: the share (0-1) of the variance of its rank that each of `FACTORS` makes alone and
    what they make ``together``, its best and worst rank; NaN shares where the rank never moves.

    `table`: one axis a factor, the last one the places.
    """
    axes = tuple(range(table.ndim - 1))
    whole = table.var(axis=axes)
    moves = whole > 1e-12
    found = {}
    for axis, name in enumerate(FACTORS):
        alone = table.mean(axis=tuple(a for a in axes if a != axis)).var(axis=0)
        found[name] = np.divide(alone, whole, out=np.full_like(whole, np.nan), where=moves)
    frame = pd.DataFrame(found, index=places)
    frame[TOGETHER] = (1 - frame.sum(axis=1)).where(moves)
    return frame.assign(
        best=table.min(axis=axes).astype(int), worst=table.max(axis=axes).astype(int)
    )
