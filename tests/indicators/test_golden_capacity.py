"""Capacity: each indicator on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from dashboard.indicators.build import build
from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot


def test_c04(total):
    special = {"is_special": True}
    found, _ = total("C04", bodies=[
        special | {"town": A1}, special | {"town": A1},                # two bodies, one town
        special | {"town": None, "unit": A},                           # town not published
        special | {"town": B1, "unit": B, "ended_on": "2021-12-16"},   # ended that day: gone
        {"town": A2}, {"town": B1, "unit": B}])
    assert found == {CITY: (1, 3), A: (1, 2), B: (0, 1), A1: (1, 1), A2: (0, 1), B1: (0, 1)}


def filled(identity="institution", **rest):
    return {"filled_on": "2021-12-16", "head_key": "k", "head_identity": identity,
            "head_rank": "staff"} | rest


def test_c05(total):
    found, _ = total("C05", bodies=[
        filled(town=A1), {"town": A1}, filled(town=A2),
        filled(town=A2, ended_on="2021-06-30"),                        # body no longer there
        filled(town=None), {"town": B1, "unit": B}])
    # A: 1 of 2 in A1, 1 of 1 in A2, 1 of 1 without a town = 3 of 4; B: 0 of 1
    assert found == {CITY: (3, 5), A: (3, 4), B: (0, 1), A1: (1, 2), A2: (1, 1), B1: (0, 1)}


def test_c06(total):
    found, _ = total("C06", bodies=[
        filled("administrative", town=A1), filled("institution", town=A1), {"town": A1},
        filled("institution", town=A2, post_type="administrative"),
        filled("administrative", town=B1, unit=B, post_type="administrative")])
    # crossing: one in A1 (of 2 serving), one in A2 (of 1), none in B1 (of 1)
    assert found == {CITY: (2, 4), A: (2, 3), B: (0, 1), A1: (1, 2), A2: (1, 1), B1: (0, 1)}


def test_c07(total):
    found, rows = total("C07", posts=[
        {"town": A1, "posts": 7, "approved_on": "2020-01-01"},        # first day of the window
        {"town": A1, "posts": 4, "approved_on": "2021-12-16", "from_level": "city"},  # last day
        {"town": A1, "posts": 9, "approved_on": "2019-12-31"}])       # the day before: out
    # A1 7 + 4 = 11, A2 none in a county that reports = 0, B has sent nothing
    assert found == {CITY: (11, 2), A: (11, 2), B: NOTHING, A1: (11, 1), A2: (0, 1), B1: NOTHING}
    city = rows[rows["unit"] == CITY].iloc[0]
    assert (city["value"], city["status"]) == (5.5, "partial")


def test_c07_parts_are_counts_of_their_own(tmp_path, known):
    world = snapshot(tmp_path, posts=[
        {"town": A1, "posts": 7, "approved_on": "2020-05-01"},
        {"town": B1, "posts": 4, "approved_on": "2020-05-01", "from_level": "city"}])
    rows = build(world, {"C07": known["C07"]})
    city = rows[(rows["unit"] == CITY) & rows["part"].notna()].set_index("part")["value"]
    assert city.to_dict() == {"from_level:county": 7, "from_level:city": 4, "kind:institution": 11}


def test_c10(total):
    found, _ = total("C10", enforcers=[
        {"officer_key": "p", "town": A1, "from_on": "2020-02-01"},
        {"officer_key": "p", "town": B1, "from_on": "2021-03-01"},   # counted here, once
        {"officer_key": "q", "town": A1},
        {"officer_key": "r", "town": A2, "to_on": "2021-12-16"},     # left that day: gone
        {"officer_key": "s", "town": A2, "to_on": "2021-06-30"},     # left, then came back
        {"officer_key": "s", "town": A1, "from_on": "2021-12-16"}])
    # A1: q and s; A2: nobody; B1: p
    assert found == {CITY: (3, 3), A: (2, 2), B: (1, 1), A1: (2, 1), A2: (0, 1), B1: (1, 1)}


def test_c11(total):
    found, _ = total(
        "C11",
        enforcers=[{"officer_key": "p", "town": A1}, {"officer_key": "q", "town": A1}],
        enforcement_cases=[
            {"case_id": "1", "town": A1, "opened_on": "2020-01-01"},
            {"case_id": "2", "town": A1, "opened_on": "2021-12-16"},
            {"case_id": "3", "town": A1, "opened_on": "2019-12-31"},      # before the window
            {"case_id": "4", "town": A2, "opened_on": "2021-05-05"}])
    # A1: 2 cases by 2 officers; A2: 1 case, no officer; B has sent nothing
    assert found == {CITY: (3, 2), A: (3, 2), B: NOTHING, A1: (2, 2), A2: (1, 0), B1: NOTHING}
