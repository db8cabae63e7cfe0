"""Ids stay whole and are unique within the unit that sends; names behind codes are cut."""

import pytest

from tests import worlds
from tests.intake.sending import (
    POSTS,
    cases,
    checked_by_name,
)
from tests.sampled import sampled

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
CODES = {row["unit_id"]: n for n, row in enumerate(worlds.UNITS)}


@pytest.mark.parametrize(
    "pattern",
    sampled(
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
    result = checked_by_name(
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
    result = checked_by_name(posts=[POSTS[0] | {"town": typed}])
    assert result.problems == [] and result.tables["posts"]["town"].tolist() == [code]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{code} 别的名", "code_name"),
        ("{code} 名", "code_name"),
        ("{code} 名0", "code_name"),
        ("{code}名{n}", "reference"),
        ("{code} x", "code_name"),
        ("名{n} {code}", "reference"),
        ("{code} 名{n} 街道", "code_name"),
    ],
)
def test_anything_else_behind_a_code_is_refused_whole(text, rule):
    typed = text.format(code=A1, n=CODES[A1])
    (problem,) = checked_by_name(posts=[POSTS[0] | {"town": typed}]).problems
    assert (problem.rule, problem.value) == (rule, typed)


def test_titles_of_the_citys_lists_may_stand_behind_their_codes():
    result = checked_by_name(
        duty_items=[{"item_id": "I 1", "title": "示例 事项"}],
        duty_roles=[{"item_id": "I 1 示例 事项", "duty_bearer": "x"}],
    )
    assert result.problems == []
    assert result.tables["duty_roles"]["item_id"].tolist() == ["I 1"]


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


@pytest.mark.parametrize(("table", "column"), sampled(RECORDS.items()))
def test_ids_are_unique_within_the_unit_that_sends(table, column):
    two = [record(table, column, "0001", town) for town in (A1, B1)]
    result = checked_by_name(**{table: two})
    assert result.problems == [] and len(result.tables[table]) == 2
    (warning,) = [d for d in result.warnings if (d.kind, d.column) == ("ids_shared", column)]
    assert (warning.unit, warning.cells) == (f"{A},{B}", "0001")
    twice = [record(table, column, "0001", town) for town in (A1, A2)]
    assert [p.rule for p in checked_by_name(**{table: twice}).problems] == ["key"]


@pytest.mark.parametrize(
    "key", sampled(["0001", "WS2022 0007", "a3f", "甲-1", "00ff00ff00ff00ff", "X/9"])
)
def test_an_officer_of_two_units_counts_once_and_that_is_said(key):
    """What `officers` in queries/views.sql counts: a person once in the city."""
    two = [{"officer_key": key, "town": town, "from_on": "2021-03-01"} for town in (A1, B1)]
    result = checked_by_name(enforcers=two)
    assert result.problems == [] and len(result.tables["enforcers"]) == 2
    (warning,) = [d for d in result.warnings if d.kind.endswith("_shared")]
    assert (warning.kind, warning.unit, warning.cells) == ("officers_shared", f"{A},{B}", key)
    within = [one | {"town": town} for one, town in zip(two, (A1, A2), strict=True)]
    again = checked_by_name(enforcers=within)
    assert not [d for d in again.warnings if d.kind.endswith("_shared")]


def test_a_record_refers_to_one_of_its_own_unit():
    tickets = [
        record("tickets", "ticket_id", "1", A1),
        record("tickets", "ticket_id", "2", B1),
        record("tickets", "ticket_id", "3", A2) | {"reopen_of": "1"},
    ]
    assert checked_by_name(tickets=tickets).problems == []
    tickets[2] |= {"reopen_of": "2"}
    assert [p.rule for p in checked_by_name(tickets=tickets).problems] == ["other_unit"]
