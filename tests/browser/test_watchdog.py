"""The wall's watchdog, without a server: a page that does not come back is loaded anew."""

import pytest

from dashboard import frontend

pytestmark = pytest.mark.browser
PAGE = """<html><body><div data-testid="stApp" data-test-connection-state="CONNECTED"
data-test-script-state="{state}"></div><script>{script}</script></body></html>"""


def loads(chromium, state, healthy, wall="1"):
    """How often a wall is loaded in two minutes in which its page is in this `state`."""
    page = chromium.new_page()
    asked = []
    script = frontend.text("page/wall.js")

    def answer(route):
        asked.append(route.request.url)
        health = route.request.url.endswith("/_stcore/health")
        body = "ok" if health else PAGE.format(state=state, script=script)
        route.fulfill(
            status=200 if healthy or not health else 503, content_type="text/html", body=body
        )

    page.route("**/*", answer)
    page.clock.install()
    page.goto(f"http://wall.test/?wall={wall}&pace=3600")
    for _ in range(24):
        page.clock.run_for(5000)
        page.wait_for_timeout(5)  # the answers of the network are real
    page.close()
    return sum("wall=" in url for url in asked)


def test_a_wall_that_hangs_is_loaded_anew(chromium):
    assert loads(chromium, "running", healthy=True) >= 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("state", "healthy", "wall"),
    [("running", False, "1"), ("notRunning", True, "1"), ("running", True, "0")],
)
def test_nothing_else_is(chromium, state, healthy, wall):
    """Neither without a server that answers, nor a wall that is well, nor a page that is none."""
    assert loads(chromium, state, healthy, wall) == 1
