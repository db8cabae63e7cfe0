"""A portal, the delivered nginx, the app: each sees what is theirs, strangers nothing."""

import http.client
import threading
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.conftest import free_port
from tests.deploy import nginx
from tests.deploy.conftest import at_rest
from tests.sweep import marked
from tests.worlds import A

pytestmark = [pytest.mark.slow, pytest.mark.browser]
USERS = {
    "wang": ("王五", "看板查看", ""),
    "zhao": ("赵六", "看板填报", A),
    "qian": ("钱七", "别的", ""),
}
CONFIGURATION = f"""
mode = "proxy"
addresses = ["https://{nginx.NAME}:{{port}}"]
[proxy]
address = "127.0.0.1"
secret_header = "X-Dashboard-Secret"
secret = "{nginx.SECRET}"
user_header = "X-Dashboard-User"
name_header = "X-Dashboard-Name"
groups_header = "X-Dashboard-Groups"
units_header = "X-Dashboard-Units"
sign_out = "https://portal.example.cn/logout"
[[grant]]
groups = ["看板查看"]
roles = ["viewer"]
[[grant]]
groups = ["看板填报"]
roles = ["county_reporter"]
"""
LOCATIONS = """
    location = /_portal {{
        internal;
        proxy_pass http://127.0.0.1:{portal}/check;
        proxy_pass_request_body off;
        proxy_set_header Content-Length "";
    }}
    location @sign_in {{ return 302 https://portal.example.cn/login; }}
"""


class Portal(BaseHTTPRequestHandler):
    """Knows who is asking by a cookie; 401 for nobody."""

    def do_GET(self):
        cookie = SimpleCookie(self.headers.get("Cookie", ""))
        user = cookie["portal"].value if "portal" in cookie else ""
        self.send_response(200 if user in USERS else 401)
        if user in USERS:
            name, groups, units = (text.encode().decode("latin-1") for text in USERS[user])
            self.send_header("X-Portal-User", user)
            self.send_header("X-Portal-Name", name)
            self.send_header("X-Portal-Groups", groups)
            self.send_header("X-Portal-Units", units)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The port of nginx, and the data."""
    folder, data = tmp_path_factory.mktemp("portal"), tmp_path_factory.mktemp("data")
    marked.published(data)
    ports, app = (free_port(), free_port()), free_port()
    portal = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    threading.Thread(target=portal.serve_forever, daemon=True).start()
    access = data / "access.toml"
    access.write_text(CONFIGURATION.format(port=ports[0]), "utf-8")
    access.chmod(0o600)
    process = nginx.start(app, data, DASHBOARD_ACCESS=str(access))
    assert nginx.answering(app) == 200
    more = LOCATIONS.format(portal=portal.server_port)
    made = nginx.configure(folder, [app], ports, "identity-portal.conf", more)
    with nginx.running(made):
        yield ports[0], data
    process.terminate()
    process.wait(30)
    portal.shutdown()


def test_a_stranger_gets_nothing(place):
    port, _ = place
    for path in ("/", "/records", "/_stcore/host-config", "/media/x"):
        for sent in ({}, {"X_Dashboard_User": "wang"}, {"Cookie": "portal=nobody"}):
            status, headers, body = nginx.ask(port, path, **sent)
            assert status == 302, (path, sent)
            assert "zq" not in body.decode()


def test_what_a_browser_sends_in_the_portals_names_counts_for_nothing(place):
    port, _ = place
    forged = {"X_Dashboard_User": "li", "X_Dashboard_Secret": "0" * 40, "Cookie": "portal=wang"}
    status, *_ = nginx.ask(port, "/", **forged)
    assert status == 200
    with pytest.raises(http.client.RemoteDisconnected):
        nginx.ask(port, "/", host="evil.example", Cookie="portal=wang")


def seen(browser, port, user, path, *texts):
    """What `user` sees of a page at rest with all of `texts` on it: what is not there is not there
    because it is kept back, not because it is late.
    """
    context = browser.new_context(ignore_https_errors=True)
    address = f"https://{nginx.NAME}:{port}"
    context.add_cookies([{"name": "portal", "value": user, "url": address}])
    page = context.new_page()
    page.goto(f"{address}{path}")
    text = at_rest(page, *texts)
    insecure = [c["name"] for c in context.cookies() if not c["secure"]]
    context.close()
    return text, [name for name in insecure if name != "portal"]


def test_each_sees_what_is_theirs(place, browser):
    port, data = place
    records = "/records?indicator=E12&unit=370812"
    _, insecure = seen(browser, port, "wang", records, "王五 (wang)", "zqrbproposals")
    assert insecure == []
    county, _ = seen(browser, port, "zhao", records, "zqraproposals")
    assert "zqrb" not in county
    assert "zqnb" not in county
    nobody, _ = seen(browser, port, "qian", records, "尚未授权")
    assert "zq" not in nobody
    lines = "".join(f.read_text("utf-8") for f in (data / "audit").glob("*.jsonl"))
    assert all(name in lines for name in ("王五 (wang)", "赵六 (zhao)", "qian"))
