"""Empowerment: each indicator on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from datetime import date

from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, B1, CITY, A, B

YEAR = {"year": 2021, "component": "town_rating"}


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
