"""What a print says it was narrowed to, and the help of every page."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.edition import Reader, address
from dashboard.text.i18n import LANGUAGES, Translator
from dashboard.views.filters import SECTIONS, USED, filters

PAGES = sorted(file.stem for file in Path("pages").glob("*.py"))
PARTS = ("answers", "first", "second", "third")
STATE = replace(
    address.State.of("zh"),
    snapshot="2021-12-16",
    compare="none",
    unit="370883",
    indicator="C05",
    section="heads",
)


def test_every_page_says_what_it_is_narrowed_to() -> None:
    assert sorted(USED) == PAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_help_of_one_screen(lang: str, page: str) -> None:
    texts = [Translator(lang)(f"help.{page}.{part}") for part in PARTS]
    assert len(set(texts)) == len(PARTS)
    assert sum(map(len, texts)) < (260 if lang == "zh" else 700)


def test_choices_are_said_by_name(editions) -> None:
    said = {
        lang: filters(Reader(editions[lang], STATE, "capacity"), "capacity") for lang in LANGUAGES
    }
    assert said["zh"] == [
        "数据时点：2021-12-16",
        "对比期：无",
        "栏目：负责人配备",
        "单位：邹城市",
        "指标：负责人配备率",
    ]
    assert said["en"][3] == "unit: Zoucheng"


def test_sections_have_a_name_on_every_page_that_shows_them(editions) -> None:
    for page, section in {
        "mismatch": "town",
        "what_if": "index",
        "briefing": "cards",
        "data": "log",
        "methods": "history",
    }.items():
        assert page in SECTIONS
        reader = Reader(editions["zh"], replace(STATE, section=section))
        assert any(one.startswith("栏目：") for one in filters(reader, page))


def test_what_a_page_does_not_show_is_not_said(editions) -> None:
    assert filters(Reader(editions["zh"], STATE), "press_check") == ["数据时点：2021-12-16"]
