"""The weights of a board that put one place first, as a scenario whose whole basis points do so."""

from dataclasses import dataclass

import pandas as pd

from dashboard.indicators.ranks import ranks
from dashboard.what_if.first import First, nearest
from dashboard.what_if.model import group_scores, scores
from dashboard.what_if.robust import linear
from dashboard.what_if.scenario import Scenario
from dashboard.what_if.setting import Setting
from dashboard.what_if.statutory import OTHERS, TOWN
from dashboard.what_if.weights import BASIS_POINTS, whole

MARGINS = (0.0, 0.002, 0.01, 0.05, 0.2)
"""Points by which it should lead, until the lead survives rounding to whole basis points."""


@dataclass(frozen=True)
class PutFirst:
    """`found` with the weights at which it just shares the first place; `now` those to be near to
    (of the assessment one a component, of the index one a pillar; where targets have their own, the
    mean); `scenario` puts it first with whole basis points (None where none does).
    """

    found: First
    now: pd.Series
    scenario: Scenario | None


def put_first(setting: Setting, place: str) -> PutFirst | None:
    """What puts `place` first; None where it cannot be compared. Of the assessment all have the
    same weights then, and the floor holds; of the index the weights within the pillars stay.
    """
    model, (groups, components) = setting.model, setting.shown
    if setting.statutory:
        columns = model.values[model.components].dropna()
        held = {
            name: groups[g] * components[g][name] / BASIS_POINTS**2
            for g, names in model.groups.items()
            for name in names
        }
    else:
        columns = linear(group_scores(model, setting.scenario.weights), model.aggregation)
        held = {g: weight / BASIS_POINTS for g, weight in groups.items()}
    if place not in columns.index:
        return None
    now = pd.Series(held)
    found = nearest(columns, place, now, setting.floor)
    made = None if found.weights is None else _whole(setting, columns, place, now)
    return PutFirst(found, now, made)


def _whole(setting: Setting, columns: pd.DataFrame, place: str, now: pd.Series) -> Scenario | None:
    for margin in MARGINS:
        weights = nearest(columns, place, now, setting.floor, margin).weights
        if weights is None:
            return None
        made = _scenario(setting, {str(n): float(w) for n, w in weights.items()})
        if ranks(scores(setting.model, made.weights))[place] == 1:
            return made
    return None


def _scenario(setting: Setting, weights: dict[str, float]) -> Scenario:
    scenario = setting.scenario
    if not setting.statutory:
        return scenario.with_weights(whole(weights), scenario.components)
    least = round(setting.floor * BASIS_POINTS)
    town = max(round(weights.pop(TOWN) * BASIS_POINTS), least)
    rest = whole(weights if any(weights.values()) else dict.fromkeys(weights, 1.0))
    groups = {TOWN: town, OTHERS: BASIS_POINTS - town}
    return scenario.with_weights(groups, {TOWN: scenario.components[TOWN], OTHERS: rest})
