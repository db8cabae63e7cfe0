"""What is weighed, and the weighing: places by columns, columns in groups.

Both boards are such a model: the assessment has two groups (the town rating; the other
components), the index three (its pillars). Weights sum to 1 over the groups, and within each.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.what_if.weights import BASIS_POINTS

"""Scores that agree this far are tied: what is below is the noise of adding in binary."""
ARITHMETIC, GEOMETRIC = AGGREGATIONS = ("arithmetic", "geometric")


@dataclass(frozen=True)
class Model:
    """`values` (index: place; a column per component, 0-100, NaN where missing) and the components
    of each group. A group has a score where at least the share `enough` of its weight has a value.

    `own_groups` (place × group) and `own_components` (place × component), where every place has
    its own weights in force, each summing to 1 per place (and group); else None.
    """

    values: pd.DataFrame
    groups: Mapping[str, tuple[str, ...]]
    aggregation: str = ARITHMETIC
    enough: float = 0.5
    own_groups: pd.DataFrame | None = None
    own_components: pd.DataFrame | None = None

    @cached_property
    def components(self) -> list[str]:
        """Every column, group by group."""
        return [component for components in self.groups.values() for component in components]

    @cached_property
    def spans(self) -> list[slice]:
        """Where the components of each group stand among all."""
        ends = np.cumsum([0, *(len(components) for components in self.groups.values())])
        return [slice(int(a), int(b)) for a, b in itertools.pairwise(ends)]

    @cached_property
    def present(self) -> np.ndarray:
        """Place × component: whether it has a value."""
        return self.values[self.components].notna().to_numpy()

    @cached_property
    def scaled(self) -> np.ndarray:
        """Place × component: what is averaged, 0 where missing. Geometric: the logarithm on a 1-100
        scale, 1 + 0.99·x (OECD/JRC Handbook 2008, step 6: that mean needs what is above zero).
        """
        held = self.values[self.components].to_numpy(float)
        held = held if self.aggregation == ARITHMETIC else np.log(1 + 0.99 * held)
        return np.where(self.present, held, 0.0)


@dataclass(frozen=True)
class Weights:
    """Weights of the groups and of the components within each (any scale); None: those in force,
    of the first group `shift` basis points more at every place, but not below `floor` (0-1).
    """

    groups: Mapping[str, int] | None
    components: Mapping[str, Mapping[str, int] | None]
    shift: int = 0
    floor: float = 0.0


def group_weights(model: Model, weights: Weights) -> pd.DataFrame:
    """The weight of each group at each place, summing to 1."""
    return _frame(model, _groups(model, weights), list(model.groups))


def component_weights(model: Model, weights: Weights) -> pd.DataFrame:
    """The weight of each component within its group at each place, summing to 1 per group."""
    return _frame(model, _components(model, weights), model.components)


def group_scores(model: Model, weights: Weights) -> pd.DataFrame:
    """0-100 by place and group: the weighted mean of the components that have a value (their
    weights re-spread over them); NaN where too little of the weight has one.
    """
    found = _means(model, _components(model, weights))
    found = found if model.aggregation == ARITHMETIC else np.exp(found)
    return _frame(model, found, list(model.groups))


def scores(model: Model, weights: Weights) -> pd.Series:
    """The weighted mean of the group scores by place; NaN where a group that weighs has none."""
    group = _groups(model, weights)
    means = np.where(group > 0, _means(model, _components(model, weights)), 0.0)
    found = (group * means).sum(axis=1)  # what weighs nothing need not be known
    found = found if model.aggregation == ARITHMETIC else np.exp(found)
    return pd.Series(found, index=model.values.index)


def shares(model: Model, weights: Weights) -> pd.DataFrame:
    """What part of the score each component is at each place: within a group the weights of those
    without a value are spread over the rest.
    """
    group, component = _groups(model, weights), _components(model, weights)
    found = np.zeros_like(component)
    for n, span in enumerate(model.spans):
        part = group[:, [n]] * component[:, span] * model.present[:, span]
        there = (component[:, span] * model.present[:, span]).sum(axis=1, keepdims=True)
        found[:, span] = np.divide(part, there, out=np.zeros_like(part), where=there > 0)
    return _frame(model, found, model.components)


def contributions(model: Model, weights: Weights) -> pd.DataFrame:
    """What each component adds to the score, by place: these add up to `scores`. Under the
    geometric mean a component's share of the score is its share of the logarithm.
    """
    found = shares(model, weights).to_numpy() * model.scaled
    whole = scores(model, weights).to_numpy()
    if model.aggregation == GEOMETRIC:
        logs = found.sum(axis=1)
        found = found * np.divide(whole, logs, out=np.zeros_like(whole), where=logs > 0)[:, None]
    found[np.isnan(whole)] = np.nan
    return _frame(model, found, model.components)


def _groups(model: Model, weights: Weights) -> np.ndarray:
    """Place × group, summing to 1."""
    if weights.groups is None:
        own = _own(model.own_groups)[list(model.groups)].to_numpy(float)
        return _shifted(own, weights) if weights.shift else own
    row = _shares([weights.groups[group] for group in model.groups])
    return np.tile(row, (len(model.values), 1))


def _shifted(own: np.ndarray, weights: Weights) -> np.ndarray:
    """The first group `shift` higher at every place; the others keep their proportions."""
    first, rest = own[:, :1], own[:, 1:]
    least = np.minimum(first, weights.floor)  # one in force may be below its floor
    after = np.clip(first + weights.shift / BASIS_POINTS, least, 1.0)
    left = np.divide(1 - after, 1 - first, out=np.zeros_like(first), where=first < 1)
    return np.hstack([after, rest * left])


def _components(model: Model, weights: Weights) -> np.ndarray:
    """Place × component, summing to 1 within each group."""
    found = np.zeros((len(model.values), len(model.components)))
    for (group, components), span in zip(model.groups.items(), model.spans, strict=True):
        given = weights.components.get(group)
        if given is None:
            found[:, span] = _own(model.own_components)[list(components)].to_numpy(float)
        else:
            found[:, span] = _shares([given[component] for component in components])
    return found


def _shares(weights: list[float]) -> np.ndarray:
    """The weights as shares of 1. Basis points that differ by one at most are equal weights that
    had to be rounded: a third is a third.
    """
    row = np.array(weights, float)
    if row.sum() == BASIS_POINTS and row.max() - row.min() <= 1:
        row = np.ones(len(row))
    return row / (row.sum() or 1)


def _own(weights: pd.DataFrame | None) -> pd.DataFrame:
    if weights is None:
        raise ValueError("this model has no weights in force")
    return weights


def _means(model: Model, component: np.ndarray) -> np.ndarray:
    """Place × group: the mean of what has a value (geometric: of its logarithm); NaN where that
    is too little of the weight.
    """
    found = np.full((len(model.values), len(model.groups)), np.nan)
    for n, span in enumerate(model.spans):
        own = component[:, span]
        there = (own * model.present[:, span]).sum(axis=1)
        enough = (there > 0) & (there >= model.enough * own.sum(axis=1) - 1e-12)
        np.divide((own * model.scaled[:, span]).sum(axis=1), there, out=found[:, n], where=enough)
    return found


def _frame(model: Model, found: np.ndarray, columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(found, index=model.values.index, columns=columns)
