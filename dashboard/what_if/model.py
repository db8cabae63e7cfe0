"""What is weighed, and the weighing: places by columns, columns in groups.

Both boards are such a model: the assessment has two groups (the town rating; the other
components), the index three (its pillars). Weights sum to 1 over the groups, and within each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

DECIMALS = 9
"""Scores that agree this far are tied: what is below is the noise of adding in binary."""
ARITHMETIC, GEOMETRIC = AGGREGATIONS = ("arithmetic", "geometric")


@dataclass(frozen=True)
class Model:
    """`values` (index: place; a column per leaf, 0-100, NaN where missing) and the leaves of
    each group. A group has a score where at least the share `enough` of its weight has a value.

    `own_groups` (place × group) and `own_leaves` (place × leaf), where every place has its own
    weights in force, each summing to 1 per place (and group); else None.
    """

    values: pd.DataFrame
    groups: Mapping[str, tuple[str, ...]]
    aggregation: str = ARITHMETIC
    enough: float = 0.5
    own_groups: pd.DataFrame | None = None
    own_leaves: pd.DataFrame | None = None

    @property
    def leaves(self) -> list[str]:
        """Every column, group by group."""
        return [leaf for leaves in self.groups.values() for leaf in leaves]


@dataclass(frozen=True)
class Weights:
    """Weights of the groups and of the leaves within each (any scale); None: those in force."""

    groups: Mapping[str, float] | None
    leaves: Mapping[str, Mapping[str, float] | None]


def group_weights(model: Model, weights: Weights) -> pd.DataFrame:
    """The weight of each group at each place, summing to 1."""
    if weights.groups is None:
        return _own(model.own_groups)
    row = pd.Series(weights.groups, dtype=float)[list(model.groups)]
    return _everywhere(row / row.sum(), model)


def leaf_weights(model: Model, weights: Weights) -> pd.DataFrame:
    """The weight of each leaf within its group at each place, summing to 1 per group."""
    found = []
    for group, leaves in model.groups.items():
        given = weights.leaves.get(group)
        if given is None:
            found.append(_own(model.own_leaves)[list(leaves)])
        else:
            row = pd.Series(given, dtype=float)[list(leaves)]
            found.append(_everywhere(row / (row.sum() or 1), model))
    return pd.concat(found, axis=1)


def _own(weights: pd.DataFrame | None) -> pd.DataFrame:
    if weights is None:
        raise ValueError("this model has no weights in force")
    return weights


def _everywhere(row: pd.Series, model: Model) -> pd.DataFrame:
    return pd.DataFrame(np.tile(row.to_numpy(), (len(model.values), 1)),
                        index=model.values.index, columns=row.index)


def group_scores(model: Model, weights: Weights) -> pd.DataFrame:
    """0-100 by place and group: the weighted mean of the leaves that have a value (their weights
    re-spread over them); NaN where too little of the weight has one.

    Geometric: on a 1-100 scale, 1 + 0.99·x (OECD/JRC Handbook 2008, step 6: the geometric mean
    needs what is above zero).
    """
    columns = {}
    leaf = leaf_weights(model, weights)
    for group, leaves in model.groups.items():
        held, own = model.values[list(leaves)], leaf[list(leaves)]
        there = own.where(held.notna(), 0.0).sum(axis=1)
        scale = held if model.aggregation == ARITHMETIC else _log(held)
        mean = (own * scale).sum(axis=1) / there.where(there > 0)
        mean = mean if model.aggregation == ARITHMETIC else mean.map(np.exp)
        columns[group] = mean.where((there >= model.enough * own.sum(axis=1) - 1e-12)
                                    & (there > 0))
    return pd.DataFrame(columns)


def _log(held: pd.DataFrame) -> pd.DataFrame:
    return (1 + 0.99 * held).map(np.log)


def scores(model: Model, weights: Weights) -> pd.Series:
    """The weighted mean of the group scores by place; NaN where a group that weighs has none."""
    return total(model, group_scores(model, weights), group_weights(model, weights))


def total(model: Model, parts: pd.DataFrame, weight: pd.DataFrame) -> pd.Series:
    """The mean of the group scores `parts` by `weight` (both place × group)."""
    used = parts.where(weight > 0, 1.0)  # what weighs nothing need not be known
    scale = used if model.aggregation == ARITHMETIC else used.map(np.log)
    mean = scale.mul(weight).sum(axis=1, skipna=False)
    return mean if model.aggregation == ARITHMETIC else mean.map(np.exp)


def contributions(model: Model, weights: Weights) -> pd.DataFrame:
    """What each leaf adds to the score, by place: these add up to `scores`. Under the geometric
    mean a leaf's share of the score is its share of the logarithm.
    """
    weight, leaf = group_weights(model, weights), leaf_weights(model, weights)
    columns = {}
    for group, leaves in model.groups.items():
        held, own = model.values[list(leaves)], leaf[list(leaves)]
        there = own.where(held.notna(), 0.0).sum(axis=1)
        scale = held if model.aggregation == ARITHMETIC else _log(held)
        for name in leaves:
            columns[name] = (weight[group] * own[name] * scale[name]
                             / there.where(there > 0)).fillna(0.0)
    parts = pd.DataFrame(columns)
    whole = scores(model, weights)
    if model.aggregation == GEOMETRIC:
        logs = parts.sum(axis=1)
        parts = parts.mul(whole / logs.where(logs > 0), axis=0)
    return parts.where(whole.notna(), np.nan)


def ranks(held: pd.Series) -> pd.Series:
    """1 for the highest; ties share the better rank; NaN without a score."""
    return held.round(DECIMALS).rank(ascending=False, method="min")
