"""Units chosen on the map and on the bars, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def click_on_map(watched, unit):
    watched.choose(".choroplethlayer path", unit, f"**unit={unit}**")


def selected(page):
    """The units with a dark outline on the map, and the selected bars."""
    page.wait_for_selector(".choroplethlayer path")
    return page.evaluate("""() => [
        [...document.querySelectorAll('.choroplethlayer path')]
            .filter(p => p.__data__ && getComputedStyle(p).strokeWidth === '3px')
            .map(p => p.__data__.loc),
        [...document.querySelectorAll('.bars .point path')]
            .filter(p => getComputedStyle(p).strokeWidth === '2.5px').length]""")


def comes_to(page, wanted):
    """The selection is `wanted` once the charts have been drawn anew."""
    for _ in range(50):
        if selected(page) == wanted:
            return
        page.wait_for_timeout(100)
    assert selected(page) == wanted


def test_a_click_on_the_map_selects_in_both(tour):
    page = tour.visit("indicator=C07")
    tour.drawn()
    click_on_map(tour, "370831")
    expect(page.locator(".st-key-selection")).to_contain_text("泗水县")
    assert "unit=370831" in page.url
    comes_to(page, [["370831"], 1])


def test_a_click_on_a_bar_selects_in_both_and_can_be_cleared(watch):
    watched = watch()
    page = watched.open("indicator=C07")
    watched.drawn()
    watched.choose(".bars .point path", 13, "**unit=370828**")  # the highest, drawn last
    expect(page.locator(".st-key-selection")).to_contain_text("金乡县")
    comes_to(page, [["370828"], 1])
    click_on_map(watched, "370832")  # then another, on the map
    expect(page.locator(".st-key-selection")).to_contain_text("梁山县")
    page.get_by_role("button", name="取消选择").click()
    expect(page.locator(".st-key-selection")).to_have_count(0)
    assert "unit=370800" in page.url


CENTRE_OF_BAR = """place => {
    const plot = document.querySelector('.st-key-bars .js-plotly-plot');
    const path = document.querySelectorAll('.st-key-bars .bars .point path')[place];
    const unit = plot?.data?.[0]?.customdata?.[place];
    if (!path || !unit) return null;
    path.scrollIntoView({ block: 'center' });
    const box = path.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2, unit];
}"""


def tap_bar(page, place):
    """Tap a bar until a unit is selected: a tap while the chart is drawn anew hits nothing, and
    a page whose chart has kept it is opened anew. Returns the unit of the bar and the one
    selected.
    """
    before = page.url
    for attempt in range(5):
        if attempt:
            page.reload()
        page.wait_for_function("document.querySelectorAll('.bars .point').length >= 14")
        page.wait_for_selector("[data-test-script-state=notRunning]")
        page.wait_for_timeout(700)
        x, y, unit = page.wait_for_function(CENTRE_OF_BAR, arg=place).json_value()
        page.touchscreen.tap(x, y)
        for _ in range(30):
            if page.url != before:
                return unit, re.search(r"unit=(\w+)", page.url)[1]
            page.wait_for_timeout(100)
    raise AssertionError("no tap selected anything")


@pytest.mark.slow
def test_a_tap_on_a_bar_selects_that_bar(served, chromium):
    context = chromium.new_context(viewport={"width": 1180, "height": 820}, has_touch=True)
    page = context.new_page()
    page.goto(f"{served}/?indicator=C07")
    page.wait_for_function("document.querySelectorAll('.bars .point').length >= 14")
    page.wait_for_url("**unit=370800**")
    for place in (12, 7, 9):
        wanted, selected_unit = tap_bar(page, place)
        assert selected_unit == wanted
    context.close()


def test_a_unit_can_be_chosen_without_a_pointer(tour):
    page = tour.visit()
    box = page.get_by_role("combobox", name="单位")
    box.focus()
    page.keyboard.type("泗水")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-selection")).to_contain_text("泗水县")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
