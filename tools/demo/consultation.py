"""Generated consultation: matters put to towns, their opinions, and their own proposals."""

from datetime import date

import numpy as np
import pandas as pd

from tools.demo.draw import END, START, apportion, day, days, later, rng
from tools.demo.units import other_towns, pace, units
from tools.demo.workdays import finished, resumed
from tools.demo.written import planted, written
from tools.demo.zhaomiao import TOWN, UNIT

MATTERS, PROPOSALS = 400, 560
"""Rows drawn; the planted ones come on top."""

WORSENING = {"coordination_orders": "370828", "proposals": "370811", "opinions": "370881"}
"""Units that get worse in one thing, whatever their pace: a believable exception."""

ZONE = "3708JKQ"
"""The unit whose plan matters (here) and rating sheets of 2021 are written out."""

KINDS = {
    "plan": ("01", "09", "11", "14"),
    "expropriation": ("09", "11"),
    "public_service": ("02", "11", "12", "16"),
}
WAYS = ("meeting", "written", "visit")
REASONS = ("与上位规划不符（示例）", "资金未落实（示例）", "超出职权范围（示例）")
PROPOSED_TO = ("01", "09", "10", "11", "14")

# Kind, opened, way, asked, decided. Decided in twelve months: 5, asked before: 4.
MATTER_PLAN = (
    ("plan", "2020-06-01", "meeting", "2020-06-10", "2020-08-03"),
    ("plan", "2020-11-02", "written", "2020-11-09", "2021-01-15"),
    ("plan", "2021-02-20", "visit", "2021-03-01", "2021-05-10"),
    ("expropriation", "2020-09-01", "written", "2020-09-14", "2020-11-20"),
    ("expropriation", "2021-04-01", "meeting", "2021-04-12", "2021-04-13"),
    ("public_service", "2021-07-05", "visit", "2021-07-20", "2021-12-16"),
    ("public_service", "2020-05-06", "written", "2020-07-01", "2020-07-01"),  # the very day
    ("public_service", "2021-08-02", None, None, "2021-10-11"),  # never asked
    ("plan", "2021-11-15", "meeting", "2021-11-25", None),  # not yet decided
)
# Opened, decided, asked in each of the two towns. Decided in the last twelve months: 4, everyone
# asked before: 2.
PLANS_OF_ZONE = (
    ("2020-03-10", "2020-06-15", "2020-03-20", "2020-03-20"),
    ("2020-08-03", "2020-10-20", "2020-08-12", "2020-09-01"),
    ("2021-01-11", "2021-03-29", "2021-01-20", "2021-02-02"),
    ("2021-05-06", "2021-08-02", "2021-05-18", "2021-08-01"),
    ("2020-10-12", "2020-12-21", "2020-11-02", "2020-12-21"),  # one on the day of the decision
    ("2021-06-07", "2021-09-13", "2021-06-21", None),  # one never asked
    ("2021-10-25", None, "2021-11-08", "2021-11-08"),  # not yet decided
)
# Matter, given, outcome, reason, answered. Given in twelve months: 5, answered: 2 + 1.
OPINION_PLAN = (
    *(
        (matter, given, "adopted", None, answered)
        for matter, given, answered in (
            (0, "2020-06-12", "2020-07-01"),
            (1, "2020-11-12", "2020-12-02"),
            (2, "2021-03-04", "2021-03-29"),
            (3, "2020-09-18", "2020-10-12"),
            (5, "2021-07-23", "2021-12-16"),
        )
    ),
    (0, "2020-06-15", "declined", "与上位规划不符（示例）", "2020-07-01"),
    (4, "2021-04-12", "declined", "超出补偿标准（示例）", "2021-04-13"),
    (6, "2020-07-02", "declined", None, "2020-07-20"),  # no reason: not answered
    (2, "2021-03-05", "pending", None, None),
    (8, "2021-12-01", "pending", None, None),
)
# Raised, due, answered. Due in the last twelve months: 5, in time: 3.
PROPOSAL_PLAN = (
    ("2020-04-07", "2020-05-07", "2020-04-28"),
    ("2020-08-11", "2020-10-10", "2020-09-22"),
    ("2021-01-18", "2021-02-17", "2021-02-01"),
    ("2021-06-15", "2021-08-14", "2021-07-30"),
    ("2021-09-09", "2021-10-09", "2021-10-09"),  # on the day: in time
    ("2021-03-22", "2021-04-21", "2021-04-22"),
    ("2021-10-17", "2021-12-16", None),
    ("2021-12-01", "2021-12-31", None),  # not yet due
)


