"""Titles, tabs and file names of another day or unit than the one published are warnings."""

import pytest

from dashboard.intake import messages
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import MANY, checked, page, sheets, units, warnings

NAMES = {worlds.A: "甲河县", worlds.B: "乙山市", worlds.A1: "甲河镇", worlds.A2: "南门街道",
         worlds.B1: "北门街道"}  # fmt: skip
OF_A = [row for row in MANY if row["town"] != worlds.B1]


def sent(title, name="sent.xlsx"):
    register = worlds.table("units", worlds.UNITS)
    register["name_zh"] = register["unit_id"].map(NAMES).fillna(register["name_zh"])

    def change(book):
        page(book).write_string(0, 0, title)
        page(book).write_string(1, 0, "")

    return checked(sheets(name, units=register, posts=OF_A, change=change))


@pytest.mark.parametrize(
    "said",
    ["2021年9月30日", "截至2021年9月底", "9月30日", "2021年三季度", "2021.09", "2020-12-16",
     "下沉编制表2021年9月30日", "二〇二一年九月三十日", "２０２１年９月", "2021年上半年",
     "填报单位：甲河县 2021年9月30日", "2021年7月1日至9月30日"],
)  # fmt: skip
def test_another_day(said):
    assert len(warnings(sent(f"下沉编制 {said}"), "other_day_named")) == 1


@pytest.mark.parametrize(
    "said",
    ["2021年12月16日", "截至2021年12月底", "四季度", "2021.12", "20211216", "2021年度", "",
     "填报日期：2021年9月30日", "制表：张三 2021年10月8日", "2021年9月30日印发", "2021年12月20日",
     "自2021年7月1日起", "2021年9月30日至2021年12月16日", "鲁编〔2021〕9号"],
)  # fmt: skip
def test_the_day_published_or_the_day_of_making(said):
    assert not warnings(sent(f"下沉编制 {said}"), "other_day_named")


@pytest.mark.parametrize("said", ["乙山市", "北门街道", "乙山市下沉编制表", "填报单位：乙山市编办"])
def test_another_unit(said):
    (found,) = warnings(sent(said), "other_unit_named")
    assert found.unit == worlds.A and found.facts["said"] in said


@pytest.mark.parametrize(
    "said",
    ["甲河县", "甲河县甲河镇", "甲河县与乙山市对比", "地址：乙山市红星路", "乙山市红星路19号",
     "市直（驻乙山市）", "抄送：乙山市", "乙山下沉编制"],
)  # fmt: skip
def test_the_own_unit_or_an_address(said):
    assert not warnings(sent(said), "other_unit_named")


def test_the_name_of_the_file():
    result = sent("下沉编制", "乙山市_20210930.xlsx")
    assert len(warnings(result, "other_day_named", "other_unit_named")) == 2


@pytest.mark.parametrize(
    ("note", "asked"),
    [("截至2020年底", True), ("9月底数据", True), ("2021年三季度", True), ("按2021.06口径", True),
     ("截至2021年12月16日", False), ("", False), ("含开发区", False), ("2021年9月30日印发", False)],
)  # fmt: skip
def test_the_note_of_a_total(note, asked):
    total = {"indicator": "E08", "unit": worlds.A, "numerator": 50, "denominator": 60, "note": note}
    found = warnings(checked(sheets(units=units(), reported_values=[total])), "other_day_noted")
    assert bool(found) == asked
    for t in map(Translator, LANGUAGES):
        assert all(one.facts["said"] in messages.warning(one, {}, {}, {}, t) for one in found)
