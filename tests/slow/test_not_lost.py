"""The network is gone for a while: what was typed is there again for whoever typed it."""

import pytest

from dashboard import paths
from tests.conftest import free_port
from tests.deploy import nginx
from tests.slow.test_come_back import AT_REST, STATE

pytestmark = [pytest.mark.slow, pytest.mark.browser]
DRAFT = "全市下沉执法人员2600余名。断网之前写的一段。"
AWAY = 20_000
"""Milliseconds without a server; what is kept is on the disk, however long that is."""


@pytest.mark.parametrize("reloaded", [False, True])
def test_a_draft_outlives_the_connection(chromium, tmp_path, reloaded):
    port = free_port()
    (tmp_path / "snapshots").symlink_to(paths.SHIPPED / "snapshots")
    server = nginx.start(port, tmp_path)
    try:
        nginx.answering(port)
        page = chromium.new_context().new_page()
        page.goto(f"http://127.0.0.1:{port}/press_check")
        page.wait_for_function(AT_REST)
        page.fill("textarea", DRAFT)
        page.locator(".st-key-press_go button").click()
        shown = page.locator(".st-key-press").get_by_text(DRAFT[-9:-1]).first
        shown.wait_for(timeout=60_000)
        page.wait_for_function(AT_REST)
        server.kill()
        server.wait()
        page.wait_for_function(f"{STATE} !== 'CONNECTED'")
        page.wait_for_timeout(AWAY)
        server = nginx.start(port, tmp_path)
        nginx.answering(port)
        if reloaded:
            page.reload()
        page.wait_for_function(AT_REST, timeout=120_000)
        if reloaded:  # a page that was left open still has it
            page.locator("[class*=st-key-press_kept_restore] button").click()
        shown.wait_for(timeout=60_000)
        page.context.close()
    finally:
        server.kill()
        server.wait()
