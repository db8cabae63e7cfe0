"""What may be of this reform is asked about: never called another matter, never contradicted."""

from itertools import product

import pytest

from dashboard.press.comparison import CONTRADICTS
from dashboard.press.report.groups import group, status

HEAD = "济宁市召开镇街赋权、增能、减负新闻发布会，2021年12月16日。\n"
MAY_BE = {
    "filled": [
        form.format(share)
        for form, share in product(
            (
                "近{}干部配备到位。",
                "{}以上的干部岗位已经配齐。",
                "镇街工作机构干部配备达到{}。",
                "{}的岗位已配备负责人。",
            ),
            ("七成", "八成", "75%", "80%", "四分之三"),
        )
    ],
    "vacant": [
        form.format(share)
        for form, share in product(
            (
                "干部配备率尚有{}的缺口。",
                "干部配备率仍有{}岗位空缺。",
                "空编率不到{}。",
                "{}的干部岗位尚未配备。",
            ),
            ("20%", "两成", "15%", "五分之一"),
        )
    ],
    "floors": [
        f"{form}{share}。"
        for form, share in product(
            ("镇街评价权重分别不低于", "镇街考核评价权重不低于", "镇街说了算的比重不低于"),
            ("60%和30%", "30%、60%", "50%"),
        )
    ],
    "towns": [
        form.format(place, n)
        for form, place, n in product(
            ("{}有{}个镇街。", "{}共{}个乡镇（街道）。", "{}{}个街道。"),
            ("邹城市", "汶上县", "全市"),
            (11, 17, 107),
        )
    ],
    "sums": [
        f"{one}与{other}{sum_}{n}名。"
        for (one, other), sum_, n in product(
            (("下沉编制", "执法人员"), ("下沉执法人员", "编制")),
            ("合计近", "共", "总计"),
            (5900, 5891),
        )
    ],
    "denied": [
        form.format(n)
        for form, n in product(
            (
                "有人说下沉了{}名编制，这不属实。",
                "下沉编制{}名的说法不准确。",
                "向镇街下沉编制{}名，但该数字有误。",
            ),
            (3500, 2100, 5000),
        )
    ],
    "times": [
        f"下沉编制3291名，{form}。"
        for form in ("是改革前的三倍", "较上年增长近一倍", "比三年前翻了两番")
    ],
    "batches": [
        form.format(n)
        for form, n in product(
            (
                "在前两批98项的基础上，又出台第三批{}项。",
                "132项清单涉及{}个领域。",
                "132项清单事项分属{}个领域。",
            ),
            (43, 12, 15),
        )
    ],
    "others": [f"全市156个镇街，{form}。" for form in ("150个完成改革", "其中涉农镇街120个")],
}


STATED = ("全市", "132项清单", "邹城市共", "汶上县共")
"""As plainly as published, or as the register has it: other digits do contradict."""


@pytest.mark.parametrize("kind", MAY_BE)
def test_what_may_be_ours_is_asked(found, kind):
    assert len(MAY_BE[kind]) >= 2
    passed, refuted = [], []
    for text in MAY_BE[kind]:
        findings = [one for one in found(HEAD + text) if one.number.start >= len(HEAD)]
        assert findings, text
        if status(findings, []) in ("clear", "none"):
            passed.append(text)
        if any(one.verdict.kind in CONTRADICTS for one in findings):
            refuted.append(text)
    assert passed == []
    assert [text for text in refuted if not text.startswith(STATED)] == []


@pytest.mark.parametrize("gap", ["、", "和", "与"])
@pytest.mark.parametrize("mark", ["", "："])
def test_two_named_together_take_their_numbers_in_order(found, gap, mark):
    findings = found(f"{HEAD}下沉编制{gap}执法人员{mark}3291名、2600余名。")[-2:]
    assert [one.verdict.kind for one in findings] == ["match"] * 2
    turned = found(f"{HEAD}下沉编制{gap}执法人员{mark}2600余名、3291名。")[-2:]
    assert "match" not in {one.verdict.kind for one in turned}


def test_what_a_reader_may_pick_a_meaning_for_is_no_other_matter(found):
    text = "".join(line for lines in MAY_BE.values() for line in lines)
    offered = [one for one in found(HEAD + text) if one.verdict.reason == "ambiguous"]
    assert len(offered) > 20
    assert {group(one) for one in offered if one.choices} == {"open"}
