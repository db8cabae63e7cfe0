"""Rating and its weight (E01–E05): each on a handful of rows, the arithmetic beside them.

The world: county A runs towns A1 and A2, county B runs B1; as of 2021-12-16.
"""

from datetime import date

import pytest

from tests.indicators.conftest import NOTHING
from tests.worlds import A1, A2, B1, CITY, A, B

YEAR = {"year": 2021, "component": "town_rating"}


def weight(target, kind, value, **changed):
    """A target's two rows of a year: the town rating and the rest, together 1."""
    row = YEAR | {"target": target, "target_type": kind, "weight": value} | changed
    return [row, row | {"component": "daily_work", "weight": round(1 - value, 4)}]


def sheet(rater, target, score=90, **changed):
    """A sheet of 2021 handed in on the last day and valid, unless it says otherwise."""
    handed_in = {"score": score, "valid": True, "submitted_on": "2021-12-10"}
    return {"rater_town": rater, "target": target} | handed_in | changed


NOT_IN = {"score": None, "valid": None, "submitted_on": None}
IN_2021 = [sheet(B1, f"{B}-D1")]
"""The one sheet of 2021, due on 10 December 2021: then 2021 is the assessment year."""


def test_e01(total):
    found, _ = total(
        "E01",
        town_ratings=IN_2021,
        assessment_weights=[
            *weight(f"{A}-D1", "department", 0.30),  # exactly at the floor: kept
            *weight(f"{A}-D2", "department", 0.2999),  # just below: broken
            *weight(f"{A}-D3", "department", 0.90, year=2020),  # another year
            YEAR
            | {
                "target": f"{B}-D1",
                "target_type": "department",
                "component": "daily_work",
                "weight": 1,
            },  # no town rating: broken
            *weight(f"{A1}-A1", "agency", 0.90),  # an agency: another indicator
        ],
    )
    assert found == {CITY: (1, 3), A: (1, 2), B: (0, 1)}  # 1+0 of 2+1


OF_TWO_YEARS = {
    "assessment_weights": [
        *weight(f"{A}-D1", "department", 0.25, year=2020),
        *weight(f"{A}-D1", "department", 0.40),
        *weight(f"{B}-D1", "department", 0.40, year=2020),
        *weight(f"{B}-D1", "department", 0.40),
    ],
    "town_ratings": [
        sheet(A1, f"{A}-D1", year=2020, due_on="2020-12-20", **NOT_IN),
        sheet(A1, f"{A}-D1", due_on="2021-12-01", **NOT_IN),  # A's are due early
        sheet(B1, f"{B}-D1", year=2020, due_on="2020-12-20", **NOT_IN),
        sheet(B1, f"{B}-D1", due_on="2021-12-10", **NOT_IN),
    ],
}


@pytest.mark.parametrize(
    ("as_of", "gradings_due", "year", "found"),
    [
        # 2021's last sheet falls due on 10 December: until then it is 2020, for A too
        (date(2021, 12, 9), "2021-12-05", "2020", {CITY: (1, 2), A: (0, 1), B: (1, 1)}),
        (date(2021, 12, 10), "2021-12-05", "2021", {CITY: (2, 2), A: (1, 1), B: (1, 1)}),
        # the new year alone changes nothing; a grading due later holds the year back
        (date(2022, 3, 31), "2021-12-05", "2021", {CITY: (2, 2), A: (1, 1), B: (1, 1)}),
        (date(2021, 12, 10), "2021-12-11", "2020", {CITY: (1, 2), A: (0, 1), B: (1, 1)}),
        # nothing has fallen due: no year, no value
        (date(2020, 12, 19), "2021-12-05", "", {CITY: NOTHING, A: NOTHING, B: NOTHING}),
    ],
)
def test_one_assessment_year_for_the_whole_city(total, as_of, gradings_due, year, found):
    graded = {"agency": f"{A1}-A1", "town": A1, "graded_on": None, "grade": None}
    sent = OF_TWO_YEARS | {"head_gradings": [graded | {"due_on": gradings_due}]}
    held, rows = total("E01", as_of=as_of, **sent)
    assert held == found
    assert set(rows["window"]) == {year}


