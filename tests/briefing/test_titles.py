"""Titles: words are typed, numbers are filled in."""

from dataclasses import replace

import pytest

from dashboard.briefing import deck as decks
from dashboard.briefing import titles
from dashboard.briefing.run_sheet import Item, RunSheet, RunSheetError
from dashboard.contracts import Label

NAME = Label("题", "Title")


def sheet(*screens):
    return RunSheet(NAME, NAME, screens)


def titled(edition, title, **item):
    return decks.make(sheet(Item(**item, title=Label(title, ""))), edition).screens[0].title


def test_numbers_are_filled_from_the_edition(editions):
    posts = {"kind": "figures", "claims": ("posts_sunk", "enforcers")}
    said = titled(editions["zh"], "编制到了镇街：{posts_sunk}，执法{enforcers}", **posts)
    assert said == "编制到了镇街：3291名，执法2600余名"
    ranking = {"kind": "ranking", "indicator": "B12"}
    assert titled(editions["zh"], "最低{bottom}", **ranking) == "最低79.3%"


def test_a_language_without_a_title_of_its_own_has_the_one_proposed(editions):
    item = Item("figures", claims=("posts_sunk",), title=Label("编制到了镇街", ""))
    assert decks.make(sheet(item), editions["zh"]).screens[0].title == "编制到了镇街"
    assert "3,291" in decks.make(sheet(item), editions["en"]).screens[0].title


def test_a_placeholder_of_another_screen_is_named_with_its_screen(editions):
    item = Item("figures", claims=("posts_sunk",), title=Label("{enforcers}", ""))
    with pytest.raises(RunSheetError, match="enforcers") as error:
        decks.make(replace(sheet(Item("cover"), item)), editions["zh"])
    assert error.value.screen == 2
    assert error.value.message(editions["zh"].t)


@pytest.mark.parametrize(
    "typed",
    [
        *("３２９１名", "近2100件", "百分之八十", "三千二百名", "十余项", "2成"),
        *("翻一番", "下沉编制翻番", "十倍增长", "增长了三倍", "一半镇街", "编制过半", "半数配齐"),
        *("编制③②⑨①", "Ⅲ类", "居全省第一", "全市第三", "居首位", "排名倒数", "名列榜首"),
        *("tripled", "first in the province", "half of the towns"),
    ],
)
def test_numbers_are_not_typed(typed):
    assert titles.typed([typed])


@pytest.mark.parametrize(
    "words",
    [
        "一票否决清理到位",
        "{posts_sunk}编制一次到位",
        "统一考核",
        "万众一心",
        "第三批清单",
        "两个到位",
    ],
)
def test_words_are(words):
    assert not titles.typed([words])
