"""The register of units as they are displayed: short names, tile positions, moved labels."""

from collections.abc import Mapping
from functools import cache

import pandas as pd

from dashboard import paths

BOUNDARIES = paths.SHIPPED / "boundaries"


@cache
def display() -> pd.DataFrame:
    """Short names, tile positions and moved labels, by unit_id."""
    return pd.read_csv(BOUNDARIES / "display.csv", dtype={"unit_id": str}).set_index("unit_id")


def short_names(lang: str, names: Mapping[str, str]) -> dict[str, str]:
    """Short names of the units of `names`; a unit without one keeps its name."""
    short = display()[f"short_{lang}"]
    return {unit: str(short.get(unit, name)) for unit, name in names.items()}