@pytest.mark.parametrize("number", [1, 2, 3, *range(6, 13)])
def test_before_the_rule(total, number):
    found, rows = total(
        f"E{number:02d}",
        as_of=date(2019, 12, 31),
        assessment_weights=weight(f"{A}-D1", "department", 0.40, year=2019),
    )
    assert set(rows["status"]) == {"not_in_force"}
    assert found[CITY] == NOTHING


def test_e02(total):
    found, _ = total(
        "E02",
        town_ratings=IN_2021,
        assessment_weights=[
            *weight(f"{A1}-A1", "agency", 0.60),
            *weight(f"{A1}-A2", "agency", 0.5999),
            *weight(f"{A2}-A1", "agency", 0.75),
            *weight(f"{A}-D1", "department", 0.90),
        ],
    )
    assert found == {CITY: (2, 3), A: (2, 3), B: NOTHING, A1: (1, 2), A2: (1, 1), B1: NOTHING}


SHEETS = [
    sheet(A1, f"{A}-D1", 100),
    sheet(A1, f"{A}-D2", 85.5),
    sheet(A1, f"{A1}-A1", 96, submitted_on="2021-12-16"),  # late, but in
    sheet(A1, f"{A}-D3", 100, valid=False),  # voided
    sheet(A1, f"{A1}-A2", **NOT_IN),  # due and not in
    sheet(A2, f"{A}-D1", 70, due_on="2021-12-16"),  # due on the last day
    sheet(A2, f"{A2}-A1", 100, year=2020, due_on="2020-12-20"),  # an earlier year
    sheet(A2, f"{A2}-A2", 100, year=2022, due_on="2022-12-10"),  # a later one, not yet due
]


def test_e03(total):
    found, _ = total("E03", town_ratings=SHEETS)
    # A1: 3 in and valid of 5; A2: 1 of 1 due; B has sent nothing
    assert found == {CITY: (4, 6), A: (4, 6), B: NOTHING, A1: (3, 5), A2: (1, 1), B1: NOTHING}


def test_e03_takes_the_latest_year_whose_sheets_all_fell_due(total):
    found, _ = total(
        "E03",
        as_of=date(2021, 12, 9),
        town_ratings=[
            sheet(A1, f"{A}-D1", submitted_on="2021-12-09"),  # 2021: due tomorrow
            sheet(A1, f"{A}-D1", year=2020, due_on="2020-12-20", submitted_on="2020-12-20"),
            sheet(A1, f"{A}-D2", **NOT_IN | {"year": 2020, "due_on": "2020-12-20"}),
            sheet(B1, f"{B}-D1", submitted_on="2021-12-09"),
        ],
    )  # B: of 2020, nothing
    # 2020 it is: A1 1 of 2; A2 no sheet due; B has sent sheets, none of that year
    assert found == {CITY: (1, 2), A: (1, 2), B: (0, 0), A1: (1, 2), A2: (0, 0), B1: (0, 0)}


def test_e04(total, known):
    found, rows = total(
        "E04", town_ratings=[*SHEETS, sheet(B1, f"{B}-D1", 0), sheet(B1, f"{B1}-A1", 91)]
    )
    # A: 100 + 85.5 + 96 + 70 = 351.5 on 4 valid sheets due; B: 0 + 91 on 2
    assert found == {CITY: (442.5, 6), A: (351.5, 4), B: (91, 2)}
    assert rows.set_index("unit")["value"][A] == 87.875 and not known["E04"].mapped


def test_e05(total):
    found, _ = total(
        "E05", town_ratings=[*SHEETS, sheet(B1, f"{B}-D1", 99.5), sheet(B1, f"{B1}-A1", **NOT_IN)]
    )
    # A: one 100 of 4 valid sheets due (the voided 100 is neither); B: none of 1
    assert found == {CITY: (1, 5), A: (1, 4), B: (0, 1)}
