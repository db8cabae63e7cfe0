"""The page around the live board: files, sizes, nothing from elsewhere."""

import json
import re

import pytest

from tests.browser.board import board
from tests.sampled import sampled
from tests.what_if.excel import read

pytestmark = pytest.mark.browser
PHONE, TABLET, HALL = (390, 844), (1180, 820), (1920, 1080)


def test_what_is_taken_away_says_what_it_is(tour):
    page = board(tour, "section=index")
    with page.expect_download() as download:
        page.locator(".st-key-view_board [data-image]").click()
    assert download.value.suggested_filename == "scenario_board_2021-12-16-r1_demo.png"
    with page.expect_download() as download:
        page.get_by_role("button", name="下载情景 XLSX").click()
    sheets = read(download.value.path().read_bytes())
    assert any("情景测算 · 非考核结果 · 示例数据" in str(v) for v in sheets["结果"].values())
    assert download.value.suggested_filename.endswith("_demo.xlsx")


@pytest.mark.parametrize(
    ("query", "size"),
    sampled(
        [
            ("section=assessment&unit=370831", PHONE),
            ("section=index&lang=en", PHONE),
            ("section=index", TABLET),
            ("section=assessment&unit=370831&lang=en", TABLET),
            ("section=index&lang=en", HALL),
            ("section=assessment&controls=plain&unit=370831", PHONE),
        ],
        fast=2,
    ),
)
def test_nothing_leaves_the_machine_or_the_screen(tour, query, size):
    page = tour.visit(query, "what_if", size)
    if "plain" not in query:
        page.wait_for_selector(".board svg.drawing")
    assert [u for u in tour.requests if not u.startswith((tour.address, "data:", "blob:"))] == []
    assert tour.complaints == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= size[0]
    words = json.loads(json.dumps(page.locator(".board text").all_text_contents()))
    if "lang=en" in query:
        assert not re.search(r"[\u4e00-\u9fff]", "".join(words))


def test_a_table_is_sorted_and_filtered_by_any_column(tour):
    page = board(tour, "section=assessment&unit=370811")
    panel = page.locator(".st-key-table_board")
    panel.locator("summary").click()
    heading = panel.locator("th", has_text="得分").last
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    points = [float(text) for text in panel.locator("tbody tr td:last-child").all_text_contents()]
    assert points == sorted(points)
    panel.locator("input.find").fill("公安")
    assert panel.locator("tbody tr:visible").count() == 1
    panel.locator("summary").click()
