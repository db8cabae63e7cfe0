"""Slides, fact sheet, release: opened with other libraries and held against the deck."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt

from dashboard.briefing import hand_outs, slides
from dashboard.briefing.shapes import MARGINS, PIXEL, tall
from dashboard.charts.text import Box, width, wrapped
from tests.briefing.test_deck import POSTS, rows
from tools import slides_template


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
            assert (deck.code in said) == (number == deck.imprint)
            assert screen.source in said
            notes = slide.notes_slide.notes_text_frame.text
            assert all(note in notes for note in screen.notes)
            assert all(n.code in notes for n in screen.every)
            assert not any(n.code in said for n in screen.every if n.code)
            assert deck.code in notes
            assert (screen.mark in said) and (screen.mark in notes)
            for shape in slide.shapes:
                assert 0 <= shape.left <= shape.left + shape.width <= Emu(book.slide_width)
                assert 0 <= shape.top <= shape.top + shape.height <= Emu(book.slide_height)


def test_ranking_trend_and_comparison_are_native_charts(books, decks_of):
    for lang in ("zh", "en"):
        kinds = [chart.chart_type for chart in charts(books["彩排", lang])]
        # ranking, trend, ranking, trend
        assert kinds == [
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
    ranking = charts(books["彩排", "zh"])[0]
    assert list(ranking.series[0].values) == pytest.approx(by_hand)
    names = list(ranking.plots[0].categories)
    assert names[0].endswith(f"{by_hand[0]:.1f}")  # the value beside the name of its bar
    items = charts(books["发布", "zh"])[0]
    assert list(items.series[0].values) == [132, 98]
    assert [str(c).split()[-1] for c in items.plots[0].categories] == ["132项", "98项"]


def test_a_missing_value_is_no_zero(books):
    trend = charts(books["彩排", "zh"])[3]  # tickets: none in 2019
    assert trend.series[0].values[0] is None
    assert trend.series[0].values[-1] > 0.5


def test_each_unit_of_a_map_is_a_shape_that_can_be_recoloured(books, decks_of):
    for slide, screen in zip(
        books["彩排", "zh"].slides, decks_of["彩排", "zh"].screens, strict=True
    ):
        if screen.kind != "map":
            continue
        shapes = {s.name: s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.FREEFORM}
        assert len(shapes) == 14
        for area in screen.picture.chart.areas:
            shape = shapes[area.label]
            assert f"#{shape.fill.fore_color.rgb}".lower() == area.colour.lower()
            assert shape._element.nvSpPr.cNvPr.get("descr") == f"{area.label} {area.text}"


def test_slides_stand_on_the_layouts_of_the_template(books, decks_of):
    book = books["彩排", "zh"]
    for slide, screen in zip(book.slides, decks_of["彩排", "zh"].screens, strict=True):
        layout = "cover" if screen.kind == "cover" else screen.pillar or "content"
        assert slide.slide_layout.name == layout
        said = {p.placeholder_format.idx: p.text_frame.text for p in slide.placeholders}
        assert said[0] == screen.title
        assert (screen.mark in said.get(14, "")) or not screen.mark
        if screen.kind != "cover":
            assert screen.source in said.get(13, "")


def test_the_template_is_as_its_tool_makes_it(tmp_path, monkeypatch):
    fresh = tmp_path / "template.pptx"
    monkeypatch.setattr(slides_template, "TEMPLATE", fresh)
    slides_template.main()
    made, kept = Presentation(str(fresh)), Presentation(str(slides.TEMPLATE))
    for one, other in zip(made.slide_layouts, kept.slide_layouts, strict=True):
        assert one.part.blob == other.part.blob


def covered(shape):
    """What the text of a shape covers by the one measure, in pixels; None without text."""
    frame = shape.text_frame
    said = [p for p in frame.paragraphs if p.text.strip()]
    if not said:
        return None
    sizes = [p.runs[0].font.size for p in said if p.runs and p.runs[0].font.size]
    size = max(sizes, default=Pt(14)).pt * 2  # else of the layout: source, mark and page
    left, top, room = (round(v / PIXEL) for v in (shape.left, shape.top, shape.width))
    wide = max(width(line, size) for p in said for line in wrapped(p.text, size, room))
    margins = MARGINS if shape.is_placeholder else 0  # the template's have none
    high = tall([p.text for p in said], size, room) - margins
    inset = {PP_ALIGN.CENTER: (room - wide) / 2, PP_ALIGN.RIGHT: room - wide}
    left += max(inset.get(said[0].alignment, 0), 0)
    return Box(left, top, left + min(wide, room), top + high)


def test_no_two_texts_of_a_slide_cover_each_other(books):
    for key, book in books.items():
        for number, slide in enumerate(book.slides, start=1):
            shapes = [s for s in slide.shapes if s.has_text_frame and s.name != "Page"]
            held = [(box, s.text_frame.text) for s in shapes if (box := covered(s))]
            for place, (box, text) in enumerate(held):
                struck = [other for one, other in held[:place] if not box.is_free([one])]
                assert not struck, (key, number, text, struck)


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


def test_the_release_has_the_form_of_an_official_text(decks_of):
    page, said = paragraphs(decks_of["发布", "zh"])
    assert "2021年12月16日，济宁市人民政府新闻办公室举行新闻发布会" in "".join(said)
    section, body = page.sections[0], page.styles["Normal"]
    assert [round(one.cm, 1) for one in (section.top_margin, section.left_margin)] == [3.7, 2.8]
    assert (body.font.size.pt, body.paragraph_format.line_spacing.pt) == (16, 28)
    assert page.styles["Heading 1"].font.size.pt == 22
    main = said[: said.index("以上数字的来源和截止日期见附表。")]
    assert not any("2100余件" in one for one in main)  # of another source: kept for questions


def test_pictures_and_rows_of_a_release_are_not_cut_to_a_line(decks_of):
    page, _ = paragraphs(decks_of["彩排", "zh"])
    drawn = [p for p in page.paragraphs if p._p.findall(f".//{qn('w:drawing')}")]
    held = [*drawn, *(cell.paragraphs[0] for cell in page.tables[0]._cells)]
    assert len(drawn) == 2
    assert {p.paragraph_format.line_spacing for p in held} == {1.0}


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


def test_the_ending_of_a_file_tells_its_form(decks_of):
    for form in hand_outs.MIME:
        name = hand_outs.file_name(decks_of["发布", "zh"], form)
        assert hand_outs.form_of(name) == form
        assert hand_outs.form_of(name.upper()) == form
    assert hand_outs.form_of("slides.pdf") == "pdf"
    assert hand_outs.form_of("deck.key") == "key"


def test_a_screen_that_is_not_there(decks_of):
    deck = decks_of["发布", "zh"]
    for number in (0, -1, 99):
        with pytest.raises(IndexError):
            hand_outs.image(deck, number, "svg")
