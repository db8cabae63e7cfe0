"""Ids stay whole, are unique within the unit that sends, and are named where they look alike."""

import pytest

from dashboard.intake import messages
from dashboard.intake.check import Base
from dashboard.intake.codes import folded
from dashboard.intake.reading.files import Upload
from dashboard.snapshots.tables import load
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import (
    POSTS,
    checked,
    csv,
    prepared,
    publish,
    rules,
    sheets,
    some,
    units,
    world,
)

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
NAMED = [row | {"name_zh": f"名{n}", "name_en": f"Name {n}"} for n, row in enumerate(worlds.UNITS)]
CODES = {row["unit_id"]: n for n, row in enumerate(worlds.UNITS)}


def cases(ids, town=A1):
    return [
        {"case_id": id_, "town": town, "opened_on": f"2021-0{n % 9 + 1}-01"}
        for n, id_ in enumerate(ids)
    ]


def sent(**tables):
    return checked(sheets(units=worlds.table("units", NAMED), **tables))


def kinds(result):
    return [(d.kind, d.unit, d.cells) for d in result.warnings]


@pytest.mark.parametrize(
    "pattern",
    some(
        [
            "WS2022 {:04}",
            "案 {:02}号",
            "A-{}",
            "1 {:03}",
            "x{} (补)",
            "【2022】{:03}",
            "第 {} 件 复",
            "{:03} {:03}",
        ]
    ),
)
def test_ids_with_spaces_stay_as_many_as_they_are(pattern):
    ids = [pattern.format(n, n) for n in range(11, 71)]
    result = sent(
        enforcement_cases=cases(ids), enforcers=[{"officer_key": id_, "town": A1} for id_ in ids]
    )
    assert result.problems == []
    assert result.tables["enforcement_cases"]["case_id"].tolist() == ids
    assert result.tables["enforcers"]["officer_key"].nunique() == 60


@pytest.mark.parametrize(
    "text",
    ["{code} {zh}", "{code}  {zh}", "{code}\u3000{zh}", " {code} {zh} ", "{code} {en}", "{code}"],
)
@pytest.mark.parametrize("code", [A1, B1])
def test_a_known_name_behind_a_known_code_is_cut(text, code):
    n = CODES[code]
    typed = text.format(code=code, zh=f"名{n}", en=f"Name {n}")
    result = sent(posts=[POSTS[0] | {"town": typed}])
    assert result.problems == [] and result.tables["posts"]["town"].tolist() == [code]


@pytest.mark.parametrize(
    "text",
    [
        "{code} 别的名",
        "{code} 名",
        "{code} 名0",
        "{code}名{n}",
        "{code} x",
        "名{n} {code}",
        "{code} 名{n} 街道",
    ],
)
def test_anything_else_behind_a_code_is_refused_whole(text):
    typed = text.format(code=A1, n=CODES[A1])
    (problem,) = sent(posts=[POSTS[0] | {"town": typed}]).problems
    assert (problem.rule, problem.value) == ("reference", typed)


def test_titles_of_the_citys_lists_may_stand_behind_their_codes():
    result = sent(
        duty_items=[{"item_id": "I 1", "title": "示例 事项"}],
        duty_roles=[{"item_id": "I 1 示例 事项", "duty_bearer": "x"}],
    )
    assert result.problems == []
    assert result.tables["duty_roles"]["item_id"].tolist() == ["I 1"]


ALIKE = [
    ("0007", "7"),
    ("WS-0007", "ws-0007"),
    ("WS-0007", "WS0007"),
    ("WS-0007", "WS 0007"),
    ("WS-0007", "WS—0007"),
    ("WS-7", "WS-007"),
    ("a_1", "a-1"),
    ("2021-0007", "2021-7"),
    ("2021-0007", "20210007"),
    ("①", "1"),
    ("x\u30001", "x1"),
]
APART = [("7", "8"), ("70", "7"), ("A1", "B1"), ("100", "10"), ("WS-17", "WS-71"), ("1.5", "15")]


@pytest.mark.parametrize(("one", "other"), some(ALIKE, 6))
def test_ids_that_are_the_same_but_for_how_they_are_typed(one, other):
    result = sent(enforcement_cases=cases([one, "Q9", other]))
    assert result.problems == []
    first, then = result.tables["enforcement_cases"]["case_id"].iloc[[0, 2]]
    assert ("ids_alike", A, f"{first} ~ {then}") in kinds(result)
    assert ("ids_alike", A, f"{first} ~ {then}") not in kinds(
        sent(enforcement_cases=cases([one]) + cases([other], B1))
    )  # another unit's own


def test_ids_that_differ_in_width_only_are_the_same():
    assert rules(sent(enforcement_cases=cases(["WS-0007", "ＷＳ－０００７"]))) == [("key", "A7")]


