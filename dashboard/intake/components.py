"""Components of an assessment: those on the register, by id or as the screen calls them.

The register is the list below and what the period before already had. A floor hangs on one of
them, so that a word typed otherwise must not pass for another component.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.contracts.empowerment import COMPONENTS, TOWN_RATING
from dashboard.intake.problems import IntakeWarning, places
from dashboard.intake.reading.words import plain
from dashboard.text.i18n import LANGUAGES, Translator

IN = ("assessment_weights", "assessment_scores")


def words() -> dict[str, str]:
    """Every word for a component, in plain form, and its id."""
    said = [Translator(lang) for lang in LANGUAGES]
    return {
        plain(word): id_
        for id_ in COMPONENTS
        for word in (id_, *(t(f"component.{id_}") for t in said))
    }


def resolve(frames: Mapping[str, pd.DataFrame]) -> None:
    """Put ids in place of the words for them."""
    known = words()
    for name in IN:
        if name in frames:
            held = frames[name]["component"]
            frames[name]["component"] = held.map(
                {value: known.get(plain(value), value) for value in held.dropna().unique()}
            )


def unknown(sent: pd.DataFrame, before: Mapping[str, pd.DataFrame]) -> pd.Series:
    """Which rows name a component that is on no list."""
    earlier = {value for name in IN if name in before for value in before[name]["component"]}
    return sent["component"].notna() & ~sent["component"].isin([*COMPONENTS, *earlier])


def mistyped(weights: pd.DataFrame, odd: pd.Series) -> pd.Series:
    """Rows of `odd` components of a target without the town rating: probably it is meant."""
    rated = (
        (weights["component"] == TOWN_RATING)
        .groupby([weights["year"], weights["target"]])
        .transform("any")
    )
    return odd & ~rated


def warnings(weights: pd.DataFrame | None, new: Mapping[str, set[str]]) -> Iterator[IntakeWarning]:
    """Components that would be new on the register, and targets without the town rating."""
    names = sorted(set().union(*new.values())) if new else []
    if names:
        yield IntakeWarning(
            "new_components", table=",".join(new), column="component", cells=places(names)
        )
    if weights is None or weights.empty:
        return
    rated = (
        (weights["component"] == TOWN_RATING).groupby([weights["year"], weights["target"]]).any()
    )
    alone = rated[~rated].index.to_frame(index=False)
    without = [f"{target} {year}" for year, target in alone.itertuples(index=False)]
    if without:
        yield IntakeWarning(
            "no_town_rating",
            table="assessment_weights",
            column="component",
            cells=places(without),
            facts={"n": str(len(without))},
        )
