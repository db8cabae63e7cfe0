"""Slides, fact sheet, release: opened with other libraries and held against the deck."""

from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from dashboard.briefing import hand_outs
from tests.briefing.test_deck import POSTS, rows


@pytest.fixture(scope="module")
def books(decks_of):
    return {
        key: Presentation(BytesIO(hand_outs.FORMS["pptx"](deck))) for key, deck in decks_of.items()
    }


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def charts(book):
    return [shape.chart for slide in book.slides for shape in slide.shapes if shape.has_chart]


def test_one_slide_a_screen_with_title_source_notes_and_page_number(books, decks_of):
    for key, book in books.items():
        deck = decks_of[key]
        assert len(book.slides) == len(deck.screens)
        for number, (slide, screen) in enumerate(zip(book.slides, deck.screens, strict=True), 1):
            said = "\n".join(texts(slide))
            assert slide.shapes.title.text_frame.text == screen.title
            assert f"{number} / {len(deck.screens)}" in said
            assert deck.code in said
            assert screen.source in said
            notes = slide.notes_slide.notes_text_frame.text
            assert all(note in notes for note in screen.notes)
            assert all(n.code in notes for n in screen.every)
            assert (screen.mark in said) and (screen.mark in notes)
            for shape in slide.shapes:
                assert 0 <= shape.left <= shape.left + shape.width <= Emu(book.slide_width)
                assert 0 <= shape.top <= shape.top + shape.height <= Emu(book.slide_height)


def test_ranking_trend_and_comparison_are_native_charts(books, decks_of):
    for lang in ("zh", "en"):
        kinds = [chart.chart_type for chart in charts(books["彩排", lang])]
        # comparison of the floors, ranking, trend, ranking, trend
        assert kinds == [
            XL_CHART_TYPE.BAR_CLUSTERED,
            XL_CHART_TYPE.BAR_CLUSTERED,
            XL_CHART_TYPE.LINE_MARKERS,
            XL_CHART_TYPE.BAR_CLUSTERED,
            XL_CHART_TYPE.LINE_MARKERS,
        ]


def test_chart_data_are_the_query_by_hand(books, decks_of):
    deck = decks_of["彩排", "zh"]
    by_hand = sorted(
        (posts / towns for _, posts, towns in rows(POSTS, deck.edition.snapshot)), reverse=True
    )
    ranking = charts(books["彩排", "zh"])[1]
    assert list(ranking.series[0].values) == pytest.approx(by_hand)
    names = list(ranking.plots[0].categories)
    assert names[0].endswith(f"{by_hand[0]:.1f}")  # the value beside the name of its bar
    floors = charts(books["彩排", "zh"])[0]
    assert list(floors.series[0].values) == [0.3, 0.6]
    assert [str(c).split()[-1] for c in floors.plots[0].categories] == ["不低于30%", "不低于60%"]


def test_a_missing_value_is_no_zero(books):
    trend = charts(books["彩排", "zh"])[4]  # tickets: none in 2019
    assert trend.series[0].values[0] is None
    assert trend.series[0].values[-1] > 0.5


def test_maps_are_pictures_with_words(books):
    pictures = [
        shape
        for slide in books["彩排", "zh"].slides
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    described = [p._element.nvPicPr.cNvPr.get("descr") for p in pictures]
    assert len(described) == 3  # two tile maps, the interval of the conflict
    assert "汶上县" in described[0]


def paragraphs(deck):
    page = Document(BytesIO(hand_outs.FORMS["docx"](deck)))
    return page, [p.text for p in page.paragraphs]


def test_the_release_is_sentences_made_from_the_figures(decks_of):
    page, said = paragraphs(decks_of["发布", "zh"])
    text = "\n".join(said)
    assert "草稿" in said[0]
    assert "下沉执法人员2600余名，" in text
    assert "办理案件近2100件（济宁市政府新闻办新闻发布会）" in text
    assert "截至2021年11月18日，办理案件2100余件（中国网山东）。" in text
    assert "示例" not in text
    codes = [row.cells[3].text for row in page.tables[0].rows[1:]]
    assert set(codes) <= set(decks_of["发布", "zh"].issue.numbers)
    assert len(codes) == len(set(codes)) >= 13


def test_a_release_with_demonstration_data_says_so_and_does_not_say_them(decks_of):
    page, said = paragraphs(decks_of["彩排", "zh"])
    assert "示例数据" in said[0]
    assert "示例数据" in page.sections[0].footer.paragraphs[0].text
    assert "响应率" not in "".join(p for p in said if "截至" in p)
    assert any("示例数据" in row.cells[2].text for row in page.tables[0].rows)


def test_files_are_named_after_whose_numbers_they_hold(decks_of):
    assert "_demo_" in hand_outs.file_name(decks_of["彩排", "zh"], "pdf")
    assert "_published_" in hand_outs.file_name(decks_of["发布", "zh"], "pdf")
    assert decks_of["发布", "en"].code in hand_outs.file_name(decks_of["发布", "en"], "pdf")


def test_a_screen_that_is_not_there(decks_of):
    deck = decks_of["发布", "zh"]
    for number in (0, -1, 99):
        with pytest.raises(IndexError):
            hand_outs.image(deck, number, "svg")
