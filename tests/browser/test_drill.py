"""From a number down to its records and back, in a real browser; print, pictures, sizes."""

import re

import pytest
from playwright.sync_api import expect

from tests.sampled import sampled

pytestmark = pytest.mark.browser
PHONE, TABLET = (390, 844), (1180, 820)
SEEN = [
    ("county", "unit=370831&beside=370832,370828", PHONE),
    ("county", "unit=370831&lang=en", TABLET),
    ("mismatch", "section=town&lang=en", PHONE),
    ("records", "indicator=B11&unit=370831&lang=en", PHONE),
    ("methods", "section=dictionary", PHONE),
    ("methods", "lang=en", TABLET),
    ("data", "", PHONE),
    ("data", "section=periods&lang=en", PHONE),
    ("data", "section=log", TABLET),
    ("data", "lang=en", TABLET),
    ("briefing", "", PHONE),
    ("briefing", "lang=en&sheet=彩排", TABLET),
    ("briefing", "section=cards&lang=en", PHONE),
    ("press_check", "", PHONE),
]


def test_a_number_leads_to_its_records_its_method_and_back(watch):
    watched = watch()
    watched.open("indicator=E08&unit=370831&compare=none")
    page = watched.settled()
    page.evaluate("window.stillHere = true")
    page.locator(".st-key-after_map .source").get_by_text("记录", exact=True).click()
    page.wait_for_url("**/records?**indicator=E08**")
    expect(page.locator(".reading").first).to_contain_text("泗水县：82.0%")
    expect(page.locator(".reading").first).to_contain_text("122条记录")
    page.get_by_role("link", name="方法").last.click()
    page.wait_for_url("**/methods?**")
    expect(page.locator("h2.section")).to_have_text("E08 统筹调度响应率")
    watched.settled()
    assert "compare=none" in page.url
    page.go_back()
    expect(page.locator(".reading").first).to_contain_text("122条记录")
    watched.settled()
    page.go_back()
    expect(page.locator(".st-key-selection")).to_contain_text("泗水县")
    assert "compare=none" in page.url
    assert page.evaluate("window.stillHere")  # without loading anew


def test_back_does_not_stop_where_a_page_spelled_itself_out(tour):
    page = tour.visit()
    for name, path in (("权重测算", "what_if"), ("协调度", "mismatch")):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(f"**/{path}?**compare=**")
        tour.settled()
    page.go_back()
    page.wait_for_url("**/what_if?**scenario=**")
    expect(page.locator(".board svg.drawing").first).to_be_visible()  # as a reader waits
    tour.settled()
    page.go_back()
    page.wait_for_url(re.compile(r":\d+/\?"))
    expect(page.locator(".leading")).to_be_visible()


def test_a_town_is_chosen_on_the_outline(tour):
    page = tour.visit("unit=370831", "county")
    tour.choose(".st-key-chart_town_map .scattergeo path.point", 3, "**town=370831**")
    chosen = re.search(r"town=(\d+)", page.url)[1]
    name = page.evaluate(
        """town => {
        const plot = document.querySelector('.st-key-chart_town_map .js-plotly-plot');
        const points = plot.data.find(trace => trace.customdata);
        return points.hovertext[points.customdata.indexOf(town)].match(/<b>(.*?)</)[1];
    }""",
        chosen,
    )
    expect(page.locator(".conclusion")).to_contain_text(f"泗水县{name}")


def test_the_next_unit_is_one_click_away(tour):
    page = tour.visit("unit=370831", "county")
    page.get_by_role("link", name="梁山县 ›").click()
    page.wait_for_url("**unit=370832**")
    expect(page.locator(".conclusion")).to_contain_text("梁山县：")


LETTERS = """() => {
    const block = document.querySelector("[data-testid=stMainBlockContainer]");
    const size = (one) => parseFloat(getComputedStyle(one).fontSize) * getComputedStyle(block).zoom;
    const cells = [...document.querySelectorAll(".sheet :is(th, td, small, a)")];
    const across = (one) => one.getBoundingClientRect().width;
    return [across(block), [...document.querySelectorAll(".sheet")].map(across),
        Math.min(...cells.map(size)) * 0.75];
}"""


@pytest.mark.parametrize("query", sampled(["unit=370883&lang=en&beside=370832", "unit=370831"], 1))
def test_a_sheet_is_printed_to_be_read(tour, query):
    """Standing sheets of A4, filled across, letters of 7 points or more."""
    page = tour.visit(query, "county")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 3
    assert b"/MediaBox [0 0 594" in printed
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    try:
        width, tables, smallest = page.evaluate(LETTERS)
    finally:
        page.emulate_media(media="null")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert all(0.97 * width <= table <= width for table in tables)
    assert smallest >= 7


def test_records_are_sorted_turned_and_taken_away(tour):
    page = tour.visit("indicator=C10&unit=370831", "records")
    page.get_by_role("link", name="镇街").click()
    page.wait_for_url("**sort=town**")
    page.get_by_role("link", name="下一页 ›").click()
    page.wait_for_url("**page=2**")
    expect(page.locator(".records + .source")).to_contain_text("第51–100条")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    lines = download.value.path().read_bytes().decode("utf-8-sig").splitlines()
    assert "示例数据 · 非真实情况" in lines[0]
    assert "key" not in lines[1]
    assert "人员代码" not in lines[1]
    assert len(lines) == 2 + 217 + 13  # officers and towns of 泗水


def test_a_sheet_can_be_taken_away_as_a_picture(tour):
    page = tour.visit("unit=370831", "county")
    with page.expect_download() as download:
        page.locator(".st-key-view_sheet_capacity [data-image]").click()
    assert download.value.suggested_filename == "sheet_capacity_370831_2021-12-16-r1_demo.png"


@pytest.mark.parametrize(("path", "query", "size"), sampled(SEEN, 2))
def test_nothing_leaves_the_machine_or_the_screen(tour, path, query, size):
    page = tour.visit(query, path, size)
    assert [u for u in tour.requests if not u.startswith((tour.address, "data:", "blob:"))] == []
    assert tour.complaints == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= size[0]
