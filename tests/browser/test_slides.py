"""Every screen as a designer measures it: type, overlap, room filled, contrast."""

from pathlib import Path

import pytest

from dashboard.briefing import deck as decks
from dashboard.briefing import html, repository
from dashboard.briefing.run_sheet import Item, RunSheet
from dashboard.contracts import Label

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MEASURE = Path(__file__).with_name("slides.js").read_text("utf-8")
MORE = (
    Item("quotation", claims=("dept_floor",)),
    Item("figures", claims=("powers", "dept_floor", "posts_sunk", "duty_items")),
    Item("extremes", indicator="C07"),
    Item("change", indicator="C05"),
    Item("multiples", indicator="C05"),
    Item("funnel", indicator="C05"),
    Item("trend", indicator="C10", unit="370883"),
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_a_designer_would_object_to(context, editions, tmp_path, lang):
    shipped = [item for sheet in repository.shipped().values() for item in sheet.screens]
    name = Label("济宁市镇街赋权、增能、减负改革", "Jining: power, capacity and relief for towns")
    sheet = RunSheet(name, name, tuple(dict.fromkeys([*shipped, *MORE])))
    file = tmp_path / "deck.html"
    file.write_bytes(html.html(decks.make(sheet, editions[lang])))
    page = context.new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(file.as_uri())
    wide = page.evaluate(MEASURE)
    page.keyboard.press("d")
    dark = page.evaluate(MEASURE)
    page.keyboard.press("d")
    page.set_viewport_size({"width": 1440, "height": 1080})
    narrow = page.evaluate(MEASURE)
    page.close()
    assert (wide, dark, narrow) == ([], [], [])
