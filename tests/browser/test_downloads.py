"""What is taken away from a pillar page: pictures and tables."""

import io
import zipfile

import pytest
from PIL import Image

from tests.sampled import sampled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("pillar", "query_", "key"),
    sampled(
        [
            ("empowerment", "section=coordination", "orders"),
            ("burden", "section=all", "matrix"),
            ("burden", "section=duties", "fields"),
            ("capacity", "section=bodies", "special_bodies"),
        ],
        fast=1,
    ),
)
def test_a_picture_can_be_taken_away(tour, pillar, query_, key):
    page = tour.visit(query_, pillar)
    with page.expect_download() as download:
        page.locator(f".st-key-view_{key} [data-image]").click()
    name = download.value.suggested_filename
    assert name == f"{key}_2021-12-16-r1_demo.png"
    picture = Image.open(download.value.path()).convert("RGB")
    assert picture.width >= 960 and picture.height > 400
    colours = picture.getcolors(picture.width * picture.height)
    inked = sum(n for n, colour in colours if colour != (255, 255, 255))
    assert inked / (picture.width * picture.height) > 0.03
    assert any(
        abs(r - 163) < 12 and abs(g - 18) < 12 and abs(b - 42) < 12 for _, (r, g, b) in colours
    )  # the mark and source, in red


@pytest.mark.slow
def test_tables_can_be_taken_away(watch):
    watched = watch()
    watched.open("section=coordination", "empowerment")
    page = watched.settled()
    block = page.locator(".st-key-view_orders")
    block.locator("[data-testid=stExpander] summary").click()
    with page.expect_download() as download:
        block.get_by_role("button", name="下载 CSV").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf# ")
    assert "示例数据 · 非真实情况" in content.decode("utf-8-sig").splitlines()[0]
    assert "370831,泗水县," in content.decode("utf-8-sig")
    with page.expect_download() as download:
        block.get_by_role("button", name="下载 XLSX").click()
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as book:
        assert "示例数据" in book.read("xl/sharedStrings.xml").decode()
