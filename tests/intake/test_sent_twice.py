"""The same file or the same records again count once and are said once."""

import pytest

from dashboard.intake import messages
from dashboard.intake.reading.files import Upload
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import (
    cases,
    checked,
    csv,
    prepared,
    publish,
    sheets,
    units,
)
from tests.sampled import sampled

A, B, A1, A2, B1 = worlds.A, worlds.B, worlds.A1, worlds.A2, worlds.B1


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


@pytest.mark.parametrize("places", sampled([[A1, A2], [A2, B1], [A1, B1]], 2))
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
