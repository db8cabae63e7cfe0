"""The overview in process: every language and snapshot, faults, notices, provenance."""

import json
import re
import shutil
from itertools import product

import pytest

from tests import worlds
from tests.pages.reading import deaf, html, open_page, text
from tests.sampled import spread

pytestmark = pytest.mark.app
DAYS = ["2019-12-31", "2020-12-31", "2021-03-31", "2021-06-30", "2021-09-30", "2021-12-16"]
CJK = re.compile(r"[\u4e00-\u9fff\uff01-\uff60]+")


@pytest.mark.parametrize(
    ("lang", "day"),
    spread(product(("zh", "en"), DAYS), 4),
)
def test_every_language_and_snapshot(lang, day):
    page = open_page(lang=lang, snapshot=day)
    assert ("示例数据" if lang == "zh" else "Demo data") in text(page)
    assert page.query_params["snapshot"] == day


@pytest.mark.parametrize(("lang", "view"), [("zh", "map"), ("en", "tiles")])
@pytest.mark.slow
def test_every_indicator_and_view(known, lang, view):
    for indicator in list(known.values())[:: 1 if lang == "zh" else 3]:
        page = open_page(lang=lang, indicator=indicator.id, view=view)
        assert len(page.get("plotly_chart")) == (2 if indicator.mapped else 0)
        assert deaf(page) == []
        assert f"{indicator.id} {getattr(indicator.name, lang)}" in text(page)


