"""With sign-in: by the site's own name, from its own pages, through the proxy alone."""

import time

import pytest

from dashboard.auth import proxy
from dashboard.auth.configuration import Configuration
from dashboard.cli.door import Door
from dashboard.cli.guard import Guard
from tests import loops

SECRET = "0123456789abcdef0123456789abcdef"
OWN = "https://dashboard.example.cn"


def door(**changes):
    return Door.of(
        Configuration.model_validate(
            {
                "mode": "proxy",
                "addresses": [OWN, "http://10.1.2.3:8080"],
                "proxy": {
                    "address": "10.0.0.2",
                    "secret_header": "X-Dashboard-Secret",
                    "secret": SECRET,
                    "user_header": "X-Remote-User",
                    "name_header": "X-Remote-Name",
                    "groups_header": "X-Remote-Groups",
                },
                "grant": [{"groups": ["city"], "roles": ["viewer"]}],
            }
            | changes
        )
    )


GOOD = {
    "Host": "dashboard.example.cn",
    "X-Dashboard-Secret": SECRET,
    "X-Remote-User": "zhangsan",
    "X-Remote-Name": "%E5%BC%A0%E4%B8%89",
    "X-Remote-Groups": "city, county",
}


def ask(headers, client="10.0.0.2", kind="http", path="/", at=None):
    pairs = headers.items() if isinstance(headers, dict) else headers
    raw = [(name.lower().encode(), value.encode()) for name, value in pairs]
    return (at or door()).admitted(kind, path, client, raw)


def test_who_the_proxy_names_comes_in_sealed():
    onward = dict(ask(GOOD))
    assert not set(onward) & {b"x-dashboard-secret", b"x-remote-user", b"x-remote-groups"}
    found = proxy.opened({proxy.HEADER: onward[proxy.HEADER.encode()].decode()})
    assert (found.id, found.name, found.groups) == ("zhangsan", "张三", ("city", "county"))
    assert 7.9 * 3600 < found.until - time.time() < 8.1 * 3600


FORGED = {
    "no secret": {"X-Dashboard-Secret": None},
    "wrong secret": {"X-Dashboard-Secret": "0" * 32},
    "empty secret": {"X-Dashboard-Secret": ""},
    "no user": {"X-Remote-User": None},
    "user twice in one": {"X-Remote-User": "zhangsan, li"},
    "user with a line": {"X-Remote-User": "zhangsan%0Ali"},
    "other spelling": {"X_Remote_User": "li"},
    "sealed outside": {"X-Dashboard-Identity": "0.e30="},
    "other name": {"Host": "evil.example"},
    "rebinding": {"Host": "dashboard.example.cn.evil.example"},
    "other port": {"Host": "dashboard.example.cn:8501"},
    "loopback": {"Host": "127.0.0.1:8501"},
    "other site": {"Origin": "https://evil.example"},
    "null": {"Origin": "null"},
    "plain": {"Origin": "http://dashboard.example.cn"},
}


@pytest.mark.parametrize("change", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("path", ["/", "/app/static/icon.png", "/_stcore/upload_file/a/b"])
def test_forged_requests_are_refused(change, path):
    headers = {n: v for n, v in (GOOD | change).items() if v is not None}
    assert ask(headers, path=path) is None
    assert ask({"Origin": OWN} | headers, kind="websocket", path="/_stcore/stream") is None


@pytest.mark.parametrize("twice", [*GOOD])
def test_headers_given_twice_are_refused(twice):
    assert ask([*GOOD.items(), (twice, GOOD[twice])]) is None


def test_past_the_proxy_nobody_comes_in():
    assert ask(GOOD, client="10.0.0.3") is None
    assert ask(GOOD, client=None) is None
    assert ask(GOOD, client="127.0.0.1") is None


def test_websockets_come_from_pages_of_the_site():
    assert ask(GOOD, kind="websocket") is None
    assert ask(GOOD | {"Origin": OWN}, kind="websocket") is not None
    assert ask(GOOD | {"Origin": OWN.upper()}, kind="websocket") is not None
    assert ask(GOOD | {"Host": "dashboard.example.cn:443"}) is not None
    assert ask(GOOD | {"Host": "10.1.2.3:8080"}) is not None


def test_the_public_comes_in_without_a_name_where_that_is_configured():
    stranger = {n: v for n, v in GOOD.items() if n != "X-Remote-User"}
    assert ask(stranger) is None
    onward = ask(stranger, at=door(public=True))
    assert onward is not None
    assert proxy.HEADER.encode() not in dict(onward)


def test_health_is_told_to_this_machine_alone():
    local = {"Host": "127.0.0.1:8501"}
    assert ask(local, client="127.0.0.1", path="/_stcore/health") is not None
    assert ask(local, client="10.0.0.9", path="/_stcore/health") is None
    assert ask(local, client="127.0.0.1", path="/_stcore/metrics") is None


def test_a_seal_of_another_process_opens_nothing():
    good = dict(ask(GOOD))[proxy.HEADER.encode()].decode()
    mark, _, said = good.partition(".")
    for other in ("", f".{said}", f"{'0' * len(mark)}.{said}", said):
        assert proxy.opened({proxy.HEADER: other}) is None
    assert proxy.opened({}) is None


def answered(guard, scope):
    """The messages that answer one request."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    loops.run(guard(scope, receive, send))
    return sent


async def cookies(scope, receive, send):
    headers = [(b"set-cookie", b"a=1; HttpOnly"), (b"set-cookie", b"b=2; Secure")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


@pytest.mark.parametrize(
    ("host", "first"),
    [("dashboard.example.cn", b"a=1; HttpOnly; Secure"), ("10.1.2.3:8080", b"a=1; HttpOnly")],
)
def test_cookies_are_secure_under_https(host, first):
    headers = [(n.lower().encode(), v.encode()) for n, v in (GOOD | {"Host": host}).items()]
    scope = {"type": "http", "path": "/", "client": ("10.0.0.2", 1), "headers": headers}
    (start,) = answered(Guard(cookies, "no", door()), scope)
    assert [v for n, v in start["headers"] if n == b"set-cookie"] == [first, b"b=2; Secure"]


def test_a_refusal_says_so_and_nothing_else():
    scope = {"type": "http", "path": "/", "client": ("10.0.0.2", 1), "headers": []}
    start, body = answered(Guard(cookies, "no", door()), scope)
    assert start["status"] == 403
    assert body["body"] == b"no"
