"""What the sender sees is what is read: nothing hidden, struck, scaled or left out unsaid."""

import pytest

from dashboard.contracts import TABLES
from dashboard.intake import messages
from dashboard.intake.reading.files import Upload
from dashboard.intake.reading.layout import letter
from dashboard.intake.workbooks import book
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import ZH, checked, csv, rules, sheets, some, units

A1, A2, B1 = worlds.A1, worlds.A2, worlds.B1
MANY = [
    {"town": town, "posts": 10 + n, "used": n, "approved_on": f"2021-0{n + 1}-01"}
    for n, town in enumerate((A1, A2, B1, A1, A2, B1))
]


def page(workbook, table="posts"):
    return workbook.get_worksheet_by_name(table)


def sent(change, **tables):
    return checked(sheets(units=units(), **(tables or {"posts": MANY}), change=change))


@pytest.mark.parametrize("rows", some([[6, 8, 10], [6], [11], [6, 7], [7, 9, 11], range(6, 12)], 2))
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

    result = sent(change)
    (problem,) = result.problems
    assert problem.rule == ("filtered_rows" if way == "filtered" else "hidden_rows")
    assert problem.value.split("\n") == [str(row) for row in rows]


@pytest.mark.parametrize("place", range(6))
def test_hidden_columns_with_data_are_named(place):
    def change(workbook):
        page(workbook).set_column(place, place, None, None, {"hidden": True})

    assert rules(sent(change)) == [("hidden_column", f"{letter(place)}5")]


def test_what_is_hidden_and_empty_is_harmless():
    def change(workbook):
        page(workbook).set_column(6, 30, None, None, {"hidden": True})
        page(workbook).set_row(20, None, None, {"hidden": True})
        page(workbook).set_row(2, None, None, {"hidden": True})  # the example
        workbook.add_worksheet("空").hide()
        workbook.add_worksheet("编码清单").hide()

    assert sent(change).problems == []


@pytest.mark.parametrize("name", ["执法案件", "posts (2)", "旧", "Sheet2", "备份", "tickets"])
@pytest.mark.parametrize("very", some([False, True], 1))
def test_hidden_sheets_with_content_are_named(name, very):
    def change(workbook):
        old = workbook.add_worksheet(name)
        old.write_string(0, 0, "town")
        old.write_string(1, 0, A1)
        (old.very_hidden if very else old.hide)()

    assert ("hidden_sheet", name) in [(p.rule, p.sheet) for p in sent(change).problems]


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
@pytest.mark.parametrize("cells", some([[(6, 3), (7, 3), (8, 3)], [(6, 3)], [(11, 3)]], 1))
def test_formats_that_show_another_number_are_refused_by_cell(code, rule, cells):
    (problem,) = sent(formatted(cells, code, 12)).problems
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
    result = sent(formatted([(6, 4)], code, 0.4, "assessment_weights"), assessment_weights=weights)
    assert result.problems == []


@pytest.mark.parametrize("rows", some([[6], [8, 9, 10], [9], [6, 7], [6, 11], range(6, 12)], 2))
@pytest.mark.parametrize("whole", some([True, False], 2))
def test_struck_rows_are_doubtful(rows, whole):
    def change(workbook):
        line = workbook.add_format({"font_strikeout": True})
        for row in rows:
            if whole:
                page(workbook).write_number(row - 1, 3, 5, line)
            else:
                town = MANY[row - 6]["town"]
                page(workbook).write_rich_string(row - 1, 0, town[:4], line, town[4:])

    result = sent(change)
    assert result.problems == []
    (warning,) = [d for d in result.warnings if d.kind == "struck"]
    assert warning.cells.split("\n") == [str(row) for row in rows]


@pytest.mark.parametrize(
    "other",
    [
        "下沉编制",
        "Posts transferred to towns",
        "ｐｏｓｔｓ",
        "下沉编制posts",
        " posts ",
        "下沉 编制",
    ],
)
def test_two_sheets_of_one_table_are_named(other):
    def change(workbook):
        twin = book.Book(workbook, ZH)
        book.table_sheet(twin, TABLES["posts"], worlds.table("posts", MANY[:2]), title="posts0")
        workbook.get_worksheet_by_name("posts0").name = other

    (problem,) = sent(change).problems
    assert (problem.rule, problem.hint) == ("table_twice", {"other": "posts"})
    assert problem.sheet == other


