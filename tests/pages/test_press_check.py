"""/press_check in process: marks, reasons, suggestions taken, meanings picked."""

import re
import shutil
from datetime import date

import pytest

from tests import worlds
from tests.pages.reading import errors, html, open_page, text

pytestmark = pytest.mark.app
DRAFT = "近两年，全市向镇街下沉编制3192名。\n下沉执法人员2600名，干部配备率80%以上。"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """36 posts, reported."""
    folder = tmp_path_factory.mktemp("data")
    worlds.snapshot(
        folder / "snapshots",
        provenance="reported",
        as_of=date(2022, 3, 31),
        posts=[
            {"town": worlds.A1, "posts": 30, "approved_on": "2020-03-01"},
            {"town": worlds.B1, "posts": 6, "approved_on": "2021-03-01"},
        ],
    )
    return folder


@pytest.fixture(autouse=True)
def chosen(data, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(data))


def checked(draft, lang="zh"):
    page = open_page("press_check", lang=lang)
    page.text_area(key="press_text").set_value(draft).run()
    assert errors(page) == []
    return page


def labels(page):
    return [b.label for b in page.button]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_page_says_what_it_does(lang):
    page = open_page("press_check", lang=lang)
    assert errors(page) == []
    assert {"zh": "与公布数矛盾", "en": "contradicts what was published"}[lang] in text(page)
    if lang == "en":
        assert not re.search(
            r"[\u4e00-\u9fff]",
            re.sub(
                r"<(script|style).*?</\1>|language / 语言|中文", "", html(page), flags=re.DOTALL
            ),
        )


def test_every_number_is_marked_with_its_verdict_and_reason():
    page = checked(DRAFT)
    assert "共3个数：一致1个、约数用语不当1个、不一致1个。" in text(page)
    assert re.findall(r'<mark class="v v-(\w+)" title=', html(page)) == [
        "mismatch",
        "qualifier",
        "match",
    ]
    assert "与公布数矛盾：公布的是3291名" in text(page)


def test_a_suggestion_taken_changes_the_draft_and_can_be_undone():
    page = checked(DRAFT)
    (one,) = [b for b in page.button if b.label == "采用：“3192名”改为“3291名”"]
    one.click().run()
    assert page.text_area(key="press_text").value == DRAFT.replace("3192", "3291")
    assert "一致2个" in text(page)
    (undo,) = [b for b in page.button if b.label == "撤销上一步"]
    undo.click().run()
    assert page.text_area(key="press_text").value == DRAFT


def test_all_suggestions_at_once():
    page = checked(DRAFT)
    (every,) = [b for b in page.button if b.label == "采用全部建议（2处）"]
    every.click().run()
    assert page.text_area(key="press_text").value == DRAFT.replace("3192", "3291").replace(
        "2600名", "2600余名"
    )
    assert "共3个数：一致3个。" in text(page)
    assert not [label for label in labels(page) if label.startswith("采用")]


def test_a_file_is_read_and_a_bad_one_is_refused():
    page = open_page("press_check")
    page.file_uploader(key="press_file").upload("稿.txt", DRAFT.encode("gb18030")).run()
    assert page.text_area(key="press_text").value == DRAFT
    page.file_uploader(key="press_file").upload("稿.docx", b"PK..").run()
    assert errors(page) == ["稿.docx打不开：文件损坏，或不是Word文档。请重新另存为 .docx 再试。"]
    assert page.text_area(key="press_text").value == DRAFT


def test_what_is_written_into_a_draft_stays_text():
    page = checked("<script>alert(1)</script><b>下沉编制3291名</b> & “镇街”")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;下沉编制" in html(page)


def test_a_reported_number_confirms():
    assert "一致1个" in text(checked("全市下沉编制36名。"))
    assert "核对依据：公布数；上报数据" in text(checked("全市下沉编制36名。"))


def test_a_draft_too_long_is_refused_and_kept():
    page = open_page("press_check")
    page.text_area(key="press_text").set_value("字" * 200_001).run()
    assert errors(page) == ["稿件有200,001字，最多200,000字。请分成几份再核。"]


def test_english_words_around_a_chinese_draft():
    page = checked(DRAFT, "en")
    assert "Numbers: 3 (Match 1, Qualifier 1, Mismatch 1)." in text(page)
    assert "Replace “3192名” with “3291名”" in labels(page)


def test_a_meaning_is_picked_for_this_text_only():
    page = checked("镇街评价占部门和派驻机构考核权重不低于60%。")
    assert "可能指" in text(page)
    (box,) = [b for b in page.selectbox if b.label == "这个数说的是"]
    box.set_value("agency_floor").run()
    assert "共1个数：一致1个。" in text(page)
    page.text_area(key="press_text").set_value("部门和派驻机构考核权重不低于60%。").run()
    assert "共1个数：待确认1个。" in text(page)


def test_a_draft_is_there_after_a_reload_until_it_is_cleared(data):
    shutil.rmtree(data / "unsaved", ignore_errors=True)
    checked(DRAFT)
    page = open_page("press_check")
    assert page.text_area(key="press_text").value == "" and "没有清空的草稿" in text(page)
    page.button(key="press_kept_restore").click().run()
    assert page.text_area(key="press_text").value == DRAFT
    page.button(key="press_clear").click().run()
    assert "没有清空的草稿" not in text(open_page("press_check"))


def test_a_text_is_read_once_however_often_the_page_runs(monkeypatch):
    from dashboard.press.report import words

    read, examine = [], words.examine
    monkeypatch.setattr(
        words, "examine", lambda text, *more: read.append(text) or examine(text, *more)
    )
    own = f"{DRAFT}第一段。"  # no other test has it
    page = checked(own)
    page.run()
    page.run()
    assert read == [own]
    page.text_area(key="press_text").set_value(own + "。").run()
    assert read == [own, own + "。"]


def test_what_data_answer_is_picked_and_says_its_records():
    page = checked("2个单位中1个下沉编制高于全市平均。")
    assert "请选择" in text(page)
    boxes = [b for b in page.selectbox if b.label == "这个数说的是"]
    (box, option) = next((b, o) for b in boxes for o in b.options if "高于全市" in o and "1个" in o)
    box.select(option).run()
    assert errors(page) == []
    assert "与上报数据算得的一致" in text(page)
    assert 'href="records?' in html(page)
