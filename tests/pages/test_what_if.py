"""权重测算 in process, on the shipped snapshots: every board, subject, way and period."""

import re

import pytest

from tests.pages.reading import asked, code, conclusion, html, open_page, text
from tests.pages.test_overview import CJK

pytestmark = pytest.mark.app


@pytest.mark.parametrize("lang", ["zh", "en"])
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


@pytest.mark.parametrize("subject", ["agency", "town"])
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
        assert "泗水县2021年度5个派驻机构" in conclusion(page)


@pytest.mark.parametrize("name", ["min_max", "z_score", "rank"])
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
    page.slider(key="what_if_weight_town_rating").set_value(40.0).run()
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
    assert "75个中可比的64个派驻机构" in conclusion(page)
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