FEET = [
    ["合计", "", "", 75],
    ["总计：", "", "", 75, 15],
    ["注：以上为年末数"],
    ["填报人：张某"],
    ["审核人"],
    ["Total", "", "", 75],
    ["填报单位：某县（盖章）"],
    ["说明", "x"],
    ["", "", "", 75],
    ["制表：李", "", "", "", "", "2021-12-31"],
    ["第一季度"],
    ["以上共6条"],
]


@pytest.mark.parametrize("foot", some(FEET, 6))
@pytest.mark.parametrize("below", some([0, 2], 1))
def test_a_foot_row_is_one_message_with_its_fix(foot, below):
    def change(workbook):
        for place, value in enumerate(foot):
            if value != "":
                page(workbook).write(11 + below, place, value)

    (problem,) = sent(change).problems
    assert (problem.rule, problem.row) == ("no_record", 12 + below)
    assert "删去这一行" in messages.line(problem, ZH)


def test_each_foot_row_is_said_by_itself():
    def change(workbook):
        for row, foot in enumerate(FEET[:5]):
            page(workbook).write_string(11 + row, 0, str(foot[0]))

    assert [(p.rule, p.row) for p in sent(change).problems] == [
        ("no_record", 12 + n) for n in range(5)
    ]


@pytest.mark.parametrize("lang", [*LANGUAGES, "id"])
@pytest.mark.parametrize("gap", [0, 1, 3])
def test_a_second_block_is_one_message_at_its_headings(lang, gap):
    row = 12 + gap

    def change(workbook):
        for place, column in enumerate(TABLES["posts"].columns):
            page(workbook).write_string(
                row - 1,
                place,
                column.name if lang == "id" else Translator(lang).label(column.label),
            )

    result = sent(change)
    assert [(p.rule, p.row) for p in result.problems] == [("second_headings", row)]


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 5, 8])
def test_a_second_block_near_the_top_does_not_swallow_the_first(rows):
    text = csv("posts", MANY).content.decode().splitlines()
    lines = [text[0], *text[1 : 1 + rows], text[0], *text[1 + rows :]]
    found = checked(sheets(units=units()), Upload("posts.csv", "\n".join(lines).encode()))
    assert [(p.rule, p.row) for p in found.problems] == [
        ("second_headings", rows + 2)
    ] or rows >= len(MANY)


@pytest.mark.parametrize("above", range(1, 7))
def test_data_above_the_headings_are_named(above):
    text = csv("posts", MANY).content.decode().splitlines()
    lines = [*text[1 : 1 + above], text[0], *text[1 + above :]]
    found = checked(sheets(units=units()), Upload("posts.csv", "\n".join(lines).encode()))
    assert [(p.rule, p.row) for p in found.problems if p.rule != "nothing_sent"] == [
        ("above_headings", n + 1) for n in range(above)
    ]


@pytest.mark.parametrize("extra", [[""], ["x"], ["", ""], ["", "x"], ["1", "2"], ["", "", ""]])
def test_rows_longer_than_the_headings_are_refused(extra):
    text = csv("posts", MANY).content.decode().splitlines()
    text[2] = ",".join([text[2], *extra])
    found = checked(sheets(units=units()), Upload("posts.csv", "\n".join(text).encode()))
    assert [(p.rule, p.row) for p in found.problems] == [("long_row", 3)]


@pytest.mark.parametrize("commas", [1, 2, 3, 5, 8, 20])
def test_trailing_columns_without_a_heading_are_harmless(commas):
    text = "\n".join(line + "," * commas for line in csv("posts", MANY).content.decode().split())
    assert checked(sheets(units=units()), Upload("posts.csv", text.encode())).problems == []


def test_the_same_mistake_in_a_column_is_one_message():
    rows = [row | {"posts": 501 + n} for n, row in enumerate(MANY)]
    (problem,) = checked(sheets(units=units(), posts=rows)).problems
    assert [problem.cell, *problem.cells] == [f"D{n}" for n in range(6, 12)]
    for lang in LANGUAGES:
        assert "D6" in messages.line(problem, Translator(lang))
