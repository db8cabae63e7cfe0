"""Generated command over agencies: gradings of heads, consent to actions on them, orders."""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo.consultation import begun, chance, homes, numbered
from tools.demo.draw import END, day, days, later, rng
from tools.demo.units import AGENCIES, units
from tools.demo.workdays import finished, resumed
from tools.demo.written import written
from tools.demo.zhaomiao import TOWN

HEADS_DUE = {2020: "2020-12-25", 2021: "2021-12-12"}
ACTIONS, ORDERS = 620, 2490
"""Rows drawn; the planted ones come on top."""

# Heads of 2021, of which 4 of 5 are graded: one on the day, one late.
GRADED = ("2021-12-06", "2021-12-12", "2021-12-14", None, "2021-12-08")
# Asked, answered, result, effective. In effect in the last
# twelve months: 3, of which 2 with consent by then; 1 stopped.
ACTION_PLAN = (
    ("2020-05-06", "2020-05-11", "agreed", "2020-05-20"),
    ("2020-09-01", "2020-09-08", "agreed", "2020-09-08"),  # on the day: not before it
    ("2021-03-02", "2021-03-05", "agreed", "2021-03-19"),
    ("2021-11-01", "2021-11-10", "agreed", "2021-12-16"),
    ("2021-04-06", "2021-04-20", "agreed", "2021-04-15"),  # agreed afterwards
    (None, None, "pending", "2020-04-13"),  # never asked
    ("2021-06-01", "2021-06-09", "refused", None),  # stopped: shown apart
    ("2021-12-13", None, "pending", None),
)
# Ordered, due, arrived. Due in the last twelve months: 6, in time: 4.
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
    table["graded_on"] = finished(graded).where(
        draw.random(size) < chance("head_gradings", table["unit"], table["due_on"], 0.6, 1.0)
    )
    table["grade"] = draw.choice(
        ["excellent", "competent", "basic", "incompetent"], size, p=(0.18, 0.72, 0.08, 0.02)
    )
    if year == 2021:
        mine = table.index[table["town"] == TOWN]
        table.loc[mine, "graded_on"] = pd.to_datetime(pd.Series(GRADED, mine))
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
    answered = resumed(later(first, draw.integers(2, 14, ACTIONS)))
    effective = resumed(later(answered, draw.integers(0, 20, ACTIONS)))
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
    "personnel_actions": personnel_actions,
    "head_gradings": head_gradings,
    "coordination_orders": coordination_orders,
}
