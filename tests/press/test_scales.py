"""A scale stated beside, above or below a number: what is under it is not in ones."""

import pytest

from dashboard.press.report.groups import group, status

SCALED = [
    "单位：百名\n全市下沉编制 3291",
    "表1 镇街改革情况（单位：万名）\n指标\t数值\n全市下沉编制\t3291",
    "单位：千人。全市下沉执法人员2600余。",
    "单位:千件\n下沉后办理案件\t2.1",
    "计量单位：百人\n指标 | 数值\n全市下沉编制 | 3291",
    "单位：100名\n全市下沉编制 3291",
    "单位：百\n指标\t数值\n全市下沉编制\t3291名",
    "单位：百名\n全市下沉编制3291名。",
    "单位：百名\n全市下沉编制3291个。",
    "指标\t数值（百名）\n全市下沉编制\t3291",
    "指标\t单位\t数值\n全市下沉编制\t百名\t3291",
    "全市下沉编制\t3291\t百名",
    "全市下沉编制（百名）\t3291",
    "全市下沉编制（百名）：3291",
    "全市下沉编制3291（以百名为单位）。",
    "全市下沉编制3291，单位百名。",
    "全市下沉编制3291\n注：以上数据单位为百名。",
    "单位：百名、百件\n全市下沉编制 3291",
]


@pytest.mark.parametrize("text", SCALED)
def test_what_is_under_a_scale_is_left_open(found, text):
    findings = found(text)
    assert findings[-1].verdict.reason == "scale"
    assert group(findings[-1]) == "open" and status(findings, ()) == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "单位：名\n全市下沉编制 3291",
        "单位：万元\n全市下沉编制3291名",
        "单位：百名\n责任清单\t132项",
        "单位：万人\n干部配备率\t80%以上",
        "（十）全市下沉编制3291名",
        "单位：百名\n全市下沉编制（名）：3291",
        "指标\t资金（万元）\t编制\n全市下沉编制\t\t3291",
        "单位：百名\n人口\t8000\n表后正文如下。\n济宁市下沉编制3291名。",
        "各单位：百名干部包镇街，全市下沉编制3291名。",
    ],
)
def test_a_count_in_a_unit_of_its_own_is_judged(found, text):
    assert found(text)[-1].verdict.kind == "match"


def test_a_meaning_that_is_picked_does_not_do_away_with_the_scale(found):
    text = "单位：百名\n全市下沉编制 3291"
    (one,) = found(text, picked={text.index("3291"): "posts_sunk"})
    assert one.verdict.kind == "unknown"