def chance(topic: str, unit: pd.Series, when: pd.Series, low: float, high: float) -> np.ndarray:
    """How likely a thing is done as it should be: by pace, time and the unit's own bent."""
    speed = pace()
    bent = pd.Series(rng("bent", topic).normal(0, 0.05, len(speed)), index=speed.index)
    span = pd.Timestamp(END) - pd.Timestamp(START)
    elapsed = np.clip((when.to_numpy() - np.datetime64(START)) / span.to_numpy(), 0, 1)
    gain = 0.45 * unit.map(speed).to_numpy() + 0.55 * elapsed
    worse = (unit == WORSENING.get(topic)).to_numpy() * 0.6 * elapsed
    return np.clip(low + (high - low) * gain + unit.map(bent).to_numpy() - worse, 0.05, 0.99)


def begun(table: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The rows of `table` that are there at `as_of`, by its column begun_on."""
    return table[table["begun_on"] <= pd.Timestamp(as_of)]


def homes(draw: np.random.Generator, number: int) -> pd.DataFrame:
    """`number` towns (town, unit), more often those with many villages."""
    frame = other_towns()
    weight = frame["villages"] ** 0.5 * draw.uniform(0.6, 1.4, len(frame))
    shares = np.repeat(frame.index.to_numpy(), apportion(number, weight))
    return frame.loc[shares, ["town", "unit"]].reset_index(drop=True)


def numbered(prefix: str, parts: list[pd.DataFrame], name: str) -> pd.DataFrame:
    """`parts` one below the other, with an id of their own in column `name`."""
    table = pd.concat(parts, ignore_index=True)
    return table.assign(**{name: [f"{prefix}{n:05d}" for n in range(len(table))]})


def _matters(draw: np.random.Generator) -> pd.DataFrame:
    """Matters drawn: unit, kind, department, when begun and decided; no plan of the zone."""
    sizes = other_towns()["unit"].value_counts().sort_index()
    unit = np.repeat(sizes.index.to_numpy(), apportion(MATTERS, sizes**0.7))
    table = pd.DataFrame(
        {"unit": unit, "matter_kind": draw.choice([*KINDS], MATTERS, p=(0.5, 0.2, 0.3))}
    )
    picks = draw.integers(0, 12, MATTERS)
    code = pd.Series(
        [
            KINDS[kind][pick % len(KINDS[kind])]
            for kind, pick in zip(table["matter_kind"], picks, strict=True)
        ]
    )
    department = table["unit"] + "-D" + code
    table["department"] = department.where(
        department.isin(units()["unit_id"]), table["unit"] + "-D11"
    )  # zones have fewer
    table["begun_on"] = days(draw, day("2020-01-20"), day("2021-12-05"), MATTERS, skew=0.9)
    decided = finished(later(table["begun_on"], draw.integers(25, 100, MATTERS)))
    table["decided_on"] = decided.where(draw.random(MATTERS) < 0.97)
    table["careful"] = draw.random(MATTERS) < chance(
        "consultations", table["unit"], table["begun_on"], 0.45, 1.0
    )
    table["affects"] = draw.integers(2, 7, MATTERS)
    table = table[(table["matter_kind"] != "plan") | (table["unit"] != ZONE)]
    return table.assign(matter_id=[f"M{n:04d}" for n in range(len(table))])


def consultations(as_of: date) -> pd.DataFrame:
    """The table `consultations`: every town affected, asked before, after, or never."""
    draw = rng("consultations")
    table = _matters(draw).merge(other_towns()[["town", "unit"]], on="unit")
    place = pd.Series(draw.random(len(table))).groupby(table["matter_id"]).rank()
    table = table[place <= table["affects"]].reset_index(drop=True)
    size = len(table)
    before = table["careful"] | (draw.random(size) < 0.5)
    ever = before | (draw.random(size) < 0.5)
    asked = finished(later(table["begun_on"], draw.integers(1, 21, size)), table["begun_on"])
    late = resumed(later(table["decided_on"], draw.integers(0, 15, size)))
    table["asked_on"] = asked.where(before, late).where(ever)
    table["way"] = draw.choice(WAYS, size, p=(0.4, 0.4, 0.2))
    return begun(pd.concat([table, _planned(), _plans_of_zone()], ignore_index=True), as_of)


def _planned() -> pd.DataFrame:
    """The planted town's matters, each of which affects that town alone."""
    plan = written(MATTER_PLAN, "matter_kind", "begun_on", "way", "asked_on", "decided_on")
    return plan.assign(
        matter_id=[f"MT{n}" for n in plan.index], town=TOWN, department=f"{UNIT}-D11", unit=UNIT
    )


def _plans_of_zone() -> pd.DataFrame:
    """The zone's plan matters, each of which affects both of its towns."""
    plan = written(PLANS_OF_ZONE, "begun_on", "decided_on", "one_on", "other_on")
    plan = plan.assign(
        matter_id=[f"MZ{n}" for n in plan.index],
        matter_kind="plan",
        department=f"{ZONE}-D01",
        unit=ZONE,
        way="meeting",
    )
    towns = other_towns().loc[lambda f: f["unit"] == ZONE, "town"]
    return pd.concat(
        [
            plan.assign(town=town, asked_on=plan[column])
            for town, column in zip(towns, ("one_on", "other_on"), strict=True)
        ]
    )


def opinions(as_of: date) -> pd.DataFrame:
    """The table `opinions`: of towns asked, up to three each; some never answered."""
    del as_of
    draw, asked = rng("opinions"), consultations(END)
    asked = asked[asked["asked_on"].notna() & (asked["town"] != TOWN)]
    number = draw.choice(4, len(asked), p=(0.25, 0.35, 0.25, 0.15))
    table = asked.loc[asked.index.repeat(number), ["matter_id", "town", "unit", "asked_on"]]
    table, size = table.reset_index(drop=True), int(number.sum())
    table["given_on"] = resumed(later(table["asked_on"], draw.integers(0, 11, size)))
    good = draw.random(size) < chance("opinions", table["unit"], table["given_on"], 0.62, 1.0)
    bare = ~good & (draw.random(size) < 0.35)  # declined, and nobody said why
    adopted = good & (draw.random(size) < 0.62)
    table["outcome"] = np.where(adopted, "adopted", np.where(good | bare, "declined", "pending"))
    table["reason"] = pd.Series(draw.choice(REASONS, size)).where(good & ~adopted)
    answered = resumed(later(table["given_on"], draw.integers(3, 36, size)))
    table["answered_on"] = answered.where(good | bare)
    plan = written(OPINION_PLAN, "matter", "given_on", "outcome", "reason", "answered_on")
    plan = plan.assign(matter_id="MT" + plan["matter"].astype(str), town=TOWN)
    return numbered("V", [table, plan], "opinion_id")


def proposals(as_of: date) -> pd.DataFrame:
    """The table `proposals`: due in 30 or 60 days; late ones may stay unanswered."""
    del as_of
    draw = rng("proposals")
    table = homes(draw, PROPOSALS)
    table["raised_on"] = days(draw, day("2020-02-10"), day("2021-12-14"), PROPOSALS, skew=0.9)
    allowed = draw.choice([30, 60], PROPOSALS, p=(0.65, 0.35))
    table["due_on"] = later(table["raised_on"], allowed)
    good = draw.random(PROPOSALS) < chance(
        "proposals", table["unit"], table["raised_on"], 0.62, 1.0
    )
    taken = np.where(
        good, allowed * draw.uniform(0.2, 1, PROPOSALS), allowed + draw.integers(1, 40, PROPOSALS)
    )
    answered = finished(later(table["raised_on"], taken.astype(int)), table["raised_on"])
    table["answered_on"] = answered.where(good | (draw.random(PROPOSALS) < 0.6))
    plan = written(PROPOSAL_PLAN, "raised_on", "due_on", "answered_on")
    table = numbered("J", [table, plan.assign(town=TOWN, unit=UNIT)], "proposal_id")
    code = draw.choice(PROPOSED_TO, len(table))
    table["department"] = table["unit"] + "-D" + code
    table["result"] = np.where(draw.random(len(table)) < 0.6, "adopted", "declined")
    return table


TABLES = {"consultations": consultations, "opinions": opinions, "proposals": proposals}
PLANTED = [
    planted("E09", (ZONE, None), 2, 4),
    planted("E10", (UNIT, TOWN), 4, 5),
    planted("E10", (UNIT, TOWN), 1, 2, "matter_kind:public_service"),
    planted("E11", (UNIT, TOWN), 3, 5),
    planted("E12", (UNIT, TOWN), 3, 5),
]
