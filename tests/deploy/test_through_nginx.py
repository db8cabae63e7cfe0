"""The app behind the delivered nginx, in Chromium: two processes, TLS, both languages."""

import shutil

import pytest
from playwright.sync_api import expect

from dashboard import paths
from tests.browser.conftest import FLAGS, Watched
from tests.deploy import nginx

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PAGES = (
    "",
    "empowerment",
    "capacity",
    "burden",
    "changes",
    "county",
    "mismatch",
    "what_if",
    "records",
)
PAGES += ("briefing", "press_check", "data", "methods")
POLICY = "Content Security Policy"


@pytest.fixture(scope="module")
def apps():
    ports = [nginx.free_port(), nginx.free_port()]
    processes = [nginx.start(port, paths.SHIPPED) for port in ports]
    assert [nginx.answering(port) for port in ports] == [200, 200]
    yield ports
    for process in processes:
        process.terminate()
        process.wait(30)


def test_while_nothing_is_configured_nobody_comes_through(apps, tmp_path):
    ports = nginx.free_port(), nginx.free_port()
    with nginx.running(nginx.configure(tmp_path, apps, ports)):
        for path in ("/", "/county", "/_stcore/health", "/_stcore/host-config", "/media/x"):
            status, _, body = nginx.ask(ports[0], path)
            assert status == 403, path
            assert "尚未启用登录" in body.decode()


@pytest.fixture(scope="module")
def address(apps, tmp_path_factory):
    """The app through nginx as if there were none: only what tells the app of it is taken out."""
    folder, ports = tmp_path_factory.mktemp("nginx"), (nginx.free_port(), nginx.free_port())
    made = nginx.configure(folder, apps, ports)
    passing = folder / "proxy.conf"
    text = passing.read_text("utf-8").replace("Host $http_host", f"Host 127.0.0.1:{apps[0]}")
    text = text.replace("X-Forwarded-For $remote_addr", 'Origin ""')
    passing.write_text(text.replace("X-Forwarded-Proto $scheme", 'X-None ""'), "utf-8")
    with nginx.running(made):
        yield f"https://{nginx.NAME}:{ports[0]}"


@pytest.fixture(scope="module")
def reading(address):
    """A page that goes from address to address, and what was said against the policy."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[*FLAGS, f"--host-resolver-rules=MAP {nginx.NAME} 127.0.0.1"],
        )
        context = browser.new_context(ignore_https_errors=True)
        watched = Watched(context, address, 1440, 900)
        watched.open()
        yield watched
        browser.close()


SETTLED = """() => document.querySelector("[data-test-script-state=notRunning]")
    && document.querySelector(".foot")
    && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")"""


def visit(reading, lang, path):
    """Open a page; Playwright's own way of waiting is what the policy forbids (eval)."""
    reading.requests.clear()
    reading.complaints.clear()
    page = reading.open(f"lang={lang}", path)
    for _ in range(300):
        if page.evaluate(SETTLED):
            return page
        page.wait_for_timeout(100)
    raise AssertionError(f"{path} does not come to rest")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_opens_within_the_policy(reading, lang):
    for path in PAGES:
        page = visit(reading, lang, path)
        assert page.locator("h1.title").inner_text(), path
        assert reading.complaints == [], path
        own = (reading.address, reading.address.replace("https", "wss"), "data:", "blob:")
        assert [url for url in reading.requests if not url.startswith(own)] == [], path


def test_the_deck_opens_within_the_policy(reading):
    said = []
    visit(reading, "zh", "briefing")
    reading.page.context.on("console", lambda m: said.append(m.text) if POLICY in m.text else 0)
    with reading.page.expect_popup() as popup:
        reading.page.locator("button.open").click()
    popup.value.wait_for_load_state()
    popup.value.keyboard.press("ArrowRight")
    assert "公布" in popup.value.locator("body").inner_text()
    popup.value.close()
    assert said == []


def test_an_upload_arrives(reading, tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text("全市下沉执法人员2600名。", "utf-8")
    page = visit(reading, "zh", "press_check")
    page.set_input_files("input[type=file]", file)
    expect(page.locator("mark", has_text="2600").first).to_be_visible()
