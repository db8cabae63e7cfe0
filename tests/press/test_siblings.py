"""Kinds of wording that were read wrong once, in other words than those they were met in."""

import pytest

REFORM = "济宁市赋权增能减负，镇街评价计入考核权重、编制下沉、责任清单公布，执法人员到镇街。"


def verdicts(found, text):
    return [f.verdict.kind for f in found(text)]


@pytest.mark.parametrize(
    "floor",
    [
        *("以{}为底线", "以{}为下限", "{}打底", "{}起步", "至少{}", "最低{}", "不能少于{}"),
        *("，底线划在{}", "下限定为{}", "守住{}的底线", "不许低于{}", "最低标准是{}", "≥{}"),
    ],
)
@pytest.mark.parametrize(
    ("share", "verdict"),
    [("30%", "match"), ("三成", "match"), ("百分之三十", "match"), ("20%", "mismatch")],
)
def test_a_floor_however_it_is_said(found, floor, share, verdict):
    assert verdicts(found, f"济宁市镇街评价占部门考核权重{floor.format(share)}。") == [verdict]


@pytest.mark.parametrize(
    "denied",
    [
        "网传“{}”，系误读。",
        "有自媒体写成“{}”，张冠李戴。",
        "有人把话传成了“{}”。",
        "如果有人说“{}”，那就错了。",
        "近日流传“{}”。",
    ],
)
def test_what_is_quoted_to_be_denied_is_neither(found, denied):
    assert verdicts(found, denied.format("济宁市向镇街下沉编制3291名")) == ["unknown"]


@pytest.mark.parametrize(
    "said",
    [
        "文中“{}”，核对无误。",
        "{}从何而来？主要来自空编。",
        "{}，你知道吗？",
        "网传“济宁市下沉编制5000名”，系误读。真实情况：{}。",
    ],
)
def test_what_is_taken_for_granted_is_said(found, said):
    assert verdicts(found, said.format("济宁市向镇街下沉编制3291名"))[-1] == "match"


@pytest.mark.parametrize(
    "one", ["仅济宁市综合执法局一家", "光济宁市农业农村局一个部门", "单济宁一个县"]
)
def test_one_body_alone_is_a_part(found, one):
    assert verdicts(found, f"{one}就下沉执法人员2600余名。") == ["unknown"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("132项，项项有着落。", "match"),
        ("梳理出办事堵点，共132项。", "unknown"),
        ("\n整改事项\n132项", "unknown"),
        ("2600余名，个个能干。", "match"),
        ("网格员也动起来了。2600余名，个个能干。", "unknown"),
        ("会议室坐了2600余名。", "unknown"),
        ("参训共389人。", "unknown"),
        ("评部门，30%以上。", "match"),
        ("部门里年轻干部占30%以上。", "unknown"),
        ("会上点了部门的名，30%以上没按时回。", "unknown"),
        ("派驻站所呢？不低于60%。", "match"),
    ],
)
def test_digits_alone_where_no_word_is_of_another_matter(found, text, verdict):
    assert verdicts(found, REFORM + text) == [verdict]


@pytest.mark.parametrize("title", ["泰安考察报告\n", "赴济宁考察报告\n枣庄市委编办\n"])
def test_whoever_writes_of_a_visit_means_their_own_city(found, title):
    text = f"{title}济宁市向镇街下沉编制3291名。\n对照之下，我市下沉编制1860名，全市执法人员900名。"
    assert verdicts(found, text) == ["match", "unknown", "unknown"]


def test_a_report_of_our_visit_is_ours(found):
    text = "关于赴泰安考察的报告\n济宁市委编办\n泰安市下沉编制1800名。我市向镇街下沉编制3291名。"
    assert verdicts(found, text) == ["unknown", "match"]


def test_a_title_that_narrows_the_city_holds_for_its_table(found):
    text = "济宁市某县下沉情况\n下沉编制210名，下沉执法人员120名。"
    assert verdicts(found, text) == ["unknown"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "3291名：下沉编制",
        "甲：济宁给镇街沉了多少编制？\n乙：多少？\n甲：3291名！",
        "“济宁市向镇街下沉编制2391名”有误，应为3291名。",
        "济宁市下沉编制3291名的说法属实。",
        "那到底沉下去多少编制？答案是3291名。",
    ],
)
def test_captions_dialogue_and_answers(found, text):
    (*_, last) = found(f"{REFORM}\n{text}")
    assert (last.text, last.verdict.kind) == ("3291", "match")


@pytest.mark.parametrize(
    "other",
    [
        "另有网格员3291名。",
        "志愿者2600余名，个个忙碌。",
        "省里的责任清单132项。",
        "证明事项清单有多长？132项。",
        "\n3291名：登记志愿者",
        "为民办实事132项，件件有着落。",
        "技改项目分三批实施。",
        "部门办公用房压减30%以上。",
        "2600余名观众到场观看。",
    ],
)
def test_the_same_digits_of_another_thing(found, other):
    said = f"{REFORM}济宁市下沉编制3291名，下沉执法人员2600余名，责任清单分三批共132项。{other}"
    assert [f.verdict.kind for f in found(said)][-1] == "unknown"


def test_in_a_much_later_draft_other_digits_contradict_nothing_that_grows(found):
    later = "2023年5月，记者重访济宁。下沉执法人员已有3100余名，责任清单共123项。"
    assert verdicts(found, later) == ["unknown", "mismatch"]
    assert verdicts(found, later.replace("2023", "2021"))[0] == "mismatch"


