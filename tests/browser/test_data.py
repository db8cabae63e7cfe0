"""Files sent, refused, mended and published in a real browser, while a reader has a page open."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from dashboard import paths
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load
from tests.browser.conftest import Watched
from tests.conftest import serving

pytestmark = pytest.mark.slow
DAY = "2021-12-16"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The last shipped period alone, to publish over."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copytree(paths.SHIPPED / "snapshots" / DAY, folder / "snapshots" / DAY)
    return folder


@pytest.fixture(scope="module")
def desk(data, context):
    """The editor's page and the reader's, over the same data."""
    with serving(data) as (_, address):
        editor, reader = (Watched(context, address, 1440, 900) for _ in range(2))
        yield editor, reader
        for watched in (editor, reader):
            watched.page.close()


def files(data, folder):
    """Posts with a negative count, and posts with 40 more than shipped (3,291)."""
    held = load(discover(data / "snapshots").snapshots[-1], ["posts"])["posts"]
    made = []
    for name, change in (("bad", -500), ("good", 40)):
        held.loc[0, "posts"] = (
            load(discover(data / "snapshots").snapshots[-1], ["posts"])["posts"]["posts"][0]
            + change
        )
        made.append(folder / name / "下沉编制.csv")
        made[-1].parent.mkdir()
        made[-1].write_bytes(held.to_csv(index=False).encode("gb18030"))
    return made


def test_a_file_is_refused_mended_and_published_while_a_reader_looks_on(desk, data, tmp_path):
    editor, reader = desk
    bad, good = files(data, tmp_path)
    reading = reader.open("section=posts", "capacity")
    reader.settled()
    page = editor.open("", "data")
    editor.settled()
    label = page.locator("[data-testid=stFileUploaderDropzone] button p")
    assert "选择文件" in label.evaluate("e => getComputedStyle(e, '::after').content")
    page.get_by_label("统计日").fill(DAY)
    page.locator("button:has-text('示例')").first.click()
    editor.settled()
    page.get_by_text("没有报的表全部沿用上一期").click()
    editor.settled()
    page.set_input_files("input[type=file]", bad)
    check = page.get_by_role("button", name="检查", exact=True)
    check.click()
    report = page.locator(".records").first
    expect(report).to_contain_text("D2")
    expect(report).to_contain_text("请核对数字和单位")
    with page.expect_download() as taken:
        page.get_by_role("button", name=re.compile("标出问题的副本")).click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.locator("[data-testid=stFileChipDeleteBtn] button").click()
    editor.settled()
    page.set_input_files("input[type=file]", good)
    check.click()
    expect(page.get_by_text("检查通过，已存为草稿")).to_be_visible()
    editor.settled()
    for box in page.locator("[data-testid=stCheckbox] label").all():
        box.click()
        editor.settled()
    page.get_by_role("button", name="发布入库", exact=True).click()
    expect(page.get_by_text(f"{DAY}-r2 已发布入库")).to_be_visible()
    expect(reading.locator(".foot")).to_contain_text(f"{DAY}-r1")
    reading.locator("button:has-text('方格')").first.click()
    expect(reading.locator(".foot")).to_contain_text(f"{DAY}-r2")  # without loading anew
    expect(reading.locator(".reading").first).to_contain_text("3,331名")  # 3,291 + 40
    assert editor.complaints == reader.complaints == []
    assert {
        url.split("/")[2] for url in editor.requests if "://" in url and not url.startswith("blob:")
    } == {editor.address.split("/")[2]}
