"""/briefing in a browser: the deck outlives the server; edits, hand-outs, questions."""

import pytest
from playwright.sync_api import expect

from dashboard import paths
from tests.browser.conftest import Watched
from tests.conftest import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A data directory of its own: what is kept there is not the product's."""
    data = tmp_path_factory.mktemp("data")
    (data / "snapshots").symlink_to(paths.SHIPPED / "snapshots")
    (data / "derived").symlink_to(paths.derived())
    with serving(data) as (process, address):
        yield process, address, data


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.slow
def test_edit_keep_hand_out_ask_and_go_on_without_the_server(own, context):
    process, address, data = own
    watched = Watched(context, address, 1440, 900)
    page = watched.open("sheet=彩排", "briefing")
    preview = page.frame_locator(".briefing iframe")
    expect(preview.locator(".screen.on h1")).to_have_text("济宁市镇街赋权、增能、减负改革")
    page.get_by_text("7 走势").click()
    expect(preview.locator(".screen.on h1")).to_contain_text("下沉执法人员：2019年12月31日以来由")
    press(page, "上移")
    expect(page.get_by_text("6 走势")).to_be_visible()
    press(page, "在后面增加一屏")
    expect(preview.locator(".screen.on h1")).to_have_text("赋予镇街5项权力")
    page.get_by_label("讲者备注（仅在讲稿中显示）").fill("先停三秒")
    page.get_by_label("讲者备注（仅在讲稿中显示）").blur()
    expect(page.get_by_text("有改动未保存")).to_be_visible()
    press(page, "另存为")
    page.get_by_label("名称", exact=True).fill("晚间")
    page.get_by_label("名称", exact=True).blur()
    press(page, "保存")
    page.wait_for_url("**sheet=%E6%99%9A%E9%97%B4**")
    expect(page.get_by_text("已保存发布会方案“晚间”")).to_be_visible()
    assert [f.suffix for f in (data / "briefings" / "kept").iterdir()] == [".yaml"]

    press(page, "制作材料")
    for form in ("放映文件 HTML", "幻灯片 PPTX", "数据说明 PDF", "通稿草稿 DOCX"):
        expect(page.get_by_role("button", name=f"下载 {form}")).to_be_visible(timeout=30_000)
    with page.expect_download() as download:
        press(page, "下载 放映文件 HTML")
    taken = download.value.path().read_text("utf-8")
    assert "示例数据" in taken
    assert "_demo_" in download.value.suggested_filename

    with context.expect_page() as opening:
        press(page, "在新标签页打开")
    deck = opening.value
    expect(deck.locator(".screen.on h1")).to_have_text("济宁市镇街赋权、增能、减负改革")
    code = deck.evaluate("document.documentElement.outerHTML.match(/校验码 ([0-9A-Z-]{9})/)[1]")
    assert code in taken  # the very file that is handed out
    process.kill()
    process.wait(10)
    for _ in range(13):
        deck.keyboard.press("PageDown")
    assert deck.locator("#count").inner_text() == "14 / 14"
    with deck.expect_popup() as popup:
        deck.keyboard.press("s")
    expect(popup.value.locator("input")).to_be_visible()
    deck.close()
    with context.expect_page() as opening:  # the page still has it, server or not
        page.locator(".briefing .open").click()
    expect(opening.value.locator(".screen.on h1")).to_be_visible()
    assert [
        u
        for u in watched.requests
        if not u.startswith((address, address.replace("http", "ws"), "data:", "blob:", "about:"))
    ] == []
    opening.value.close()
    page.close()


def test_questions_on_the_page(tour):
    page = tour.visit("section=cards", "briefing")
    ask = page.locator(".briefing input")
    ask.fill("zfry")
    expect(page.locator(".briefing .card").first).to_contain_text("下沉执法人员2600余名")
    ask.fill("汶上 下沉编制")
    expect(page.locator(".briefing .card").first).to_contain_text("目前没有公布")
    ask.press("Enter")
    ask.fill("邹城市呢？")
    ask.press("Enter")
    expect(page.locator(".briefing .later")).to_contain_text("邹城市呢？ (邹城市 · 下沉编制)")
    assert tour.complaints == []
