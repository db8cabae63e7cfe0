"""权重测算 in process, on small worlds: known answers, hostile addresses, scenarios kept."""

import re

import pytest

from dashboard import access
from dashboard.what_if import saved
from tests import worlds
from tests.pages.reading import asked, code, conclusion, html, open_page, text

pytestmark = pytest.mark.app
A, A1, A2 = worlds.A, worlds.A1, worlds.A2
START = "v1~assessment~department~raw~lawful~2021~2021-12-16-r1~00000000"


def world(root, monkeypatch, rated, scored):
    """Departments of one county at 30 %: ratings by all its towns, and one other component."""
    names = {
        f"{A}-D1": ("甲局", "Bureau One"),
        f"{A}-D2": ("乙局", "Bureau Two"),
        f"{A}-D3": ("丙局", "Bureau Three"),
        A: ("县", "County"),
    }
    units = [
        u | dict(zip(("name_zh", "name_en"), names.get(u["unit_id"], ("名", "Name")), strict=True))
        for u in worlds.UNITS
    ]
    targets = {f"{A}-D{n}": score for n, score in scored.items()}
    worlds.snapshot(
        root / "snapshots",
        units=units,
        assessment_weights=[
            {
                "year": 2021,
                "target": target,
                "target_type": "department",
                "component": c,
                "weight": w,
            }
            for target in targets
            for c, w in (("town_rating", 0.3), ("daily_work", 0.7))
        ],
        assessment_scores=[
            {"year": 2021, "target": target, "component": "daily_work", "score": score}
            for target, score in targets.items()
        ],
        town_ratings=[
            {
                "rater_town": town,
                "target": target,
                "score": rated.get(int(target[-1])),
                "submitted_on": "2021-12-09" if int(target[-1]) in rated else None,
                "valid": True if int(target[-1]) in rated else None,
            }
            for town in (A1, A2)
            for target in targets
        ],
    )
    monkeypatch.setenv("DASHBOARD_DATA", str(root))


@pytest.fixture
def known_answer(tmp_path, monkeypatch):
    """domain.md §4: T 90, R 80 against T 80, R 86 at 30 %; a third without a valid sheet."""
    world(tmp_path, monkeypatch, {1: 90, 2: 80}, {1: 80, 2: 86, 3: 99})
    return tmp_path


def test_the_known_answers_on_screen(known_answer):
    page = open_page("what_if", unit=A, controls="plain")
    assert "第一名乙局（84.20分）" in conclusion(page)  # .3·80 + .7·86
    seen = text(page)
    assert "权重达到37.50%时，甲局超过乙局" in seen
    assert "没有有效评价、未列入的1个" in seen
    assert "丙局" not in seen
    page.number_input(key="what_if_weight_town_rating").set_value(40.0).run()
    assert "第一名甲局（84.00分），2个名次有变" in conclusion(page)  # .4·90 + .6·80; B 83.6
    assert "83.60" in text(page)
    assert "示例" not in conclusion(page)  # reported, yet no result:
    assert "情景测算 · 非考核结果" in conclusion(page)


def test_nothing_scored_in_a_county(known_answer):
    page = open_page("what_if", unit=worlds.B)
    assert "没有可供测算的考核得分" in text(page)
    assert page.selectbox(key="choose_unit").value == worlds.B


def test_nobody_with_a_valid_rating(tmp_path, monkeypatch):
    world(tmp_path, monkeypatch, {}, {1: 80, 2: 86})
    page = open_page("what_if", unit=A)
    assert "没有有效评价、未列入的2个" in text(page)


def test_one_target_alone(tmp_path, monkeypatch):
    world(tmp_path, monkeypatch, {1: 90}, {1: 80})
    page = open_page("what_if", unit=A, controls="plain")
    assert "县2021年度1个县级部门" in conclusion(page)
    assert "第一名甲局（83.00分）" in conclusion(page)  # .3·90 + .7·80
    seen = text(page)
    assert "名次不变" in seen
    assert "甲局已是第1名" in seen
    assert "无法判断各项影响" in seen
    page.number_input(key="what_if_weight_town_rating").set_value(100.0).run()
    assert "第一名甲局（90.00分）" in conclusion(page)


