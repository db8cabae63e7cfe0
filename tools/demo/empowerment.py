"""Generated assessment: weights, scores, rating sheets.

No floor applies before 2020; none is broken from then on.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from tools.demo import consultation, personnel
from tools.demo.consultation import ZONE, begun, chance
from tools.demo.draw import apportion, later, rng
from tools.demo.units import pace, towns, units
from tools.demo.workdays import finished
from tools.demo.written import planted
from tools.demo.zhaomiao import TOWN, UNIT

COMPONENTS = {
    "department": ("key_work", "party_building", "daily_work", "public_opinion"),
    "agency": ("department_rating", "daily_work", "public_opinion"),
}
FLOORS = {"department": 0.30, "agency": 0.60}
STEPS, LEAST = 200, 10
"""Weights are whole or half per cents; no component weighs less than five."""
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
            rest = STEPS - town - LEAST * len(others)
            steps = LEAST + apportion(rest, draw.dirichlet([4.0] * len(others)))
            rows += [
                (year, target, level, component, int(step) / STEPS)
                for component, step in zip(("town_rating", *others), (town, *steps), strict=True)
            ]
    columns = ["year", "target", "target_type", "component", "weight"]
    return pd.DataFrame(rows, columns=columns)


def _town_weight(draw: np.random.Generator, year: int, kind: str, pace_of_unit: float) -> int:
    """Steps of half a per cent: the floor or above it, a part of it before there was a floor."""
    floor = round(FLOORS[kind] * STEPS)
    if year < 2020:
        return round(floor * float(draw.choice([0.25, 0.3, 0.5])))
    above = float(draw.choice([0.0, 0.02, 0.05, 0.1], p=[0.5, 0.2, 0.2, 0.1]))
    return floor + round(above * (0.5 + pace_of_unit) * STEPS)


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
    table["submitted_on"] = finished(sent).where(
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
    """Scores by the target's standing and the rater's leniency; some raters hardly spread.

    A county's towns have something in common, a town stays much as lenient as it was, the more
    lenient it is the less it tells targets apart, and its own agencies it knows and spares.
    """
    size, raters = len(table), towns()["town"]
    standing = pd.Series(rng("rated").normal(0, 3, len(_targets())), _targets()["unit_id"])
    leniency = pd.Series(rng("leniency").normal(0, 1.7, len(raters)), raters)
    leniency += rng("leniency", table["year"].iloc[0]).normal(0, 0.8, len(raters))
    common = pd.Series(rng("leniency of county").normal(0, 0.9, len(pace())), pace().index)
    lenient = table["rater_town"].map(leniency) + table["unit"].map(common)
    own = table["target"].str.startswith(tuple(raters))
    style = table["rater_town"].map(
        pd.Series(
            rng("style").choice(["spread", "narrow", "full"], len(raters), p=(0.74, 0.17, 0.09)),
            raters,
        )
    )
    apart = (1 - 0.14 * lenient).clip(0.4, 1.6) * (
        table["target"].map(standing) + draw.normal(0, 2.5, size)
    )
    score = 89.5 + lenient + 1.5 * own + apart
    full = draw.random(size) < np.where(table["year"] == 2020, 0.45, 0.3)
    score = score.mask(style == "narrow", draw.uniform(95, 98, size))
    score = score.mask(style == "full", np.where(full, 100, draw.uniform(94, 99.5, size)))
    return _round_numbers(score.clip(60, 100), draw)


def _round_numbers(score: pd.Series, draw: np.random.Generator) -> pd.Series:
    """Scores as people write them: whole, often a multiple of five, seldom a half; 100 is meant."""
    step = draw.choice((5.0, 1.0, 0.5), len(score), p=(0.3, 0.55, 0.15))
    rounded: pd.Series = (score / step).round() * step
    return rounded.where((rounded < 100) | (score > 99.5), (score - 0.5).round())


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
    planted("E06", (UNIT, TOWN), 2, 3),
    planted("E07", (UNIT, TOWN), 4, 5),
    planted("E08", (UNIT, TOWN), 4, 6),
    *consultation.PLANTED,
]
