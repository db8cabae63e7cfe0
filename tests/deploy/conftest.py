"""Chromium for a site with a name and a certificate of the tests' own making."""

import shutil

import pytest

from tests.browser.conftest import FLAGS
from tests.deploy.nginx import NAME

AT_REST = """() => document.querySelector("[data-test-script-state=notRunning]")
    && document.querySelector(".foot")
    && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")"""


@pytest.fixture(scope="module")
def browser(playwright):
    opened = playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=[*FLAGS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"],
    )
    yield opened
    opened.close()


def at_rest(page):
    """Wait until nothing is under way; Playwright's own way is what the policy forbids (eval)."""
    for _ in range(600):
        if page.evaluate(AT_REST):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} does not come to rest")
