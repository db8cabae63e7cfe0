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


@pytest.mark.parametrize("key", HASHED)
def test_a_key_is_one(key):
    assert [p.rule for p in sent(key, "xlsx").problems if p.rule == "personal"] == []
