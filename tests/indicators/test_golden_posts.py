"""Check-ins, posts and secondments (C02, C07–C09): each on a handful of rows, the arithmetic beside
them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING, profiles
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot


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


def test_c02(total):
    found, rows = total(
        "C02",
        checkins=[
            {
                "organisation": "1",
                "town": A1,
                "checked_in_on": "2021-12-16",
            },  # late: apart
            {"organisation": "2", "town": A1},  # due, never came
            {"organisation": "3", "town": A1, "due_on": "2021-12-17"},  # not yet due
            {"organisation": "4", "town": A1, "due_on": "2021-12-16"},  # due on the last day
            {"organisation": "5", "town": A1, "due_on": "2019-12-31"},  # before the window
            {
                "organisation": "6",
                "town": A2,
                "checked_in_on": "2021-06-01",
                "organisation_level": "city",
            },  # on the day: in time
        ],
    )
    # A1: none in time of 1, 2 and 4; A2: 6 of 6; B has sent nothing
    assert found == {CITY: (1, 4), A: (1, 4), B: NOTHING, A1: (0, 3), A2: (1, 1), B1: NOTHING}


def test_c02_by_level(tmp_path, known):
    world = snapshot(
        tmp_path,
        checkins=[
            {"organisation": "1", "town": A1, "checked_in_on": "2021-05-01"},
            {"organisation": "2", "town": A1},
            {"organisation": "3", "town": B1, "organisation_level": "city"},
            {
                "organisation": "4",
                "town": B1,
                "organisation_level": "city",
                "checked_in_on": "2021-06-02",
            },  # a day late
        ],
    )
    rows = build(world, {"C02": known["C02"]})
    city = rows[(rows["level"] == "city") & rows["part"].notna()].set_index("part")["value"]
    assert city.to_dict() == {
        "level:county": 0.5,  # 1 of 2
        "level:city": 0,  # 0 of 2
        "timing:on_time": 1,
        "timing:late": 1,
        "timing:missing": 2,
    }


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
            {"secondment_id": "4", "town": A1, "start_on": "2020-01-01", "end_on": "2020-12-16"},
            {"secondment_id": "5", "town": A2, "start_on": "2020-12-16", "end_on": "2020-12-17"},
        ],
    )
    # Twelve months from 17 December. A1: 15 + 3 days, 1, 1, 0 = 20; A2: 1. Staff: 10 × 365 days
    assert found == {
        CITY: (21, 7300),
        A: (21, 7300),
        B: NOTHING,
        A1: (20, 3650),
        A2: (1, 3650),
        B1: NOTHING,
    }
