"""What the boards weigh, from an edition; worked out once for it."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from dashboard import indicators
from dashboard.edition import Edition, once
from dashboard.indicators import PlaceLevel, index_version
from dashboard.indicators.index_version import Change
from dashboard.what_if import composite, robust, sensitivity, statutory
from dashboard.what_if import rank_chance as chances
from dashboard.what_if.composite import default_weights
from dashboard.what_if.model import Model
from dashboard.what_if.scenario import (
    ASSESSMENT,
    RATINGS,
    RULES,
    SUBJECTS,
    Scenario,
    ScenarioError,
    encode,
)
from dashboard.what_if.setting import FORCE, Setting, of_assessment, of_index

VERSIONED = "index-"
"""In front of the version of the index, where a scenario says what it was made on."""


def subjects(edition: Edition, board: str) -> tuple[str, ...]:
    """What can be ranked: towns only where all of them are seen, departments where they are
    ranked at all.
    """
    if board == ASSESSMENT:
        return SUBJECTS[board] if edition.scope.departments else ()
    return tuple(s for s in SUBJECTS[board] if s != "town" or not edition.scope.details)


@once
def assessment_years(edition: Edition, unit: str, subject: str) -> list[str]:
    """The years in which targets of one kind in `unit` have scores, latest first."""
    rows = edition.ask("empowerment/assessment", unit=unit)
    held = rows[(rows["target_type"] == subject) & rows["score"].notna()]
    return [str(year) for year in sorted(held["year"].unique(), reverse=True)]


@once
def assessed(
    edition: Edition,
    unit: str,
    subject: str,
    year: str,
    rating: str,
    town: str = "",
) -> statutory.Assessment:
    """The assessment of one county, kind of target and year; of one town's agencies."""
    rows = edition.ask("empowerment/assessment", unit=unit)
    sheets = edition.ask("empowerment/rating_sheets", unit=unit)
    rows, sheets = (
        f[
            (f["target_type"] == subject)
            & (f["year"] == int(year))
            & ((f["stationed_town"] == town) if town else True)
        ]
        for f in (rows, sheets)
    )
    return statutory.assessment(
        rows[["target", "component", "weight", "score"]],
        sheets.rename(columns={"rater_town": "rater"})[["target", "rater", "score"]],
        adjusted=rating == "adjusted",
    )


@once
def index_models(edition: Edition, level: PlaceLevel) -> dict[tuple[str, str], Model]:
    """The index of every unit or town, under every normalisation × aggregation."""
    return composite.variants(edition.values, edition.definitions, level)


@once
def agency_towns(edition: Edition, unit: str, year: str) -> list[str]:
    """The towns of `unit` where agencies were assessed in that year: each town's are ranked
    among themselves, as its severity is theirs all.
    """
    rows = edition.ask("empowerment/assessment", unit=unit)
    held = rows[(rows["target_type"] == "agency") & (rows["year"] == int(year))]
    return sorted(map(str, held["stationed_town"].dropna().unique()))


def rank_shares(
    edition: Edition, key: tuple[str, ...], columns: pd.DataFrame, floor: float
) -> pd.DataFrame:
    """Rank shares over all weightings (`robust.smaa`); `key` says what the columns are of."""
    return edition.recent((rank_shares, key, floor), lambda: robust.smaa(columns, floor))


def rank_drivers(edition: Edition, setting: Setting) -> pd.DataFrame:
    """What drives each rank of the index (`sensitivity.shares`): it hangs on the weights within
    the pillars only.
    """
    scenario, groups = setting.scenario, setting.model.groups
    key = (rank_drivers, scenario.level, encode(scenario.with_weights(None, scenario.components)))
    return edition.recent(
        key,
        lambda: sensitivity.shares(
            *sensitivity.rank_table(_design(edition, scenario.level, groups), scenario.weights)
        ),
    )


def rank_chance(edition: Edition, setting: Setting) -> pd.DataFrame | None:
    """The intervals of the ranks of the index (`rank_chance.rank_intervals`); None of the
    assessment, and where scores are not those between the goalposts, arithmetic mean.
    """
    if setting.statutory or not setting.usual:
        return None
    level, n = setting.scenario.level, int(setting.now.notna().sum())
    key = (rank_chance, level, encode(setting.scenario))
    return edition.recent(
        key,
        lambda: chances.rank_intervals(
            _reaches(edition, level, n), setting.model, setting.scenario.weights
        ),
    )


@once
def _reaches(edition: Edition, level: PlaceLevel, n: int) -> chances.Reaches:
    return chances.reaches(edition.values, edition.definitions, level, n)


