"""Enforcement (C10–C12): each on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from math import isnan

from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, B1, CITY, A, B


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
            case(7, opened_on="2019-12-31", closed_on="2021-01-05"),  # opened before 2020
            case(8, town=A2, opened_on="2020-06-01", due_on="2020-12-17", closed_on="2020-12-17"),
            case(9, town=A2, opened_on="2020-06-01", due_on="2020-12-16"),  # due before the months
        ],
    )
    # A1: case 1 of 1–4; A2: 8 of 8
    assert found == {CITY: (2, 5), A: (2, 5), B: NOTHING, A1: (1, 4), A2: (1, 1), B1: NOTHING}
