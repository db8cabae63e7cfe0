"""Names and numbers of persons stay out: a key is a hashed key."""

import pytest

from dashboard.intake import messages
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import checked, csv, sheets, units

OPEN = (
    "370830198001011234",
    "37083019800101123X",
    "370830800101123",
    "13805371234",
    "王建一",
    "欧阳建国",
    "空缺",
    "暂缺人选",
    "阿依古丽·买买提",
)
HASHED = ("9f86d081884c7d65", "P-0017", "H1", "a1b2王", "3708301980", "130")


def sent(key, as_file):
    officer = {"officer_key": key, "town": worlds.A1}
    body = {"body_id": "1", "unit": worlds.A, "town": worlds.A1, "head_key": key}
    tables = {"enforcers": [officer], "bodies": [body]}
    if as_file == "csv":
        files = [csv(name, rows) for name, rows in tables.items()]
        return checked(sheets(units=units()), *files)
    return checked(sheets(units=units(), **tables))


@pytest.mark.parametrize("as_file", ["csv", "xlsx"])
@pytest.mark.parametrize("key", OPEN)
def test_a_person_is_not_named(key, as_file):
    found = [p for p in sent(key, as_file).problems if p.rule == "personal"]
    assert {p.table for p in found} == {"enforcers", "bodies"}
    for t in map(Translator, LANGUAGES):
        for one in found:
            said = messages.line(one, t)
            assert key not in said, said  # nor in what is said of it


@pytest.mark.parametrize("key", OPEN)
def test_no_rule_repeats_what_names_a_person(key):
    officers = [{"officer_key": key, "town": worlds.A1, "left_on": "2021-02-30"}] * 2
    body = {"body_id": "1", "unit": worlds.A, "town": worlds.A1, "head_key": key, "head_since": ""}
    found = checked(sheets(units=units(), enforcers=officers, bodies=[body])).problems
    assert {p.rule for p in found} > {"personal"}
    for t in map(Translator, LANGUAGES):
        assert not [said for said in (messages.line(one, t) for one in found) if key in said]


@pytest.mark.parametrize("number", [key for key in OPEN if len(key) in (11, 18)])
@pytest.mark.parametrize("column", ["town", "officer_key", "from_department", "joined_on"])
def test_a_number_of_a_person_is_repeated_from_no_column(number, column):
    row = {"officer_key": "H1", "town": worlds.A1} | {column: f"张某 {number}"}
    found = checked(sheets(units=units(), enforcers=[row])).problems
    for t in map(Translator, LANGUAGES):
        assert not [said for said in (messages.line(one, t) for one in found) if number in said]


@pytest.mark.parametrize("key", HASHED)
def test_a_key_is_one(key):
    assert [p.rule for p in sent(key, "xlsx").problems if p.rule == "personal"] == []
