"""The index 试算指数: ratios with a direction, made comparable, averaged. Never official.

Steps and warnings: OECD/JRC Handbook on Constructing Composite Indicators (2008), steps 5-7.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.indicators import PILLARS, Indicator, PlaceLevel, summaries
from dashboard.indicators.keyed import Values
from dashboard.indicators.ranks import DECIMALS, ranks
from dashboard.indicators.scores import ENOUGH, normalised, scored
from dashboard.what_if.model import AGGREGATIONS, Model, Weights, scores
from dashboard.what_if.scenario import INDEX, RATINGS
from dashboard.what_if.weights import BASIS_POINTS, whole

NORMALISATIONS = RATINGS[INDEX]
ROUNDED = 0.001
"""Weights are whole basis points: half of eleven equal ones are 49.995 %, and are half."""
MIDDLE = 50.0
"""Where all places have the same value none is better: all stand in the middle."""


def index_model(
    values: Values,
    definitions: Mapping[str, Indicator],
    level: PlaceLevel,
    normalisation: str = "goalposts",
    aggregation: str = "arithmetic",
) -> Model:
    """The model of every place at `level` (``unit`` or ``town``); indicators that stop above it
    leave it, and values of too few are none.
    """
    used: dict[str, tuple[str, ...]] = {
        p: tuple(i.id for i in definitions.values() if i.pillar == p and scored(i, level))
        for p in PILLARS
    }
    table = summaries.compared(values, definitions, level)
    columns = {
        id_: comparable(table[id_], definitions[id_], normalisation)
        for ids in used.values()
        for id_ in ids
    }
    enough = ENOUGH[level] - ROUNDED
    return Model(pd.DataFrame(columns, index=table.index), used, aggregation, enough)


def comparable(values: pd.Series, indicator: Indicator, how: str) -> pd.Series:
    """`values` on 0-100, higher is better: between the goalposts, between lowest and highest,
    50 + 10·z (clamped; sample standard deviation), or by rank (ties share the mean rank).
    """
    if how == "goalposts":
        return normalised(values, indicator)
    held = values if indicator.direction == "higher" else -values
    low, high = float(held.min()), float(held.max())
    if high - low < 1e-12:
        return held.where(held.isna(), MIDDLE)
    if how == "min_max":
        return 100 * (held - low) / (high - low)
    if how == "z_score":
        return (MIDDLE + 10 * (held - held.mean()) / held.std()).clip(0, 100)
    n = held.notna().sum()
    return 100 * (n - held.round(DECIMALS).rank(ascending=False)) / (n - 1)


def default_weights(model: Model, definitions: Mapping[str, Indicator]) -> Weights:
    """默认(拟): equal pillars; within a pillar the weights of the indicator files."""
    components = {
        p: whole({id_: definitions[id_].weight for id_ in ids}) if ids else {}
        for p, ids in model.groups.items()
    }
    return Weights(whole(dict.fromkeys(model.groups, 1)), components)


def focus(pillar: str) -> dict[str, int]:
    """The pillar weights that put one pillar first: half for it, a quarter for each other."""
    return {p: BASIS_POINTS // 2 if p == pillar else BASIS_POINTS // 4 for p in PILLARS}


def leaving(model: Model, weights: Weights) -> pd.DataFrame:
    """How far each place (index) moves when one indicator (columns) leaves the index, its weight
    re-spread over its pillar, among the places that keep a score: positive is up; NaN of the
    others.
    """
    before = scores(model, weights)
    moved = {}
    for group, components in model.groups.items():
        given = weights.components[group] or {}
        for component in components:
            rest = {n: 0 if n == component else w for n, w in given.items()}
            if given.get(component) and any(rest.values()):
                without = Weights(weights.groups, {**weights.components, group: rest})
                after = scores(model, without)
                kept = before.notna() & after.notna()
                moved[component] = ranks(before[kept]) - ranks(after[kept])
    return pd.DataFrame(moved, index=model.values.index)


def rank_ranges(models: Mapping[tuple[str, str], Model], weights: Weights) -> pd.DataFrame:
    """The rank of every place (index) under each normalisation and aggregation (columns)."""
    return pd.DataFrame({pair: ranks(scores(model, weights)) for pair, model in models.items()})


def variants(
    values: Values, definitions: Mapping[str, Indicator], level: PlaceLevel
) -> dict[tuple[str, str], Model]:
    """The model under every normalisation × aggregation."""
    return {
        (n, a): index_model(values, definitions, level, n, a)
        for n in NORMALISATIONS
        for a in AGGREGATIONS
    }


def first_places(parts: pd.DataFrame) -> dict[str, np.ndarray]:
    """Where over all weightings of three groups each place is first: the corners (group weights,
    summing to 1) of a convex polygon, exact. Ties of whole areas belong to all.

    `parts`: place × group, without NaN: the group scores (of the geometric mean: their
    logarithms), so that the score is linear in the weights.
    """
    points = parts.to_numpy(float)
    order = np.argsort(-points.mean(axis=1), kind="stable")
    found = {}
    for place, own in zip(parts.index, points, strict=True):
        corners = np.eye(3)
        for other in order:
            corners = _clip(corners, own - points[other])
            if len(corners) < 3:
                break
        if len(corners) >= 3 and area(corners) > 1e-12:
            found[str(place)] = corners
    return found


def _clip(corners: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """The part of a convex polygon where gap·w ≥ 0 (Sutherland–Hodgman)."""
    if not np.any(gap):
        return corners
    side = corners @ gap
    if (side >= -1e-12).all():
        return corners
    kept = []
    for n, (here, now) in enumerate(zip(corners, side, strict=True)):
        following, then = corners[(n + 1) % len(corners)], side[(n + 1) % len(corners)]
        if now >= 0:
            kept.append(here)
        if (now > 0 > then) or (now < 0 < then):
            kept.append(here + (following - here) * now / (now - then))
    return np.array(kept).reshape(-1, 3)


def area(corners: np.ndarray) -> float:
    """The share (0-1) of the triangle of weightings that a polygon covers."""
    x, y = corners[:, 0], corners[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))
