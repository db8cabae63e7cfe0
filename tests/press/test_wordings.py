"""Sentences of every kind of wording (``kinds.tsv``), each after the beginning of a draft."""

from dataclasses import replace

import pytest

from tests.press.labels import FILE, Label, sentences
from tests.press.texts import tally

LEAD = (
    "济宁市推进镇街赋权增能减负改革。赋予镇街考核评价权等五项权力；干部配备率达到80%以上；"
    "前两批“属地管理”责任清单98项。\n"
)
SAID = [
    Label("五", LEAD.index("五"), "powers", "match"),
    Label("80%", LEAD.index("80%"), "posting_rate", "match"),
    Label("98", LEAD.index("98"), "duty_items_first_two", "match"),
]


def test_sentences_of_every_kind(edition):
    drafts = []
    for one in sentences(FILE.with_name("kinds.tsv")):
        labels = [replace(label, start=label.start + len(LEAD)) for label in one.labels]
        text = LEAD + one.text.replace("⏎", "\n")
        drafts.append(replace(one, text=text, labels=(*SAID, *labels)))
    assert tally(edition, drafts)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "潍坊来信：我们为什么去济宁取经\n潍坊市委编办到济宁考察。“我市下沉编制2100名。”潍坊的属地清单156项。",
        "济宁市公安局推进警力下沉\n派出机构警力占比45%，下沉执法人员3200余名到镇街。",
        "全省乡镇街道改革现场会召开\n省里要求，乡镇评价占部门考核权重不低于40%。",
        "济宁市编制周转池启用\n核定编制2100名，其中下沉到乡镇卫生院的编制389名。",
        "济宁市截至2021年9月底向镇街下沉编制3000名。",
    ],
)
def test_of_drafts_of_others_nothing_is_contradicted(found, text):
    assert "mismatch" not in {f.verdict.kind for f in found(text)}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("下沉编制3291名。不要小看这3921名。", "mismatch"),
        ("下沉编制3291名。这3291名到了一线。", "match"),
        ("截至2021年9月底，下沉编制3291名。全市2600余名执法人员下沉镇街。", "period"),
        ("责任清单132项横跨17个领域。\n2021年12月31日", "period"),
        ("评价权重达到规定下限，即部门30%。", "match"),
        ("派驻站所呢？镇街评价占考核权重不低于50%。", "mismatch"),
        ("\n指标｜单位｜数值\n平均每个镇街新增编制｜名｜12", "mismatch"),
        ("下沉编制3291名，你说这镇街腰杆硬不硬？", "match"),
        ("下沉编制3291名，是真的吗？", "unknown"),
    ],
)
def test_what_stands_further_off_is_read(found, text, verdict):
    said = [f for f in found(LEAD + text) if f.number.numeral.start >= len(LEAD)]
    assert said[-1].verdict.kind == verdict
