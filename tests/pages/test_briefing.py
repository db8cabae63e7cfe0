"""/briefing in process: run sheets, questions, codes, in both languages."""

import re
from datetime import date

import pytest

from dashboard import claims, indicators, paths, snapshots
from dashboard.access import local
from dashboard.briefing import deck as decks
from dashboard.briefing import repository, trace
from dashboard.briefing.fingerprint import secret
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.contracts import Label
from dashboard.edition.assembly import from_disk
from dashboard.indicators import build
from dashboard.indicators.keyed import Values
from dashboard.snapshots import publication
from dashboard.text.i18n import Translator
from tests import worlds
from tests.pages.reading import errors, html, open_page, text

BY = local("amy")
pytestmark = pytest.mark.app


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A small world of reported data."""
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


def world(data, provenance="reported"):
    return worlds.snapshot(
        data / "snapshots",
        provenance=provenance,
        posts=[
            {"town": worlds.A1, "posts": 10, "approved_on": "2020-03-01"},
            {"town": worlds.B1, "posts": 6, "approved_on": "2021-03-01"},
        ],
    )


def numbers(data):
    known = indicators.definitions()
    (snapshot,) = snapshots.discover(data / "snapshots").snapshots
    values = Values(build.values(snapshot, known, data / "derived"))
    held = [(snapshot, "published", values)]
    return trace.numbers(secret(data), claims.load(paths.SHIPPED / "claims.csv"), held, known)


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "打开的就是这份文件"), ("en", "What opens is this very file")]
)
def test_the_page_opens_in_both_languages(data, lang, said):
    world(data)
    page = open_page("briefing", lang=lang)
    assert errors(page) == []
    assert said in text(page)
    if lang == "en":
        assert not re.search(
            r"[\u4e00-\u9fff]",
            re.sub(
                r"<(script|style).*?</\1>|language / 语言|中文", "", html(page), flags=re.DOTALL
            ),
        )


def test_a_faulty_screen_is_named_and_nothing_is_previewed(data):
    world(data)
    repository.save(
        data,
        RunSheet(
            Label("坏", "bad"),
            Label("a", "a"),
            (Item("cover"), Item("comparison", claims=("posts_sunk", "dept_floor"))),
        ),
        BY,
    )
    page = open_page("briefing", sheet="坏")
    assert errors(page) == ["第2屏：所选公布数的单位不同，不能画在一起；请选单位相同的。"]
    assert not [b for b in page.button if b.label == "制作材料"]


def test_a_kind_of_screen_that_is_unknown_can_be_mended(data):
    world(data)
    repository.save(
        data, RunSheet(Label("新", "new"), Label("a", "a"), (Item("film"), Item("cover"))), BY
    )
    page = open_page("briefing", sheet="新")
    assert "有改动未保存" in text(page)
    assert errors(page) == []


def test_an_unknown_sheet_or_damaged_file_is_said(data):
    world(data)
    (data / "briefings" / "kept").mkdir(parents=True)
    (data / "briefings" / "kept" / "x.yaml").write_text("{")
    page = open_page("briefing", sheet="没有")
    assert "网址中的发布会方案“没有”无法识别" in html(page)
    assert "x.yaml 无法识别" in html(page)


def test_a_shipped_name_or_none_is_refused(data):
    world(data)
    for name, said in (("彩排", "是自带方案"), (" ", "请给名称")):
        page = open_page("briefing")
        page.text_input(key="sheet_name").set_value(name)
        page.button(key="save_sheet_as").click().run()
        assert said in errors(page)[0]
    assert repository.saved(data) == ({}, [])


def test_a_code_gives_the_number_its_source_and_its_query(data):
    snapshot = world(data)
    # 10 posts in the one town of A that has any, of two: 5.0 a town
    code = next(
        c
        for c, one in numbers(data).items()
        if (one.stated.of, one.stated.unit) == ("C07", worlds.A)
    )
    page = open_page("briefing", f=code.lower().replace("-", ""))
    shown = text(page)
    assert "10名" in shown
    assert "（5.0 名/镇街）" in shown
    assert snapshot.id in shown
    assert any("from posts" in block.value for block in page.code)
    assert re.search(r"records\?[^\"]*indicator=C07", html(page))


def test_a_code_of_demonstration_data_never_reads_published(data):
    world(data, "demo")
    code = next(
        c
        for c, one in numbers(data).items()
        if (one.stated.of, one.stated.unit) == ("C07", worlds.A)
    )
    traced = re.search(
        r'<section class="traced">.*?</section>', html(open_page("briefing", f=code)), re.DOTALL
    )[0]
    assert "示例数据 · 非真实情况" in traced
    assert "暂无公布数" in traced
    assert "已公布" not in traced


def test_a_code_on_any_page_leads_there(data):
    world(data)
    code = next(c for c, one in numbers(data).items() if one.stated.of == "enforcers")
    page = open_page(f=code)
    assert "2600余名" in text(page)
    assert "下沉执法人员2600余名（济宁市政府新闻办新闻发布会）" in text(page)


@pytest.mark.parametrize(
    ("given", "said"), [("hello", "不是校验码"), ("0000-0000", "没有与 0000-0000 相符")]
)
def test_a_wrong_code_is_said(data, given, said):
    world(data)
    assert said in errors(open_page("briefing", f=given))[0]


def test_a_hand_out_s_code_lists_its_numbers_and_what_no_longer_fits(data):
    world(data)
    sheet = RunSheet(
        Label("短", "short"),
        Label("a", "a"),
        (Item("figures", claims=("posts_sunk",)), Item("ranking", indicator="C07")),
    )
    made = decks.make(sheet, from_disk("", Translator("zh"), secret(paths.data())))
    decks.register(data, made, "amy")
    page = open_page("briefing", f=made.code)
    assert "共4个数值，其中4个与现有数据和口径相符" in text(page)  # a figure, the city, two units
    content = (
        (paths.SHIPPED / "claims.csv")
        .read_text("utf-8")
        .replace(",3291,3291,0,3291,0,", ",3292,3292,0,3292,0,", 1)
    )
    (data / "claims.csv").write_text(content, "utf-8")
    page = open_page("briefing", f=made.code)
    assert "共4个数值，其中3个与现有数据和口径相符" in text(page)
    assert "数据或口径已改，不再相符" in text(page)


def test_what_is_under_embargo_has_no_code_until_it_is_previewed(data):
    world(data)
    later = worlds.snapshot(
        data / "later",
        as_of=date(2021, 12, 31),
        posts=[{"town": worlds.B1, "posts": 7, "approved_on": "2021-03-01"}],
    )
    values = Values(build.values(later, indicators.definitions(), data / "derived"))
    code = next(
        c
        for c, one in trace.numbers(
            secret(data), {}, [(later, "embargo", values)], indicators.definitions()
        ).items()
        if (one.stated.of, one.stated.unit) == ("C07", worlds.B)
    )
    publication.restore(data / "snapshots", "2021-12-16", 1, by=local("x"), reason="x")
    publication.publish(
        later, data / "snapshots", by=local("x"), against="", public_from="2030-01-01 09:00"
    )
    assert "没有与" in errors(open_page("briefing", f=code))[0]
    shown = text(open_page("briefing", f=code, preview="1"))
    assert "7名" in shown
    assert "未公布" in shown


def test_two_who_save_one_sheet_lose_nothing(data):
    world(data)
    cover = (Item("cover", notes=""), Item("sources"))
    repository.save(data, RunSheet(Label("周五", "Fri"), Label("a", "a"), cover), BY)
    first, second = (open_page("briefing", sheet="周五") for _ in range(2))
    for page, words in ((first, "甲的备注"), (second, "乙的备注")):
        page.text_area[0].set_value(words).run()
        page.button(key="save_sheet").click().run()
        assert not page.exception
    assert repository.find(data, "周五").screens[0].notes == "甲的备注"
    assert "另有人保存了这个方案" in text(second)
    second.text_input(key="sheet_name").set_value("周五")
    second.button(key="save_sheet_as").click().run()
    assert "已有名为“周五”的发布会方案" in errors(second)[0]
    assert repository.find(data, "周五").screens[0].notes == "甲的备注"
    second.button(key="replace_sheet").click().run()
    assert not second.exception
    assert repository.find(data, "周五").screens[0].notes == "乙的备注"


def test_what_was_not_saved_is_there_after_a_reload(data):
    world(data)
    repository.save(data, RunSheet(Label("周五", "Fri"), Label("a", "a"), (Item("cover"),)), BY)
    page = open_page("briefing", sheet="周五")
    page.text_area[0].set_value("先念全文").run()
    again = open_page("briefing", sheet="周五")
    assert "上次有没保存的改动" in text(again) and again.text_area[0].value == ""
    again.button(key="sheet_restore").click().run()
    assert again.text_area[0].value == "先念全文" and "有改动未保存" in text(again)
    again.button(key="save_sheet").click().run()
    assert repository.find(data, "周五").screens[0].notes == "先念全文"
    assert "没保存的改动" not in text(open_page("briefing", sheet="周五"))
