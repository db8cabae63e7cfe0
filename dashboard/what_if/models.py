"""What the boards weigh, from an edition; worked out once for it."""

import pandas as pd

from dashboard.edition import Edition, once
from dashboard.what_if import composite, robust, statutory
from dashboard.what_if.model import Model


@once
def assessment_years(edition: Edition, unit: str, subject: str) -> list[str]:
    """The years in which targets of one kind in `unit` have scores, latest first."""
    rows = edition.ask("empowerment/assessment", unit=unit)
    held = rows[(rows["target_type"] == subject) & rows["score"].notna()]
    return [str(year) for year in sorted(held["year"].unique(), reverse=True)]


@once
def assessed(
    edition: Edition, unit: str, subject: str, year: str, rating: str, town: str = "",
) -> statutory.Assessment:
    """The assessment of one county, kind of target and year; of one town's agencies."""
    rows = edition.ask("empowerment/assessment", unit=unit)
    sheets = edition.ask("empowerment/rating_sheets", unit=unit)
    rows, sheets = (
        f[(f["target_type"] == subject) & (f["year"] == int(year))
          & ((f["stationed_town"] == town) if town else True)] for f in (rows, sheets))
    return statutory.assessment(
        rows[["target", "component", "weight", "score"]],
        sheets.rename(columns={"rater_town": "rater"})[["target", "rater", "score"]],
        adjusted=rating == "adjusted")


@once
def index_models(edition: Edition, level: str) -> dict[tuple[str, str], Model]:
    """The index of every unit or town, under every normalisation × aggregation."""
    return composite.variants(edition.values, edition.known, level)


def rank_shares(
    edition: Edition, key: tuple[str, ...], columns: pd.DataFrame, floor: float
) -> pd.DataFrame:
    """Rank shares over all weightings (`robust.smaa`); `key` says what the columns are of."""
    return edition.recent((rank_shares, key, floor), lambda: robust.smaa(columns, floor))
