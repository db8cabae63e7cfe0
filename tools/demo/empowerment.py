"""Generated assessment: weights, scores, rating sheets.

No floor applies before 2020; none is broken from then on.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from tools.demo import consultation, personnel
from tools.demo.consultation import ZONE, begun, chance
from tools.demo.draw import later, rng
from tools.demo.units import pace, towns, units
from tools.demo.written import planted
from tools.demo.zhaomiao import TOWN, UNIT

COMPONENTS = {
    "department": ("key_work", "party_building", "daily_work", "public_opinion"),
    "agency": ("department_rating", "daily_work", "public_opinion"),
}
FLOORS = {"department": 0.30, "agency": 0.60}
SHEETS_DUE = {2020: "2020-12-20", 2021: "2021-12-10"}

# Score and whether valid, of the town's 25 sheets of 2021: 22 in and valid.
SHEETS_OF_TOWN = ((None, None), (None, None), (88, False)) + 2 * (
    (96, True),
    (95, True),
    (93.5, True),
    (92, True),
    (91, True),
    (90, True),
    (89, True),
    (87.5, True),
    (86, True),
    (85, True),
    (83, True),
)
# The same of the 17 of each of the zone's two towns: 15 valid, 3 of them full marks, adding up
# to 300 + (97 + 96 + … + 86 = 12 × 91.5 = 1098) = 1398. A voided 100 does not count.
SHEETS_OF_ZONE = (
    ((None, None), (100, False))
    + 3 * ((100, True),)
    + tuple((score, True) for score in range(97, 85, -1))
)


def assessment_weights(as_of: date) -> pd.DataFrame:
    """The table `assessment_weights` for 2019 up to the year of `as_of`."""
    targets, rows, speed = _targets(), [], pace()
    for year in range(2019, as_of.year + 1):
        draw = rng("assessment_weights", year)
        for target, level, unit in targets[["unit_id", "level", "parent_id"]].to_numpy():
            town = _town_weight(draw, year, level, speed[unit])
            others = COMPONENTS[level]
            rest = draw.dirichlet([4.0] * len(others)) * (1 - town)
            shares = [town, *rest.round(4)[:-1]]
            shares.append(round(1 - sum(shares), 4))
            rows += [
                (year, target, level, component, round(share, 4))
                for component, share in zip(("town_rating", *others), shares, strict=True)
            ]
    columns = ["year", "target", "target_type", "component", "weight"]
    return pd.DataFrame(rows, columns=columns)


def _town_weight(draw: np.random.Generator, year: int, kind: str, pace_of_unit: float) -> float:
    floor = FLOORS[kind]
    if year < 2020:
        return round(floor * float(draw.choice([0.25, 0.3, 0.5])), 4)
    above = float(draw.choice([0.0, 0.02, 0.05, 0.1], p=[0.5, 0.2, 0.2, 0.1]))
    return round(floor + above * (0.5 + pace_of_unit), 4)


def _targets() -> pd.DataFrame:
    """Departments and agencies, the targets of assessment."""
    return units().loc[lambda f: f["level"].isin(FLOORS)]


def assessment_scores(as_of: date) -> pd.DataFrame:
    """The table `assessment_scores`: a year's scores are known from 10 December on."""
    targets, frames = _targets(), []
    for year in SHEETS_DUE:
        draw = rng("assessment_scores", year)
        for level, components in COMPONENTS.items():
            names = targets.loc[targets["level"] == level, "unit_id"]
            standing = rng("standing", level).normal(88, 2.5, len(names))
            frames += [
                pd.DataFrame(
                    {
                        "year": year,
                        "target": names,
                        "component": component,
                        "score": np.clip(standing + draw.normal(0, 2.5, len(names)), 60, 100).round(
                            1
                        ),
                        "begun_on": pd.Timestamp(year, 12, 10),
                    }
                )
                for component in components
            ]
    return begun(pd.concat(frames, ignore_index=True), as_of)


def town_ratings(as_of: date) -> pd.DataFrame:
    """The table `town_ratings`: a year's sheets are there from 1 December on."""
    return begun(pd.concat(map(_sheets, SHEETS_DUE), ignore_index=True), as_of)


