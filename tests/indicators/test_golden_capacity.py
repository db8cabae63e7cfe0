"""Capacity: each indicator on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from math import isnan

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot


def test_c04(total):
    special = {"is_special": True}
    found, _ = total(
        "C04",
        bodies=[
            special | {"town": A1},
            special | {"town": A1},  # two bodies, one town
            special | {"town": None, "unit": A},  # it may be A1: no more
            special | {"town": B1, "unit": B, "ended_on": "2021-12-16"},  # ended that day: gone
            {"town": A2},
            {"town": B1, "unit": B},
        ],
    )
    assert found == {CITY: (1, 3), A: (1, 2), B: (0, 1), A1: (1, 1), A2: (0, 1), B1: (0, 1)}


def test_c04_a_body_whose_town_is_not_published_is_at_least_one_town(total):
    found, _ = total(
        "C04", bodies=[{"town": A1}, {"town": A2}, {"town": None, "unit": A, "is_special": True}]
    )
    assert found == {CITY: (1, 2), A: (1, 2), B: NOTHING, A1: (0, 1), A2: (0, 1), B1: NOTHING}


def filled(identity="institution", **rest):
    return {
        "filled_on": "2021-12-16",
        "head_key": "k",
        "head_identity": identity,
        "head_rank": "staff",
    } | rest


def test_c05(total):
    found, _ = total(
        "C05",
        bodies=[
            filled(town=A1),
            {"town": A1},
            filled(town=A2),
            filled(town=A2, ended_on="2021-06-30"),  # body no longer there
            filled(town=None),
            {"town": B1, "unit": B},
        ],
    )
    # A: 1 of 2 in A1, 1 of 1 in A2, 1 of 1 without a town = 3 of 4; B: 0 of 1
    assert found == {CITY: (3, 5), A: (3, 4), B: (0, 1), A1: (1, 2), A2: (1, 1), B1: (0, 1)}


def test_c06(total):
    found, _ = total(
        "C06",
        bodies=[
            filled("administrative", town=A1),
            filled("institution", town=A1),
            {"town": A1},
            filled("institution", town=A2, post_type="administrative"),
            filled("administrative", town=B1, unit=B, post_type="administrative"),
        ],
    )
    # crossing: one in A1 (of 2 serving), one in A2 (of 1), none in B1 (of 1)
    assert found == {CITY: (2, 4), A: (2, 3), B: (0, 1), A1: (1, 2), A2: (1, 1), B1: (0, 1)}


def test_c07(total):
    found, rows = total(
        "C07",
        posts=[
            {"town": A1, "posts": 7, "approved_on": "2020-01-01"},  # first day of the window
            {"town": A1, "posts": 4, "approved_on": "2021-12-16", "from_level": "city"},  # last day
            {"town": A1, "posts": 9, "approved_on": "2019-12-31"},
        ],
    )  # the day before: out
    # A1 7 + 4 = 11, A2 none in a county that reports = 0, B has sent nothing
    assert found == {CITY: (11, 2), A: (11, 2), B: NOTHING, A1: (11, 1), A2: (0, 1), B1: NOTHING}
    city = rows[rows["unit"] == CITY].iloc[0]
    assert (city["value"], city["status"]) == (5.5, "partial")


def test_c07_parts_are_counts_of_their_own(tmp_path, known):
    world = snapshot(
        tmp_path,
        posts=[
            {"town": A1, "posts": 7, "approved_on": "2020-05-01"},
            {"town": B1, "posts": 4, "approved_on": "2020-05-01", "from_level": "city"},
        ],
    )
    rows = build(world, {"C07": known["C07"]})
    city = rows[(rows["unit"] == CITY) & rows["part"].notna()].set_index("part")["value"]
    assert city.to_dict() == {"from_level:county": 7, "from_level:city": 4, "kind:institution": 11}


def test_c10(total):
    found, _ = total(
        "C10",
        enforcers=[
            {"officer_key": "p", "town": A1, "from_on": "2020-02-01"},
            {"officer_key": "p", "town": B1, "from_on": "2021-03-01"},  # counted here, once
            {"officer_key": "q", "town": A1},
            {"officer_key": "r", "town": A2, "to_on": "2021-12-16"},  # left that day: gone
            {"officer_key": "s", "town": A2, "to_on": "2021-06-30"},  # left, then came back
            {"officer_key": "s", "town": A1, "from_on": "2021-12-16"},
        ],
    )
    # A1: q and s; A2: nobody; B1: p
    assert found == {CITY: (3, 3), A: (2, 2), B: (1, 1), A1: (2, 1), A2: (0, 1), B1: (1, 1)}


def test_c11(total):
    found, rows = total(
        "C11",
        enforcers=[{"officer_key": "p", "town": A1}, {"officer_key": "q", "town": A1}],
        enforcement_cases=[
            {"case_id": "1", "town": A1, "opened_on": "2020-01-01"},
            {"case_id": "2", "town": A1, "opened_on": "2021-12-16"},
            {"case_id": "3", "town": A1, "opened_on": "2019-12-31"},  # before the window
            {"case_id": "4", "town": A2, "opened_on": "2021-05-05"},
        ],
    )
    # A1: 2 cases by 2 officers; A2: 1 case, no officer: a count, no ratio; B has sent nothing
    a2 = rows[rows["town"] == A2].iloc[0]
    assert a2["status"] == "value"
    assert isnan(a2["value"])
    assert found == {CITY: (3, 2), A: (3, 2), B: NOTHING, A1: (2, 2), A2: (1, 0), B1: NOTHING}


def profiles(**changed):
    """A profile of each town; `changed` by town."""
    return [
        {"town": town, "body_quota": 2, "staff": 10} | changed.get(name, {})
        for name, town in (("a1", A1), ("a2", A2), ("b1", B1))
    ]


def test_c01(total):
    found, _ = total(
        "C01",
        town_profiles=profiles(
            a1={"rules_adopted_on": "2021-12-16"},  # on the last day: adopted
            b1={"rules_adopted_on": "2020-05-01"},
        ),
    )  # A2 has none
    assert found == {CITY: (2, 3), A: (1, 2), B: (1, 1), A1: (1, 1), A2: (0, 1), B1: (1, 1)}


def test_c02(total):
    found, rows = total(
        "C02",
        checkins=[
            {
                "organisation": "1",
                "town": A1,
                "checked_in_on": "2021-12-16",
            },  # late, but checked in
            {"organisation": "2", "town": A1},  # due, never came
            {"organisation": "3", "town": A1, "due_on": "2021-12-17"},  # not yet due
            {"organisation": "4", "town": A1, "due_on": "2021-12-16"},  # due on the last day
            {"organisation": "5", "town": A1, "due_on": "2019-12-31"},  # before the window
            {
                "organisation": "6",
                "town": A2,
                "checked_in_on": "2021-05-01",
                "organisation_level": "city",
            },
        ],
    )
    # A1: organisation 1 of 1, 2 and 4; A2: 6 of 6; B has sent nothing
    assert found == {CITY: (2, 4), A: (2, 4), B: NOTHING, A1: (1, 3), A2: (1, 1), B1: NOTHING}


def test_c02_by_level(tmp_path, known):
    world = snapshot(
        tmp_path,
        checkins=[
            {"organisation": "1", "town": A1, "checked_in_on": "2021-05-01"},
            {"organisation": "2", "town": A1},
            {"organisation": "3", "town": B1, "organisation_level": "city"},
        ],
    )
    rows = build(world, {"C02": known["C02"]})
    city = rows[(rows["level"] == "city") & rows["part"].notna()].set_index("part")["value"]
    assert city.to_dict() == {"level:county": 0.5, "level:city": 0}  # 1 of 2, 0 of 1


def test_c03(total):
    found, _ = total(
        "C03",
        town_profiles=profiles(a2={"body_quota": 1}),
        bodies=[
            {"town": A1, "name": "x"},
            {"town": A1, "name": "y"},
            {"town": A1, "name": "y"},  # two heads, one body: 2 ≤ 2
            {"town": A2, "name": "x"},
            {"town": A2, "name": "y"},  # 2 > 1
            {"town": A2, "name": "z", "ended_on": "2021-01-01"},  # no longer there
            {"town": None, "name": "w"},
        ],
    )  # town not published
    assert found == {CITY: (1, 2), A: (1, 2), B: NOTHING, A1: (1, 1), A2: (0, 1), B1: NOTHING}


def test_c08(total):
    found, _ = total(
        "C08",
        posts=[
            {"town": A1, "posts": 7, "used": 7, "approved_on": "2020-01-01"},
            {"town": A1, "posts": 3, "used": 1, "approved_on": "2021-12-16"},
            {"town": A1, "posts": 9, "used": 9, "approved_on": "2019-12-31"},  # before the window
            {"town": B1, "posts": 4, "used": 0, "approved_on": "2021-01-01"},
        ],
    )
    # A1: 7 + 1 of 7 + 3; A2 none: nothing to use; B1: 0 of 4
    assert found == {CITY: (8, 14), A: (8, 10), B: (0, 4), A1: (8, 10), A2: (0, 0), B1: (0, 4)}


def test_c09(total):
    found, _ = total(
        "C09",
        town_profiles=profiles(),
        secondments=[
            {"secondment_id": "1", "town": A1, "start_on": "2020-11-01", "end_on": "2021-01-03"},
            {"secondment_id": "2", "town": A1, "start_on": "2021-12-16"},  # open: today only
            {"secondment_id": "3", "town": A1, "start_on": "2021-06-01", "end_on": "2021-06-01"},
            {"secondment_id": "4", "town": A1, "start_on": "2020-01-01", "end_on": "2020-12-31"},
            {"secondment_id": "5", "town": A2, "start_on": "2020-12-31", "end_on": "2021-01-01"},
        ],
    )
    # A1: 3 January days + 1 + 1 + 0 = 5; A2: 1. Staff: 10 × 350 days up to 16 December
    assert found == {
        CITY: (6, 7000),
        A: (6, 7000),
        B: NOTHING,
        A1: (5, 3500),
        A2: (1, 3500),
        B1: NOTHING,
    }


def test_c12(total):
    def case(number, **changed):
        return {
            "case_id": str(number),
            "town": A1,
            "opened_on": "2021-01-01",
            "due_on": "2021-03-01",
        } | changed

    found, _ = total(
        "C12",
        enforcement_cases=[
            case(1, closed_on="2021-03-01"),  # on the day: on time
            case(2, closed_on="2021-03-02"),  # a day late
            case(3),  # never closed
            case(4, due_on="2021-12-16"),  # due today, open: late
            case(5, due_on="2021-12-17"),  # not yet due
            case(6, due_on="2022-03-01", closed_on="2021-06-01"),  # closed, not yet due
            case(7, opened_on="2019-12-31", closed_on="2020-01-05"),  # before the window
            case(8, town=A2, closed_on="2021-02-01"),
        ],
    )
    # A1: case 1 of 1–4; A2: 8 of 8
    assert found == {CITY: (2, 5), A: (2, 5), B: NOTHING, A1: (1, 4), A2: (1, 1), B1: NOTHING}
