"""The pillar pages in process: every section, language and snapshot; what each must show."""

import re

import pytest

from dashboard.indicators import PILLARS
from dashboard.indicators.mechanisms import sections
from tests import worlds
from tests.pages.reading import deaf, html, open_page, text
from tests.sampled import spread

pytestmark = pytest.mark.app
DAYS = ["2019-12-31", "2020-12-31", "2021-12-16"]
SECTIONS = [(pillar, part.id) for pillar in PILLARS for part in sections(pillar)]
CJK = re.compile(r"[\u4e00-\u9fff\uff01-\uff60]+")
VIEWS = {
    "P1": (
        "rating",
        [
            "镇街评价占部门考核权重",
            "镇街评价占派驻机构考核权重",
            "低于下限的考核对象",
            "部门得分：原始与校正宽严后",
            "派驻机构得分：",
        ],
    ),
    "P2": (
        "personnel",
        ["征求—答复—生效", "任免事项的结果", "未经事先同意即生效的任免", "派驻机构负责人考核等次"],
    ),
    "P3": ("coordination", ["统筹调度单到达情况"]),
    "P4": ("planning", ["规划事项是否征询全部相关镇街"]),
    "P5": ("proposals", ["镇街建议的答复"]),
    "P6": ("voice", ["事项与征询方式", "镇街意见的处理"]),
    "C1": ("rules", ["工作规则、职能、改革任务", "尚未全部完成的镇街"]),
    "C2": ("rules", ["报到率：分党组织层级"]),
    "C3": ("bodies", ["机构数与限额", "超过限额的镇街", "特色机构：分产业"]),
    "C4": ("heads", ["机构负责人：职级与身份"]),
    "C5": ("heads", ["打破身份限制任职389人", "公布：打破身份限制任职的负责人389人"]),
    "C6": ("heads", ["负责人配备率", "公布：80%以上"]),
    "C7": ("posts", ["下沉编制：来源与类别", "下沉编制：逐季累计", "公布：3,291名"]),
    "C8": ("secondments", ["现有借调"]),
    "C9": ("enforcement", ["县属、镇管、镇用", "下沉执法人员：逐季"]),
    "C10": ("enforcement", ["执法案件：逐季立案", "近2,100件", "2,100余件", "不取平均"]),
    "B1": ("duties", ["责任清单：领域与批次", "责任清单：主责与配合", "132项中找到132项"]),
    "B2": ("accountability", ["履职与结果", "追责与免责：分单位"]),
    "B3": ("admission", ["准入流程", "擅自下派（未经准入）", "交办任务的结果"]),
    "B4": ("cleanup", ["清理前后：分类别", "清理前后：分单位"]),
    "B5": (
        "response",
        ["五个环节用时", "工单办结", "超时未结：时长", "不计入考核的工单：原因", "办结最慢的部门"],
    ),
    "B6": ("duties", ["清单与网格融合：分领域"]),
}
PILLAR = {"P": "empowerment", "C": "capacity", "B": "burden"}


def open_pillar(pillar, **parameters):
    return open_page(pillar, **parameters)


@pytest.mark.parametrize("mechanism", spread(VIEWS, 3))
def test_every_mechanism_has_its_views(mechanism):
    section, words = VIEWS[mechanism]
    page = open_pillar(PILLAR[mechanism[0]], section=section)
    seen = text(page)
    assert deaf(page) == []
    assert [word for word in words if word not in seen] == []
    assert re.search(rf"\b{mechanism} ", seen)  # with the rule announced


@pytest.mark.slow
@pytest.mark.parametrize(("pillar", "section"), SECTIONS)
@pytest.mark.parametrize(
    "day", [*(pytest.param(day, marks=pytest.mark.slow) for day in DAYS[:-1]), DAYS[-1]]
)
def test_every_section_unit_and_snapshot(pillar, section, day):
    for unit, lang in (("370800", "en"), ("370831", "zh"), ("3708JKQ", "en")):
        page = open_pillar(pillar, section=section, unit=unit, lang=lang, snapshot=day)
        assert ("示例" if lang == "zh" else "demo") in text(page)
        assert page.query_params["section"] == section
        assert deaf(page) == []


DATA_NAMES = re.compile(
    r"示例|安全生产|生态环境|自然资源|农业农村|城乡建设|市场监管|交通运输|水利水务|民政服务|"
    r"卫生健康|教育体育|文化旅游|社会治安|信访稳定|应急管理|劳动保障|综合执法|网格事项|事项|"
    r"部门|公安|住房|镇街|服务中心|等待法定鉴定|重复呼叫|撤回|属上级统筹"
)
"""What records call things: quoted, not translated."""


