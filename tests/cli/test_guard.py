"""Without sign-in only this machine's own browser is answered."""

import http.client

import pytest

from dashboard import paths
from dashboard.cli.guard import is_local
from tests.conftest import serving

OWN = "127.0.0.1:8501"
REFUSED = {
    "name": {"Host": "jining.example:8501"},
    "rebinding": {"Host": "127.0.0.1.example.com:8501"},
    "address": {"Host": "10.0.0.5:8501"},
    "port": {"Host": "127.0.0.1:x"},
    "user": {"Host": "127.0.0.1@example.com:8501"},
    "origin": {"Origin": "http://example.com"},
    "neighbour": {"Origin": "http://127.0.0.1:9"},
    "null": {"Origin": "null"},
    "forwarded": {"Forwarded": "for=1.2.3.4"},
    "x-forwarded": {"X-Forwarded-For": "127.0.0.1"},
    "real": {"X-Real-IP": "127.0.0.1"},
}


def local(headers, client="127.0.0.1"):
    pairs = {"Host": OWN, **headers}.items()
    return is_local(client, [(n.lower().encode(), v.encode()) for n, v in pairs])


@pytest.mark.parametrize(
    "host", [OWN, "localhost:8501", "[::1]:8501", "localhost", "127.0.0.1:9000"]
)
def test_own_machine_is_answered(host):
    assert local({"Host": host})
    assert local({"Host": host, "Origin": f"http://{host}"})


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED)
def test_others_are_refused(headers):
    assert not local(headers)


def test_other_machine_or_no_host_is_refused():
    assert not local({}, client="10.0.0.7")
    assert not local({}, client=None)
    assert not is_local("127.0.0.1", [])


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}
PATHS = ("/", "/app/static/icon.png", "/media/a.png", "/_stcore/upload_file/a/b", "/_stcore/stream")


@pytest.fixture
def place():
    with serving(paths.SHIPPED) as (_, address):
        yield address.removeprefix("http://")


@pytest.mark.slow
def test_running_server_refuses_on_every_path(place):
    def ask(path, headers):
        connection = http.client.HTTPConnection(place, timeout=20)
        socket = UPGRADE if path.endswith("stream") else {}
        connection.request("GET", path, headers={**socket, **headers})
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders())
        connection.close()
        return found

    for path in PATHS:
        assert ask(path, {})[0] != 403
        for headers in REFUSED.values():
            assert ask(path, headers)[0] == 403, (path, headers)
    assert "frame-ancestors" in ask("/", {})[1]["content-security-policy"]
