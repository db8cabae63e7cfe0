"""Text files however they are parted, titled and encoded; hints that do not lead astray."""

import itertools

import pytest

from dashboard.intake import messages
from dashboard.intake.check import Base
from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading.delimited import decoded
from dashboard.intake.reading.files import Upload, sheets
from dashboard.snapshots.tables import load
from tests import worlds
from tests.intake.sending import POSTS, ZH, checked, csv, rules, world
from tests.intake.sending import sheets as book
from tests.intake.sending import units as register
from tests.sampled import sampled

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
HEADS = ["镇街", "来源层级", "编制类别", "编制数", "已使用", "批复日期"]
ROWS = [
    [A1, "县市区", "事业", "3", "1", "2021-01-01"],
    [B1, "县市区", "事业", "5", "5", "2021-02-01"],
]
TITLES = [
    [],
    ["下沉编制情况统计表"],
    ["标题", ""],
    ["标题，截至2022年3月，单位：名"],
    ["a,b,c,d,e,f,g,h,i,j"],
    ["填报单位：某县", "", "年度：2021"],
    ["", "", ""],
    ["一;二;三;四;五;六;七"],
]
MARKS = [",", "\t", ";", "，", "；", "|"]


def text(mark, title=(), end="\n"):
    return end.join([*title, *(mark.join(row) for row in (HEADS, *ROWS))]) + end


def read(content, name="某县下沉编制.txt"):
    return checked(book(units=register()), Upload(name, content))


@pytest.mark.parametrize(("mark", "title"), sampled(itertools.product(MARKS, TITLES), 7))
def test_the_separator_is_the_one_that_finds_the_headings(mark, title):
    result = read(text(mark, title).encode())
    assert result.problems == [] and result.tables["posts"]["posts"].tolist() == [3, 5]


@pytest.mark.parametrize(
    "encoding", sampled(["utf-16-le", "gb18030", "utf-16-be", "utf-8", "utf-16", "utf-8-sig"])
)
@pytest.mark.parametrize("mark", [",", "\t"])
@pytest.mark.parametrize("end", sampled(["\r\n", "\n"], 1))
def test_encodings_marked_or_not(encoding, mark, end):
    result = read(text(mark, ["标题，截至三月"], end).encode(encoding))
    assert result.problems == [] and len(result.tables["posts"]) == 2


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("word", ["sep=", "SEP="])
def test_a_separator_that_the_file_names(mark, word):
    assert read(text(mark, [f"{word}{mark}"]).encode()).problems == []


@pytest.mark.parametrize("mark", [" ", "  ", "、", "/", "^", "~", " - ", "·"])
def test_another_separator_is_said_to_be_the_fault(mark):
    assert rules(read(text(mark).encode())) == [("separator", "")]


@pytest.mark.parametrize(
    "content", [b"\xff\x00\x01" * 9, b"a\0b\0\0\0c\0", b"\0\0\0\0", b"abc\0d", b"\0" * 8]
)
def test_what_is_no_text(content):
    with pytest.raises(UnreadableError, match="damaged"):
        decoded(content)


@pytest.mark.parametrize("value", ["370802", "370882", "市中区", "兖州市"])
def test_abolished_divisions_are_answered_with_their_successor(value):
    called = {A: "任城区", B: "兖州区"}
    named = [u | {"name_zh": called.get(u["unit_id"], "名")} for u in worlds.UNITS]
    (problem,) = checked(
        book(
            units=worlds.table("units", named),
            reported_values=[
                {"indicator": "C05", "unit": value, "numerator": 8, "denominator": 10}
            ],
        )
    ).problems
    new = {"370802": f"{A} 任城区", "市中区": f"{A} 任城区"}.get(value, f"{B} 兖州区")
    assert problem.hint == {"successor": new, "since": "2013"}
    assert new in messages.line(problem, ZH) and "2013" in messages.line(problem, ZH)


@pytest.mark.parametrize(
    "value", ["370813", "370881", "370883", "370832", "370821", "37081", "3708110"]
)
def test_a_county_is_never_guessed_by_its_digits(value):
    (problem,) = checked(
        book(
            units=register(),
            reported_values=[
                {"indicator": "C05", "unit": value, "numerator": 8, "denominator": 10}
            ],
        )
    ).problems
    assert problem.rule == "reference" and problem.hint == {}


@pytest.mark.parametrize(
    ("value", "county"),
    [
        ("370811001001", A),
        ("370811009000", A),
        ("370811001", A),
        ("370812001001", B),
        ("370812999000", B),
        ("370882001000", ""),
        ("370830001000", ""),
        ("371811001000", ""),
        ("270811001000", ""),
    ],
)
def test_a_town_is_only_looked_for_in_the_county_of_its_code(value, county):
    (problem,) = checked(book(units=register(), posts=[POSTS[0] | {"town": value}])).problems
    assert problem.hint.get("closest", "")[:6] == county


@pytest.mark.parametrize("scope", [A, B])
def test_a_name_is_looked_for_in_the_unit_of_its_template(scope):
    names = {A1: "阜桥街道", B1: "阜桥街办"}
    named = [u | {"name_zh": names.get(u["unit_id"], u["unit_id"])} for u in worlds.UNITS]

    def change(workbook):
        workbook.add_worksheet("填报说明").write_string(1, 0, f"填报单位：名 (unit={scope})")

    result = checked(
        book("u.xlsx", units=worlds.table("units", named)),
        book(posts=[POSTS[0] | {"town": "阜桥街"}], change=change),
    )
    (problem,) = [p for p in result.problems if p.rule == "reference"]
    town = A1 if scope == A else B1
    assert problem.hint == {"closest": f"{town} {names[town]}"}


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"posts": -3}, "range"),
        ({"from_level": "x"}, "allowed"),
        ({"used": 9}, "used_within_posts"),
        ({"approved_on": "2022-05-01"}, "past"),
        ({"town": None}, "required"),
        ({"posts": 999}, "range"),
    ],
)
def test_what_can_be_checked_without_a_register_is(changed, rule):
    found = [p.rule for p in checked(csv("posts", [POSTS[0] | changed, POSTS[1]])).problems]
    assert {rule, "no_register"} <= set(found)


def test_typed_sheet_names_blame_no_other_sheet(tmp_path):
    snapshot = world(tmp_path)
    base = Base(snapshot.id, snapshot.digest, "reported", load(snapshot))
    for name in ("下沉编制表", "下沉编", "post", "postss", "下沉 编制 1", "posts_2022"):

        def change(workbook, name=name):
            workbook.get_worksheet_by_name("posts").name = name

        result = checked(book(posts=POSTS, tickets=[], change=change), base=base)
        assert [(p.rule, p.sheet, p.hint) for p in result.problems] == [
            ("unknown_sheet", name, {"closest": "posts"})
        ]


def test_a_csv_in_a_workbook_reader_stays_flat():
    (sheet,) = sheets(csv("posts", POSTS))
    assert sheet.flat and not sheet.layout.formulas
