"""Help and share on every page: the link, the picture, the print."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SEEN = """() => [...document.querySelectorAll(
    "select, input, button, [data-testid=stHeader], .act, .tabs, [data-testid=stExpander]")]
    .filter(one => one.checkVisibility()).map(one => one.className || one.tagName)"""


def test_help_and_address_are_one_click_away(tour):
    page = tour.visit("unit=370883&indicator=C05&lang=en", "capacity", (390, 844))
    page.get_by_role("button", name="Help", exact=True).click()
    expect(page.locator("#page-help")).to_contain_text("Three common tasks")
    page.keyboard.press("Escape")
    expect(page.locator("#page-help")).to_be_hidden()
    page.get_by_role("button", name="Share", exact=True).click()
    shared = page.get_by_label("Address of this view").input_value()
    assert "/capacity?" in shared
    assert {"lang=en", "unit=370883", "indicator=C05", "snapshot=2021-12-16"} <= set(
        shared.partition("?")[2].split("&")
    )
    page.keyboard.press("Escape")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "query", "most"),
    [
        ("", "unit=370883&indicator=C05", 2),
        ("changes", "lang=en", 2),
        ("capacity", "section=heads&indicator=C05&unit=370883&lang=en", 2),
        ("mismatch", "", 1),
        ("records", "indicator=B11&unit=370831", 3),
    ],
)
def test_a_print_is_the_page_without_controls(tour, path, query, most):
    """Few sheets of A4; title, what it is of, source and mark; named after what it holds."""
    page = tour.visit(query, path)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= most
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    try:
        assert page.evaluate(SEEN) == []
        expect(page.locator("h1.title")).to_be_visible()
        expect(page.locator(".choices")).to_contain_text("2021-12-16")
        expect(page.locator(".strip")).to_be_visible()
        expect(page.locator(".foot")).to_contain_text("2021-12-16-r1")
        assert "_demo" in page.title()
        mark = page.locator(".choices").get_attribute("data-mark")
        rules = page.evaluate("[...document.head.querySelectorAll('style')].pop().textContent")
        assert mark and f'content: "{mark}"' in rules  # at the foot of every sheet
    finally:
        page.emulate_media(media="null")  # "screen" would hold for prints too
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".page-tools")).to_be_visible()


@pytest.mark.slow
def test_a_page_is_taken_away_as_a_picture(tour):
    page = tour.visit("unit=370831", "county")
    page.get_by_role("button", name="分享", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="图片 PNG").click()
    assert download.value.suggested_filename == "county_370831_2021-12-16-r1_demo.png"
    assert download.value.path().stat().st_size > 100_000  # drawn, not blank
    page.keyboard.press("Escape")
    expect(page.locator(".page-tools")).to_be_visible()


@pytest.mark.slow
def test_the_map_of_the_overview_is_taken_away_with_its_source(tour):
    page = tour.visit("unit=370883&indicator=C05")
    with page.expect_download() as download:
        page.locator(".st-key-after_map [data-image]").click()
    assert download.value.suggested_filename == "C05_unit_370883_2021-12-16-r1_demo.png"
