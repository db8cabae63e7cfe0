"""What speaks against itself is a warning with its evidence, by table and unit."""

import pytest

from dashboard.intake.check import Base
from dashboard.intake.reading.files import Upload
from dashboard.snapshots.tables import load
from tests import worlds
from tests.intake.sending import (
    cases_of_a,
    checked,
    csv,
    sheets,
    units,
    warnings,
    world,
)
from tests.sampled import sampled

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
LATER = worlds.AS_OF.replace(year=2022)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    snapshot = world(
        tmp_path_factory.mktemp("base"),
        enforcement_cases=cases_of_a(),
        posts=[
            {"town": town, "posts": 20 + n, "approved_on": f"2021-0{n + 1}-01"}
            for n in range(3)
            for town in (A1, A2)
        ],
    )
    return Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))


def scores(values, year=2021):
    return [
        {
            "year": year,
            "target": f"{A}-D{n % 3 + 1}",
            "component": ("key_work", "daily_work")[n // 3],
            "score": value,
        }
        for n, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "most"),
    [
        ([0.92, 0.88, 0.9], "1"),
        ([0.5, 1, 0.7, 0.9], "1"),
        ([9.2, 8.8, 9], "10"),
        ([10, 9, 1], "10"),
        ([7, 8, 9, 10, 6.5], "10"),
        ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], "1"),
        ([92, 88, 90], ""),
        ([9, 8, 90], ""),
        ([0, 0, 0], ""),
        ([0.9, 0.8], ""),
    ],
)
def test_scores_on_another_scale(values, most):
    result = checked(sheets(units=units(), assessment_scores=scores(values)))
    assert [d.facts["most"] for d in warnings(result, "scale")] == ([most] if most else [])


@pytest.mark.parametrize("factor", [0.1, 0.05, 0.01, 10, 15, 20])
def test_a_column_ten_times_as_large_or_small(base, factor):
    rows = [
        {"town": town, "posts": max(1, int((20 + n) * factor)), "approved_on": f"2021-0{n + 4}-01"}
        for n in range(3)
        for town in (A1, A2)
    ]
    result = checked(csv("posts", rows), base=base, as_of=LATER)
    assert [(d.unit, d.column) for d in warnings(result, "scale_shift")] == [(A, "posts")]


@pytest.mark.parametrize(
    ("column", "day"),
    [
        ("opened_on", "1921-05-01"),
        ("opened_on", "1912-05-01"),
        ("opened_on", "2012-05-01"),
        ("due_on", "2092-05-01"),
        ("opened_on", "1930-01-01"),
        ("due_on", "2029-05-01"),
    ],
)
@pytest.mark.parametrize("row", sampled([3, 0], 1))
def test_dates_of_another_century_are_named_by_cell(column, day, row):
    rows = cases_of_a(7)
    rows[row] |= {column: day}
    result = checked(sheets(units=units(), enforcement_cases=rows))
    (warning,) = warnings(result, "dates")
    letter = {"opened_on": "E", "due_on": "F"}[column]
    assert (warning.unit, warning.cells) == (A, f"{letter}{row + 6} {day}")


@pytest.mark.parametrize("year", [2000, 2012, 2015, 2023, 2040, 2100])
def test_years_far_from_the_day(year):
    result = checked(sheets(units=units(), assessment_scores=scores([90, 91, 92], year)))
    assert len(warnings(result, "dates")) == 1
    assert not warnings(
        checked(sheets(units=units(), assessment_scores=scores([90, 91, 92], 2020))), "dates"
    )


@pytest.mark.parametrize("count", [1, 2, 4, 5, 8])
def test_the_same_rows_again_for_the_next_period(base, count):
    rows = base.tables["enforcement_cases"].head(count)
    same = checked(
        Upload("enforcement_cases.csv", rows.to_csv(index=False).encode()), base=base, as_of=LATER
    )
    assert bool(warnings(same, "identical")) == (count == 8)
    assert not warnings(
        checked(Upload("enforcement_cases.csv", rows.to_csv(index=False).encode()), base=base),
        "identical",
    )  # a correction of the same date


@pytest.mark.parametrize("name", ["X{}", "WS2022 {}", "{}{}", "案{}", "2022-{}", "n{}"])
def test_the_same_rows_with_other_ids(base, name):
    rows = [row | {"case_id": name.format(n + 100, n)} for n, row in enumerate(cases_of_a())]
    result = checked(csv("enforcement_cases", rows), base=base, as_of=LATER)
    assert [(d.unit, d.table) for d in warnings(result, "same_but_ids")] == [
        (A, "enforcement_cases")
    ]


@pytest.mark.parametrize("years", [(2020, 2021), (2019, 2021), (2019, 2020, 2021)])
def test_more_than_one_assessment_year(years):
    rows = [row for year in years for row in scores([90, 91, 92], year)]
    result = checked(sheets(units=units(), assessment_scores=rows))
    assert [d.cells for d in warnings(result, "years_sent")] == ["\n".join(map(str, years))]


def test_units_whose_latest_year_differs():
    rows = [
        {"rater_town": town, "target": f"{unit}-D1", "year": year}
        for town, unit, year in ((A1, A, 2021), (A2, A, 2021), (B1, B, 2020))
    ]
    (warning,) = warnings(checked(sheets(units=units(), town_ratings=rows)), "years_differ")
    assert warning.cells == "2020: 1\n2021: 1"
