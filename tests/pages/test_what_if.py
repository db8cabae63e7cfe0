"""推演 in process: known answers, every setting, hostile addresses, scenarios."""

import re

import pytest

from dashboard.what_if import shelf
from dashboard.what_if.scenario import decode
from tests import worlds
from tests.pages.reading import html, open_page, text
from tests.pages.test_overview import CJK

pytestmark = pytest.mark.app
A, A1, A2 = worlds.A, worlds.A1, worlds.A2
START = "v1~assessment~department~raw~lawful~2021~2021-12-16-r1~00000000"


def world(root, monkeypatch, rated, scored):
    """Departments of one county at 30 %: ratings by all its towns, and one other component."""
    names = {f"{A}-D1": ("甲局", "Bureau One"), f"{A}-D2": ("乙局", "Bureau Two"),
             f"{A}-D3": ("丙局", "Bureau Three"), A: ("县", "County")}
    units = [u | dict(zip(("name_zh", "name_en"), names.get(u["unit_id"], ("名", "Name")),
                          strict=True)) for u in worlds.UNITS]
    targets = {f"{A}-D{n}": score for n, score in scored.items()}
    worlds.snapshot(
        root / "snapshots", units=units,
        assessment_weights=[{"year": 2021, "target": target, "target_type": "department",
                             "component": c, "weight": w} for target in targets
                            for c, w in (("town_rating", 0.3), ("daily_work", 0.7))],
        assessment_scores=[{"year": 2021, "target": target, "component": "daily_work",
                            "score": score} for target, score in targets.items()],
        town_ratings=[{"rater_town": town, "target": target, "score": rated.get(int(target[-1])),
                       "submitted_on": "2021-12-09" if int(target[-1]) in rated else None,
                       "valid": True if int(target[-1]) in rated else None}
                      for town in (A1, A2) for target in targets])
    monkeypatch.setenv("DASHBOARD_DATA", str(root))


@pytest.fixture
def known_answer(tmp_path, monkeypatch):
    """domain.md §4: T 90, R 80 against T 80, R 86 at 30 %; a third without a valid sheet."""
    world(tmp_path, monkeypatch, {1: 90, 2: 80}, {1: 80, 2: 86, 3: 99})
    return tmp_path


def code(page):
    return decode(asked(page))


def asked(page):
    found = page.query_params["scenario"]
    return found if isinstance(found, str) else found[0]


def conclusion(page):
    return re.sub(r"<[^>]+>", "", re.search(r'"conclusion">(.*?)</p>', html(page))[1])


def test_the_known_answers_on_screen(known_answer):
    page = open_page("what_if", unit=A, controls="plain")
    assert "第一名乙局（84.20分）" in conclusion(page)              # .3·80 + .7·86
    seen = text(page)
    assert "权重达到37.50%时，甲局超过乙局" in seen
    assert "没有有效评价、未列入的1个" in seen
    assert "丙局" not in seen
    page.slider(key="what_if_weight_town_rating").set_value(40.0).run()
    assert "第一名甲局（84.00分），2个名次有变" in conclusion(page)  # .4·90 + .6·80; B 83.6
    assert "83.60" in text(page)
    assert "示例" not in conclusion(page)                          # reported, yet no result:
    assert "情景推演 · 非考核结果" in conclusion(page)


def test_nothing_scored_in_a_county(known_answer):
    page = open_page("what_if", unit=worlds.B)
    assert "没有可以推演的考核得分" in text(page)
    assert page.selectbox(key="choose_unit").value == worlds.B


def test_nobody_with_a_valid_rating(tmp_path, monkeypatch):
    world(tmp_path, monkeypatch, {}, {1: 80, 2: 86})
    page = open_page("what_if", unit=A)
    assert "没有有效评价、未列入的2个" in text(page)


def test_one_target_alone(tmp_path, monkeypatch):
    world(tmp_path, monkeypatch, {1: 90}, {1: 80})
    page = open_page("what_if", unit=A, controls="plain")
    assert "县2021年度1个县级部门" in conclusion(page)
    assert "第一名甲局（83.00分）" in conclusion(page)               # .3·90 + .7·80
    seen = text(page)
    assert "没有互换" in seen
    assert "甲局已是第1名" in seen
    assert "分不出谁起作用" in seen
    page.slider(key="what_if_weight_town_rating").set_value(100.0).run()
    assert "第一名甲局（90.00分）" in conclusion(page)


