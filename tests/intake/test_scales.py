"""A scale stated above a column of counts is refused with its mend, wherever it is stated."""

import pytest

from dashboard.contracts import TABLES
from dashboard.intake import messages
from dashboard.intake.reading import scales
from dashboard.intake.reading.files import Upload
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import MANY, checked, checked_spoiled, page, rules, sheets, units

COUNTS = [(t.name, c) for t in TABLES.values() for c in t.columns if scales.counts(c)]
STATED = ["编制数（百名）", "编制数（千）", "编制数(万)", "编制数（万人）", "编制数（单位：百名）",
          "编制数/百名", "编制数：万名", "编制数，单位：十个", "编制数（以千名计）", "编制数百名",
          "百名编制数", "编制数【百】", "编制数（１００名）", "编制数（×100）", "编制数（％）",
          "Posts (hundreds)", "posts (in thousands)", "posts, thousands", "posts ('000)",
          "编制数（十万）"]  # fmt: skip
PLAIN = ["编制数", "编制数（名）", "编制数（个）", "编制数（10）", "编制数（截至十二月）", "Posts",
         "编制数（十三五）", "编制数（万庄镇）", "编制数（千人计划）", "编制数（百分制）",
         "posts *", "编制数（2021年）"]  # fmt: skip


def headed(row, place, words):
    def change(workbook):
        page(workbook).write_string(row, place, words)

    return rules(checked_spoiled(change))


@pytest.mark.parametrize("words", STATED)
def test_a_scale_in_either_row_of_headings(words):
    assert headed(3, 3, words) == [("scaled_heading", "D4")]
    assert ("scaled_heading", "D5") in headed(4, 3, words)


@pytest.mark.parametrize("words", PLAIN)
def test_what_is_no_scale(words):
    assert headed(3, 3, words) == []
    assert "scaled_heading" not in dict(headed(4, 3, words))


@pytest.mark.parametrize(
    "words", [w for w in STATED if w.lower() not in ("编制数百名", "百名编制数")]
)
def test_a_scale_in_the_only_heading_of_a_text_file(words):
    names = [c.name for c in TABLES["posts"].columns]
    lines = [[words if n == "posts" else n for n in names]]
    lines += [[str(row.get(n, "")) for n in names] for row in MANY]
    text = "\n".join(";".join(line) for line in lines)
    result = checked(sheets(units=units()), Upload("posts.csv", text.encode()))
    assert [p.rule for p in result.problems] == ["scaled_heading"]


@pytest.mark.parametrize(
    "words", ["单位：百名", "单位:万", "下沉编制表（单位：千名）", "计量单位为万人", "（百名）",
              "posts (in thousands)"],
)  # fmt: skip
@pytest.mark.parametrize("cell", [(0, 0), (1, 0), (2, 0), (2, 3), (1, 5)])
def test_a_line_above_the_headings(words, cell):
    (found,) = headed(*cell, words)
    assert found[0] == "scaled_heading"


@pytest.mark.parametrize(
    "words", ["单位：名", "填报单位：万庄镇", "百日攻坚", "（千人计划）", "单位：百姓服务中心",
              "2021年（十二月）"],
)  # fmt: skip
def test_a_line_that_states_none(words):
    assert headed(0, 0, words) == []


@pytest.mark.parametrize(("name", "column"), COUNTS)
@pytest.mark.parametrize("scale", ["百", "千名", "万"])
def test_every_column_of_counts(name, column, scale):
    assert scales.stated(f"{column.label.zh}（{scale}）", column)
    assert not any(scales.stated(said, column) for said in (column.name, *column.label))


def test_no_template_states_one():
    for name in TABLES:
        assert "scaled_heading" not in dict(rules(checked(sheets(**{name: [{}]}))))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_told_with_its_mend(lang):
    result = checked_spoiled(lambda book: page(book).write_string(3, 3, "编制数（百名）"))
    said = messages.problem(result.problems[0], Translator(lang))
    assert "编制数（百名）" in said.wrong and said.fix


def test_a_count_without_counts_beside_it_is_not_asked():
    """Bodies hold nothing that is counted one by one."""

    def change(workbook):
        page(workbook, "bodies").write_string(0, 0, "单位：百名")

    held = {"bodies": [{"town": worlds.A1}]}
    assert "scaled_heading" not in dict(rules(checked_spoiled(change, **held)))
