"""Generated appraisal and command: weights, scores, sheets, gradings, consent, orders.

No floor applies before 2020; none is broken from then on.
"""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo import consultation
from tools.demo.consultation import ZONE, begun, chance, homes, numbered, written
from tools.demo.draw import END, day, days, later, rng
from tools.demo.units import AGENCIES, pace, towns, units
from tools.demo.zhaomiao import TOWN, UNIT

COMPONENTS = {
    "department": ("key_work", "party_building", "daily_work", "public_opinion"),
    "agency": ("department_rating", "daily_work", "public_opinion"),
}
FLOORS = {"department": 0.30, "agency": 0.60}
SHEETS_DUE = {2020: "2020-12-20", 2021: "2021-12-10"}
HEADS_DUE = {2020: "2020-12-25", 2021: "2021-12-12"}
ACTIONS, ORDERS = 252, 2490
"""Rows drawn; the planted ones come on top."""

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
# Heads of 2021, of which 4 of 5 are graded: one on the day, one late.
GRADED = ("2021-12-06", "2021-12-12", "2021-12-14", None, "2021-12-08")
# Asked, answered, result, effective. In effect: 6, of which 4 with consent by then; 1 stopped.
ACTION_PLAN = (
    ("2020-05-06", "2020-05-11", "agreed", "2020-05-20"),
    ("2020-09-01", "2020-09-08", "agreed", "2020-09-08"),  # on the day: in time
    ("2021-03-02", "2021-03-05", "agreed", "2021-03-19"),
    ("2021-11-01", "2021-11-10", "agreed", "2021-12-16"),
    ("2021-04-06", "2021-04-20", "agreed", "2021-04-15"),  # agreed afterwards
    (None, None, "pending", "2020-04-13"),  # never asked
    ("2021-06-01", "2021-06-09", "refused", None),  # stopped: shown apart
    ("2021-12-13", None, "pending", None),
)
# Ordered, due, arrived. Due: 8, in time: 6.
ORDER_PLAN = (
    ("2020-06-01 09:00", "2020-06-01 11:00", "2020-06-01 10:10"),
    ("2020-10-15 14:00", "2020-10-15 18:00", "2020-10-15 17:25"),
    ("2021-01-20 08:30", "2021-01-21 08:30", "2021-01-20 16:00"),
    ("2021-05-11 10:00", "2021-05-11 12:00", "2021-05-11 11:15"),
    ("2021-09-07 15:00", "2021-09-07 17:00", "2021-09-07 15:50"),
    ("2021-07-28 20:00", "2021-07-28 21:00", "2021-07-28 21:00"),  # to the minute: in time
    ("2021-03-16 09:00", "2021-03-16 11:00", "2021-03-16 11:01"),
    ("2021-11-22 09:00", "2021-11-23 09:00", None),  # due and never answered
    ("2021-12-16 16:00", "2021-12-17 16:00", None),  # not yet due
)


def assessment_weights(as_of: date) -> pd.DataFrame:
    """The table `assessment_weights` for 2019 up to the year of `as_of`."""
    targets, rows, speed = _targets(), [], pace()
    for year in range(2019, as_of.year + 1):
        draw = rng("assessment_weights", year)
        for row in targets.itertuples():
            town = _town_weight(draw, year, row.level, speed[row.parent_id])
            others = COMPONENTS[row.level]
            rest = draw.dirichlet([4.0] * len(others)) * (1 - town)
            shares = [town, *rest.round(4)[:-1]]
            shares.append(round(1 - sum(shares), 4))
            rows += [
                (year, row.unit_id, row.level, component, round(share, 4))
                for component, share in zip(("town_rating", *others), shares, strict=True)
            ]
    columns = ["year", "target", "target_type", "component", "weight"]
    return pd.DataFrame(rows, columns=columns)


def _town_weight(draw: np.random.Generator, year: int, kind: str, pace_of_unit: float) -> float:
    floor = FLOORS[kind]
    if year < 2020:
        return round(floor * draw.choice([0.25, 0.3, 0.5]), 4)
    above = draw.choice([0.0, 0.02, 0.05, 0.1], p=[0.5, 0.2, 0.2, 0.1])
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


def _ratings(draw: np.random.Generator, table: pd.DataFrame) -> np.ndarray:
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


def _plant(table: pd.DataFrame, town: str, sheets: tuple) -> None:
    """Write out the sheets of one town, in place; one without a score was not handed in."""
    mine = table["rater_town"] == town
    frame = pd.DataFrame(list(sheets), columns=["score", "valid"], index=table.index[mine])
    table.loc[mine, "score"] = frame["score"].astype(float)
    table.loc[mine, "valid"] = frame["valid"].astype("boolean")
    sent = later(table.loc[mine, "due_on"], -(np.arange(len(frame)) % 6))
    table.loc[mine, "submitted_on"] = sent.where(frame["score"].notna())


def head_gradings(as_of: date) -> pd.DataFrame:
    """The table `head_gradings`: a year's heads are there from 1 December on."""
    return begun(pd.concat(map(_heads, HEADS_DUE), ignore_index=True), as_of)


