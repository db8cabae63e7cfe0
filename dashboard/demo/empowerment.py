"""Generated assessment weights: no floor before 2020, none broken from 2020 on."""

from datetime import date

import pandas as pd

from dashboard.demo.draw import rng
from dashboard.demo.units import pace, units

COMPONENTS = {
    "department": ("key_work", "party_building", "daily_work", "public_opinion"),
    "agency": ("department_rating", "daily_work", "public_opinion"),
}
FLOORS = {"department": 0.30, "agency": 0.60}


def assessment_weights(as_of: date) -> pd.DataFrame:
    """The table `assessment_weights` for 2019 up to the year of `as_of`."""
    targets = units()
    targets = targets[targets["level"].isin(FLOORS)]
    rows, speed = [], pace()
    for year in range(2019, as_of.year + 1):
        draw = rng("assessment_weights", year)
        for row in targets.itertuples():
            town = _town_weight(draw, year, row.level, speed[row.parent_id])
            others = COMPONENTS[row.level]
            rest = draw.dirichlet([4.0] * len(others)) * (1 - town)
            shares = [town, *rest.round(4)[:-1]]
            shares.append(round(1 - sum(shares), 4))
            rows += [(year, row.unit_id, row.level, component, round(share, 4))
                     for component, share in zip(("town_rating", *others), shares, strict=True)]
    columns = ["year", "target", "target_type", "component", "weight"]
    return pd.DataFrame(rows, columns=columns)


def _town_weight(draw, year: int, kind: str, pace_of_unit: float) -> float:
    floor = FLOORS[kind]
    if year < 2020:
        return round(floor * draw.choice([0.25, 0.3, 0.5]), 4)
    above = draw.choice([0.0, 0.02, 0.05, 0.1], p=[0.5, 0.2, 0.2, 0.1])
    return round(floor + above * (0.5 + pace_of_unit), 4)


TABLES = {"assessment_weights": assessment_weights}
PLANTED: list[dict] = []
