"""/press_check in a browser: paste, accept, take away the Word file, come back to the draft."""

from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DRAFT = "近两年，全市向镇街下沉编制3192名，平均每个镇街新增编制21名。\n枣庄市下沉编制5名。"


def test_paste_accept_take_away_and_come_back(watch):
    page = watch().open(path="press_check")  # a second try begins with an empty box
    page.get_by_label("稿件", exact=True).last.fill(DRAFT)
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.locator(".conclusion")).to_have_text("暂不宜发布：1处与公布数不符，请先改正。")
    expect(page.locator(".marked mark")).to_have_text(["3192名✗1", "21名✓2", "5名"])
    expect(page.locator(".figures tbody tr").first).to_contain_text("3192名")
    page.get_by_role("button", name="采用：“3192名”改为“3291名”").click()
    expect(page.locator(".conclusion")).to_have_text("可以发布：2处公布数全部一致。")
    with page.expect_download() as download:
        page.get_by_role("button", name="稿件（带批注，DOCX）").click()
    document = Document(BytesIO(download.value.path().read_bytes()))
    assert "\n".join(p.text for p in document.paragraphs) == DRAFT.replace("3192", "3291")
    assert [c.text.split(" ")[0] for c in document.comments] == ["一致", "一致"]
    page.get_by_role("link", name="方法", exact=True).first.click()
    page.wait_for_url("**/methods?**")
    page.go_back()
    expect(page.locator(".conclusion")).to_have_text("可以发布：2处公布数全部一致。")
