import shutil
from contextlib import suppress
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import TimeoutError, expect

from dashboard import paths
from tests.browser.decks import file, opened
from tests.conftest import serving

__all__ = ("file", "opened")  # fixtures of decks, for all files here
expect.set_options(timeout=20_000)  # both cores are busy, a connection may have to come back
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def served(built):
    with serving(paths.SHIPPED) as (_, address):
        yield address


@pytest.fixture(scope="session")
def chromium(playwright):
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def context(chromium):
    """One profile for all, as in a browser in use: what was loaded once is not loaded again."""
    return chromium.new_context()


CENTRE = """([selector, which]) => {
    const shape = [...document.querySelectorAll(selector)].find((shape, place) =>
        typeof which === "number" ? place === which : shape.__data__?.loc === which);
    if (!shape) return null;
    shape.scrollIntoView({ block: "center" });
    const box = shape.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
}"""


LATE = """
    const listen = WebSocket.prototype.addEventListener;
    WebSocket.prototype.addEventListener = function (kind, act, ...more) {
        const later = (event) => {
            window.late ? setTimeout(() => act(event), window.late) : act(event);
        };
        return listen.call(this, kind, kind === "message" ? later : act, ...more);
    };"""


UNSETTLED = """() => ({
    running: !document.querySelector("[data-test-script-state=notRunning]"),
    headless: !document.querySelector(".foot"),
    loading: [...document.querySelectorAll("[data-testid=stSkeleton], [data-stale=true]")]
        .map(part => part.outerHTML.slice(0, 200)).join("; "),
    blank: [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
        .filter(plot => !plot.querySelector(".main-svg"))
        .map(plot => plot.outerHTML.slice(0, 400)).join("; "),
})"""


class Watched:
    """A page, and what it asked of the network and said in the console."""

    def __init__(self, context, address, width, height):
        self.address = address
        self.page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": height})
        self.requests, self.complaints = [], []
        self.page.on("request", lambda r: self.requests.append(r.url))
        # below a page's path Streamlit's browser part asks for its own health there first
        self.page.on(
            "console",
            lambda m: (
                self.complaints.append(m.text)
                if m.type == "error" and "/_stcore/" not in m.location["url"]
                else None
            ),
        )
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def open(self, query="", path=""):
        self.page.goto(f"{self.address}/{path}?{query}")
        self.page.wait_for_selector(".foot")
        return self.page

    def settled(self):
        """Every chart of the page drawn, nothing under way. A chart whose code is still being
        loaded is a skeleton.
        """
        try:
            self.page.wait_for_function(f"() => !Object.values(({UNSETTLED})()).some(Boolean)")
        except TimeoutError as error:
            left, at = self.page.evaluate(UNSETTLED), self.page.url
            self.page.goto(at)  # a second try has a page of its own to begin with
            raise AssertionError(f"not settled: {left} at {at}") from error
        return self.page

    def choose(self, selector, which, pattern):
        """Click the shape of the unit `which`, or at that place, among those of `selector` until
        the address is `pattern`: a click while a chart is drawn anew hits nothing, and a slow
        machine draws for seconds. The chosen shape of a map is drawn last: places change.
        """
        for _ in range(12):
            at = self.settled().wait_for_function(CENTRE, arg=[selector, which]).json_value()
            self.page.mouse.move(*at)
            self.page.wait_for_timeout(300)  # what a click means is what was pointed at before
            self.page.mouse.click(*at)
            with suppress(TimeoutError):
                self.page.wait_for_url(pattern, timeout=5000)
                return
        raise AssertionError(f"no click on {selector} led to {pattern}")

    def drawn(self):
        self.page.wait_for_selector(".choroplethlayer path")
        self.page.wait_for_function("document.querySelectorAll('.bars .point').length >= 14")

    def visit(self, query="", path="", size=(1440, 900)):
        """Go on to another page as a link does, without loading anew; all charts drawn."""
        given = {"lang": "zh", "snapshot": "2021-12-16", "unit": "370800"} | dict(parse_qsl(query))
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.requests.clear()
        self.complaints.clear()
        self.page.evaluate(
            """to => {
            history.pushState({}, "", to);
            window.dispatchEvent(new PopStateEvent("popstate"));
        }""",
            f"/{path}?{urlencode(given)}",
        )
        # the run spells out what was not asked for: then it has begun
        self.page.wait_for_function("location.search.includes('compare=')")
        return self.settled()


@pytest.fixture(scope="session")
def tour(served, context):
    """One page that goes from address to address, as a reader does."""
    watched = Watched(context, served, 1440, 900)
    watched.open()
    return watched


@pytest.fixture(scope="module")
def late(served, context):
    """A page that hears the server `window.late` milliseconds late."""
    watched = Watched(context, served, 1440, 900)
    watched.page.add_init_script(LATE)
    watched.open()
    yield watched
    watched.page.close()


@pytest.fixture
def watch(served, context):
    opened = []

    def start(width=1440, height=900):
        opened.append(Watched(context, served, width, height))
        return opened[-1]

    yield start
    for watched in opened:
        watched.page.close()
