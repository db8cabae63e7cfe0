"""Five people at their desks, through nginx: sent, returned, sent again, accepted, published."""

import re
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from dashboard import paths
from dashboard.contracts.senders import reporting_units
from dashboard.reporting.period import opened
from dashboard.snapshots import discover, log
from dashboard.snapshots.tables import load
from tests.deploy.conftest import at_rest
from tests.deploy.nginx import NAME
from tests.deploy.portal import COUNTY, PEOPLE, office

pytestmark = [pytest.mark.slow, pytest.mark.browser]
DAY = "2021-12-16"


def posts(folder, more):
    """The posts of one county as shipped, `more` in the first row, as a file."""
    held = load(discover(paths.SHIPPED / "snapshots").snapshots[-1], ["posts", "units"])
    homes = held["posts"]["town"].map(reporting_units(held["units"]))
    own = held["posts"][homes == COUNTY].reset_index(drop=True)
    own.loc[0, "posts"] += more
    file = folder / f"{more}" / "posts.csv"
    file.parent.mkdir()
    own.to_csv(file, index=False)
    return file


def press(page, key):
    at_rest(page)
    page.locator(f".st-key-{key} button").click()
    page.wait_for_timeout(300)
    at_rest(page)


def fill(page, key, text):
    at_rest(page)
    box = page.locator(f"[class*='st-key-{key}'] input").first
    box.fill(text)
    box.press("Enter")
    page.wait_for_timeout(300)
    at_rest(page)


def send(page, file):
    at_rest(page)
    page.set_input_files("[class*='st-key-desk_files'] input[type=file]", file)
    page.wait_for_timeout(500)
    press(page, "desk_send")
    expect(page.get_by_text("检查通过，已报送")).to_be_visible()


def test_five_people_do_what_is_theirs(browser, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(paths.SHIPPED / "snapshots" / DAY, data / "snapshots" / DAY)
    with office(tmp_path, data) as port:
        address = f"https://{NAME}:{port}"

        @contextmanager
        def at_desk(who, path="data?section=desk"):
            """A browser of their own; a page opened anew, as on another day."""
            context = browser.new_context(ignore_https_errors=True)
            context.add_cookies([{"name": "portal", "value": who, "url": address}])
            page = context.new_page()
            page.set_default_timeout(90_000)
            page.goto(f"{address}/{path}")
            at_rest(page)
            yield page
            context.close()

        with at_desk("shen") as page:
            fill(page, "open_day", DAY)
            fill(page, "open_due", "2021-12-31")
            page.locator(".st-key-open_provenance button", has_text="示例").click()
            press(page, "open_do")
            press(page, "register_do")
            expect(page.get_by_text("名录已发布")).to_be_visible()
        with at_desk("ren") as page:
            assert "邹城市" not in page.locator("[data-testid=stMain]").inner_text()
            send(page, posts(tmp_path, 7))
        with at_desk("shen") as page:
            fill(page, "review_why", "多报7名")
            press(page, "review_return")
            expect(page.get_by_text("已退回：任城区")).to_be_visible()
        with at_desk("ren") as page:
            expect(page.get_by_text("被退回：多报7名").first).to_be_visible()
            send(page, posts(tmp_path, 2))
        with at_desk("shen") as page:
            press(page, "review_accept")
            expect(page.get_by_text("已接收：任城区")).to_be_visible()
        with at_desk("fa") as page:
            press(page, "desk_compose")
            for box in page.locator("[data-testid=stCheckbox] label").all():
                box.click()
                page.wait_for_timeout(300)
                at_rest(page)
            press(page, "draft_publish")
            expect(page.get_by_text(f"{DAY}-r2 已发布入库")).to_be_visible()
        with at_desk("kan", "capacity?section=posts") as page:
            expect(page.get_by_text(re.compile("3,293")).first).to_be_visible()  # 3,291 + 2
            assert page.locator("[data-testid=stTopNavLink]", has_text="数据").count() == 0
    acts = opened(data, DAY, "demo").acts
    assert (
        " ".join(act.act for act in acts) == "open register send return send accept draft publish"
    )
    named = [act.by for act in acts] + [e.by for e in log.read(data / "snapshots").entries]
    for who in ("ren", "shen", "fa"):
        assert f"{PEOPLE[who][0]} ({who})" in named