def _heads(year: int) -> pd.DataFrame:
    """The heads of every agency, due to be graded by the town it is stationed in."""
    draw = rng("head_gradings", year)
    table = (
        units()
        .loc[lambda f: f["level"] == "agency"]
        .rename(columns={"unit_id": "agency", "stationed_town": "town", "parent_id": "unit"})
    )
    table, size = table[["agency", "town", "unit"]].reset_index(drop=True), len(table)
    table["year"], table["begun_on"] = year, pd.Timestamp(year, 12, 1)
    table["due_on"] = pd.Series(pd.Timestamp(HEADS_DUE[year]).as_unit("us"), table.index)
    late = draw.random(size) < 0.06
    graded = later(
        table["due_on"], np.where(late, draw.integers(1, 20, size), -draw.integers(0, 12, size))
    )
    table["graded_on"] = graded.where(
        draw.random(size) < chance("head_gradings", table["unit"], table["due_on"], 0.6, 1.0)
    )
    table["grade"] = draw.choice(
        ["excellent", "competent", "basic", "incompetent"], size, p=(0.18, 0.72, 0.08, 0.02)
    )
    if year == 2021:
        table.loc[table["town"] == TOWN, "graded_on"] = pd.to_datetime(list(GRADED))
    return table


def personnel_actions(as_of: date) -> pd.DataFrame:
    """The table `personnel_actions`: most with consent; a few unasked, late, or refused."""
    draw = rng("personnel_actions")
    table = homes(draw, ACTIONS)
    first = days(draw, day("2020-02-01"), day("2021-12-14"), ACTIONS)
    good = draw.random(ACTIONS) < chance("personnel_actions", table["unit"], first, 0.6, 1.0)
    wrong = draw.choice(
        ["unasked", "late", "refused", "overruled"], ACTIONS, p=(0.3, 0.3, 0.3, 0.1)
    )
    story = pd.Series(np.where(good, "agreed", wrong))
    answered = later(first, draw.integers(2, 14, ACTIONS))
    effective = later(answered, draw.integers(0, 20, ACTIONS))
    asked = story != "unasked"
    table["asked_on"], table["begun_on"] = first.where(asked), first
    table["answered_on"] = answered.where(asked)
    effective = effective.where(story != "late", later(first, np.ones(ACTIONS)))  # then agreed
    table["effective_on"] = effective.where(story != "refused")
    table["result"] = story.map(
        {"refused": "refused", "overruled": "refused", "unasked": "pending"}
    ).fillna("agreed")
    plan = written(ACTION_PLAN, "asked_on", "answered_on", "result", "effective_on").assign(
        town=TOWN, begun_on=lambda f: f["asked_on"].fillna(f["effective_on"])
    )
    table = numbered("H", [table, plan], "action_id")
    table["agency"] = table["town"] + "-A" + draw.choice([*AGENCIES], len(table))
    table["action"] = draw.choice(["appoint", "transfer", "remove"], len(table), p=(0.5, 0.4, 0.1))
    return begun(table, as_of)


def coordination_orders(as_of: date) -> pd.DataFrame:
    """The table `coordination_orders`: due within hours or days, some never answered."""
    del as_of
    draw = rng("coordination_orders")
    table = homes(draw, ORDERS)
    table["ordered_at"] = days(draw, day("2020-01-06"), END, ORDERS, skew=0.8) + pd.to_timedelta(
        draw.integers(8 * 12, 18 * 12, ORDERS) * 5, unit="m"
    )
    allowed = draw.choice([60, 120, 240, 1440, 2880], ORDERS)
    good = draw.random(ORDERS) < chance(
        "coordination_orders", table["unit"], table["ordered_at"], 0.62, 1.06
    )
    share = np.where(
        good, draw.uniform(0.2, 1.02, ORDERS).clip(max=1), draw.uniform(1.05, 3, ORDERS)
    )
    arrived = table["ordered_at"] + pd.to_timedelta((allowed * share).astype(int), unit="m")
    table["due_at"] = table["ordered_at"] + pd.to_timedelta(allowed, unit="m")
    table["arrived_at"] = arrived.where(good | (draw.random(ORDERS) < 0.85))
    plan = written(ORDER_PLAN, "ordered_at", "due_at", "arrived_at").assign(town=TOWN)
    table = numbered("O", [table, plan], "order_id")
    table["agency"] = table["town"] + "-A" + draw.choice([*AGENCIES], len(table))
    return table


TABLES = {
    "assessment_weights": assessment_weights,
    "assessment_scores": assessment_scores,
    "town_ratings": town_ratings,
    "personnel_actions": personnel_actions,
    "head_gradings": head_gradings,
    "coordination_orders": coordination_orders,
    **consultation.TABLES,
}
PLANTED = [
    {
        "indicator": indicator,
        "unit": unit,
        "town": town,
        "part": part,
        "numerator": numerator,
        "denominator": denominator,
    }
    for indicator, unit, town, part, numerator, denominator in (
        ("E03", UNIT, TOWN, None, 22, 25),
        ("E04", ZONE, None, None, 2 * 1398, 2 * 15),
        ("E05", ZONE, None, None, 2 * 3, 2 * 15),
        ("E06", UNIT, TOWN, None, 4, 6),
        ("E07", UNIT, TOWN, None, 4, 5),
        ("E08", UNIT, TOWN, None, 6, 8),
    )
] + consultation.PLANTED
