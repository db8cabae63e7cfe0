"""Ids that are the same but for how they are typed, or that changed, are named."""

import pytest

from dashboard.intake.check import Base
from dashboard.intake.codes import folded
from dashboard.snapshots.tables import load
from tests import worlds
from tests.intake.sending import (
    cases,
    checked,
    checked_by_name,
    csv,
    rules,
    world,
)
from tests.sampled import sampled

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1


def kinds(result):
    return [(d.kind, d.unit, d.cells) for d in result.warnings]


ALIKE = [
    ("0007", "7"),
    ("OF-003", "OF-003(借调)"),
    ("OF-003（借调）", "of-3"),
    ("WS-0007", "ws-0007"),
    ("WS-0007", "WS0007"),
    ("WS-0007", "WS 0007"),
    ("WS-0007", "WS—0007"),
    ("WS-7", "WS-007"),
    ("a_1", "a-1"),
    ("2021-0007", "2021-7"),
    ("2021-0007", "20210007"),
    ("①", "1"),
    ("x\u30001", "x1"),
]
APART = [("7", "8"), ("70", "7"), ("A1", "B1"), ("100", "10"), ("WS-17", "WS-71"), ("1.5", "15")]
APART += [("会议(一)", "会议(二)"), ("济政〔2021〕3号", "济政〔2021〕4号")]


@pytest.mark.parametrize(("one", "other"), sampled(ALIKE, 6))
def test_ids_that_are_the_same_but_for_how_they_are_typed(one, other):
    result = checked_by_name(enforcement_cases=cases([one, "Q9", other]))
    assert result.problems == []
    first, then = result.tables["enforcement_cases"]["case_id"].iloc[[0, 2]]
    assert ("ids_alike", A, f"{first} ~ {then}") in kinds(result)
    assert ("ids_alike", A, f"{first} ~ {then}") not in kinds(
        checked_by_name(enforcement_cases=cases([one]) + cases([other], B1))
    )  # another unit's own


def test_ids_that_differ_in_width_only_are_the_same():
    assert rules(checked_by_name(enforcement_cases=cases(["WS-0007", "ＷＳ－０００７"]))) == [
        ("key", "A7")
    ]


@pytest.mark.parametrize(("one", "other"), APART)
def test_ids_that_are_not(one, other):
    assert not set(folded(one)) & set(folded(other))
    assert "ids_alike" not in {
        d.kind for d in checked_by_name(enforcement_cases=cases([one, other])).warnings
    }


@pytest.mark.parametrize(
    "change",
    sampled(
        [
            str.lower,
            lambda i: i.replace("-", ""),
            lambda i: i[:3] + i[4:],
            lambda i: f"{i[:2]} {i[2:]}",
            lambda i: i.replace("-", " "),
            lambda i: i.replace("-0", "-"),
            lambda i: i.replace("-", "—"),
        ],
        3,
    ),
)
def test_ids_that_changed_against_the_last_period(tmp_path, change):
    ids = [f"WS-0{n}" for n in range(10, 50)]
    snapshot = world(tmp_path, enforcement_cases=cases(ids))
    base = Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))
    later = worlds.AS_OF.replace(year=2022)
    new = [change(i) for i in ids]
    result = checked(csv("enforcement_cases", cases(new)), base=base, as_of=later)
    (warning,) = [d for d in result.warnings if d.kind == "ids_changed"]
    assert warning.facts == {"n": "40"} and warning.cells.split("\n")[0].startswith(f"{ids[0]} → ")
    same = checked(csv("enforcement_cases", cases(ids)), base=base, as_of=later)
    assert "ids_changed" not in {d.kind for d in same.warnings}


def test_what_lost_its_zeros_in_excel_is_named():
    assert rules(checked_by_name(enforcement_cases=cases(["0007", "7", "07"]))) == []
    warning = next(
        d
        for d in checked_by_name(enforcement_cases=cases(["0007", "7", "07"])).warnings
        if d.kind == "ids_alike"
    )
    assert warning.cells == "0007 ~ 7\n0007 ~ 07" and warning.facts == {"n": "2"}
