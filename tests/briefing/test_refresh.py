"""Slides brought to another period: numbers follow, what people edited stays, the rest is said."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu

from dashboard.briefing import deck as decks
from dashboard.briefing import refresh, slides, tags
from dashboard.briefing.deck import Issued
from dashboard.briefing.run_sheet import Item, RunSheetError
from dashboard.contracts import Label

pytestmark = pytest.mark.slow
EARLIER = date(2021, 9, 30)
RED = RGBColor(255, 0, 0)


@pytest.fixture(scope="module")
def now(decks_of):
    """Maps, rankings, trends and tables, and a picture that office programs cannot draw."""
    sheet = decks_of["彩排", "zh"].sheet
    more = (Item("change", indicator="B12"), Item("map", indicator="E10"))
    sheet = replace(sheet, screens=(*sheet.screens, *more))
    return decks.make(sheet, decks_of["彩排", "zh"].edition)


@pytest.fixture(scope="module")
def then(now):
    earlier = replace(now.edition, snapshot=now.edition.snapshots[EARLIER])
    return decks.make(now.sheet, earlier)


@pytest.fixture(scope="module")
def kept(then):
    return slides.pptx(then)


@pytest.fixture
def book(kept):
    return Presentation(BytesIO(kept))


@pytest.fixture(scope="module")
def today(now):
    return Presentation(BytesIO(slides.pptx(now)))


def said(book):
    return {
        (number, tag.slot): (tags.lines(shape), tags.looks(tag, shape, slide), tags.alt_text(shape))
        for number, slide in enumerate(book.slides, start=1)
        for tag, shape in tags.tagged(slide)
    }


def made(book, now):
    content, changes = refresh.refresh(book, now)
    return Presentation(BytesIO(content)), changes


def chart(slide):
    return next(shape for shape in slide.shapes if shape.has_chart).chart


def test_slides_nobody_edited_become_those_of_the_other_period(book, now, today):
    was = said(book)
    fresh, changes = made(book, now)
    assert said(fresh) == said(today) != was
    assert {c.what for c in changes} == {"changed", "redrawn"}
    listed = {(c.slide, c.old, c.new) for c in changes}
    assert (6, "2967名", "3291名") in listed
    assert fresh.core_properties.keywords == now.code
    again, changes = made(fresh, now)
    assert said(again) == said(today)
    assert {c.slot for c in changes} <= {"notes", "p13"}  # the minute it was made


def test_what_people_edited_stays(book, now, today):
    ranking, county = book.slides[5], book.slides[3]
    title = ranking.shapes.title
    title.text_frame.text = "编制下沉到镇街"
    figure = next(s for t, s in tags.tagged(ranking) if t.slot == "text1")
    figure.left, figure.text_frame.paragraphs[0].runs[0].font.bold = Emu(5), False
    ranking.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "自己加的2967名"
    own = book.slides.add_slide(book.slide_layouts[1])
    own.shapes.title.text_frame.text = "自己的一页"
    grouped = own.shapes.add_group_shape().shapes.add_textbox(0, 0, 9, 9)
    grouped.text_frame.text = "金乡县翻了一番"
    own.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "谢谢"
    last = list(chart(ranking).plots[0].categories).index("汶上县  18.5")
    chart(ranking).series[0].points[last].format.fill.fore_color.rgb = RED
    area = next(s for s in county.shapes if s.name == "曲阜市")
    area.fill.fore_color.rgb = RED
    order = book.slides._sldIdLst
    order.append(order[0])  # the cover goes last: screens are known wherever they stand
    fresh, changes = made(book, now)
    ranking, county = fresh.slides[4], fresh.slides[2]
    texts = [s.text_frame.text for s in ranking.shapes if s.has_text_frame]
    assert {"编制下沉到镇街", "自己加的2967名", "3291名"} <= set(texts)
    figure = next(s for t, s in tags.tagged(ranking) if t.slot == "text1")
    assert figure.left == 5
    assert figure.text_frame.paragraphs[0].runs[0].font.bold is False
    assert "自己的一页" in [s.shapes.title.text_frame.text for s in fresh.slides]
    bars = [str(bar).split()[0] for bar in chart(ranking).plots[0].categories]
    red = [p for p in range(14) if colour(chart(ranking), p) == RED]
    assert [bars[p] for p in red] == ["汶上县"]
    assert list(chart(ranking).series[0].values) == list(chart(today.slides[5]).series[0].values)
    area = next(s for s in county.shapes if s.name == "曲阜市")
    assert area.fill.fore_color.rgb == RED
    words = {(c.what, c.slide, c.slot) for c in changes}
    assert {("kept", 5, "p0"), ("looks", 5, "chart"), ("looks", 3, "area370881")} <= words
    added = [(c.slide, c.old) for c in changes if c.what == "added"]
    assert added == [(5, "自己加的2967名"), (15, "自己的一页"), (15, "金乡县翻了一番")]


def colour(drawn, place):
    return drawn.series[0].points[place].format.fill.fore_color.rgb


def test_edited_data_notes_and_alt_texts_stay_and_are_said(book, now):
    ranking = book.slides[5]
    ranking.notes_slide.notes_text_frame.text = "我的话：2967名"
    data = chart(ranking)
    data._chartSpace.xpath(".//c:val//c:pt/c:v")[0].text = "99"
    trend = next(shape for shape in book.slides[6].shapes if shape.has_chart)
    tags.set_alt_text(trend, "我写的")
    fresh, changes = made(book, now)
    assert chart(fresh.slides[5]).series[0].values[0] == 99
    assert fresh.slides[5].notes_slide.notes_text_frame.text == "我的话：2967名"
    kept = {(c.slide, c.slot) for c in changes if c.what == "kept"}
    assert kept == {(6, "chart"), (6, "notes"), (7, "chart")}
    trend = next(shape for shape in fresh.slides[6].shapes if shape.has_chart)
    assert (tags.alt_text(trend), len(trend.chart.series[0].values)) == ("我写的", 6)


def test_a_mark_taken_off_comes_back(book, now):
    ranking = book.slides[5]
    mark = next(s for t, s in tags.tagged(ranking) if t.slot == tags.MARK)
    mark._element.getparent().remove(mark._element)
    fresh, _ = made(book, now)
    assert "示例数据" in "".join(s.text_frame.text for s in fresh.slides[5].placeholders)


def test_placeholders_that_lost_their_names_are_said(book, now):
    """LibreOffice names them anew when it saves."""
    for shape in book.slides[5].placeholders:
        shape.name = "PlaceHolder 1"
    _, changes = made(book, now)
    lost = [c.old for c in changes if c.slide == 6 and c.what == "lost"]
    assert [line.split("：")[0] for line in lost] == ["下沉编制", "来源", "示例数据 · 非真实情况"]


def test_no_drawing_with_another_number_than_its_line(book, now):
    claim = replace(now.edition.claims["dept_floor"], value=0.4, low=0.4)
    edition = replace(now.edition, claims=now.edition.claims | {"dept_floor": claim})
    fresh, changes = made(book, decks.make(now.sheet, edition))
    assert "30%" in fresh.slides[2].shapes.title.text_frame.text
    assert {c.what for c in changes if c.slide == 3} == {"kept"}


def test_the_picture_of_today_is_the_only_one_in_the_file(book, now, today):
    def blobs(one):
        return [s.image.blob for p in one.slides for s in p.shapes if hasattr(s, "image")]

    fresh, _ = made(book, now)
    assert blobs(fresh) == blobs(today)
    parts = [p for p in fresh.part.package.iter_parts() if "/media/" in p.partname]
    assert len(parts) == len(set(blobs(today)))


def test_what_is_refused(book, now):
    sheet = replace(now.sheet, screens=now.sheet.screens[:4])
    with pytest.raises(RunSheetError) as error:
        refresh.refresh(book, decks.make(sheet, now.edition))
    assert (error.value.reason, error.value.screen) == ("other_sheet", 5)
    with pytest.raises(RunSheetError) as error:
        refresh.opened(b"no slides")
    assert error.value.reason == "not_slides"
    issued = Issued(now.code, "", "", replace(now.issue, provenance="reported"))
    with pytest.raises(RunSheetError) as error:
        refresh.check(issued, now)
    assert error.value.reason == "other_kind"
    only = replace(now.sheet, screens=(Item("figures", claims=("powers",)),))
    refresh.check(issued, decks.make(only, now.edition))  # published figures are no data


def test_the_same_screen_twice_keeps_its_own_words(now):
    first, second, other = tags.keys(
        [
            Item("map", indicator="E10"),
            Item("map", indicator="E10", title=Label("x", "x"), backup=True),
            Item("map", indicator="B11"),
        ]
    )
    assert len({first, second, other}) == 3
    assert tags.keys([Item("map", indicator="B11")]) == [other]


def test_every_county_of_a_map_has_its_box(today):
    shapes = today.slides[3].shapes
    boxes = [s for s in shapes if s.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
    areas = [s for s in boxes if (tag := tags.of(s)) and tag.slot.startswith(tags.AREA)]
    assert len(areas) == 14
    assert all(tags.area_of(s, today.slides[3]) is not None for s in areas)
