"""Whole texts: the true is bound, the wrong is called wrong, other matters are left alone."""

import pytest

from dashboard.press.check import check
from dashboard.press.report import groups
from tests.press.texts import tally, texts


@pytest.mark.parametrize(
    ("name", "bound"),
    [
        ("tuned", 0.95),
        ("once", 0.95),
        ("held", 0.95),
        ("unseen", 0.95),
        ("after", 0.85),
        ("last", 0.95),
        ("fresh", 0.85),
        pytest.param("aside", 0.85, marks=pytest.mark.slow),
        ("ninth", 0.85),
        ("tenth", 0.85),
    ],
)
def test_the_labelled_texts(edition, name, bound):
    counts, faults = tally(edition, list(texts(name)))
    print("\n".join(faults))
    assert counts["bound"] >= bound * counts["true"]
    assert counts["caught"] >= (0.85 if name in ("fresh", "aside") else 0.9) * counts["wrong"]
    assert counts["false match"] == 0
    assert counts["false mismatch"] <= 0.01 * (counts["others"] + counts["open"])


OURS = ["近两年向镇街下沉编制{}名", "下沉执法人员{}余名到镇街", "属地管理责任清单共{}项"]
PLACES = ["泰安市", "枣庄市滕州市", "河南省商丘市睢县", "菏泽", "浙江省衢州市"]
DATELINES = ["{0}讯 ", "{0}12月10日电 ", "大众日报{0}讯 ", "来源：{0}日报\n", "{0}市委编办通报，"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("opening", DATELINES)
def test_of_a_draft_of_another_place_nothing_is_said(found, place, opening):
    """Neither match nor mismatch, whatever its digits."""
    for words, (right, wrong) in zip(
        OURS, (("3291", "3921"), ("2600", "3600"), ("132", "123")), strict=True
    ):
        for digits in (right, wrong):
            said = words.format(digits)
            text = f"{opening.format(place)}全市{said}。\n目前，{said}。"
            assert {f.verdict.kind for f in found(text)} <= {"unknown"}, text


@pytest.mark.parametrize(
    "opening", ["新华社济南12月16日电 记者从济宁市获悉，", "大众日报济宁讯 ", "济宁市委编办通报，"]
)
def test_a_draft_filed_elsewhere_about_us_is_ours(found, opening):
    assert [f.verdict.kind for f in found(f"{opening}全市向镇街下沉编制3291名。")] == ["match"]


@pytest.mark.parametrize(
    "words",
    [
        "法院系统下沉执法人员{}余名",
        "最少的镇街下沉执法人员{}余名",
        "县级层面下沉执法人员{}余名",
        "个别县下沉执法人员{}余名",
        "市直部门下沉执法人员{}余名",
    ],
)
def test_a_part_or_another_actor_is_neither(found, words):
    for digits in ("2600", "3600"):
        assert {f.verdict.kind for f in found(f"济宁市{words.format(digits)}。")} <= {"unknown"}


def test_an_average_is_not_what_everyone_has(found):
    for text in ("全市每个镇街都新增编制21名。", "平均每个镇街新增编制21名，一个不少。"):
        assert [f.verdict.kind for f in found(text)] == ["unknown"]


def test_groups_and_what_is_to_be_done(report):
    made = report(
        "济宁市向镇街下沉编制3291名，下沉执法人员3600余名，干部配备率80%以上。"
        "枣庄市下沉编制3291名。新建公园17处。"
    )
    assert [groups.group(f) for f in made.findings] == ["ours", "ours", "ours", "open", "other"]
    assert made.status == "stop"
    assert [row.state for row in made.rows][0] == "mismatch"
    assert {row.state for row in made.rows} == {"mismatch", "absent", "match"}
    assert [made.findings[at].text for at in groups.ours_by_gravity(made.findings)][0] == "3600"


@pytest.mark.parametrize(
    "text",
    [  # Western marks beside Chinese; what comes after a figure leaves it as it is
        "济宁市向镇街下沉编制3291名;推动基层力量增强,让镇街说话算数.",
        "济宁市由市县两级向镇街下沉编制3291名,如果分到每个镇街,还要看人口。",
        "济宁市向镇街下沉编制3291名,主要来自事业单位改革收回的空编。",
        "济宁市镇街\nQ:向镇街下沉编制多少名?A:3291名",
        "截至发布会当天,济宁市向镇街下沉编制3291名。",
        "济宁市编制资源下沉镇街,赋予镇街权力,减负清单同步。编制3291名到位。",
    ],
)
@pytest.mark.parametrize(("digits", "verdict"), [("3291", "match"), ("3921", "mismatch")])
def test_what_stands_after_or_beside_leaves_a_figure_as_it_is(found, text, digits, verdict):
    (finding,) = found(text.replace("3291", digits))
    assert finding.verdict.kind in (verdict, "unknown" if digits == "3921" else verdict), text


@pytest.mark.parametrize("we", ["我市", "我们", "我县", "咱们"])
@pytest.mark.parametrize("of", ["泰安市", "枣庄市", "菏泽市曹县"])
def test_where_jining_is_compared_with_we_are_another_city(found, we, of):
    text = f"{of}考察报告：济宁干部配备率80%以上，{we}为73.5%。"
    assert [f.verdict.kind for f in found(text)] == ["match", "unknown"]
    text = "济宁市召开发布会，我市向镇街下沉编制3291名。"
    assert [f.verdict.kind for f in found(text)] == ["match"]


def test_so_much_for_each_is_no_total(found):
    for text in (
        "济宁市下沉编制3291名，每个镇街不多不少，都新增了21名。",
        "济宁市下沉编制3291名，每个镇街，新增了29名。",
    ):
        assert [f.verdict.kind for f in found(text)][1] != "mismatch", text


def test_a_rule_is_said_of_this_year_and_its_name_of_anything(found):
    rule = "今年以来，济宁市明确镇街评价占部门考核权重不低于{}。"
    assert [f.verdict.kind for f in found(rule.format("30%"))] == ["match"]
    assert [f.verdict.kind for f in found(rule.format("20%"))] == ["mismatch"]
    text = "济宁市赋权镇街、编制下沉、减负清单三管齐下，“五项权力”全部落地。"
    assert [f.verdict.kind for f in found(text)] == ["match"]


def test_second_mentions_answers_titles_and_labels(found):
    for text, verdicts in (
        ("济宁市属地管理责任清单132项。这132项事项已入网。", ["match"] * 2),
        ("问：济宁向镇街下沉编制多少名？\n答：3291名。", ["match"]),
        ("问：济宁向镇街下沉编制多少名？\n答：3921名。", ["mismatch"]),
        ("济宁出台《镇街“属地管理”事项责任清单》事项132项。", ["match"]),
        ("济宁镇街下沉改革数据\n下沉编制\n3291名\n下沉执法人员\n2600余名", ["match"] * 2),
        ("济宁镇街编制下沉改革数据\n3291名\n下沉编制\n2600余名\n下沉执法人员", ["match"] * 2),
    ):
        assert [f.verdict.kind for f in found(text)] == verdicts, text


def test_the_same_text_gives_the_same_report(edition):
    text = next(texts("once")).text
    assert [f.verdict for f in check(text, edition)] == [f.verdict for f in check(text, edition)]
