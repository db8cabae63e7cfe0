"""The app behind the delivered nginx, in Chromium: two processes, TLS, both languages."""

import pytest
from playwright.sync_api import expect

from dashboard import paths
from tests.browser.conftest import Watched
from tests.conftest import free_port
from tests.deploy import nginx
from tests.deploy.conftest import at_rest
from tests.deploy.office import office

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
PAGES += ("changes", "briefing", "press_check", "data", "methods")
POLICY = "Content Security Policy"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with office(tmp_path_factory.mktemp("nginx"), paths.SHIPPED) as port:
        yield port


FORGED = {
    "X-Dashboard-User": "fa",
    "X-Dashboard-Groups": "publisher",
    "X-Dashboard-Secret": nginx.SECRET,
    "X-Portal-User": "fa",
    "X-Forwarded-For": "127.0.0.1",
}


@pytest.mark.parametrize("forged", [{}, FORGED], ids=["plain", "forged"])
def test_a_stranger_gets_nothing(place, forged):
    for path in ("/", "/records?unit=370811", "/_stcore/stream", "/media/x", "/data"):
        status, headers, _ = nginx.ask(place, path, **forged)
        assert status == 302, path
        assert headers["Location"].startswith("https://portal.example.cn/login"), path
    upload = nginx.ask(place, "/_stcore/upload_file/a/b", "PUT", **forged)
    assert upload[0] == 302


def test_who_is_signed_in_cannot_become_another(place):
    status, _, body = nginx.ask(place, "/_stcore/health", Cookie="who=reader", **FORGED)
    assert (status, body) == (200, b"ok")  # the forged secret and user were taken away


def test_while_nothing_is_configured_nobody_comes_through(tmp_path):
    ports, app = (free_port(), free_port()), free_port()
    process = nginx.start(app, paths.SHIPPED)
    try:
        nginx.answering(app)
        with nginx.running(nginx.configure(tmp_path, [app], ports)):
            for path in ("/", "/county", "/_stcore/health", "/_stcore/host-config", "/media/x"):
                status, _, body = nginx.ask(ports[0], path)
                assert status == 403, path
                assert "尚未启用登录" in body.decode()
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def address(place):
    return f"https://{nginx.NAME}:{place}"


@pytest.fixture(scope="module")
def reading(browser, address):
    """A page as somebody who may open all of them sees it, and what was said against the policy."""
    context = browser.new_context(ignore_https_errors=True)
    context.add_cookies([{"name": "who", "value": "all", "url": address}])
    context.set_default_timeout(120_000)  # the first page, while both cores are busy
    watched = Watched(context, address, 1440, 900)
    watched.open()
    yield watched
    context.close()


GO = """to => {
    history.pushState({}, "", to);
    window.dispatchEvent(new PopStateEvent("popstate"));
}"""


def visit(reading, lang, path):
    """Go on to a page as a link does."""
    reading.requests.clear()
    reading.complaints.clear()
    page = reading.page
    page.evaluate(GO, f"/{path}?lang={lang}&unit=370800")
    for _ in range(600):  # the run spells out what was not asked for: then it has begun
        if "compare=" in page.evaluate("location.search"):
            break
        page.wait_for_timeout(100)
    at_rest(page)
    return page


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
    assert "今天介绍的内容" in popup.value.locator("body").inner_text()
    popup.value.close()
    assert said == []


def test_an_upload_arrives(reading, tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text("全市下沉执法人员2600名。", "utf-8")
    page = visit(reading, "zh", "press_check")
    page.set_input_files("input[type=file]", file)
    expect(page.locator("mark", has_text="2600").first).to_be_visible()
