"""权重测算 in process, on the shipped snapshots: every board, subject, way and period."""

import re

import pytest

from dashboard.indicators import index_version
from tests.pages.reading import asked, code, conclusion, html, open_page, text
from tests.pages.test_overview import CJK
from tests.sampled import sampled

pytestmark = pytest.mark.app


@pytest.mark.parametrize("lang", sampled(["zh", "en"], 1))
@pytest.mark.parametrize(
    "given",
    [
        {"unit": "370831"},
        {"section": "index"},
        {"section": "index", "unit": "370883"},
        {"unit": "370831", "controls": "plain"},
        {"section": "index", "controls": "plain"},
        {"unit": "370831", "snapshot": "2020-12-31"},
        {"unit": "3708JKQ"},
        {},
    ],
)
def test_every_board_in_both_languages(lang, given):
    page = open_page("what_if", lang=lang, **given)
    seen = text(page)
    stamp = (
        "情景测算 · 非考核结果 · 示例数据"
        if lang == "zh"
        else "Scenario · not an assessment result · demo data"
    )
    assert stamp in conclusion(page)
    assert seen.count(stamp.split(" · ", maxsplit=1)[0]) > 6  # below every view
    assert 'class="notice' not in html(page)
    if lang == "en":
        assert set(CJK.findall(seen)) <= {"中文", "语言"}


@pytest.mark.parametrize("subject", sampled(["agency", "town"], 1))
def test_other_subjects(subject):
    page = open_page(
        "what_if", unit="370831", section="index" if subject == "town" else "assessment"
    )
    page.selectbox(key="what_if_subject").set_value(subject).run()
    assert not page.exception
    assert code(page).subject == subject
    assert ("156个" if subject == "town" else "个派驻机构") in conclusion(page)
    if subject == "agency":
        assert "只由一个镇街评价" in html(page)
        page.selectbox(key="choose_town").set_value("370831001000").run()
        assert re.search("泗水县泗河街道2021年度.*个派驻机构", conclusion(page))


@pytest.mark.parametrize("name", sampled(["z_score", "min_max", "rank"], 1))
def test_normalisation_and_mean_keep_the_weights(name):
    page = open_page("what_if", section="index")
    page.button(key="preset_burden").click().run()
    page.selectbox(key="what_if_normalisation").set_value(name).run()
    page.selectbox(key="what_if_aggregation").set_value("geometric").run()
    assert code(page).groups == {"empowerment": 2500, "capacity": 2500, "burden": 5000}
    assert (code(page).rating, code(page).rule) == (name, "geometric")


def test_before_the_reform_there_is_nothing_to_weigh():
    page = open_page("what_if", snapshot="2019-12-31", unit="370831")
    assert "规则未施行" in text(page)
    page = open_page("what_if", snapshot="2019-12-31", section="index")
    assert "没有可供测算的指标值" in text(page)
    assert "其权重已分给" not in text(page)


def test_another_period_has_its_own_year_and_undo_goes_on():
    page = open_page("what_if", unit="370831", controls="plain")
    page.number_input(key="what_if_weight_town_rating").set_value(40.0).run()
    page.selectbox(key="choose_snapshot").set_value("2020-12-31").run()
    assert "泗水县2020年度" in conclusion(page)
    assert "镇街评价40.00%" in conclusion(page)
    assert "没有" not in "".join(re.findall(r'notice-warning" role="alert">(.*?)</p>', html(page)))
    page.button(key="undo").click().run()
    page.button(key="undo").click().run()
    assert code(page).groups is None
    assert page.button(key="undo").disabled
    page.selectbox(key="choose_snapshot").set_value("2021-12-16").run()
    assert "泗水县2021年度" in conclusion(page)  # nothing moved: the latest


def test_what_was_changed_is_said():
    page = open_page("what_if", unit="370831", controls="plain")
    page.slider(key="what_if_weight_key_work").set_value(50.0).run()
    assert "镇街评价各按现行权重、其余考核内容内部权重已改" in conclusion(page)
    assert "重点工作 50.00%" in html(page)
    page = open_page("what_if", section="index", controls="plain")
    assert "默认权重（三板块相等）" in conclusion(page)
    page.slider(key="what_if_weight_E01").set_value(100.0).run()
    assert "赋权内部权重已改" in conclusion(page)


def test_severity_of_a_single_rater_is_not_taken_out():
    page = open_page("what_if", unit="370811")
    page.selectbox(key="what_if_subject").set_value("agency").run()
    assert re.search("任城区..街道2021年度.*个派驻机构", conclusion(page))  # of one town only
    assert list(page.selectbox(key="what_if_rating").options) == ["原始均分"]
    asked_ = asked(page).replace("~raw~", "~adjusted~")
    page = open_page("what_if", unit="370811", scenario=asked_, section="assessment")
    assert "无法剔除评价人宽严" in html(page)


