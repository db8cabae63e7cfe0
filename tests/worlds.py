"""Small snapshots for tests: two counties, three towns, and the rows a test writes out."""

from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.snapshots import discover
from dashboard.snapshots.reader import Snapshot
from dashboard.snapshots.writer import write

CITY, A, B = "370800", "370811", "370812"
A1, A2, B1 = "370811001000", "370811002000", "370812001000"
AS_OF = date(2021, 12, 16)

UNITS = [
    {"unit_id": CITY, "level": "city"},
    {"unit_id": A, "level": "county", "parent_id": CITY},
    {"unit_id": B, "level": "county", "parent_id": CITY},
    {"unit_id": A1, "level": "town", "parent_id": A},
    {"unit_id": A2, "level": "town", "parent_id": A},
    {"unit_id": B1, "level": "town", "parent_id": B},
    *(
        {"unit_id": f"{unit}-D{n}", "level": "department", "parent_id": unit}
        for unit in (A, B)
        for n in (1, 2, 3)
    ),
    *(
        {
            "unit_id": f"{town}-A{n}",
            "level": "agency",
            "parent_id": unit,
            "department_id": f"{unit}-D1",
            "stationed_town": town,
        }
        for town, unit in ((A1, A), (A2, A), (B1, B))
        for n in (1, 2)
    ),
]
DEFAULTS = {
    "units": {"name_zh": "名", "name_en": "Name"},
    "posts": {"from_level": "county", "kind": "institution", "used": 0},
    "bodies": {
        "unit": A,
        "name": "机构",
        "post_type": "institution",
        "is_special": False,
        "published": False,
        "set_on": "2019-01-01",
    },
    "enforcers": {"department": f"{A}-D1", "managed_by_town": True, "from_on": "2020-06-01"},
    "enforcement_cases": {"department": f"{A}-D1", "field": "F", "due_on": "2022-03-01"},
    "duty_items": {
        "list_kind": "territorial",
        "batch": 1,
        "field": "F",
        "title": "T",
        "effective_on": "2020-06-01",
        "has_manual": True,
        "has_flowchart": True,
    },
    "town_ratings": {"year": 2021, "target": f"{A}-D1", "due_on": "2021-12-10"},
    "personnel_actions": {
        "agency": f"{A1}-A1",
        "town": A1,
        "action": "appoint",
        "result": "pending",
    },
    "head_gradings": {"year": 2021, "due_on": "2021-12-10"},
    "coordination_orders": {
        "agency": f"{A1}-A1",
        "town": A1,
        "ordered_at": "2021-05-01 08:00",
        "due_at": "2021-05-01 10:00",
    },
    "consultations": {"matter_kind": "plan", "department": f"{A}-D1"},
    "opinions": {"matter_id": "m", "given_on": "2021-05-01", "outcome": "pending"},
    "proposals": {
        "department": f"{A}-D1",
        "raised_on": "2021-05-01",
        "due_on": "2021-06-01",
        "result": "pending",
    },
    "checkins": {"organisation_level": "county", "due_on": "2021-06-01"},
    "secondments": {
        "to_unit": "县直部门",
        "start_on": "2021-01-01",
        "planned_end_on": "2021-06-30",
        "approved": True,
    },
    "grid_items": {"title": "T"},
    "admissions": {"title": "T", "department": f"{A}-D1", "unit": A, "gate": "admission"},
    "burdens": {
        "kind": "veto",
        "issuer": "I",
        "unit": A,
        "title": "T",
        "existed_before": True,
        "exists_after": True,
    },
    "accountability": {
        "unit": A,
        "duty": "negligent",
        "outcome": "sanctioned",
        "decided_on": "2021-05-01",
    },
    "tickets": {
        "town": A1,
        "department": f"{A}-D1",
        "called_at": "2021-05-01 08:00",
        "accept_due_at": "2021-05-01 10:00",
        "done_due_at": "2021-05-08 08:00",
        "exempt": False,
    },
    "duty_roles": {"bearer_level": "county", "role": "lead"},
}
DATES = ("date", "timestamp")


def table(name: str, rows: list[dict]) -> pd.DataFrame:
    """The rows as a frame of table `name`: defaults filled in, the rest empty."""
    filled = [DEFAULTS.get(name, {}) | row for row in rows]
    if name == "bodies":
        filled = [{"body_id": f"B{n}"} | row for n, row in enumerate(filled)]
    columns = TABLES[name].columns
    frame = pd.DataFrame(filled, columns=[column.name for column in columns])
    for column in columns:
        if column.type in DATES:
            frame[column.name] = pd.to_datetime(frame[column.name]).astype("datetime64[us]")
    return frame


def snapshot(
    root: Path,
    as_of: date = AS_OF,
    provenance: str = "reported",
    units: list[dict] | None = None,
    **tables: list[dict],
) -> Snapshot:
    """A snapshot on disk of the small world with `tables`; the contract is checked."""
    frames = {"units": table("units", units or UNITS)}
    frames |= {name: table(name, rows) for name, rows in tables.items()}
    write(
        frames,
        root=root,
        as_of=as_of,
        provenance=provenance,
        created_at="2022-01-01",
        created_by="test",
    )
    return next(s for s in discover(root).snapshots if s.as_of == as_of)


def two_towns(data, provenance="reported"):
    """A snapshot of posts in a town of each county: 10 and 6."""
    posts = [
        {"town": A1, "posts": 10, "approved_on": "2020-03-01"},
        {"town": B1, "posts": 6, "approved_on": "2021-03-01"},
    ]
    return snapshot(data / "snapshots", provenance=provenance, posts=posts)
