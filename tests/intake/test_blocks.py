"""Whatever stands beside the one block of rows of a table is said with its row."""

import pytest

from dashboard.contracts import TABLES
from dashboard.intake import messages
from dashboard.intake.reading.files import Upload
from dashboard.intake.workbooks import book
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import MANY, ZH, checked, checked_spoiled, csv, page, sheets, units
from tests.sampled import sampled

A1, A2, B1 = worlds.A1, worlds.A2, worlds.B1


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

    (problem,) = checked_spoiled(change).problems
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


@pytest.mark.parametrize("foot", sampled(FEET, 6))
@pytest.mark.parametrize("below", sampled([0, 2], 1))
def test_a_foot_row_is_one_message_with_its_fix(foot, below):
    def change(workbook):
        for place, value in enumerate(foot):
            if value != "":
                page(workbook).write(11 + below, place, value)

    (problem,) = checked_spoiled(change).problems
    assert (problem.rule, problem.row) == ("no_record", 12 + below)
    assert "删去这一行" in messages.line(problem, ZH)


def test_each_foot_row_is_said_by_itself():
    def change(workbook):
        for row, foot in enumerate(FEET[:5]):
            page(workbook).write_string(11 + row, 0, str(foot[0]))

    assert [(p.rule, p.row) for p in checked_spoiled(change).problems] == [
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

    result = checked_spoiled(change)
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