def _design(
    edition: Edition, level: PlaceLevel, groups: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str, str], Model]:
    return edition.keep(
        (_design, level),
        lambda: sensitivity.design(edition.values, edition.definitions, level, groups),
    )


def stamped(edition: Edition, scenario: Scenario) -> Scenario:
    """The scenario as made on the snapshot and the definitions at hand; of the index, on its
    version.
    """
    made = indicators.definitions_hash(edition.definitions)[:8]
    if scenario.board != ASSESSMENT:
        made = f"{VERSIONED}{index_number(edition)}"
    return replace(scenario, data=edition.snapshot.id, definitions=made)


@once
def index_number(edition: Edition) -> str:
    """The version of the trial index; 0 where it has none."""
    return index_version.current(edition.definitions) or "0"


def index_change(scenario: Scenario, now: Scenario) -> tuple[str, str, Change | None] | None:
    """The versions of the index that two scenarios were made on, and what changed from one to the
    other (None where a version is unknown); None where they are the same.
    """
    if scenario.board == ASSESSMENT or scenario.definitions == now.definitions:
        return None
    then, here = (s.definitions.removeprefix(VERSIONED) for s in (scenario, now))
    return then, here, index_version.between(then, here)


def default(edition: Edition, unit: str, like: Scenario) -> Scenario:
    """The weights in force (of the index: the default ones) for what `like` ranks."""
    if like.board == ASSESSMENT:
        years = assessment_years(edition, unit, like.subject)
        year = like.year if like.year in years else (years or ["0000"])[0]
        like = replace(like, year=year)
        return stamped(edition, like.with_weights(FORCE.groups, FORCE.components))
    model = index_models(edition, like.level)[like.rating, like.rule]
    weights = default_weights(model, edition.definitions)
    return stamped(edition, like.with_weights(weights.groups, weights.components))


def fit(
    edition: Edition, scenario: Scenario, unit: str, town: str = "", against: Scenario | None = None
) -> Setting:
    """The setting of a scenario at one place, worked out once; `ScenarioError` where it does not
    fit. Moves are against the scenario `against` there; without one, against the current
    (default) weights, with ratings as given (scores between the goalposts, arithmetic mean).
    """
    key = (fit, encode(scenario), unit, town, encode(against) if against else "")
    return edition.recent(key, lambda: _against(edition, scenario, unit, town, against))


def _against(
    edition: Edition, scenario: Scenario, unit: str, town: str, against: Scenario | None
) -> Setting:
    found = _fit(edition, scenario, unit, town)
    usual = replace(
        found.scenario,
        rating=RATINGS[scenario.board][0],
        rule=found.scenario.rule if found.statutory else RULES[scenario.board][0],
    )
    if against is None:
        if usual == found.scenario:
            return found
        against = default(edition, unit, usual)
    if (against.board, against.subject) != (scenario.board, scenario.subject):
        raise ScenarioError("choice", against.subject)
    if found.statutory:
        against = replace(against, year=found.scenario.year)
    return replace(found, reference=_fit(edition, against, unit, found.town).now)


def _fit(edition: Edition, scenario: Scenario, unit: str, town: str) -> Setting:
    if scenario.subject not in subjects(edition, scenario.board):
        raise ScenarioError("choice", scenario.subject)
    if scenario.board == ASSESSMENT:
        years = assessment_years(edition, unit, scenario.subject)
        if scenario.year not in years and years and scenario.data != edition.snapshot.id:
            scenario = replace(scenario, year=years[0])  # made in another period
        if scenario.year not in years:
            raise ScenarioError("choice", scenario.year)
        town = _town(edition, scenario, unit, town)
        if scenario.unit:  # made elsewhere: it is tried here
            scenario = replace(scenario, unit=unit, town=town)
        found = assessed(edition, unit, scenario.subject, scenario.year, scenario.rating, town)
        if scenario.rating == "adjusted" and found.single_rater:
            raise ScenarioError("single_rater")
        return replace(of_assessment(found, scenario), town=town)
    held = index_models(edition, scenario.level)
    return of_index(held[scenario.rating, scenario.rule], edition.definitions, scenario)


def _town(edition: Edition, scenario: Scenario, unit: str, town: str) -> str:
    """The town whose agencies are ranked: the one given, else the first; none for departments."""
    if scenario.subject != "agency":
        return ""
    offered = agency_towns(edition, unit, scenario.year)
    return town if town in offered or not offered else offered[0]
