"""Corrections, denials, boasts of rank, 今年, other receivers, measure words of another thing."""

import pytest

from dashboard.press.report.groups import group

RIGHT_WRONG = [("下沉编制", "3291名", "3921名"), ("下沉执法人员", "2600余名", "3600余名")]
CORRECTIONS = [
    "更正：此前误为“济宁市向镇街{what}{wrong}”，应为{right}。",
    "更正：本报昨日报道济宁市向镇街{what}{wrong}有误，应为{right}。",
    "更正：此前稿件误将济宁市向镇街{what}写为{wrong}，现更正为{right}。",
    "勘误：原文“济宁市向镇街{what}{wrong}”，更正为“{what}{right}”。",
]
AFTERWARDS = [
    "济宁市向镇街{what}{right}（此前误写为{wrong}）。",
    "更正：济宁市向镇街{what}应为{right}，此前误为{wrong}。",
]


@pytest.mark.parametrize(("what", "right", "wrong"), RIGHT_WRONG)
@pytest.mark.parametrize("form", [*CORRECTIONS, *AFTERWARDS])
def test_a_correction_is_held_to_what_it_corrects_to(found, form, what, right, wrong):
    said = [f.verdict.kind for f in found(form.format(what=what, right=right, wrong=wrong))]
    assert said == (["match", "unknown"] if form in AFTERWARDS else ["unknown", "match"])
    turned = [f.verdict.kind for f in found(form.format(what=what, right=wrong, wrong=right))]
    assert "match" not in turned


@pytest.mark.parametrize("end", ["撒胡椒面", "终点", "小数目"])
def test_what_a_figure_is_said_not_to_be_does_not_deny_it(found, end):
    text = f"济宁市向镇街下沉编制3291名。这3291名编制不是{end}。"
    assert [f.verdict.kind for f in found(text)] == ["match", "match"]


@pytest.mark.parametrize("text", ["下沉编制不是3291名。", "下沉编制3291名不是真的。"])
def test_what_is_denied_is_neither(found, text):
    assert [f.verdict.kind for f in found(f"济宁市向镇街{text}")] == ["unknown"]


RANKS = [
    "位居全省第一",
    "居全省第二位",
    "数量全省最多",
    "全国领先",
    "在全国率先推行",
    "高于全省平均水平",
    "名列全省首位",
]


@pytest.mark.parametrize("rank", RANKS)
@pytest.mark.parametrize(("what", "right", "wrong"), RIGHT_WRONG)
def test_a_boast_of_rank_takes_no_figure_away(found, rank, what, right, wrong):
    for digits, verdict in ((right, "match"), (wrong, "mismatch")):
        said = [f.verdict.kind for f in found(f"向镇街{what}{digits}，{rank}。")]
        assert said == [verdict], rank


@pytest.mark.parametrize(
    "text", ["全省平均每个镇街新增编制15名。", "全省改革现场会召开，下沉编制3291名。"]
)
def test_a_figure_of_the_province_is_not_ours(found, text):
    assert [f.verdict.kind for f in found(text)] == ["unknown"]


@pytest.mark.parametrize("day", ["截至今年6月底", "截至今年底", "截至今年年底", "到今年12月底"])
def test_this_year_is_known_only_by_a_dated_draft(found, day):
    assert [f.verdict.kind for f in found(f"{day}，全市下沉编制3291名。")] == ["unknown"]


def test_of_a_dated_draft_this_year_is_its_own(found):
    for day, verdict in (("6月底", "period"), ("12月底", "match")):
        text = f"2021年12月16日，济宁市召开发布会。截至今年{day}，全市下沉编制3291名。"
        assert [f.verdict.kind for f in found(text)] == [verdict]


@pytest.mark.parametrize("receiver", ["行政村", "村（社区）", "社区", "学校", "企业", "园区"])
def test_officers_of_another_receiver_are_asked_about(found, receiver):
    (one,) = found(f"济宁市镇街改革：全市{receiver}下沉执法人员2600余名。")
    assert one.verdict.kind == "unknown" and group(one) == "open"


@pytest.mark.parametrize(
    "said", ["下沉编制3291%", "赋予镇街权力5类", "下沉执法人员2600余件", "责任清单事项132%"]
)
def test_our_digits_with_the_measure_of_another_thing_are_asked_about(found, said):
    (one,) = found(f"济宁市镇街改革：{said}。")
    assert one.verdict.kind == "unknown" and group(one) == "open"


def test_a_cell_with_a_date_is_no_second_number(found):
    text = "济宁镇街赋权增能减负\n指标\t数值\t备注\n干部配备率\t80%以上\t截至2021年12月"
    assert [f.verdict.kind for f in found(text)] == ["match"]
