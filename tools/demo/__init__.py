"""Demonstration data: real units and totals, generated detail, marked as such.

Deterministic: the committed snapshots are what ``python -m tools.demo`` writes, and a
test holds it. Nothing below city level is true; see domain.md and the README.
"""

from collections.abc import Callable
from datetime import date

import pandas as pd

from tools.demo import burden, capacity, empowerment
from tools.demo import units as places
from tools.demo.known import known_at

DATES = tuple(
    date.fromisoformat(day)
    for day in ("2019-12-31", "2020-12-31", "2021-03-31", "2021-06-30", "2021-09-30", "2021-12-16")
)

HISTORIES: dict[str, Callable[[date], pd.DataFrame]] = {
    "units": lambda as_of: places.units(),
    "town_profiles": places.town_profiles,
    **empowerment.TABLES,
    **capacity.TABLES,
    **burden.TABLES,
}
PLANTED = [*empowerment.PLANTED, *capacity.PLANTED, *burden.PLANTED]
"""Answers known by construction at the last date: indicator, unit, town, part (or null),
numerator, denominator. Written to ``data/planted.json``, for tests to find in the tables.
"""


def tables(as_of: date) -> dict[str, pd.DataFrame]:
    """Every table of the demonstration snapshot of `as_of`."""
    return {name: known_at(name, history(as_of), as_of) for name, history in HISTORIES.items()}
