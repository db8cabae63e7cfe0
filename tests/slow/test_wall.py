"""A night on the wall, by a shorter clock: turns, takes a new period, waits, comes back."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from dashboard import paths
from tests.conftest import free_port, serving

pytestmark = [pytest.mark.slow, pytest.mark.browser]
BEFORE, NEWEST = "2021-09-30", "2021-12-16"
ROUND = "burden|empowerment?lang=en"
CONTROLS = """() => [...document.querySelectorAll(
    "input, select, button, .tabs, [data-testid=stHeader], [data-testid=stExpander]")]
    .filter(one => one.checkVisibility()).length"""
MOST = 1.15
"""What a page may have grown by, once everything has been shown a few times."""


@pytest.fixture
def data(tmp_path, built):
    """The shipped periods without the newest."""
    held = paths.SHIPPED / "snapshots"
    shutil.copytree(held, tmp_path / "snapshots", ignore=shutil.ignore_patterns(NEWEST))
    shutil.copytree(paths.SHIPPED / "derived", tmp_path / "derived")
    return tmp_path


def at(page, path, timeout=60_000):
    """Wait for the next turn to `path`, and until it stands there."""
    page.wait_for_function(
        """path => location.pathname.endsWith(path) && location.search.includes("compare=")
        && document.querySelector("[data-test-script-state=notRunning]")
        && !document.querySelector("[data-stale=true]") && document.querySelector(".foot")""",
        arg=path,
        timeout=timeout,
    )


def turns(page, count):
    for _ in range(count):
        at(page, "/burden")
        at(page, "/empowerment")


def weight(page, session):
    """Nodes, listeners and bytes of the page, at the end of a turn, once collected."""
    turns(page, 1)
    session.send("HeapProfiler.collectGarbage")
    found = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    return [found[name] for name in ("Nodes", "JSEventListeners", "JSHeapUsedSize")]


def test_a_wall_survives_the_night(data, chromium):
    port, sockets = free_port(), []
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    page.on("websocket", lambda socket: sockets.append(socket.url))
    with serving(data, port) as (_, address):
        page.goto(f"{address}/burden?wall=1&pace=1&round={ROUND}")
        turns(page, 1)
        assert page.evaluate(CONTROLS) == 0
        expect(page.locator(".choices")).to_contain_text(BEFORE)
        expect(page.locator(".strip")).to_be_visible()
        # at the foot of every screen, also one whose page began on the screen before
        expect(page.locator(".wall-foot")).to_contain_text(re.compile("示例数据|demo data"))
        expect(page.locator(".wall-foot")).to_contain_text(BEFORE)

        shutil.copytree(paths.SHIPPED / "snapshots" / NEWEST, data / "arriving")
        (data / "arriving").rename(data / "snapshots" / NEWEST)
        expect(page.locator(".choices")).to_contain_text(NEWEST, timeout=60_000)

        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        turns(page, 2)
        steps, first = page.evaluate("history.length"), weight(page, session)
        turns(page, 5)
        last = weight(page, session)
        assert [b for a, b in zip(first, last, strict=True) if b > a * MOST] == []
        assert (len(sockets), page.evaluate("history.length")) == (1, steps)

        page.keyboard.press(" ")
        expect(page.locator(".wall-state")).not_to_be_empty()
        here = page.url
        page.wait_for_timeout(5000)
        assert page.url == here
        page.keyboard.press(" ")
        turns(page, 1)
    page.wait_for_function("document.querySelector('.lost').textContent")
    with serving(data, port):
        page.wait_for_function("!document.querySelector('.lost').textContent", timeout=120_000)
        turns(page, 2)
        page.keyboard.press("Escape")
        page.wait_for_function("!location.search.includes('wall')")
        expect(page.locator(".page-tools")).to_be_visible()
    page.close()
