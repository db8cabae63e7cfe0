"""A real OpenID Connect provider signs one user of each role in; each sees what is theirs."""

import json
import re
import urllib.request

import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import expect

from dashboard.access import Role
from tests.conftest import free_port, serving
from tests.sweep import marked
from tests.worlds import A

pytestmark = pytest.mark.slow
ALWAYS = ("总览", "赋权", "县（市、区）概况", "方法")
MORE = {
    Role.VIEWER: ("记录",),
    Role.PRESENTER: ("记录", "发布会", "稿件核对"),
    Role.ANALYST: ("记录",),
    Role.REPORTER: ("记录", "数据"),
    Role.REVIEWER: ("记录", "数据"),
    Role.PUBLISHER: ("记录", "数据"),
    Role.ADMINISTRATOR: ("数据",),
}
CONFIGURATION = """
mode = "oidc"
addresses = ["http://localhost:{port}"]
{public}
[oidc]
metadata = "http://localhost:{provider}/.well-known/openid-configuration"
client_id = "dashboard"
client_secret = "{secret}"
cookie_secret = "{secret}"
groups = "groups"
units = "units"
"""


def put(provider, sub, claims):
    """A user of the provider."""
    request = urllib.request.Request(
        f"http://localhost:{provider}/users/{sub}",
        json.dumps(claims).encode(),
        {"Content-Type": "application/json"},
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=10).close()


@pytest.fixture(scope="module")
def provider():
    with run_server_in_thread() as server:
        port = server.server_port
        for role in Role:
            units = [A] if role == Role.REPORTER else []
            put(port, role, {"name": f"某{role}", "groups": [role], "units": units})
        put(port, "stranger", {"name": "路人", "groups": ["other"]})
        yield port


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signed_in")
    marked.published(folder)
    return folder


def configured(folder, provider, port, public="public = false"):
    text = CONFIGURATION.format(port=port, provider=provider, secret="s" * 32, public=public)
    for role in Role:
        text += f'[[grant]]\ngroups = ["{role}"]\nroles = ["{role}"]\n'
    file = folder / f"access{port}.toml"
    file.write_text(text, "utf-8")
    file.chmod(0o600)
    return str(file)


@pytest.fixture(scope="module")
def place(data, provider):
    port = free_port()
    with serving(data, port, DASHBOARD_ACCESS=configured(data, provider, port)):
        yield f"http://localhost:{port}"


@pytest.fixture
def somebody(chromium, place):
    """A page of a browser of its own, signed in as `sub`."""
    opened = []

    def start(sub, path="/"):
        opened.append(chromium.new_context(viewport={"width": 1440, "height": 900}))
        page = opened[-1].new_page()
        page.goto(f"{place}{path}")
        page.get_by_role("button", name="登录").click()
        page.fill("input[name=sub]", sub)
        page.click("button[type=submit]")
        page.wait_for_url(re.compile(re.escape(place)))
        return page

    yield start
    for context in opened:
        context.close()


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_the_pages_it_has(somebody, role):
    page = somebody(role)
    page.wait_for_selector(".foot")
    shown = page.locator("[data-testid=stTopNavLink]").all_inner_texts()
    offered = {text.strip() for text in shown}
    assert offered >= {*ALWAYS, *MORE[role]}
    assert not offered & ({"记录", "发布会", "稿件核对", "数据"} - {*MORE[role]})
    expect(page.get_by_role("button", name=f"某{role}")).to_be_visible()
    page.goto(f"{page.url.split('?')[0].rstrip('/')}/briefing")
    if role != Role.PRESENTER:
        expect(page.get_by_text("没有查看“发布会”的权限")).to_be_visible()


def test_a_county_sees_its_own(somebody, place):
    page = somebody(Role.REPORTER)
    page.wait_for_selector(".foot")
    page.goto(f"{place}/records?indicator=E12&unit=370812")
    page.wait_for_selector(".foot")
    expect(page.locator("body")).to_contain_text("zqraproposals")
    assert "zqrb" not in page.content()
    assert "zqnb" not in page.content()


def test_without_a_role_there_is_a_sentence_and_nothing_else(somebody):
    page = somebody("stranger")
    expect(page.get_by_text("尚未授权使用本看板")).to_be_visible()
    assert page.locator("[data-testid=stTopNavLink]").count() == 0
    assert page.locator(".foot").count() == 0


def test_who_signs_out_is_out(somebody, place):
    page = somebody(Role.VIEWER)
    page.wait_for_selector(".foot")
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/oauth2/end_session**")  # the provider signs out too
    page.goto(f"{place}/county")
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    assert page.locator(".foot").count() == 0


def test_before_signing_in_nothing_is_shown(chromium, place):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{place}/records")
    expect(page.get_by_role("button", name="登录 · Sign in")).to_be_visible()
    assert page.locator(".foot").count() == 0
    assert "zq" not in page.inner_text("body")
    context.close()