@pytest.mark.parametrize(("one", "other"), APART)
def test_ids_that_are_not(one, other):
    assert not set(folded(one)) & set(folded(other))
    assert "ids_alike" not in {d.kind for d in sent(enforcement_cases=cases([one, other])).warnings}


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda i: i.replace("-", ""),
        lambda i: i[:3] + i[4:],
        lambda i: f"{i[:2]} {i[2:]}",
        lambda i: i.replace("-", " "),
        lambda i: i.replace("-0", "-"),
        lambda i: i.replace("-", "—"),
    ],
)
def test_ids_that_changed_against_the_last_period(tmp_path, change):
    ids = [f"WS-0{n}" for n in range(10, 50)]
    snapshot = world(tmp_path, enforcement_cases=cases(ids))
    base = Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))
    later = worlds.AS_OF.replace(year=2022)
    new = [change(i) for i in ids]
    result = checked(csv("enforcement_cases", cases(new)), base=base, as_of=later)
    (warning,) = [d for d in result.warnings if d.kind == "ids_changed"]
    assert warning.facts == {"n": "40"} and warning.cells.split("\n")[0].startswith(f"{ids[0]} → ")
    same = checked(csv("enforcement_cases", cases(ids)), base=base, as_of=later)
    assert "ids_changed" not in {d.kind for d in same.warnings}


RECORDS = {
    "enforcement_cases": "case_id",
    "tickets": "ticket_id",
    "secondments": "secondment_id",
    "proposals": "proposal_id",
    "opinions": "opinion_id",
    "personnel_actions": "action_id",
    "coordination_orders": "order_id",
}


def record(table, column, id_, town):
    agency = table in ("personnel_actions", "coordination_orders")
    return {
        column: id_,
        "town": town,
        "opened_on": "2021-03-01",
        "called_at": "2021-05-01 08:00",
    } | ({"agency": f"{town}-A1"} if agency else {})


@pytest.mark.parametrize(("table", "column"), some(RECORDS.items()))
def test_ids_are_unique_within_the_unit_that_sends(table, column):
    two = [record(table, column, "0001", town) for town in (A1, B1)]
    result = sent(**{table: two})
    assert result.problems == [] and len(result.tables[table]) == 2
    (warning,) = [d for d in result.warnings if (d.kind, d.column) == ("ids_shared", column)]
    assert (warning.unit, warning.cells) == (f"{A},{B}", "0001")
    twice = [record(table, column, "0001", town) for town in (A1, A2)]
    assert [p.rule for p in sent(**{table: twice}).problems] == ["key"]


def test_a_record_refers_to_one_of_its_own_unit():
    tickets = [
        record("tickets", "ticket_id", "1", A1),
        record("tickets", "ticket_id", "2", B1),
        record("tickets", "ticket_id", "3", A2) | {"reopen_of": "1"},
    ]
    assert sent(tickets=tickets).problems == []
    tickets[2] |= {"reopen_of": "2"}
    assert [p.rule for p in sent(tickets=tickets).problems] == ["other_unit"]


def named(name, upload):
    return Upload(name, upload.content)


@pytest.mark.parametrize("copies", [2, 3, 5])
def test_the_same_file_again_is_said_once_and_counts_once(copies):
    one = csv("enforcement_cases", cases("abcdef"))
    result = checked(
        sheets(units=units()), *(named(f"enforcement_cases{n}.csv", one) for n in range(copies))
    )
    assert result.problems == [] and len(result.tables["enforcement_cases"]) == 6
    assert [d.kind for d in result.warnings].count("same_file") == copies - 1


@pytest.mark.parametrize("rows", [1, 2, 6, 12, 40, 150])
def test_the_same_records_in_two_files_are_one_message(rows):
    ids = [f"C{n}" for n in range(rows)]
    first = named("甲 enforcement_cases.csv", csv("enforcement_cases", cases(ids)))
    second = named(
        "乙 enforcement_cases.csv",
        csv("enforcement_cases", [row | {"field": "另"} for row in cases(ids)]),
    )
    problems = checked(sheets(units=units()), first, second).problems
    assert {p.rule for p in problems} == {"key_files"} and len(problems) <= 2
    assert sum(bool(p.cell) + len(p.cells) + p.more for p in problems) == rows
    for lang in LANGUAGES:
        line = messages.line(problems[0], Translator(lang))
        assert first.name in line and second.name in line


@pytest.mark.parametrize("places", some([((A1, A2),), ((A2, B1),), ((A1, B1),)], 2))
def test_the_difference_tells_records_of_two_units_apart(tmp_path, places):
    publish(
        tmp_path,
        sheets(
            units=units(),
            enforcement_cases=[*cases(["1"], places[0])]
            if {*places} == {A1, A2}
            else [row for town in places for row in cases(["1"], town)],
        ),
    )
    ready = prepared(
        tmp_path,
        sheets(units=units(), enforcement_cases=cases(["1"], places[0])),
        as_of=worlds.AS_OF.replace(year=2022),
    )
    assert ready.draft


def test_what_lost_its_zeros_in_excel_is_named():
    assert rules(sent(enforcement_cases=cases(["0007", "7", "07"]))) == []
    warning = next(
        d
        for d in sent(enforcement_cases=cases(["0007", "7", "07"])).warnings
        if d.kind == "ids_alike"
    )
    assert warning.cells == "0007 ~ 7\n0007 ~ 07" and warning.facts == {"n": "2"}
