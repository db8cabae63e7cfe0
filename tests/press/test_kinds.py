"""Kinds of sentences, each with siblings: never a false match, whatever fills the places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.press.check import check

POSTS, OFFICERS = ("编制", "3291", ""), ("执法人员", "2600", "余")
LEADS = [
    "济宁一头是{}，一头是{}，都往镇街沉。",
    "济宁市坚持{}与{}同步下沉：",
    "济宁市向镇街下沉{}和{}，",
    "济宁既把{}沉到镇街，也把{}沉到镇街，",
]
CITIES = ["泰安", "德州", "日照", "聊城", "徐州", "临沂", "菏泽"]
KINDS = ["{}：", "{}兰陵：", "{}岚山：", "{}｜", "【{}】", "江苏{}：", "山东{}：", "{}—"]
OURS = ["{}余名执法人员下沉镇街", "沉下去的编制有{}名", "向镇街下沉编制{}名"]
DAYS = ["昨天", "昨日", "当天", "12月15日当天", "单日", "本周", "上周"]
MONTHS = ["11月", "11月份", "12月", "12月份", "10月", "12月上旬", "2021年12月"]


def kinds(edition, text):
    return [finding.verdict.kind for finding in check(text, edition)]


@given(
    lead=st.sampled_from(LEADS),
    swap=st.booleans(),
    gone=st.sampled_from(["名", "人"]),
    other=st.integers(100, 9999),
)
@settings(max_examples=40, deadline=None)
def test_former_and_latter(edition, lead, swap, gone, other):
    first, second = (OFFICERS, POSTS) if swap else (POSTS, OFFICERS)
    opening = lead.format(first[0], second[0])
    right = f"{opening}前者{first[1]}{first[2]}{gone}，后者{second[1]}{second[2]}{gone}。"
    assert kinds(edition, right) == ["match"] * 2, right
    turned = f"{opening}前者{second[1]}{second[2]}{gone}，后者{first[1]}{first[2]}{gone}。"
    assert "match" not in kinds(edition, turned), turned
    if other not in range(2600, 2700):
        wrong = f"{opening}前者{first[1]}{first[2]}{gone}，后者{other}{gone}。"
        said = kinds(edition, wrong)[-1]
        assert said != "match" or (second is POSTS and other == 3291), wrong


def test_former_and_latter_of_one_or_three_things_are_not_guessed(edition):
    for text in (
        "济宁市向镇街下沉编制，前者3291名，后者2600余名。",
        "济宁市编制、执法人员和责任清单同步到镇街，前者3291名，后者2600余名。",
    ):
        assert "mismatch" not in kinds(edition, text), text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", OURS)
def test_a_headline_of_another_city_is_not_ours(edition, kind, words):
    for city in CITIES:
        for digits in ("2600", "3291", "1234"):
            text = kind.format(city) + words.format(digits)
            assert set(kinds(edition, text)) <= {"unknown"}, text


@given(day=st.sampled_from(DAYS), n=st.integers(1, 500))
@settings(max_examples=40, deadline=None)
def test_a_days_figure_is_not_the_stock(edition, day, n):
    assert kinds(edition, f"{day}，济宁全市镇街办理执法案件{n}件。") == ["unknown"]


@given(month=st.sampled_from(MONTHS), n=st.integers(1, 1500))
@settings(max_examples=40, deadline=None)
def test_a_months_figure_is_not_the_stock(edition, month, n):
    assert kinds(edition, f"{month}，济宁全市镇街办理执法案件{n}件。") == ["unknown"]


@given(low=st.integers(2000, 2600), high=st.integers(2700, 3200))
@settings(max_examples=30, deadline=None)
def test_a_range_that_holds_the_figure(edition, low, high):
    for words in ("在{}至{}名之间", "为{}—{}名", "{}~{}名"):
        assert kinds(edition, f"济宁市下沉执法人员{words.format(low, high)}。") == ["match"]
    assert kinds(edition, f"济宁市下沉执法人员{high}至{high + 200}名。") == ["mismatch"]


@pytest.mark.parametrize("turn", ["一手抓改革，", "镇街改革方面，", "与此同时，"])
@pytest.mark.parametrize("time", ["全年", "今年", "上半年"])
def test_a_loose_time_ends_where_the_sentence_turns(edition, time, turn):
    text = f"济宁市{time}新签约项目38个；{turn}全市下沉执法人员{{}}余名。"
    assert kinds(edition, text.format(2600))[-1] == "match"
    assert kinds(edition, text.format(3600))[-1] == "mismatch"


def test_a_figure_corrected_or_denied_is_not_the_drafts(edition):
    for text in (
        "更正：“济宁市下沉编制3219名”应为“济宁市下沉编制3291名”。",
        "网传济宁下沉编制5000名，经市委编办核实，市县两级共向镇街下沉编制3291名。",
    ):
        assert kinds(edition, text) == ["unknown", "match"], text


def test_a_unit_in_a_column_of_its_own(edition):
    for gap in ("\t", " | ", "｜"):
        table = f"济宁镇街改革数据\n乡镇（街道）{gap}156{gap}个\n向镇街下沉编制{gap}3291{gap}名\n"
        assert kinds(edition, table) == ["match"] * 2, table


@pytest.mark.parametrize("office", ["司法所", "财政所", "卫生院", "便民服务中心", "综合执法中队"])
def test_what_towns_have_is_not_the_towns(edition, office):
    assert kinds(edition, f"济宁市156个乡镇（街道）{office}全部达标。") == ["unknown"]
    assert kinds(edition, "济宁市156个乡镇（街道）全部完成改革。") == ["match"]


def test_what_grew_from_a_part_is_the_whole(edition):
    for to in ("增加到", "扩展到", "增至"):
        text = f"济宁“属地管理”责任清单事项由前两批的98项{to}132项。"
        assert kinds(edition, text)[-1] == "match", text


def test_an_average_asked_for_is_answered(edition):
    asked = "问：济宁每个镇街平均增加了几个编制？\n答：{}个。"
    assert kinds(edition, asked.format(21)) == ["match"]
    assert kinds(edition, asked.format(24)) == ["mismatch"]


ACTORS = ["部门", "街镇", "试点镇", "社区"]


@pytest.mark.parametrize("actor", ACTORS)
@given(some=st.integers(2, 60), digits=st.sampled_from([3291, 3921, 260]))
@settings(max_examples=10, deadline=None)
def test_the_noun_after_the_measure_word_owns_the_number(edition, actor, some, digits):
    """5个部门下沉编制3291名: five are departments, and theirs is not the figure of the city."""
    for text in (
        f"全市{some}个{actor}下沉编制{digits}名到镇街。",
        f"济宁{some}个{actor}共下沉执法人员{digits}余名。",
    ):
        assert set(kinds(edition, text)) <= {"unknown"}, text


@pytest.mark.parametrize("kind", ["省级经济开发区", "各类开发区", "国家级高新技术开发区", "各园区"])
def test_a_category_is_none_of_our_zones(edition, kind):
    for digits in (3291, 3921):
        assert kinds(edition, f"{kind}向镇街下沉编制{digits}名。") == ["unknown"]


@pytest.mark.parametrize("each", ["均摊到每个镇街", "平摊下来每个镇街", "算平均数，每个镇街新增"])
def test_what_is_shared_out_is_an_average(edition, each):
    right = f"全市共向镇街下沉编制3291名，{each}21名。"
    assert kinds(edition, right) == ["match", "match"]