def test_ties_share_first_place(tmp_path, monkeypatch):
    world(tmp_path, monkeypatch, {1: 90, 2: 90, 3: 70}, {1: 80, 2: 80, 3: 70})
    page = open_page("what_if", unit=A)
    assert "第一名甲局、乙局（83.00分）" in conclusion(page)
    assert "3个对象中，3个的名次在30%到100%之间始终不变" in text(page)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("~town_rating.2000.own~others.8000.own", "20%低于下限"),
        ("~town_rating.0.own~others.0.own", "权重全为0"),
        ("~town_rating.9000.own~others.9000.own", "之和不是100%"),
        ("~town_rating.3000.own~others.7000.secret.10000", "给了“secret”权重"),
        ("~g.10000.a.10000", "考核内容不同"),
        ("~town_rating.1e9.own", "不是整数"),
        ("~<script>alert(1)</script>.own", ""),
    ],
)
def test_hostile_scenarios_are_refused_in_words(known_answer, body, said):
    page = open_page("what_if", unit=A, scenario=START + body, section="assessment")
    notices = re.findall(r'notice-warning" role="alert">(.*?)</p>', html(page))
    assert len(notices) == 1
    assert said in notices[0]
    assert "<script>alert" not in html(page)
    assert code(page).groups is None  # in force again
    assert "第一名乙局（84.20分）" in conclusion(page)


def test_below_the_floor_only_by_another_rule(known_answer):
    free = START.replace("lawful", "free") + "~town_rating.2000.own~others.8000.own"
    page = open_page("what_if", unit=A, scenario=free, section="assessment")
    assert "另设规则（不受下限约束）" in conclusion(page)
    page.selectbox(key="what_if_rule").set_value("lawful").run()
    assert code(page).groups == {"town_rating": 3000, "others": 7000}
    assert "另设规则" not in conclusion(page)


def test_a_scenario_made_on_other_data_says_so(known_answer):
    given = START + "~town_rating.4000.own~others.6000.own"
    page = open_page("what_if", unit=A, scenario=given, section="assessment")
    assert "此情景依据数据 2021-12-16-r1、定义 00000000 设定" in html(page)
    assert asked(page) == given  # as it was passed on
    assert code(open_page("what_if", unit=A, scenario=given)).board == "assessment"


def test_undo_redo_reset(known_answer):
    page = open_page("what_if", unit=A, controls="plain")
    page.number_input(key="what_if_weight_town_rating").set_value(40.0).run()
    page.number_input(key="what_if_weight_town_rating").set_value(50.0).run()
    page.button(key="undo").click().run()
    assert code(page).groups["town_rating"] == 4000
    page.button(key="redo").click().run()
    assert code(page).groups["town_rating"] == 5000
    page.button(key="reset").click().run()
    assert code(page).groups is None
    assert page.button(key="reset").disabled
    page.button(key="undo").click().run()
    assert code(page).groups["town_rating"] == 5000


def test_scenarios_are_kept_compared_and_removed(known_answer):
    page = open_page("what_if", unit=A, controls="plain")
    page.number_input(key="what_if_weight_town_rating").set_value(40.0).run()
    for name, reason in (("", "填写情景名称"), ("方案一", None), ("方案一", "已有名为“方案一”")):
        page.text_input(key="scenario_name").set_value(name)
        page.button(key="keep_scenario").click().run()
        assert not page.exception
        assert reason is None or reason in html(page)
    assert [k.name for k in saved.saved(known_answer, owner_of(known_answer))[0]] == ["方案一"]
    assert "方案一：镇街评价40.00%" in html(page)
    assert "1 ▲1" in html(page)  # 甲局 against in force
    page.button(key="drop_scenario").click().run()
    assert saved.saved(known_answer, owner_of(known_answer))[0] == []


def owner_of(root):
    return access.local(next((root / "scenarios").iterdir()).name.removeprefix("user-"))
