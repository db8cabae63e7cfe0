"""/briefing in process: run sheets and questions, in both languages."""

import re

import pytest

from dashboard.access import local
from dashboard.briefing import repository
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.contracts import Label
from tests import worlds
from tests.pages.reading import errors, html, open_page, text

BY = local("amy")
pytestmark = pytest.mark.app


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "打开的就是这份文件"), ("en", "What opens is this very file")]
)
def test_the_page_opens_in_both_languages(data, lang, said):
    worlds.two_towns(data)
    page = open_page("briefing", lang=lang)
    assert errors(page) == []
    assert said in text(page)
    assert page.session_state["run_sheets"] == {}  # to look at a cover changes nothing
    if lang == "en":
        assert not re.search(
            r"[\u4e00-\u9fff]",
            re.sub(
                r"<(script|style).*?</\1>|language / 语言|中文", "", html(page), flags=re.DOTALL
            ),
        )


def test_a_faulty_screen_is_named_and_nothing_is_previewed(data):
    worlds.two_towns(data)
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
    worlds.two_towns(data)
    repository.save(
        data, RunSheet(Label("新", "new"), Label("a", "a"), (Item("film"), Item("cover"))), BY
    )
    page = open_page("briefing", sheet="新")
    assert "有改动未保存" in text(page)
    assert errors(page) == []


def test_an_unknown_sheet_or_damaged_file_is_said(data):
    worlds.two_towns(data)
    (data / "briefings" / "kept").mkdir(parents=True)
    (data / "briefings" / "kept" / "x.yaml").write_text("{")
    page = open_page("briefing", sheet="没有")
    assert "网址中的发布会方案“没有”无法识别" in html(page)
    assert "x.yaml 无法识别" in html(page)


def test_a_shipped_name_or_none_is_refused(data):
    worlds.two_towns(data)
    for name, said in (("彩排", "是自带方案"), (" ", "请给名称")):
        page = open_page("briefing")
        page.text_input(key="sheet_name").set_value(name)
        page.button(key="save_sheet_as").click().run()
        assert said in errors(page)[0]
    assert repository.saved(data) == ({}, [])


def test_two_who_save_one_sheet_lose_nothing(data):
    worlds.two_towns(data)
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
    worlds.two_towns(data)
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


def test_a_title_is_typed_around_its_numbers_a_screen_doubled_and_taken_back(data):
    worlds.two_towns(data)
    sheet = (Item("figures", claims=("posts_sunk",)), Item("sources"))
    repository.save(data, RunSheet(Label("周五", "Fri"), Label("a", "a"), sheet), BY)
    page = open_page("briefing", sheet="周五")
    box = next(b for b in page.text_input if b.placeholder.startswith("向镇街下沉编制"))
    box.set_value("编制3300名").run()
    assert "不能手写" in errors(page)[0]
    box = next(b for b in page.text_input if b.value == "编制3300名")
    box.set_value("编制下去了：{posts_sunk}").run()
    assert errors(page) == []
    held = page.session_state["run_sheets"]
    page.button(key="duplicate").click().run()
    assert [one.title.zh for one in held["周五"].screens] == ["编制下去了：{posts_sunk}"] * 2 + [""]
    page.button(key="undo").click().run()
    page.button(key="undo").click().run()
    assert [one.title.zh for one in held["周五"].screens] == ["编制3300名", ""]
    page.button(key="copy").click().run()
    page.selectbox(key="choose_sheet").set_value("发布").run()
    page.button(key="paste").click().run()
    assert held["发布"].screens[1] == held["周五"].screens[0]


def test_a_new_screen_begins_with_the_indicator_on_view(data):
    worlds.two_towns(data)
    repository.save(
        data, RunSheet(Label("新", "new"), Label("a", "a"), (Item("cover"), Item("closing"))), BY
    )
    page = open_page("briefing", sheet="新", indicator="C08")
    page.radio(key="screen_新").set_value(1).run()
    next(b for b in page.selectbox if b.key.startswith("kind_")).set_value("trend").run()
    assert page.session_state["run_sheets"]["新"].screens[1].indicator == "C08"
