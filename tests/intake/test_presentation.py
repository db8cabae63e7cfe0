"""What the sender sees is what is read: nothing hidden, struck or scaled unsaid."""

from itertools import combinations

import pytest

from dashboard.contracts import TABLES
from dashboard.intake.reading.layout import letter
from tests import worlds
from tests.intake.sending import MANY, NAMED, checked, checked_spoiled, page, rules, sheets
from tests.sampled import sampled

A1, A2, B1 = worlds.A1, worlds.A2, worlds.B1


@pytest.mark.parametrize(
    "rows", sampled([[6, 8, 10], [6], [11], [6, 7], [7, 9, 11], range(6, 12)], 2)
)
@pytest.mark.parametrize("way", ["hidden", "flat", "filtered"])
def test_hidden_rows_are_named(rows, way):
    def change(workbook):
        if way == "filtered":
            page(workbook).autofilter("A5:F11")
            page(workbook).filter_column(0, "x == 1")
        for row in rows:
            page(workbook).set_row(
                row - 1,
                0 if way == "flat" else None,
                None,
                {} if way == "flat" else {"hidden": True},
            )

    result = checked_spoiled(change)
    (problem,) = result.problems
    assert problem.rule == ("filtered_rows" if way == "filtered" else "hidden_rows")
    assert problem.value.split("\n") == [str(row) for row in rows]


@pytest.mark.parametrize("place", range(6))
def test_hidden_columns_with_data_are_named(place):
    def change(workbook):
        page(workbook).set_column(place, place, None, None, {"hidden": True})

    assert rules(checked_spoiled(change)) == [("hidden_column", f"{letter(place)}5")]


@pytest.mark.parametrize(("width", "height"), [(0.05, None), (0.4, None), (None, 0.5), (None, 3)])
def test_too_narrow_or_low_to_see_is_hidden(width, height):
    def change(workbook):
        if width:
            page(workbook).set_column(2, 2, width)
        else:
            page(workbook).set_row(6, height)

    assert rules(checked_spoiled(change))[0][0] == ("hidden_column" if width else "hidden_rows")


@pytest.mark.parametrize(("one", "other"), sampled(list(combinations(range(6), 2)), 5))
@pytest.mark.parametrize("ids_first", [False, True])
def test_two_rows_of_headings_that_differ_are_refused(one, other, ids_first):
    columns = TABLES["posts"].columns
    swapped = list(range(6))
    swapped[one], swapped[other] = other, one

    def change(workbook):
        for place, meant in enumerate(swapped):
            page(workbook).write_string(3, place, columns[meant].label.zh)
        if ids_first:
            for place, column in enumerate(columns):
                page(workbook).write_string(3, place, column.name)
                page(workbook).write_string(4, place, columns[swapped[place]].label.zh)

    assert rules(checked_spoiled(change)) == [
        ("headings_differ", f"{letter(place)}4") for place in (one, other)
    ]


@pytest.mark.parametrize(
    "word",
    sampled(
        ["无", "同上", "待补", "共30人", "暂无", "-", "N/A", "合计12人", "待定", "未知", "//"], 4
    ),
)
def test_a_word_is_no_id(word):
    officers = [
        {"officer_key": key, "town": A1, "from_on": "2020-06-01"} for key in ("警0001", word)
    ]
    assert rules(checked(sheets(enforcers=officers, units=NAMED)))[:1] == [("no_id", "A7")]


def test_what_is_hidden_and_empty_is_harmless():
    def change(workbook):
        page(workbook).set_column(6, 30, None, None, {"hidden": True})
        page(workbook).set_row(20, None, None, {"hidden": True})
        page(workbook).set_row(2, None, None, {"hidden": True})  # the example
        workbook.add_worksheet("空").hide()
        workbook.add_worksheet("编码清单").hide()

    assert checked_spoiled(change).problems == []


@pytest.mark.parametrize("name", ["执法案件", "posts (2)", "旧", "Sheet2", "备份", "tickets"])
@pytest.mark.parametrize("very", sampled([False, True], 1))
def test_hidden_sheets_with_content_are_named(name, very):
    def change(workbook):
        old = workbook.add_worksheet(name)
        old.write_string(0, 0, "town")
        old.write_string(1, 0, A1)
        (old.very_hidden if very else old.hide)()

    assert ("hidden_sheet", name) in [(p.rule, p.sheet) for p in checked_spoiled(change).problems]


def formatted(cells, code, value, table="posts", **facts):
    def change(workbook):
        form = workbook.add_format({"num_format": code} | facts)
        for row, place in cells:
            page(workbook, table).write_number(row - 1, place, value, form)

    return change


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("0%", "shown_percent"),
        ("0.00%", "shown_percent"),
        ("#,##0.0%", "shown_percent"),
        ("0,", "shown_scaled"),
        ('0"万"', "shown_scaled"),
        ("0.0,,", "shown_scaled"),
        (";;;", "shown_masked"),
    ],
)
@pytest.mark.parametrize("cells", sampled([[(6, 3), (7, 3), (8, 3)], [(6, 3)], [(11, 3)]], 1))
def test_formats_that_show_another_number_are_refused_by_cell(code, rule, cells):
    (problem,) = checked_spoiled(formatted(cells, code, 12)).problems
    assert problem.rule == rule and problem.value == "12"
    assert [problem.cell, *problem.cells] == [f"D{row}" for row, _ in cells]


@pytest.mark.parametrize("code", ["0%", "0.0%", "0.00%", "General", "0.0000", "0.00_ "])
def test_weights_may_be_shown_in_per_cent(code):
    weights = [
        {
            "year": 2021,
            "target": f"{worlds.A}-D1",
            "target_type": "department",
            "component": name,
            "weight": w,
        }
        for name, w in (("town_rating", 0.4), ("key_work", 0.6))
    ]
    result = checked_spoiled(
        formatted([(6, 4)], code, 0.4, "assessment_weights"), assessment_weights=weights
    )
    assert result.problems == []


@pytest.mark.parametrize("rows", sampled([[6], [8, 9, 10], [9], [6, 7], [6, 11], range(6, 12)], 2))
@pytest.mark.parametrize("whole", sampled([True, False], 2))
def test_struck_rows_are_doubtful(rows, whole):
    def change(workbook):
        line = workbook.add_format({"font_strikeout": True})
        for row in rows:
            if whole:
                page(workbook).write_number(row - 1, 3, 5, line)
            else:
                town = MANY[row - 6]["town"]
                page(workbook).write_rich_string(row - 1, 0, town[:4], line, town[4:])

    result = checked_spoiled(change)
    assert result.problems == []
    (warning,) = [d for d in result.warnings if d.kind == "struck"]
    assert warning.cells.split("\n") == [str(row) for row in rows]
