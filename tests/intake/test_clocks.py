"""Days where clocks are asked, and ends exactly on their deadlines, are questions."""

import pandas as pd
import pytest

from dashboard.contracts import TABLES
from dashboard.intake import clocks, messages
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import checked, sheets, units, warnings

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1
CLOCKS = [
    (name, column.name)
    for name, table in TABLES.items()
    for column in table.columns
    if column.type == "timestamp"
]
ENDS = [(name, *pair) for name, pairs in clocks.DEADLINES.items() for pair in pairs.items()]
IDS = {"tickets": "ticket_id", "coordination_orders": "order_id"}
KINDS = ("days_only", "on_deadline")
FIRST = {"called_at": 1, "ordered_at": 1}
"""The day in May of each clock: what begins is on the first, the rest on the ninth."""


def rows(name, n=4, towns=(A1, A2), **clock):
    """`n` records whose clocks all have a time of day; `clock` gives others, one a record."""
    other = {column for table, column in CLOCKS if table == name}
    usual = {c: f"2021-05-{FIRST.get(c, 9):02} 08:3{{n}}" for c in other}
    usual |= {due: "2021-05-10 16:0{n}" for table, _, due in ENDS if table == name}
    return [
        {IDS[name]: f"R{k}", "town": towns[k % len(towns)]}
        | {c: text.format(n=k) for c, text in usual.items()}
        | {c: given[k] for c, given in clock.items()}
        for k in range(n)
    ]


def asked(name, held):
    clock = {column for table, column in CLOCKS if table == name}
    held = [{c: pd.Timestamp(v) if v and c in clock else v for c, v in r.items()} for r in held]
    result = checked(sheets(units=units(), **{name: held}))
    return warnings(result, *KINDS)


@pytest.mark.parametrize(("name", "column"), CLOCKS)
def test_a_column_of_days(name, column):
    days = [f"2021-05-{FIRST.get(column, 9):02}"] * 4
    (found,) = asked(name, rows(name, **{column: days}))
    assert (found.kind, found.unit, found.column, found.facts) == (
        "days_only", A, column, {"n": "4"}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2021-05-09"] * 3 + ["2021-05-09 08:30"], 3),
        (["2021-05-09", "2021-05-09 00:00", "2021-05-09 00:00:00", "20210509"], 4),
        (["2021-05-09", None, None, None], 1),
        (["2021-05-09", "2021-05-09", "2021-05-09 08:30", "2021-05-09 09:00"], 2),
        (["2021-05-09", "2021-05-09 08:30", "2021-05-09 08:31", "2021-05-09 09:00"], 0),
        ([None] * 4, 0),
        (["2021-05-09 00:01"] * 4, 0),
    ],
)
def test_half_of_the_cells_are_a_habit(cells, days):
    found = asked("tickets", rows("tickets", done_at=cells))
    assert sum(int(one.facts["n"]) for one in found) == days


def test_all_columns_of_a_unit_are_one_question_and_other_units_none():
    held = rows("tickets", towns=(A1, B1))
    for row in held[::2]:
        row |= {c: row[c][:10] for name, c in CLOCKS if name == "tickets"}
    (found,) = asked("tickets", held)
    assert (found.unit, set(found.column.split(","))) == (
        A, {c for name, c in CLOCKS if name == "tickets"}
    )  # fmt: skip


@pytest.mark.parametrize(("name", "ended", "due"), ENDS)
@pytest.mark.parametrize(("on", "of", "told"), [(4, 4, 4), (3, 4, 3), (3, 6, 3), (2, 2, 0),
                                                (3, 7, 0)])  # fmt: skip
def test_ends_exactly_on_their_deadlines(name, ended, due, on, of, told):
    held = rows(name, of)
    for row in held[:on]:
        row[ended] = row[due]
    found = asked(name, held)
    assert [(one.kind, one.column, one.facts["n"]) for one in found] == (
        [("on_deadline", ended, str(told))] if told else []
    )


@pytest.mark.parametrize(("name", "ended", "due"), ENDS)
def test_days_on_days_are_asked_about_once(name, ended, due):
    held = rows(name)
    for row in held:
        row |= {ended: "2021-05-10", due: "2021-05-10"}
    assert [one.kind for one in asked(name, held)] == ["days_only"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_names_the_column_and_its_cells(kind):
    held = rows("tickets")
    for row in held:
        row["done_at"] = row["done_due_at"] if kind == "on_deadline" else "2021-05-09"
    (found,) = asked("tickets", held)
    for lang in LANGUAGES:
        t = Translator(lang)
        line = messages.warning(found, {A: "甲河县"}, {}, {}, t)
        column = t.label(TABLES["tickets"].column("done_at").label)
        assert column in line and "甲河县" in line and found.cells.split("\n")[0] in line
        assert ("00:00" in line) == (kind == "days_only")
