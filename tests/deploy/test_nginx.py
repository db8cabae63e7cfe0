"""The delivered nginx configuration: what it passes on, to whom, and what it holds back."""

import http.client
import json
import re
import secrets
import ssl
from collections import Counter

import pytest

from tests.deploy import nginx
from tests.deploy.echo import echoes

pytestmark = pytest.mark.slow

PORTAL = """
    location = /_portal { internal; return 204; }
    location @sign_in { return 302 https://portal.example.cn/login; }
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Where nginx listens, over two echoes and a third that is dead."""
    ports = nginx.free_port(), nginx.free_port()
    with echoes(2) as apps:
        folder = tmp_path_factory.mktemp("nginx")
        with nginx.running(nginx.configure(folder, [*apps, nginx.free_port()], ports)):
            yield ports[0]


def reached(port, path="/", **headers):
    """What an app behind nginx was told: (its port, headers)."""
    status, _, body = nginx.ask(port, path, **headers)
    assert status == 200
    said = json.loads(body)
    return said["port"], {name.lower(): value for name, value in said["headers"]}


def test_identity_of_a_client_is_taken_away(port):
    forged = {
        "X-Dashboard-User": "mayor",
        "X-Dashboard-Name": "mayor",
        "X-Dashboard-Groups": "publishers",
        "X-Dashboard-Units": "370800",
        "X-Dashboard-Identity": "x.y",
        "X-Dashboard-Secret": "guessed",
        "Forwarded": "for=127.0.0.1",
        "X-Real-IP": "127.0.0.1",
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Host": "127.0.0.1",
    }
    for spelling in (str, str.lower):
        _, told = reached(port, **{spelling(name): value for name, value in forged.items()})
        ours = {name: value for name, value in told.items() if name in map(str.lower, forged)}
        assert ours == {"x-dashboard-secret": nginx.SECRET, "x-forwarded-for": "127.0.0.1"}
        assert not {name for name in told if "_" in name}
        assert told["x-forwarded-proto"] == "https"
        assert told["host"].startswith(nginx.NAME)


def test_names_with_underscores_do_not_pass(port):
    assert b"mayor" in nginx.raw(port, "X-Other: mayor\r\n")
    assert b"mayor" not in nginx.raw(port, "X_Dashboard_User: mayor\r\n")


def test_one_browser_stays_with_one_process(port):
    def route(cookie):
        return reached(port, Cookie=f"dashboard_route={cookie}")[0]

    _, headers, _ = nginx.ask(port, "/")
    (given,) = [c for c in headers.get_all("Set-Cookie") if c.startswith("dashboard_route")]
    assert {"HttpOnly", "Secure", "SameSite=Lax"} <= set(given.split("; "))
    cookie = re.match(r"dashboard_route=([0-9a-f]{32});", given)[1]
    assert len({route(cookie) for _ in range(8)}) == 1
    # a second one is given nothing new; others are spread, and the dead process is passed over
    again = nginx.ask(port, "/", Cookie=f"dashboard_route={cookie}")[1].get_all("Set-Cookie")
    assert not [c for c in again if c.startswith("dashboard_route")]
    assert len({route(secrets.token_hex(16)) for _ in range(30)}) == 2


def test_cookies_are_secure(port):
    cookies = nginx.ask(port, "/")[1].get_all("Set-Cookie")
    assert all("secure" in cookie.lower() for cookie in cookies)
    assert len(cookies) == 2


def test_the_websocket_is_upgraded(port):
    _, told = reached(port, "/_stcore/stream", Connection="Upgrade", Upgrade="websocket")
    assert (told["connection"], told["upgrade"]) == ("upgrade", "websocket")


@pytest.mark.parametrize(
    "path",
    [
        "/metrics",
        "/healthz",
        "/_stcore/metrics",
        "/_stcore/agent/x",
        "/_stcore/script-health-check",
    ],
)
def test_what_watches_is_not_reached_from_outside(port, path):
    assert nginx.ask(port, path)[0] == 404
    assert nginx.ask(port, f"/{path}")[0] == 404
    assert nginx.ask(port, path.replace("m", "%6d").replace("z", "%7a"))[0] == 404


def test_uploads_have_a_limit_and_nothing_else_is_uploaded(port):
    def put(path, megabytes):
        return nginx.ask(port, path, "PUT", Content_Length=str(megabytes * 2**20))[0]

    assert put("/_stcore/upload_file/a/b", 403) == 413
    assert put("/", 2) == 413


def test_static_files_come_from_disk_compressed(port):
    status, headers, body = nginx.ask(port, "/app/static/map.json", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert body[:2] == b"\x1f\x8b"
    for path in (
        "/app/static/../pyproject.toml",
        "/app/static/%2e%2e/app.py",
        "/static/../index.html",
    ):
        assert nginx.ask(port, path)[0] != 200 or b'"port"' in nginx.ask(port, path)[2], path
    assert nginx.ask(port, "/app/static/")[0] == 403


@pytest.mark.parametrize("path", ["/", "/app/static/map.json", "/static/none.js", "/metrics"])
def test_every_answer_has_the_headers(port, path):
    headers = nginx.ask(port, path)[1]
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert len(headers.get_all("Content-Security-Policy")) == 1
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"]
    assert headers["Server"] == "nginx"


def test_another_name_is_refused(port):
    with pytest.raises(ssl.SSLError):
        nginx.ask(port, "/", name="elsewhere.example")
    with pytest.raises(http.client.RemoteDisconnected):
        nginx.ask(port, "/", host="127.0.0.1:8501")


def test_a_flood_is_held_off(port):
    path = "/_stcore/upload_file/a/b"
    found = Counter(nginx.repeat(port, path, "PUT", 100))
    assert found[429] > 5
    assert found[200] > 30


def test_without_a_process_a_page_says_so(tmp_path):
    ports = nginx.free_port(), nginx.free_port()
    made = nginx.configure(tmp_path, [nginx.free_port()], ports)
    with nginx.running(made):
        status, _, body = nginx.ask(ports[0], "/county?unit=370883")
    assert status == 502
    assert "正在恢复服务" in body.decode()
    assert b"tries again" in body


def test_the_log_holds_no_query(tmp_path):
    ports = nginx.free_port(), nginx.free_port()
    with echoes(1) as apps, nginx.running(nginx.configure(tmp_path, apps, ports)):
        nginx.ask(ports[0], "/briefing?f=1234-5678")
    said = (tmp_path / "dashboard.log").read_text("utf-8")
    assert "/briefing" in said
    assert "1234" not in said


def test_a_portal_can_say_who_asks(tmp_path):
    """The variant for a portal passes on what it says, which here is nobody."""
    ports = nginx.free_port(), nginx.free_port()
    with echoes(1) as apps:
        made = nginx.configure(tmp_path, apps, ports, "identity-portal.conf", PORTAL)
        with nginx.running(made):
            _, told = reached(ports[0], **{"X-Dashboard-User": "mayor"})
    assert "x-dashboard-user" not in told
    assert told["x-dashboard-secret"] == nginx.SECRET
