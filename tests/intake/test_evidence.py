"""What speaks against itself is a warning with its evidence, by table and unit."""

import pytest

from dashboard.intake import drafts
from dashboard.intake.check import Base
from dashboard.intake.comparison import groups
from dashboard.intake.reading.files import Upload
from dashboard.snapshots.tables import load
from tests import worlds
from tests.intake.sending import POSTS, checked, csv, prepared, publish, sheets, some, units, world

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
LATER = worlds.AS_OF.replace(year=2022)


def cases(n=8, **changed):
    return [
        {"case_id": f"C{k}", "town": (A1, A2)[k % 2], "opened_on": f"2021-0{k + 1}-03"} | changed
        for k in range(n)
    ]


def warnings(result, *kinds):
    return [d for d in result.warnings if d.kind in kinds]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    snapshot = world(
        tmp_path_factory.mktemp("base"),
        enforcement_cases=cases(),
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
@pytest.mark.parametrize("row", some([3, 0], 1))
def test_dates_of_another_century_are_named_by_cell(column, day, row):
    rows = cases(7)
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
    rows = [row | {"case_id": name.format(n + 100, n)} for n, row in enumerate(cases())]
    result = checked(csv("enforcement_cases", rows), base=base, as_of=LATER)
    assert [(d.unit, d.table) for d in warnings(result, "same_but_ids")] == [
        (A, "enforcement_cases")
    ]


def test_the_same_date_again_changes_nothing(tmp_path):
    everything = sheets(units=units(), posts=POSTS, enforcement_cases=cases())
    publish(tmp_path, everything)
    ready = prepared(tmp_path, everything)
    assert "nothing_changes" in {d.kind for d in ready.draft.warnings}
    other = prepared(tmp_path, sheets(units=units(), posts=POSTS, enforcement_cases=cases(7)))
    assert "nothing_changes" not in {d.kind for d in other.draft.warnings}


def changed_register(change):
    return worlds.table(
        "units",
        change([{"name_zh": f"名{n}", "name_en": "N"} | row for n, row in enumerate(worlds.UNITS)]),
    )


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    snapshot = worlds.snapshot(
        tmp_path_factory.mktemp("named"),
        units=changed_register(lambda rows: rows).to_dict("records"),
        posts=POSTS,
    )
    return Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))


NEW = {
    "unit_id": "370811003000",
    "level": "town",
    "parent_id": A,
    "name_zh": "新镇",
    "name_en": "X",
}


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        ("units_gone", lambda rows: [r for r in rows if r["unit_id"] != f"{A}-D3"], f"{A}-D3 名8"),
        (
            "units_gone",
            lambda rows: [r for r in rows if r["unit_id"] != f"{B1}-A2"],
            f"{B1}-A2 名17",
        ),
        ("units_new", lambda rows: [*rows, NEW], "370811003000 新镇"),
        (
            "units_renamed",
            lambda rows: [r | {"name_zh": "改"} if r["unit_id"] == A2 else r for r in rows],
            f"{A2} 名4 → 改",
        ),
        (
            "units_renamed",
            lambda rows: [r | {"name_zh": "某区"} if r["unit_id"] == B else r for r in rows],
            f"{B} 名2 → 某区",
        ),
        (
            "units_doubled",
            lambda rows: [*rows, NEW | {"name_zh": "名4"}],
            f"{A2} 名4\n370811003000 名4",
        ),
    ],
)
def test_a_register_that_changed(named, kind, change, told):
    result = checked(sheets(units=changed_register(change), posts=POSTS), base=named, as_of=LATER)
    assert [d.cells for d in warnings(result, kind)] == [told]


def test_an_unchanged_register_says_nothing(named):
    result = checked(sheets(units=changed_register(lambda rows: rows)), base=named)
    assert not [d for d in result.warnings if d.kind.startswith("units")]


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


@pytest.mark.parametrize(
    "names",
    [["posts"], ["posts", "tickets"], ["posts", "tickets", "bodies", "burdens", "enforcers"]],
)
def test_what_an_empty_table_means_is_asked_once(names):
    result = checked(sheets(units=units(), enforcement_cases=cases(), **{n: [] for n in names}))
    (warning,) = warnings(result, "empty_tables")
    assert set(warning.table.split(",")) == set(names)


def test_thirteen_units_that_sent_nothing_are_one_question(tmp_path):
    more = [
        {"unit_id": f"3709{n:02}", "level": "county", "parent_id": worlds.CITY} for n in range(13)
    ]
    ready = prepared(
        tmp_path, sheets(units=worlds.table("units", [*worlds.UNITS, *more]), posts=POSTS)
    )
    (warning,) = [d for d in ready.draft.warnings if d.kind == "missing_unit"]
    assert len(warning.unit.split(",")) == 13


def test_warnings_about_one_table_of_one_unit_are_ticked_together():
    rows = [row | {"opened_on": "1921-01-01"} if n == 1 else row for n, row in enumerate(cases())]
    rows += [{"case_id": "c-0", "town": A1, "opened_on": "2021-05-01"}]
    told = checked(sheets(units=units(), enforcement_cases=rows)).warnings
    together = [{d.kind for d in group} for group in groups(told)]
    assert {"dates", "ids_alike"} in together


def test_unchanged_answers_are_not_asked_again_for_a_correction(tmp_path):
    rows = cases(8)
    rows[2] |= {"opened_on": "1921-05-01"}
    publish(tmp_path, sheets(units=units(), posts=POSTS, enforcement_cases=rows))
    again = prepared(tmp_path, sheets(units=units(), posts=POSTS[:1], enforcement_cases=rows))
    assert "dates" in {d.kind for d in again.draft.answered}
    assert "dates" not in {d.kind for d in again.draft.warnings}
    rows[3] |= {"opened_on": "1912-05-01"}  # other evidence is another question
    other = prepared(tmp_path, sheets(units=units(), posts=POSTS[:1], enforcement_cases=rows))
    assert "dates" in {d.kind for d in other.draft.warnings}
    kept = next(d for d in drafts.saved(tmp_path) if d.id == again.draft.id)
    assert kept.answered == list(again.draft.answered)  # also after a restart