def _sheets(year: int) -> pd.DataFrame:
    """One year's sheets: every town on its county's departments and its own agencies."""
    draw, targets, raters = rng("town_ratings", year), _targets(), towns()[["town", "unit"]]
    table = pd.concat(
        [
            raters.merge(
                targets[targets["level"] == "department"], left_on="unit", right_on="parent_id"
            ),
            raters.merge(targets, left_on="town", right_on="stationed_town"),
        ],
        ignore_index=True,
    )
    table = table[["town", "unit", "unit_id"]].set_axis(["rater_town", "unit", "target"], axis=1)
    size = len(table)
    table["year"], table["begun_on"] = year, pd.Timestamp(year, 12, 1)
    table["due_on"] = pd.Series(pd.Timestamp(SHEETS_DUE[year]).as_unit("us"), table.index)
    table["score"] = _ratings(draw, table)
    late = draw.random(size) < 0.05
    sent = later(
        table["due_on"], np.where(late, draw.integers(1, 26, size), -draw.integers(0, 10, size))
    )
    table["submitted_on"] = sent.where(
        draw.random(size) < chance("town_ratings", table["unit"], table["due_on"], 0.7, 1.0)
    )
    table["valid"] = pd.array(draw.random(size) > 0.015, dtype="boolean")
    if year == 2021:
        _plant(table, TOWN, SHEETS_OF_TOWN)
        for shift, town in enumerate(raters.loc[raters["unit"] == ZONE, "town"]):
            _plant(table, town, SHEETS_OF_ZONE[shift:] + SHEETS_OF_ZONE[:shift])
    void = pd.Series("未加盖公章（示例）", table.index)
    return table.assign(void_reason=void.where(~table["valid"].fillna(True)))


def _ratings(draw: np.random.Generator, table: pd.DataFrame) -> pd.Series:
    """Scores by the target's standing and the rater's severity; some raters hardly spread."""
    size, raters = len(table), towns()["town"]
    standing = pd.Series(rng("rated").normal(90, 3, len(_targets())), _targets()["unit_id"])
    severity = pd.Series(rng("severity").normal(0, 2, len(raters)), raters)
    style = table["rater_town"].map(
        pd.Series(
            rng("style").choice(["spread", "narrow", "full"], len(raters), p=(0.74, 0.17, 0.09)),
            raters,
        )
    )
    score = (
        table["target"].map(standing)
        + table["rater_town"].map(severity)
        + draw.normal(0, 2.5, size)
    )
    full = draw.random(size) < np.where(table["year"] == 2020, 0.45, 0.3)
    score = score.mask(style == "narrow", draw.uniform(95, 98, size))
    score = score.mask(style == "full", np.where(full, 100, draw.uniform(94, 99.5, size)))
    return (score.clip(60, 100) * 2).round() / 2


def _plant(
    table: pd.DataFrame, town: str, sheets: Sequence[tuple[float | None, bool | None]]
) -> None:
    """Write out the sheets of one town, in place; one without a score was not handed in."""
    mine = table["rater_town"] == town
    frame = pd.DataFrame(list(sheets), columns=["score", "valid"], index=table.index[mine])
    table.loc[mine, "score"] = frame["score"].astype(float)
    table.loc[mine, "valid"] = frame["valid"].astype("boolean")
    sent = later(table.loc[mine, "due_on"], -(np.arange(len(frame)) % 6))
    table.loc[mine, "submitted_on"] = sent.where(frame["score"].notna())


TABLES = {
    "assessment_weights": assessment_weights,
    "assessment_scores": assessment_scores,
    "town_ratings": town_ratings,
    **personnel.TABLES,
    **consultation.TABLES,
}
PLANTED = [
    planted("E03", (UNIT, TOWN), 22, 25),
    planted("E04", (ZONE, None), 2 * 1398, 2 * 15),
    planted("E05", (ZONE, None), 2 * 3, 2 * 15),
    planted("E06", (UNIT, TOWN), 4, 6),
    planted("E07", (UNIT, TOWN), 4, 5),
    planted("E08", (UNIT, TOWN), 6, 8),
    *consultation.PLANTED,
]
