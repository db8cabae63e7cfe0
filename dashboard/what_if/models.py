"""What the boards weigh, from an edition; worked out once for it."""

from dataclasses import replace

import pandas as pd

from dashboard import indicators
from dashboard.edition import Edition, once
from dashboard.indicators import PlaceLevel
from dashboard.what_if import composite, robust, statutory
from dashboard.what_if.composite import default_weights
from dashboard.what_if.model import Model
from dashboard.what_if.scenario import ASSESSMENT, SUBJECTS, Scenario, ScenarioError, encode
from dashboard.what_if.setting import FORCE, Setting, of_assessment, of_index


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


def rank_shares(
    edition: Edition, key: tuple[str, ...], columns: pd.DataFrame, floor: float
) -> pd.DataFrame:
    """Rank shares over all weightings (`robust.smaa`); `key` says what the columns are of."""
    return edition.recent((rank_shares, key, floor), lambda: robust.smaa(columns, floor))


def stamped(edition: Edition, scenario: Scenario) -> Scenario:
    """The scenario as made on the snapshot and the definitions at hand."""
    return replace(
        scenario,
        data=edition.snapshot.id,
        definitions=indicators.definitions_hash(edition.definitions)[:8],
    )


def default(edition: Edition, unit: str, like: Scenario) -> Scenario:
    """The weights in force (of the index: the default ones) for what `like` ranks."""
    if like.board == ASSESSMENT:
        years = assessment_years(edition, unit, like.subject)
        year = like.year if like.year in years else (years or ["0000"])[0]
        return stamped(
            edition, replace(like, year=year, groups=FORCE.groups, components=FORCE.components)
        )
    model = index_models(edition, like.level)[like.rating, like.rule]
    weights = default_weights(model, edition.definitions)
    return stamped(edition, replace(like, groups=weights.groups, components=weights.components))


def fit(edition: Edition, scenario: Scenario, unit: str, town: str = "") -> Setting:
    """The setting of a scenario at one place, worked out once; `ScenarioError` where it does not
    fit.
    """
    return edition.recent(
        (fit, encode(scenario), unit, town), lambda: _fit(edition, scenario, unit, town)
    )


def _fit(edition: Edition, scenario: Scenario, unit: str, town: str) -> Setting:
    if scenario.subject not in subjects(edition, scenario.board):
        raise ScenarioError("choice", scenario.subject)
    if scenario.board == ASSESSMENT:
        years = assessment_years(edition, unit, scenario.subject)
        if scenario.year not in years and years and scenario.data != edition.snapshot.id:
            scenario = replace(scenario, year=years[0])  # made in another period
        if scenario.year not in years:
            raise ScenarioError("choice", scenario.year)
        town = town if scenario.subject == "agency" else ""
        found = assessed(edition, unit, scenario.subject, scenario.year, scenario.rating, town)
        if scenario.rating == "adjusted" and found.single_rater:
            raise ScenarioError("single_rater")
        return of_assessment(found, scenario)
    held = index_models(edition, scenario.level)
    return of_index(held[scenario.rating, scenario.rule], edition.definitions, scenario)
