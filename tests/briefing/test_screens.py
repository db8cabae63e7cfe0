"""Kinds of screens beyond the shipped sheets: each says what its picture draws."""

from io import BytesIO

import pytest
from pptx import Presentation

from dashboard.briefing import deck as decks
from dashboard.briefing import hand_outs
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.contracts import Label

NAME = Label("题", "Title")
ITEMS = (
    Item("agenda"),
    Item("quotation", claims=("dept_floor",)),
    Item("timeline"),
    Item("extremes", indicator="B12"),
    Item("change", indicator="C05"),
    Item("multiples", indicator="C05"),
    Item("funnel", indicator="C05"),
    Item("closing"),
)


@pytest.fixture(scope="module")
def shown(editions):
    """Every such screen, by language and kind."""
    made = {lang: decks.make(RunSheet(NAME, NAME, ITEMS), editions[lang]) for lang in ("zh", "en")}
    return made | {(lang, s.kind): s for lang in made for s in made[lang].screens}


def test_the_agenda_names_the_pillars_shown(shown):
    assert [pillar for pillar, _ in shown["zh", "agenda"].lines] == [
        "empowerment",
        "capacity",
        "burden",
    ]


def test_a_rule_is_quoted_as_it_was_read(shown):
    (_, said), *more = shown["en", "quotation"].lines
    assert said == "镇街评价结果占被考核部门整体考核权重的比例不低于30%"
    assert "at least 30%" in more[0][1]


def test_milestones_are_those_with_a_source(shown):
    chart = shown["zh", "timeline"].picture.chart
    assert [str(one.day) for one in chart.milestones] == [
        "2019-06-26",
        "2020-01-01",
        "2020-06-12",
        "2021-12-16",
    ]
    assert shown["zh", "timeline"].mark == ""  # no date of it is made up


def test_ends_of_a_ranking_are_its_ends(shown, editions):
    frame = editions["zh"].by_unit("B12")
    bars = shown["zh", "extremes"].picture.chart.bars
    assert [bar.id for bar in bars] == [*frame.index[:3], *frame.index[-3:]]
    assert bars[0].label in shown["zh", "extremes"].title
    assert bars[-1].text in shown["zh", "extremes"].title


def test_who_moved_most_is_named_and_stands_out(shown):
    chart = shown["zh", "change"].picture.chart
    most = max(chart.rows, key=lambda row: abs(row.after - row.before))
    assert [row.label for row in chart.rows if row.front] == [most.label]
    assert f"{most.label}变化最大" in shown["zh", "change"].title
    assert f"由{most.before:.1%}变为{most.after:.1%}" in shown["zh", "change"].title


def test_small_multiples_are_on_one_scale(shown, editions):
    chart, over = shown["zh", "multiples"].picture.chart, editions["zh"].over_time("C05")
    assert len(chart.courses) == 14
    assert chart.low == pytest.approx(over.min().min())
    assert chart.high == pytest.approx(over.max().max())


def test_every_kind_is_handed_out(shown):
    for lang in ("zh", "en"):
        book = Presentation(BytesIO(hand_outs.FORMS["pptx"](shown[lang])))
        assert [s.shapes.title.text_frame.text for s in book.slides] == [
            s.title for s in shown[lang].screens
        ]
        page = hand_outs.FORMS["html"](shown[lang]).decode()
        assert "nan" not in page.split('id="deck-data"')[0].split("<main")[1]
