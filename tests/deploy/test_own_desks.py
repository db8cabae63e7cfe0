"""From their own desks: through nginx and a portal, a period is opened, sent, returned, sent again,
accepted, published and read; each by a browser of their own, two processes behind.
"""

import shutil

import pytest
from playwright.sync_api import expect

from dashboard import audit, paths
from dashboard.contracts.senders import reporting_units
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load
from tests.conftest import free_port
from tests.deploy import nginx
from tests.deploy.portal import portal

pytestmark = [pytest.mark.slow, pytest.mark.browser]
DAY, UNIT, OTHER = "2021-12-16", "370811", "370883"
PEOPLE = {
    "reporter": ("county_reporter", UNIT),
    "reviewer": ("city_reviewer", ""),
    "publisher": ("publisher", ""),
    "viewer": ("viewer", ""),
    "administrator": ("administrator", ""),
    "passer-by": ("canteen", ""),
}
ASKED = """
    location = /_portal {{
        internal;
        proxy_pass http://127.0.0.1:{port}/;
        proxy_pass_request_body off;
        proxy_set_header Content-Length "";
    }}
    location @sign_in {{ return 403 "sign in"; }}
"""
CONFIGURATION = """
mode = "proxy"
addresses = ["https://{name}:{port}"]
[proxy]
address = "127.0.0.1"
secret_header = "X-Dashboard-Secret"
secret = "{secret}"
user_header = "X-Dashboard-User"
groups_header = "X-Dashboard-Groups"
units_header = "X-Dashboard-Units"
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desks")
    shutil.copytree(paths.SHIPPED / "snapshots" / DAY, folder / "snapshots" / DAY)
    return folder


@pytest.fixture(scope="module")
def site(data, tmp_path_factory):
    """The port nginx listens on."""
    folder, ports = tmp_path_factory.mktemp("nginx"), (free_port(), free_port())
    text = CONFIGURATION.format(name=nginx.NAME, port=ports[0], secret=nginx.SECRET)
    roles = {role for role, _ in PEOPLE.values()} - {"canteen"}
    text += "".join(f'[[grant]]\ngroups = ["{r}"]\nroles = ["{r}"]\n' for r in sorted(roles))
    file = folder / "access.toml"
    file.write_text(text, "utf-8")
    file.chmod(0o600)
    apps = [free_port(), free_port()]
    served = [nginx.start(app, data, DASHBOARD_ACCESS=str(file)) for app in apps]
    try:
        with portal(PEOPLE) as asked:
            more = ASKED.format(port=asked)
            made = nginx.configure(folder, apps, ports, "identity-portal.conf", more)
            assert [nginx.answering(app) for app in apps] == [200, 200]
            with nginx.running(made):
                yield ports[0]
    finally:
        for process in served:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="module")
def desks(site, browser):
    """Browsers, one a person."""
    pages = {}
    for who in PEOPLE:
        context = browser.new_context(
            ignore_https_errors=True, bypass_csp=True, viewport={"width": 1440, "height": 900}
        )
        context.set_default_timeout(60_000)
        context.add_cookies(
            [{"name": "who", "value": who, "domain": nginx.NAME, "path": "/", "secure": True}]
        )
        pages[who] = context.new_page()
    return lambda who, path="": opened(pages[who], site, path)


def opened(page, site, path):
    page.goto(f"https://{nginx.NAME}:{site}/{path}")
    page.wait_for_selector(".foot, [data-testid=stAlert]")
    return page


def rest(page):
    """Wait until the page has answered what was last done."""
    page.wait_for_timeout(500)
    page.wait_for_selector("[data-test-script-state=notRunning]", state="attached")
    page.wait_for_timeout(300)


def seen(page, text):
    expect(page.get_by_text(text).first).to_be_visible(timeout=60_000)


def press(page, key):
    rest(page)
    page.locator(f".st-key-{key} button").first.click()


def fill(page, key, text):
    field = page.locator(f"[class*=st-key-{key}] input").first
    field.fill(text)
    field.press("Enter")
    rest(page)


def posts(data, more):
    """The posts of the county as published, `more` in the first row, as a CSV file."""
    held = load(discover(data / "snapshots").snapshots[-1], ["posts", "units"])
    homes = held["posts"]["town"].map(reporting_units(held["units"]))
    own = held["posts"][homes == UNIT].reset_index(drop=True)
    own.loc[0, "posts"] += more
    return {"name": "posts.csv", "mimeType": "text/csv", "buffer": own.to_csv(index=False).encode()}


def send(page, file):
    page.set_input_files("[class*=st-key-desk_files] input[type=file]", file)
    seen(page, file["name"])
    rest(page)
    press(page, "desk_send")


def test_a_stranger_gets_nothing(site, desks):
    for path in ("/", "/data", "/_stcore/stream", "/_stcore/upload_file/x", "/metrics"):
        status, _, body = nginx.ask(
            site, path, X_Dashboard_User="mayor", X_Dashboard_Groups="publisher"
        )
        assert status in (401, 403, 404), path
        assert b"370883" not in body
    page = desks("passer-by")
    seen(page, "尚未授权使用本看板")
    assert page.locator(".foot").count() == 0


def test_five_people_bring_a_period_to_the_public(site, desks, data):
    page = desks("reviewer", "data?section=desk")
    fill(page, "open_day", DAY)
    fill(page, "open_due", "2021-12-31")
    page.locator(".st-key-open_provenance button", has_text="示例").click()
    press(page, "open_do")
    press(page, "register_do")
    seen(page, "名录已发布")

    page = desks("reporter", "data?section=desk")
    seen(page, "任城区：应报")
    assert "邹城市" not in page.inner_text("[data-testid=stMain]")
    send(page, posts(data, 7))
    seen(page, "检查通过，已报送")

    page = desks("reviewer", "data?section=desk")
    fill(page, "review_why", "多报7名")
    press(page, "review_return")
    seen(page, "已退回：任城区")

    page = desks("reporter", "data?section=desk")
    seen(page, "多报7名")
    send(page, posts(data, 2))
    seen(page, "检查通过，已报送")

    page = desks("reviewer", "data?section=desk")
    press(page, "review_accept")
    seen(page, "已接收：任城区")

    page = desks("publisher", "data?section=desk")
    press(page, "desk_compose")
    page.wait_for_selector(".st-key-draft_publish button")
    boxes = page.locator("[data-testid=stCheckbox] label")
    for number in range(boxes.count()):
        boxes.nth(number).click()
    press(page, "draft_publish")
    seen(page, "-r2 已发布入库")

    page = desks("viewer", "capacity?section=posts")
    expect(page.locator("[data-testid=stMain]")).to_contain_text(
        "3,293", timeout=60_000
    )  # 3,291 + 2

    done = {(line.act, line.id) for line in audit.read(data)}
    assert {("opened", "reviewer"), ("sent", "reporter"), ("returned", "reviewer")} <= done
    assert {("accepted", "reviewer"), ("published", "publisher")} <= done
    assert {id_ for act, id_ in done if act == "sign_in"} >= {"reporter", "publisher", "viewer"}


def test_the_administrator_reads_who_did_what(desks):
    page = desks("administrator", "data?section=audit")
    for who in ("reporter", "reviewer", "publisher", "viewer"):
        expect(page.locator("[data-testid=stMain]")).to_contain_text(who)


def test_a_county_cannot_reach_another(desks, site, data):
    page = desks("reporter", f"records?indicator=C07&unit={OTHER}")
    said = page.inner_text("[data-testid=stMain]")
    asked_of = towns(data)
    assert len(asked_of) > 5
    assert [town for town in asked_of if town in said] == []


def towns(data):
    units = load(discover(data / "snapshots").snapshots[-1], ["units"])["units"]
    homes = reporting_units(units)
    return [str(u) for u in units["unit_id"] if homes.get(str(u)) == OTHER and str(u) != OTHER]