PUBLISHED = {
    "zh": [
        "3,291",
        "平均21名",
        "389",
        "80%以上",
        "2,600余",
        "近2,100",
        "2,100余",
        "132",
        "≥30%",
        "≥60%",
        "截至2021年12月16日",
        "济宁市政府新闻办新闻发布会",
        "示例",
    ],
    "en": [
        "3,291",
        "21 on average",
        "389",
        "at least 80%",
        "more than 2,600",
        "nearly 2,100",
        "more than 2,100",
        "132",
        "≥30%",
        "at least 30%",
        "≥60%",
        "as of 16 Dec 2021",
        "Press conference",
        "demo",
    ],
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_published_figures_with_qualifier_source_and_date(lang):
    seen = re.sub(r"\s+", " ", text(open_page(lang=lang)))
    assert [word for word in PUBLISHED[lang] if word not in seen] == []


def test_demonstration_data_get_no_tick(known):
    for lang, word in (("zh", "演示数据按公布数构造"), ("en", "demo data built to match")):
        seen = text(open_page(lang=lang))
        assert word in seen
        assert not set("✓✔☑✅") & set(seen)


@pytest.mark.parametrize("indicator", ["C07", "E01", "B01"])
def test_no_chinese_on_english_pages_but_names(indicator):
    seen = text(open_page(lang="en", indicator=indicator))
    fields = {
        "安全生产",
        "生态环境",
        "自然资源",
        "农业农村",
        "城乡建设",
        "市场监管",
        "交通运输",
        "水利水务",
        "民政服务",
        "卫生健康",
        "教育体育",
        "文化旅游",
        "社会治安",
        "信访稳定",
        "应急管理",
        "劳动保障",
        "综合执法",
    }  # quoted names of the list's fields
    assert set(CJK.findall(seen)) - fields - {"中文"} == set()


def test_bad_values_in_the_address_fall_back_with_a_notice():
    page = open_page(lang="xx", snapshot="1999-01-01", indicator="<b>", unit="9", view="globe")
    notices = re.findall(r'notice-warning" role="alert">(.*?)</p>', html(page))
    assert len(notices) == 5
    assert "网址中的指标“&lt;b&gt;”无法识别，已改用“C07”。" in notices
    assert "网址中的单位“9”无法识别，已改用“济宁市”。" in notices


@pytest.mark.parametrize("value", ["![x](http://127.0.0.1:9/a.png)", "[登录](//evil.cn)", "# a"])
def test_text_of_the_address_is_never_markup(value):
    page = open_page(indicator=value)
    assert value in html(page)
    assert not [m for m in [*page.markdown, *page.warning, *page.error] if value in m.value]


def test_another_period_is_compared_with_the_one_before_it():
    page = open_page()
    page.selectbox(key="choose_snapshot").select("2021-09-30").run()
    assert page.query_params["compare"] == "2021-06-30"
    page.selectbox(key="choose_snapshot").select("2021-12-16").run()
    assert page.query_params["compare"] == "2021-09-30"
    assert "notice" not in html(page).split("</style>")[1]
    assert page.query_params["indicator"] == "C07"


def test_a_selected_unit_is_said_in_words(known):
    seen = text(open_page(unit="370828", indicator="C07"))
    assert re.search(r"金乡县：[\d.]+ 名/镇街（\d+名），第1位（共14个）", seen)


def test_the_two_pictures_show_the_same_values():
    page = open_page(indicator="C07")
    drawn = [json.loads(c.proto.spec)["data"] for c in page.get("plotly_chart")]
    shapes = next(trace for trace in drawn[0] if trace["type"] == "choropleth")
    assert len(shapes["locations"]) == 14
    on_map = dict(zip(shapes["locations"], decoded(shapes["z"]), strict=True))
    bars = drawn[1][0]
    assert on_map == dict(zip(bars["customdata"], decoded(bars["x"]), strict=True))


def decoded(values):
    """Plotly sends arrays as base64."""
    import base64

    import numpy as np

    if isinstance(values, list):
        return values
    return np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"]).tolist()


def test_reported_records_carry_no_demo_mark_and_are_judged(tmp_path, monkeypatch):
    worlds.snapshot(
        tmp_path / "snapshots",
        provenance="reported",
        posts=[
            {"town": town, "posts": posts, "approved_on": f"2021-0{month}-01"}
            for town in (worlds.A1, worlds.A2, worlds.B1)
            for month, posts in enumerate((500, 500, 97), start=1)
        ],
    )
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    seen = text(open_page())
    assert "示例" not in seen
    assert "与公布数一致" in seen  # 3 towns × (500 + 500 + 97) = 3291
    assert "与公布数不一致" in seen  # 1097 a town is not 21 on average


def test_totals_an_office_sent_are_flagged(tmp_path, monkeypatch):
    worlds.snapshot(
        tmp_path / "snapshots",
        provenance="reported",
        reported_values=[
            {"indicator": "C07", "unit": unit, "numerator": number, "denominator": 1}
            for unit, number in ((worlds.A, 20), (worlds.B, 30))
        ],
    )
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    page = html(open_page(indicator="C07", unit=worlds.A))
    assert page.count('<span class="flag">汇总上报</span>') == 2  # the reading, the selection
    assert "汇总上报 · 与公布数不一致" in page  # 50 is not 3291


def test_a_total_with_units_missing_says_so_and_is_not_judged(tmp_path, monkeypatch):
    worlds.snapshot(
        tmp_path / "snapshots",
        provenance="reported",
        posts=[{"town": worlds.A1, "posts": 7, "approved_on": "2021-01-01"}],
    )
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    page = html(open_page(indicator="C07"))
    assert '<span class="flag">部分单位未报</span>' in page
    ledger = page.split('class="ledger"')[1]
    row = next(r for r in ledger.split("<tr>") if "向镇街下沉编制" in r)
    assert "部分单位未报" in row
    assert "公布数一致" not in row and "不一致" not in row


def test_a_new_indicator_is_one_file(tmp_path, monkeypatch):
    worlds.snapshot(tmp_path / "data" / "snapshots")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    from dashboard.snapshots import database

    folder = tmp_path / "queries"
    shutil.copytree(database.FOLDER, folder)
    source = (folder / "indicators" / "C10.sql").read_text("utf-8")
    (folder / "indicators" / "C99.sql").write_text(
        source.replace("id: C10", "id: C99").replace("下沉执法人员,", "新指标,"), "utf-8"
    )
    monkeypatch.setattr(database, "FOLDER", folder)
    assert "C99 新指标" in text(open_page(indicator="C99"))