@pytest.mark.slow
@pytest.mark.parametrize(("pillar", "section"), [*SECTIONS, *((p, "all") for p in PILLARS)])
def test_no_chinese_on_english_pages_but_names(pillar, section):
    page = open_pillar(pillar, section=section, lang="en", unit="370831")
    left = DATA_NAMES.sub("", text(page).replace("中文", ""))
    bodies = {"特色产业", "食药用菌发展促进中心", "科技文化旅游", "临港产业园区"}
    found = set(CJK.findall(left)) - bodies - {"、", "（", "）", "（）", "（）、"}
    industries = set("、（）大蒜农产品加工装备制造食用菌临港产业科技展促进园区药发特色")
    assert {word for word in found if not set(word) <= industries} == set()


@pytest.mark.parametrize("pillar", PILLARS)
def test_all_indicators_stand_in_the_matrix(known, pillar):
    seen = text(open_pillar(pillar))
    assert [i.id for i in known.values() if i.pillar == pillar and i.name.zh not in seen] == []


@pytest.mark.slow
def test_each_indicator_has_a_trend(known):
    for indicator in known.values():
        page = open_pillar(
            indicator.pillar,
            indicator=indicator.id,
            section=next(
                part.id
                for part in sections(indicator.pillar)
                if indicator.mechanism in part.mechanisms
            ),
        )
        assert f"{indicator.name.zh}：走势" in text(page)


def test_a_department_rating_needs_a_county():
    assert "请先在上方选择一个单位" in text(open_pillar("empowerment", section="rating"))
    seen = text(open_pillar("empowerment", section="rating", unit="370831"))
    assert "泗水县2021年：20个部门可比" in seen
    assert "不去除离散程度的差异" in seen
    assert "无法分开" in seen


def test_before_2020_the_rule_is_not_in_force():
    seen = text(open_pillar("empowerment", section="rating", snapshot="2019-12-31"))
    assert "规则未施行" in seen
    assert "低于下限30" not in seen


def test_a_section_carried_from_another_pillar_gives_way_silently():
    page = open_page("empowerment", section="voice")
    page.switch_page("pages/burden.py")
    for name in list(page.query_params):
        del page.query_params[name]  # as the browser does between pages
    page.run()
    assert page.query_params["section"] == "all"
    assert 'class="notice' not in html(page)


def test_an_indicator_of_another_section_is_refused_in_words():
    page = open_pillar("empowerment", section="voice", indicator="E08")
    assert "网址中的指标“E08”不适用于本页，已改用“E10”。" in html(page)


def test_an_unknown_section_is_refused_by_name():
    assert "已改用“一览”" in html(open_pillar("burden", section="nonsense"))


def test_totals_an_office_sent_are_flagged(tmp_path, monkeypatch):
    worlds.snapshot(
        tmp_path / "snapshots",
        provenance="reported",
        reported_values=[{"indicator": "C07", "unit": worlds.A, "numerator": 20, "denominator": 2}],
    )
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    assert '10.0</a><i title="汇总上报">※</i>' in html(open_pillar("capacity"))
    page = html(open_pillar("capacity", section="posts", unit=worlds.A))
    trend = page.split('id="trend"')[1].split("</p>")[0]
    assert '<span class="flag">汇总上报</span>' in trend
    assert "示例" not in trend


def test_reported_records_carry_no_demo_mark(tmp_path, monkeypatch):
    worlds.snapshot(
        tmp_path / "snapshots",
        provenance="reported",
        posts=[{"town": worlds.A1, "posts": 7, "approved_on": "2021-01-01"}],
    )
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    for unit in (worlds.CITY, worlds.A):
        seen = text(open_pillar("capacity", section="posts", unit=unit))
        assert "下沉编制7名" in seen
        assert "示例数据" not in seen


def test_the_duty_list_can_be_searched():
    page = open_pillar("burden", section="duties")
    page.text_input(key="browse_words").set_value("安全生产 公安").run()
    assert re.search(r"132项中找到\d项", text(page))
    page.text_input(key="browse_words").set_value("没有这一项").run()
    assert "132项中找到0项" in text(page)


def test_downloads_appear_once_a_table_is_opened():
    page = open_pillar("empowerment", section="coordination")
    assert not page.get("download_button")
