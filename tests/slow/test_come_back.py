"""The server is killed under twenty viewers: they are told, and come back to their view."""

import pytest

from dashboard import paths
from tests.browser.conftest import Watched
from tests.conftest import free_port
from tests.deploy import nginx

pytestmark = [pytest.mark.slow, pytest.mark.browser]
UNITS = ("370811", "370812", "370826", "370883", "370881")
LOOKED_AT = ("county?", "capacity?section=heads&indicator=C05", "burden?", "records?indicator=C07")
VIEWS = [f"{path}&unit={unit}" for path in LOOKED_AT for unit in UNITS]
LOST = {"zh": "连接已断开", "en": "Connection lost"}
STATE = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
AT_REST = """document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState
    === "CONNECTED" && document.querySelector("[data-test-script-state=notRunning]")
    && document.querySelector(".foot") && !document.querySelector("[data-stale=true]")"""
SEEN = """() => [location.href, document.querySelector("h1.title").innerText,
    ...[...document.querySelectorAll("p.reading, h2.view, .foot")].map(e => e.innerText)]"""


def test_twenty_viewers_come_back_to_their_view(chromium):
    port = free_port()
    server = nginx.start(port, paths.SHIPPED)
    try:
        nginx.answering(port)
        context = chromium.new_context()
        viewers = {}
        for n, view in enumerate(VIEWS):
            lang = ("zh", "en")[n % 2]
            path, _, query = view.partition("?")
            watched = Watched(context, f"http://127.0.0.1:{port}", 1440, 900)
            viewers[watched.open(f"lang={lang}&{query}", path)] = lang
        assert len(viewers) == 20
        for page in viewers:
            page.wait_for_function(AT_REST)
        before = [page.evaluate(SEEN) for page in viewers]

        server.kill()
        server.wait()
        for page, lang in viewers.items():
            page.wait_for_function(f"{STATE} !== 'CONNECTED'")
            page.wait_for_function(
                f"document.querySelector('.lost').textContent.includes('{LOST[lang]}')"
            )
        page.wait_for_selector("[role=dialog] h2:visible", timeout=60_000)
        page.wait_for_function("!document.body.innerText.includes('Connection error')")

        server = nginx.start(port, paths.SHIPPED)
        nginx.answering(port)
        for page in viewers:
            page.wait_for_function(AT_REST, timeout=120_000)
            page.wait_for_function("!document.querySelector('.lost').textContent")
        after = [page.evaluate(SEEN) for page in viewers]
        context.close()
    finally:
        server.kill()
        server.wait()
    assert after == before