def test_locked_weights_leave_the_rest_to_move():
    page = open_page("what_if", unit="370831", controls="plain")
    page.checkbox(key="lock_key_work").check().run()
    held = page.slider(key="what_if_weight_key_work").value
    page.slider(key="what_if_weight_daily_work").set_value(60.0).run()
    others = code(page).components["others"]
    assert others["key_work"] == round(held * 100)
    assert others["daily_work"] == 6000
    assert sum(others.values()) == 10_000
    page.slider(key="what_if_weight_daily_work").set_value(100.0).run()
    assert code(page).components["others"]["daily_work"] == 10_000 - others["key_work"]
    assert f"其他权重已锁定，最多到{100 - held:.1f}%" in html(page)


def test_one_weight_for_all_and_more_for_each_are_two_questions():
    """Departments of 任城 have weights of their own; the numbers are in tests/what_if."""
    page = open_page("what_if", unit="370811", controls="plain")
    same, more = (page.number_input(key=f"what_if_{n}") for n in ("weight_town_rating", "shift"))
    assert same.value is None
    assert re.fullmatch(r"各部门现行不同：30\.0–4\d\.\d%，平均3\d\.\d%", same.placeholder)
    more.set_value(5.0).run()
    assert code(page).groups is None
    assert code(page).shift == 500
    assert "镇街评价在各自现行权重上+5.00个百分点" in conclusion(page)
    assert "拉平" not in conclusion(page)
    page.number_input(key="what_if_weight_town_rating").set_value(45.0).run()
    assert (code(page).groups["town_rating"], code(page).shift) == (4500, 0)
    assert re.search(r"\d+个名次有变化（与现行权重相比）：.*升\d位.*降\d位", conclusion(page))
    assert re.search(r"其中仅把权重拉平到现行平均3\d\.\d\d%，就有\d+个名次变化", conclusion(page))
    assert code(page).unit == "370811"


def test_moves_are_against_the_baseline_chosen():
    page = open_page("what_if", unit="370811", controls="plain")
    page.selectbox(key="what_if_rating").set_value("adjusted").run()
    seen = conclusion(page)  # nothing but the ratings differs: ranks move all the same
    assert "名次有变化（与现行权重、原始均分的名次相比）" in seen
    page.button(key="pin").click().run()
    assert "名次有变化" not in conclusion(page)
    page.number_input(key="what_if_weight_town_rating").set_value(45.0).run()
    assert "（与固定的基准相比）" in conclusion(page)
    page.selectbox(key="choose_baseline").set_value("").run()
    assert "（与现行权重、原始均分的名次相比）" in conclusion(page)
    page = open_page("what_if", unit="370811", section="assessment", baseline="v1~index~x")
    assert len(re.findall(r'notice-warning" role="alert">', html(page))) == 1


def test_a_scenario_of_the_other_board_is_said_to_be_that():
    page = open_page("what_if", unit="370811")
    made = page.query_params["scenario"]
    made = made[0] if isinstance(made, list) else made
    page = open_page("what_if", section="index", scenario=made)
    assert "情景属于“考核权重”，不适用于“试算指数”" in html(page)


def test_a_scenario_knows_its_county_and_locks():
    page = open_page("what_if", unit="370811", controls="plain")
    page.checkbox(key="lock_key_work").check().run()
    page.number_input(key="what_if_weight_town_rating").set_value(45.0).run()
    text_ = asked(page)
    again = open_page("what_if", scenario=text_, controls="plain")
    assert "任城区2021年度" in conclusion(again)
    assert again.checkbox(key="lock_key_work").value
    again.selectbox(key="choose_unit").set_value("370831").run()  # the same weights elsewhere
    assert "泗水县2021年度" in conclusion(again)
    assert (code(again).unit, code(again).groups["town_rating"]) == ("370831", 4500)


def test_an_index_of_another_version_says_so():
    page = open_page("what_if", section="index", controls="plain")
    page.slider(key="what_if_weight_burden").set_value(50.0).run()
    text_ = asked(page)
    now = index_version.versions()["version"].iloc[-1]
    assert f"试算指数（拟，第{now}版）" in html(page)
    assert f"~index-{now}~" in text_
    page = open_page("what_if", scenario=text_.replace(f"~index-{now}~", "~index-0~"))
    assert f"此情景按试算指数的另一版本（0）设定，现为第{now}版" in html(page)
    page = open_page("what_if", scenario=text_.replace(f"~index-{now}~", "~index-1~"))
    assert f"此情景按试算指数第1版设定，现为第{now}版（定义有变B04" in html(page)


def test_two_counties_at_the_same_weights():
    page = open_page("what_if", unit="370811", controls="plain")
    page.number_input(key="what_if_weight_town_rating").set_value(45.0).run()
    page.selectbox(key="choose_beside").set_value("370831").run()
    assert "同一组权重：任城区、泗水县" in html(page)
    assert re.search(r"任城区第一名.*，20个中\d+个名次有变化（与现行权重相比）。泗水县", text(page))
    assert code(page).unit == "370811"
    page.button(key="pin").click().run()  # the baseline holds in both
    said = re.findall(r"20个中(\d+)个名次有变化（与固定的基准相比）", text(page))
    assert set(said) == {"0"}
    assert len(said) >= 2
