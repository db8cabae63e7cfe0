"""What the sender sees is what is read: nothing hidden, struck or scaled unsaid."""

import pytest

from dashboard.intake.reading.layout import letter
from tests import worlds
from tests.intake.sending import MANY, checked_spoiled, page, rules
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
    assert problem.rule == rule and problem.value == "12.0"
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
