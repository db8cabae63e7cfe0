"""A leader's six tasks: two clicks at most, the answer on one screen."""

import pytest
from playwright.sync_api import expect

from dashboard import paths
from dashboard.text.i18n import Translator
from tests.browser.conftest import Watched
from tests.conftest import serving
from tools.leader_tasks import TASKS

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def visitor(built, chromium):
    with serving(paths.SHIPPED) as (_, address):
        watched = Watched(chromium.new_context(), address, 1440, 900)
        watched.open()
        yield watched


@pytest.mark.parametrize(("lang", "size"), [("zh", (1440, 900)), ("en", (1180, 820))])
@pytest.mark.parametrize("name", TASKS)
def test_the_answer_is_two_clicks_away(visitor, name, lang, size):
    task, page = TASKS[name], visitor.visit(f"lang={lang}", size=size)
    assert len(task.clicks) <= 2
    for click in task.clicks:
        click(page, Translator(lang))
        page.wait_for_timeout(300)
        visitor.settled()
    answer = page.locator(task.answer).filter(has_text=task.text).first
    expect(answer).to_be_in_viewport()
    if name == "towns":
        assert page.locator(task.answer).count() >= 156
    page.keyboard.press("Escape")
