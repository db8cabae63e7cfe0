"""The fault that is said is the true one, once, in the words of the template."""

import pytest

from dashboard.intake import messages
from dashboard.intake.problems import Problem
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import MANY, POSTS, checked, sheets, units

A1 = worlds.A1


@pytest.mark.parametrize("unit", [worlds.A, worlds.CITY])
def test_a_row_of_totals_is_not_sent_to_another_town(unit):
    """Its code is in the register, only of another level: nothing near it is offered."""
    (problem,) = checked(
        sheets(units=units(), posts=[POSTS[0], POSTS[0] | {"town": unit}])
    ).problems
    assert problem.rule == "wrong_level" and "closest" not in problem.hint
    for lang in LANGUAGES:
        told = messages.line(problem, Translator(lang))
        assert unit in told and ("合计行请删去" in told or "rows of totals" in told)


def test_a_code_with_the_name_of_another_says_which_is_which():
    register = units().assign(name_zh=lambda frame: "名" + frame["unit_id"])
    (problem,) = checked(
        sheets(units=register, posts=[POSTS[0] | {"town": f"{A1} 南张街道"}])
    ).problems
    assert problem.rule == "code_name"
    told = messages.line(problem, Translator("zh"))
    assert f"编码是“{A1} 名{A1}”的，名称却是“南张街道”" in told


@pytest.mark.parametrize("what", ["formula", "merged"])
def test_what_holds_no_value_is_not_missing_besides(what):
    def spoil(workbook):
        sheet = workbook.get_worksheet_by_name("posts")
        if what == "formula":
            sheet.write_formula("D6", "=1+2")
        else:
            sheet.merge_range("D6:D8", 13)

    rules = [p.rule for p in checked(sheets(units=units(), posts=MANY, change=spoil)).problems]
    assert rules == [what]


def test_tabs_and_headings_are_hinted_at_as_the_template_has_them():
    said = {
        ("unknown_sheet", "", "posts"): ("下沉编制", "Posts transferred to towns"),
        ("renamed_column", "posts", "used"): ("已使用", "Used"),
    }
    for (rule, table, closest), words in said.items():
        one = Problem(rule, table=table, hint={"closest": closest})
        for lang, word in zip(("zh", "en"), words, strict=True):
            assert word in messages.problem(one, Translator(lang)).fix


def test_a_day_is_shown_without_its_midnight():
    rows = [POSTS[0] | {"approved_on": "2022-05-01"}]
    (problem,) = checked(sheets(units=units(), posts=rows)).problems
    assert (problem.rule, problem.value) == ("past", "2022-05-01")
