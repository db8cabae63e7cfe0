"""Real facts of the reporting units: towns they run, and the 2020 census."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from dashboard.contracts import Label
from dashboard.geography.names import BOUNDARIES, display


@dataclass(frozen=True)
class Profile:
    """One unit. `population` is None where the census has no row of its own; `note` says
    what its row leaves out or takes in.
    """

    towns: int
    population: int | None
    note: Label


@cache
def profiles() -> dict[str, Profile]:
    """The 14 units and the city, by unit_id."""
    rows = pd.read_csv(
        BOUNDARIES / "jining_county_profile.csv", dtype=str, keep_default_na=False
    ).set_index("unit_id")
    notes = display()[["census_note_zh", "census_note_en"]].fillna("")
    return {
        str(unit): Profile(
            towns=int(row["towns_direct"]),
            population=int(row["pop_census_2020"]) if row["pop_census_2020"] else None,
            note=Label(*notes.loc[str(unit)]) if unit in notes.index else Label("", ""),
        )
        for unit, row in rows.iterrows()
    }
