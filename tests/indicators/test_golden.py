"""Each indicator on a handful of rows, the arithmetic written out beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from datetime import date
from math import isnan

import pytest

from dashboard.indicators.build import build
from tests.worlds import A1, A2, B1, CITY, A, B, snapshot

NOTHING = "–"
YEAR = {"year": 2021, "component": "town_rating"}


@pytest.fixture
def total(tmp_path, known):
    """(numerator, denominator) of the totals of one indicator, by unit or town."""
    def ask(indicator, as_of=date(2021, 12, 16), **tables):
        world = snapshot(tmp_path, as_of=as_of, **tables)
        rows = build(world, {indicator: known[indicator]})
        rows = rows[rows["part"].isna()]
        places = rows["town"].fillna(rows["unit"])
        return {place: NOTHING if isnan(row.numerator) else (row.numerator, row.denominator)
                for place, row in zip(places, rows.itertuples(), strict=True)}, rows
    return ask


def weight(target, kind, value, **changed):
    """A target's two rows of a year: the town rating and the rest, together 1."""
    row = YEAR | {"target": target, "target_type": kind, "weight": value} | changed
    return [row, row | {"component": "daily_work", "weight": round(1 - value, 4)}]


def test_e01(total):
    found, _ = total("E01", assessment_weights=[
        *weight(f"{A}-D1", "department", 0.30),               # exactly at the floor: kept
        *weight(f"{A}-D2", "department", 0.2999),             # just below: broken
        *weight(f"{A}-D3", "department", 0.90, year=2020),    # another year: not due in 2021
        YEAR | {"target": f"{B}-D1", "target_type": "department", "component": "daily_work",
                "weight": 1},                                 # no town rating: broken
        *weight(f"{A1}-A1", "agency", 0.90),                  # an agency: another indicator
    ])
    assert found == {CITY: (1, 3), A: (1, 2), B: (0, 1)}      # 1+0 of 2+1


def test_e01_before_the_rule(total):
    found, rows = total("E01", as_of=date(2019, 12, 31), assessment_weights=weight(
        f"{A}-D1", "department", 0.40, year=2019))
    assert set(rows["status"]) == {"not_in_force"}
    assert found[CITY] == NOTHING


def test_e02(total):
    found, _ = total("E02", assessment_weights=[
        *weight(f"{A1}-A1", "agency", 0.60), *weight(f"{A1}-A2", "agency", 0.5999),
        *weight(f"{A2}-A1", "agency", 0.75), *weight(f"{A}-D1", "department", 0.90)])
    assert found == {CITY: (2, 3), A: (2, 3), B: NOTHING, A1: (1, 2), A2: (1, 1), B1: NOTHING}


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


ITEMS = [{"item_id": "a"}, {"item_id": "b"}, {"item_id": "c", "batch": 2, "field": "G"},
         {"item_id": "d", "batch": None},
         {"item_id": "e", "ended_on": "2021-12-16"},                # ended that day: out
         {"item_id": "f", "list_kind": "basic"}]                    # a later list: out


def test_b01(tmp_path, known):
    rows = build(snapshot(tmp_path, duty_items=ITEMS), {"B01": known["B01"]})
    assert rows.set_index(rows["part"].fillna("all"))["value"].to_dict() == {
        "all": 4, "batch:1": 2, "batch:2": 1, "field:F": 3, "field:G": 1}
    assert set(rows["unit"]) == {CITY}                              # one list, no counties


def test_b03(tmp_path, known):
    roles = [{"item_id": "a", "duty_bearer": "x"},                  # one lead
             {"item_id": "b", "duty_bearer": "x"}, {"item_id": "b", "duty_bearer": "y"},  # two
             {"item_id": "c", "duty_bearer": "x"},
             {"item_id": "c", "duty_bearer": "y", "role": "cooperate"},
             {"item_id": "d", "duty_bearer": "x", "role": "cooperate"}]              # none
    rows = build(snapshot(tmp_path, duty_items=ITEMS, duty_roles=roles), {"B03": known["B03"]})
    city = rows[rows["part"].isna()].iloc[0]
    assert (city["numerator"], city["denominator"], city["value"]) == (2, 4, 0.5)   # a and c


def test_an_empty_snapshot_has_no_data_anywhere(tmp_path, known):
    rows = build(snapshot(tmp_path), known)
    assert set(rows["status"]) == {"no_data"}
    assert rows["value"].isna().all()
