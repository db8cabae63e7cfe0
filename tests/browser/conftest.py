import shutil

import pytest
from playwright.sync_api import sync_playwright

from dashboard import paths
from tests.conftest import serve

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic"]


@pytest.fixture(scope="session")
def served():
    process, address = serve(paths.SHIPPED)
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A page, and what it asked of the network and said in the console."""

    def __init__(self, chromium, address, width, height):
        self.address = address
        self.page = chromium.new_context(viewport={"width": width, "height": height}).new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda r: self.requests.append(r.url))
        # below a page's path Streamlit's browser part asks for its own health there first
        self.page.on("console", lambda m: self.complaints.append(m.text)
                     if m.type == "error" and "/_stcore/" not in m.location["url"] else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def open(self, query="", path=""):
        self.page.goto(f"{self.address}/{path}?{query}")
        self.page.wait_for_selector(".foot")
        return self.page

    def settled(self):
        """Every chart of the page drawn, nothing under way. A chart whose code is still being
        loaded is a skeleton.
        """
        self.page.wait_for_function("""() =>
            document.querySelector("[data-test-script-state=notRunning]")
            && document.querySelector(".foot")
            && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")
            && [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
                .every(plot => plot.querySelector(".main-svg"))""")
        return self.page

    def drawn(self):
        self.page.wait_for_selector(".choroplethlayer path")
        self.page.wait_for_function("document.querySelectorAll('.bars .point').length >= 14")


@pytest.fixture
def watch(served, chromium):
    opened = []

    def start(width=1440, height=900):
        opened.append(Watched(chromium, served, width, height))
        return opened[-1]

    yield start
    for watched in opened:
        watched.page.context.close()
