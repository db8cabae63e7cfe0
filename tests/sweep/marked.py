"""A world whose every text and town says whose it is, so that a leak is found by its content.

Texts of records begin with ``zqr``, names of towns with ``zqn``, of departments and agencies with
``zqd``; then comes ``a`` or ``b``, the county. Posts of towns are primes that occur nowhere else.
"""

from functools import partial

from dashboard.access import local
from dashboard.contracts import TABLES
from dashboard.edition import assembly
from dashboard.indicators import build
from dashboard.indicators.keyed import Values
from dashboard.snapshots import database, publication
from dashboard.text.i18n import Translator
from tests.pages.conftest import UNITS
from tests.worlds import AS_OF, CITY, DEFAULTS, A, B, snapshot

COUNTIES = {A: "a", B: "b"}
TOWNS = {unit: (f"{unit}001000", f"{unit}002000") for unit in COUNTIES}
POSTS = {TOWNS[A][0]: 3571, TOWNS[A][1]: 83, TOWNS[B][0]: 7919, TOWNS[B][1]: 61}
"""Shown alone nowhere but where the towns of a county are."""
RECORD, TOWN, OFFICE = (f"zq{kind}" for kind in "rnd")
MOST = 200
"""Posts approved at once."""
WEAK = {
    "personnel_actions": {"result": "refused"},
    "assessment_weights": {"component": "town_rating", "weight": 0.1, "target_type": "department"},
    "town_profiles": {"rules_adopted_on": None, "body_quota": 0},
    "town_ratings": {"valid": True, "score": 80.0},
    "bodies": {"is_special": True, "published": False, "ended_on": None},
    "enforcers": {"to_on": None},
    "tickets": {"exempt": False, "reopen_of": None, "item_id": None, "grid_item_id": None},
    "secondments": {"end_on": None},
    "proposals": {"due_on": "2021-06-01"},
    "enforcement_cases": {"due_on": "2021-06-01"},
    "burdens": {"cleared_on": None},
    "accountability": {"item_id": None, "role": None},
}
"""What makes a row one that is listed by name."""


def units():
    rows = [{"unit_id": CITY, "level": "city", "name_zh": "济宁市", "name_en": "Jining"}]
    rows += [
        {"unit_id": unit, "level": "county", "parent_id": CITY, "name_zh": f"县{unit}"}
        for unit in UNITS
        if unit not in (CITY, *COUNTIES)
    ]
    for unit, who in COUNTIES.items():
        rows.append({"unit_id": unit, "level": "county", "parent_id": CITY, "name_zh": f"县{who}"})
        rows += [
            {"unit_id": town, "level": "town", "parent_id": unit, "name_zh": f"{TOWN}{who}{n}镇"}
            for n, town in enumerate(TOWNS[unit])
        ]
        rows += [
            {
                "unit_id": f"{unit}-D{n}",
                "level": "department",
                "parent_id": unit,
                "name_zh": f"{OFFICE}{who}{n}局",
            }
            for n in (1, 2)
        ]
        rows += [
            {
                "unit_id": f"{town}-A1",
                "level": "agency",
                "parent_id": unit,
                "department_id": f"{unit}-D1",
                "stationed_town": town,
                "name_zh": f"{OFFICE}{who}所",
            }
            for town in TOWNS[unit]
        ]
    return [row | {"name_en": row["name_zh"]} for row in rows]


def _value(column, table, unit, town, n):
    who = COUNTIES[unit]
    offices = {"department": f"{unit}-D{n % 2 + 1}", "agency": f"{town}-A1", "town": town}
    if column.references == "units":
        return next((offices[level] for level in column.levels if level in offices), unit)
    if column.references:
        return None
    if column.allowed:
        return DEFAULTS.get(table, {}).get(column.name, column.allowed[0])
    return {
        "text": f"{RECORD}{who}{table}{n}",
        "integer": 2021 if column.name == "year" else n + 1,
        "number": 70.0 + n,
        "weight": 0.5,
        "boolean": True,
        "date": "2021-05-03" if column.past else "2021-05-01",
        "timestamp": f"2021-05-0{n + 1} 08:00",
    }[column.type]


def rows(name):
    """A row of the table for every town of both counties."""
    places = [(unit, town) for unit, towns in TOWNS.items() for town in towns]
    return [
        {c.name: _value(c, name, unit, town, n) for c in TABLES[name].columns}
        | {"year": 2021}
        | WEAK.get(name, {})
        for n, (unit, town) in enumerate(places)
    ]


def _posts(town, posts):
    """Approvals that add up to `posts`, so many a day."""
    days = -(-posts // MOST)
    return [
        {
            "town": town,
            "from_level": "county",
            "kind": "institution",
            "posts": min(MOST, posts - day * MOST),
            "used": 0,
            "approved_on": f"2021-{day // 28 + 1:02}-{day % 28 + 1:02}",
        }
        for day in range(days)
    ]


CITY_WIDE = {"units", "duty_items", "duty_roles", "grid_items", "duty_grid", "reported_values"}


def world(root, as_of=AS_OF, **changes):
    """The snapshot on disk."""
    tables = {name: rows(name) for name in TABLES if name not in CITY_WIDE}
    tables["tickets"] += [
        row | {"ticket_id": f"{row['ticket_id']}x", "exempt": True} for row in tables["tickets"]
    ]
    tables["posts"] = [row for town, posts in POSTS.items() for row in _posts(town, posts)]
    tables["assessment_weights"] += [
        row | {"component": "key_work", "weight": 0.9} for row in tables["assessment_weights"]
    ]
    tables["assessment_scores"] = [
        row | {"component": "key_work"} for row in tables["assessment_scores"]
    ]
    for table in ("assessment_scores", "assessment_weights", "town_ratings", "head_gradings"):
        tables[table] = [
            {k: v for k, v in row.items() if k in {c.name for c in TABLES[table].columns}}
            for row in tables[table]
        ]
    return snapshot(root, as_of, **{"units": units(), **tables, **changes})


def published(folder):
    """The snapshot in force in `folder`, by its log, as a server of its own demands."""
    made = world(folder / "made")
    publication.publish(made, folder / "snapshots", by=local("amy"), against="")


def edition(folder, known):
    """The whole edition of the world, without the app."""
    there = world(folder / "snapshots")
    return assembly.assemble(
        there,
        [there],
        Translator("zh"),
        known,
        {},
        values=lambda s: Values(build.values(s, known, folder / "derived")),
        ask=partial(database.fetch, connection=database.connect(there)),
    )
