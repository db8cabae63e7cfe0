"""A board as it is set: its model, the weights in force, the scenario, and the scores of both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from dashboard.indicators import Indicator
from dashboard.indicators.ranks import ranks
from dashboard.what_if import composite, statutory
from dashboard.what_if.model import (
    Model,
    Weights,
    component_weights,
    group_weights,
    scores,
)
from dashboard.what_if.scenario import (
    ASSESSMENT,
    RATINGS,
    RULES,
    Scenario,
    ScenarioError,
    fitting,
)
from dashboard.what_if.weights import BASIS_POINTS, whole

FORCE = Weights(None, {statutory.TOWN: None, statutory.OTHERS: None})
"""Every target by its own weights."""


@dataclass(frozen=True)
class Setting:
    """`base` are the weights in force (of the index: the default ones); `left_out` the reasons
    by target; `floor` the least share of the town rating (0 where there is none); `town` the
    one whose agencies are ranked; `sheets` the valid ones; `reference` the scores that moves are
    against (those by `base` unless given).
    """

    scenario: Scenario
    model: Model
    base: Weights
    left_out: pd.Series
    floor: float = 0.0
    single_rater: bool = False
    town: str = ""
    sheets: pd.DataFrame | None = None
    reference: pd.Series | None = None

    @property
    def statutory(self) -> bool:
        """Whether this is the assessment, not the index."""
        return self.scenario.board == ASSESSMENT

    @cached_property
    def current(self) -> pd.Series:
        """Scores by the weights in force."""
        return scores(self.model, self.base)

    @cached_property
    def before(self) -> pd.Series:
        """Scores that moves are against, of the places ranked now."""
        held = self.current if self.reference is None else self.reference
        return held.reindex(self.model.values.index)

    @cached_property
    def mean(self) -> dict[str, int]:
        """The mean weights of the groups in force (basis points)."""
        return whole(_means(group_weights(self.model, self.base)))

    @cached_property
    def levelled(self) -> int:
        """How many ranks change by nothing but giving every target the mean weight in force of
        the town rating.
        """
        level = Weights(self.mean, self.base.components)
        return int(ranks(scores(self.model, level)).ne(ranks(self.current)).sum())

    @cached_property
    def now(self) -> pd.Series:
        """Scores by the weights of the scenario."""
        return scores(self.model, self.scenario.weights)

    @cached_property
    def table(self) -> pd.DataFrame:
        """By place, best first: before, now (scores), rank_before, rank, change (places won)."""
        table = pd.DataFrame(
            {
                "before": self.before,
                "now": self.now,
                "rank_before": ranks(self.before),
                "rank": ranks(self.now),
            }
        )
        table["change"] = table["rank_before"] - table["rank"]
        return table.sort_values(["rank", "rank_before"], kind="stable")

    @cached_property
    def shown(self) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
        """The weights as sliders show them (basis points): of the groups, and of the components
        within each. Where every target has its own, their mean: of a component as its share of
        the whole, so that what the sliders say together is what `influence.effective` says.
        """
        model, weights = self.model, self.scenario.weights
        groups, components = group_weights(model, weights), component_weights(model, weights)
        inner = {
            g: whole(_means(_of_all(components[list(names)], groups[g]))) if names else {}
            for g, names in model.groups.items()
        }
        return whole(_means(groups)), inner

    @cached_property
    def swaps(self) -> pd.DataFrame:
        """Of the assessment: the swap points over the range of the town rating's weight."""
        held = statutory.lines(self.model, self.scenario.weights)
        return statutory.swap_points(held, self.floor, 1.0)

    @cached_property
    def steps(self) -> pd.DataFrame:
        """Of the assessment: the ranks between each two swap points."""
        held = statutory.lines(self.model, self.scenario.weights)
        return statutory.paths(held, self.floor, 1.0)

    @property
    def usual(self) -> bool:
        """Whether values become scores as they do by default."""
        scenario = self.scenario
        mean = self.statutory or scenario.rule == RULES[scenario.board][0]
        return mean and scenario.rating == RATINGS[scenario.board][0]

    @property
    def moved(self) -> bool:
        """Whether the scenario differs from the weights in force."""
        return self.scenario.weights != self.base

    @property
    def changed(self) -> bool:
        """Whether weights or ranks differ from those that moves are against."""
        return self.moved or bool(self.table["change"].ne(0).any())


def of_assessment(found: statutory.Assessment, scenario: Scenario) -> Setting:
    """The setting of the assessment `found`; `ScenarioError` where `scenario` does not fit it."""
    floor = statutory.FLOORS[scenario.subject] if scenario.rule == "lawful" else 0.0
    fitted = fitting(scenario, found.model.groups, own=True)
    if fitted.groups is not None and fitted.groups[statutory.TOWN] < round(floor * BASIS_POINTS):
        raise ScenarioError("below_floor", f"{fitted.groups[statutory.TOWN] / 100:g}%")
    return Setting(
        fitted,
        found.model,
        FORCE,
        found.left_out,
        floor,
        found.single_rater,
        sheets=found.sheets,
    )


def lawful(scenario: Scenario) -> Scenario:
    """The scenario with the town rating raised to its floor, if it is below."""
    least = round(statutory.FLOORS[scenario.subject] * BASIS_POINTS)
    if scenario.groups is None or scenario.groups[statutory.TOWN] >= least:
        return scenario
    return replace(scenario, groups={statutory.TOWN: least, statutory.OTHERS: BASIS_POINTS - least})


def of_index(model: Model, definitions: Mapping[str, Indicator], scenario: Scenario) -> Setting:
    """The setting of the index; `ScenarioError` where `scenario` does not fit it."""
    base = composite.default_weights(model, definitions)
    return Setting(fitting(scenario, model.groups, own=False), model, base, pd.Series(dtype=str))


def _of_all(inner: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Weights within a group as shares of the whole; as they are where the group weighs nothing."""
    return inner.mul(group, axis=0) if group.any() else inner


def _means(weights: pd.DataFrame) -> dict[str, float]:
    means = weights.mean().fillna(0.0)
    return {str(n): float(w) for n, w in (means if means.sum() else means + 1).items()}