@pytest.mark.parametrize(
    "than",
    ["比9月底增加283名", "较2021年9月末多283名", "与9月底相比增加283名", "同9月底相比多了283名"],
)
def test_the_time_compared_with_is_of_its_comparison_only(found, than):
    text = f"济宁市下沉执法人员{than}，干部配备率80%以上，下沉编制3291名。"
    assert verdicts(found, text) == ["unknown", "match", "match"]
    assert verdicts(found, text.replace("3291", "3921"))[-1] == "mismatch"


@pytest.mark.parametrize(
    "floors",
    [
        "不低于{}、派驻机构{}",
        "不少于{}和派驻机构的{}",
        "至少{}（县直部门）、{}（派驻机构）",
        "不得低于{}，对派驻机构不得低于{}",
    ],
)
@pytest.mark.parametrize(
    ("shares", "verdict"),
    [(("30%", "60%"), "match"), (("三成", "六成"), "match"), (("20%", "50%"), "mismatch")],
)
def test_one_floor_governs_a_list(found, floors, shares, verdict):
    text = f"济宁市镇街评价占部门考核权重{floors.format(*shares)}。"
    assert verdicts(found, text) == [verdict] * 2


@pytest.mark.parametrize("mark", ["◇", "◎", "✅", "👉", "➢", "○", "•", ""])
@pytest.mark.parametrize("dash", ["——", "：", "｜"])
def test_captions_under_any_bullet(found, mark, dash):
    lines = ["3291名{}市县两级下沉镇街的编制", "2600余名{}下沉镇街的执法人员"]
    text = "济宁镇街改革\n" + "\n".join(f"{mark} {line.format(dash)}" for line in lines)
    assert verdicts(found, text) == ["match"] * 2
    assert verdicts(found, text.replace("3291", "3921"))[0] == "mismatch"


@pytest.mark.parametrize(
    "lead",
    [
        "年底的发布会还公布，",
        "年初的新闻发布会上，",
        "此前2021年12月公布的数字是，",
        "2021年12月的说法是，",
    ],
)
@pytest.mark.parametrize(("digits", "verdict"), [("3291", "match"), ("3191", "mismatch")])
def test_the_time_of_an_announcement_is_not_the_figures(found, lead, digits, verdict):
    assert verdicts(found, f"{lead}济宁市向镇街下沉编制{digits}名。") == [verdict]


def test_a_month_before_the_source_is_one_however_it_was_announced(found):
    assert verdicts(found, "2019年3月的说法是，济宁市向镇街下沉编制3291名。") == ["period"]


@pytest.mark.parametrize(
    "again",
    ["这132项今后还会增加吗？", "列入清单的132项之外，一律不得下派。", "清单。写“132项”。"],
)
def test_second_mentions(found, again):
    said = f"{REFORM}济宁市下沉编制3291名，属地管理责任清单132项。\n{again}"
    assert verdicts(found, said)[-1] == "match"


@pytest.mark.parametrize(
    "other",
    ["慢病清单132项", "收费清单132项，写“132项”", "服务事项清单132项", "查处财政违法案件2100余件"],
)
def test_a_list_or_cases_of_another_kind(found, other):
    said = f"{REFORM}济宁市下沉编制3291名，下沉执法人员2600余名。\n{other}。"
    assert verdicts(found, said)[-1] == "unknown"


@pytest.mark.parametrize("title", ["泰安市镇街改革明白纸", "枣庄市滕州市改革简报", "菏泽改革动态"])
def test_the_title_says_whose_a_draft_is_whoever_comes_to_visit(found, title):
    text = f"{title}\n◎ 编制：3291名下沉镇街\n济宁市来人考察。"
    assert verdicts(found, text) == ["unknown"]


def test_a_part_a_conversion_and_the_opposite(found):
    assert verdicts(found, "济宁市属地管理责任清单主体责任132项。") == ["unknown"]
    assert verdicts(found, "济宁市属地管理责任清单主体责任和配合责任132项。") == ["match"]
    assert verdicts(found, "济宁市下沉编制3291名，约合0.33万名。") == ["match", "rounded"]
    (less,) = found("济宁市干部配备率不足80%。")
    assert (less.verdict.kind, less.verdict.reason) == ("qualifier", "opposite")


@pytest.mark.parametrize(
    "text",
    [
        "为镇街增加编制3291个，市级下沉891个，县级下沉{}个。",
        "全市向镇街增加编制3291名，市直下派591名、县直下派{}名。",
        "下沉编制3291名到镇街，市级下派991名、县级下派{}名。",
        "镇街新增编制3291名，县里下沉{}名，市里下沉791名。",
        "给镇街一线增加编制3291个，县级下沉{}个。",
        "市县两级给乡镇增编3291名，市级下沉391名，县直下沉{}名。",
        "向镇街下沉编制3291名，市级下沉691名，县级下沉{}名。",
    ],
)
@pytest.mark.parametrize("digits", ["2400", "2500", "2700", "2900", "2600", "2600余"])
def test_a_part_of_the_posts_is_not_held_to_the_officers(found, text, digits):
    (part,) = (one for one in found(text.format(digits)) if one.text == digits[:4])
    assert part.verdict.kind == "unknown"
