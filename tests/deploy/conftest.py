"""Chromium for a site with a name and a certificate of the tests' own making."""

import shutil

import pytest

from tests.browser.conftest import FLAGS
from tests.deploy.nginx import NAME

AT_REST = """() => document.querySelector("[data-test-script-state=notRunning]")
    && document.querySelector(".foot, [data-testid=stAlert]")
    && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")"""


@pytest.fixture(scope="module")
def browser(playwright):
    opened = playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=[*FLAGS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"],
    )
    yield opened
    opened.close()


def at_rest(page, *texts):
    """What a page holds when nothing is under way and all of `texts` are on it; Playwright's own
    way of waiting is what the policy forbids (eval).
    """
    for _ in range(600):
        if page.evaluate(AT_REST):
            content = page.content()
            if all(text in content for text in texts):
                return content
        page.wait_for_timeout(100)
    missing = [text for text in texts if text not in page.content()]
    raise AssertionError(f"{page.url} does not come to rest, or lacks {missing}")
