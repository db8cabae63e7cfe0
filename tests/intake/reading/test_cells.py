from datetime import date, datetime, time

import pytest

from dashboard.contracts import TABLES
from dashboard.intake.reading.cells import neutral, parse, restored
from dashboard.intake.reading.words import accepted

TICKETS, POSTS, ACTIONS = (TABLES[name] for name in ("tickets", "posts", "personnel_actions"))
WEIGHT = TABLES["assessment_weights"].column("weight")


def read(column, value, words=None):
    values, wrong = parse(column, [value], words or {})
    return "wrong" if wrong else values[0]


@pytest.mark.parametrize(
    "value",
    [
        datetime(2021, 5, 1),
        date(2021, 5, 1),
        "2021-05-01",
        "2021/5/1",
        "2021.5.1",
        "20210501",
        20210501.0,
        "2021年5月1日",
        " ２０２１－０５－０１ ",
        44317.0,
        "2021-05-01 00:00",
    ],
)
def test_dates_as_offices_type_them(value):
    # 44317: Excel counts days from 1899-12-30; 2021-05-01 is 44,317 days later
    assert read(POSTS.column("approved_on"), value) == datetime(2021, 5, 1)


@pytest.mark.parametrize(
    "value",
    [
        "5/1/2021",
        "01.05.2021",
        "2021-13-01",
        "2021-02-30",
        "2021",
        "去年",
        12.0,
        True,
        datetime(2021, 5, 1, 8),
        "2021-05-01 08:00",
        "0021-05-01",
        time(8),
        "21-05-01",
    ],
)
def test_dates_that_could_mean_two_things_or_nothing(value):
    assert read(POSTS.column("approved_on"), value) == "wrong"


@pytest.mark.parametrize(
    "value",
    [
        datetime(2021, 5, 1, 8, 30),
        "2021-05-01 08:30",
        "2021-05-01T08:30:00",
        "2021/5/1 8:30",
        "2021年5月1日 8时30分",
        "2021年5月1日8:30",
        44317 + 8.5 / 24,
    ],
)
def test_clocks_as_offices_type_them(value):
    assert read(TICKETS.column("called_at"), value) == datetime(2021, 5, 1, 8, 30)


def test_clocks_keep_milliseconds():
    assert read(TICKETS.column("called_at"), "2021-05-01 08:30:00.250") == datetime(
        2021, 5, 1, 8, 30, 0, 250000
    )


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (12.0, 12),
        ("12", 12),
        ("１２", 12),
        (" 1,200 ", 1200),
        ("-4", -4),
        ("0", 0),
        ("+15", 15),
        ("15.0", 15),
    ],
)
def test_whole_numbers(value, number):
    assert read(POSTS.column("posts"), value) == number


@pytest.mark.parametrize(
    "value",
    [
        "3人",
        "1.5",
        1.5,
        "1 200",
        "1,20",
        "十二",
        True,
        3e9,
        "#N/A",
        "015",
        "<5",
        "约15",
        "00",
        "15.5",
    ],
)
def test_what_is_no_whole_number(value):
    assert read(POSTS.column("posts"), value) == "wrong"


def test_weights_may_be_shares_of_a_hundred():
    assert [read(WEIGHT, v) for v in (0.3, "0.3", "30%", "３０％", "30.0%")] == [0.3] * 5
    assert read(WEIGHT, "三成") == "wrong"


@pytest.mark.parametrize(
    "value",
    [
        "370811001000",
        370811001000.0,
        370811001000,
        "３７０８１１００１０００",
        " 370811001000\u3000",
        "\ufeff370811001000",
    ],
)
def test_codes_survive_excel(value):
    assert read(TICKETS.column("town"), value) == "370811001000"


@pytest.mark.parametrize(
    "value", ["WS2022 0007", "370811001000 阜桥街道", "A 1", "①", "x-0 1", "编号 7"]
)
def test_codes_stay_whole(value):
    assert read(TICKETS.column("ticket_id"), value) == value


def test_codes_that_lost_digits_are_refused():
    assert read(TICKETS.column("town"), 3.70811001e17) == "wrong"
    assert read(TICKETS.column("town"), datetime(2021, 3, 1)) == "wrong"


def test_yes_and_no():
    column = TICKETS.column("exempt")
    assert {read(column, v) for v in (True, "是", "TRUE", 1.0, "yes", "1", "√")} == {True}
    assert {read(column, v) for v in (False, "否", "false", 0.0, "N", "0", "×")} == {False}
    assert [read(column, v) for v in ("也许", 2.0)] == ["wrong", "wrong"]


def test_words_in_either_language():
    column = ACTIONS.column("result")
    words = accepted(column)
    assert [read(column, v, words) for v in ("agreed", "同意", " 同 意 ", "Agreed")] == [
        "agreed"
    ] * 4
    assert read(column, "赞成", words) == "赞成"  # the check of allowed values refuses it


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5", "@x", "'quoted", "''twice", "'=mixed", "plain", "\tx", "a=b", "'"]
)
def test_formulas_are_neutralised_and_restored(text):
    assert neutral(text)[0] not in "=+-@\t"
    assert restored(neutral(text)) == text


def test_errors_of_excel_are_no_text():
    assert read(TICKETS.column("exempt_reason"), "#REF!") == "wrong"


def test_blank_is_blank():
    assert [read(POSTS.column("posts"), v) for v in ("", " ", "\u3000", None, "\u200b")] == [
        None
    ] * 5


@pytest.mark.parametrize("cell", [[1], {"a": 1}, [], {1, 2}])
def test_what_parquet_nests_is_wrong_cell_by_cell(cell):
    parsed = parse(POSTS.column("posts"), [cell, 3, cell], {})
    assert (parsed.wrong, parsed.values[1]) == ([0, 2], 3)


def test_control_characters_are_left_out():
    """They stand in no file that is made of the records, and nobody sees them."""
    column = TABLES["units"].column("name_zh")
    assert read(column, "任\x00城\x0b区") == "任城区"
    assert read(column, "\x1b[2J") == "[2J"
    assert read(TICKETS.column("called_at"), "2021-05-01\x0b 08:00") == read(
        TICKETS.column("called_at"), "2021-05-01 08:00"
    )