def test_ties_share_first_place(tmp_path, monkeypatch):
    world(tmp_path, monkeypatch, {1: 90, 2: 90, 3: 70}, {1: 80, 2: 80, 3: 70})
    page = open_page("what_if", unit=A)
    assert "第一名甲局、乙局（83.00分）" in conclusion(page)
    assert "3个对象中，3个的名次在30%到100%之间始终不变" in text(page)


@pytest.mark.parametrize(("body", "said"), [
    ("~town_rating.2000.own~others.8000.own", "20%低于下限"),
    ("~town_rating.0.own~others.0.own", "权重全为0"),
    ("~town_rating.9000.own~others.9000.own", "之和不是100%"),
    ("~town_rating.3000.own~others.7000.secret.10000", "给了“secret”权重"),
    ("~g.10000.a.10000", "考核内容不同"), ("~town_rating.1e9.own", "不是整数"),
    ("~<script>alert(1)</script>.own", "")])
def test_hostile_scenarios_are_refused_in_words(known_answer, body, said):
    page = open_page("what_if", unit=A, scenario=START + body, section="assessment")
    notices = re.findall(r'notice-warning" role="alert">(.*?)</p>', html(page))
    assert len(notices) == 1
    assert said in notices[0]
    assert "<script>alert" not in html(page)
    assert code(page).groups is None                               # in force again
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
    assert "此情景设定于快照 2021-12-16-r1、定义 00000000" in html(page)
    assert asked(page) == given                                    # as it was passed on
    assert code(open_page("what_if", unit=A, scenario=given)).board == "assessment"


def test_undo_redo_reset(known_answer):
    page = open_page("what_if", unit=A, controls="plain")
    page.slider(key="what_if_weight_town_rating").set_value(40.0).run()
    page.slider(key="what_if_weight_town_rating").set_value(50.0).run()
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
    page.slider(key="what_if_weight_town_rating").set_value(40.0).run()
    for name, reason in (("", "起个名称"), ("方案一", None), ("方案一", "已有名为“方案一”")):
        page.text_input(key="scenario_name").set_value(name)
        page.button(key="keep_scenario").click().run()
        assert not page.exception
        assert reason is None or reason in html(page)
    assert [k.name for k in shelf.kept(known_answer, shelf_owner(known_answer))[0]] == ["方案一"]
    assert "方案一：镇街评价40.00%" in html(page)
    assert "1 ▲1" in html(page)                                   # 甲局 against in force
    page.button(key="drop_scenario").click().run()
    assert shelf.kept(known_answer, shelf_owner(known_answer))[0] == []


def shelf_owner(root):
    return next((root / "scenarios").iterdir()).name.removeprefix("user-")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("given", [
    {"unit": "370831"}, {"section": "index"}, {"section": "index", "unit": "370883"},
    {"unit": "370831", "controls": "plain"}, {"section": "index", "controls": "plain"},
    {"unit": "370831", "snapshot": "2020-12-31"}, {"unit": "3708JKQ"}, {}])
def test_every_board_in_both_languages(lang, given):
    page = open_page("what_if", lang=lang, **given)
    seen = text(page)
    stamp = "情景推演 · 非考核结果 · 示例数据" if lang == "zh" \
        else "Scenario · not an assessment result · demo data"
    assert stamp in conclusion(page)
    assert seen.count(stamp.split(" · ", maxsplit=1)[0]) > 6                  # below every exhibit
    assert 'class="notice' not in html(page)
    if lang == "en":
        assert set(CJK.findall(seen)) <= {"中文", "语言"}


@pytest.mark.parametrize("subject", ["agency", "town"])
def test_other_subjects(subject):
    page = open_page("what_if", unit="370831", section="index" if subject == "town"
                     else "assessment")
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
    assert "没有可以推演的指标值" in text(page)
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
    assert "泗水县2021年度" in conclusion(page)                    # nothing moved: the latest


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
    assert "剔除不了评价人宽严" in html(page)


def test_locked_weights_leave_the_rest_to_move():
    page = open_page("what_if", unit="370831", controls="plain")
    page.checkbox(key="lock_key_work").check().run()
    held = page.slider(key="what_if_weight_key_work").value
    page.slider(key="what_if_weight_daily_work").set_value(60.0).run()
    others = code(page).leaves["others"]
    assert others["key_work"] == round(held * 100)
    assert others["daily_work"] == 6000
    assert sum(others.values()) == 10_000
    page.slider(key="what_if_weight_daily_work").set_value(100.0).run()
    assert code(page).leaves["others"]["daily_work"] == 10_000 - others["key_work"]
    assert f"锁定的权重不让，最多到{100 - held:.1f}%" in html(page)
