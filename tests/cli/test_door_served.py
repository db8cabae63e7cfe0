"""A running server behind a proxy's headers: pages, files and websockets."""

import asyncio
import http.client

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests import loops
from tests.cli.test_guard import PATHS, UPGRADE
from tests.conftest import free_port, serving
from tests.sweep import marked
from tests.worlds import A

pytestmark = pytest.mark.slow
SECRET = "0123456789abcdef0123456789abcdef"
CONFIGURATION = f"""
mode = "proxy"
addresses = ["https://dashboard.example.cn"]
[proxy]
address = "127.0.0.1"
secret_header = "X-Dashboard-Secret"
secret = "{SECRET}"
user_header = "X-Remote-User"
name_header = "X-Remote-Name"
[[grant]]
people = ["wang"]
roles = ["viewer"]
[[grant]]
people = ["zhao"]
roles = ["county_reporter"]
units = ["{A}"]
"""
GOOD = {
    "Host": "dashboard.example.cn",
    "X-Dashboard-Secret": SECRET,
    "X-Remote-User": "wang",
    "X-Remote-Name": "%E7%8E%8B%E4%BA%94",
    "X-Forwarded-Proto": "https",
}
REFUSED = {
    "no secret": {"X-Dashboard-Secret": None},
    "wrong secret": {"X-Dashboard-Secret": "f" * 32},
    "nobody": {"X-Remote-User": None},
    "loopback name": {"Host": "127.0.0.1"},
    "other site": {"Origin": "https://example.com"},
    "sealed": {"X-Dashboard-Identity": "00.e30="},
}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("proxied")
    marked.published(folder)
    file = folder / "access.toml"
    file.write_text(CONFIGURATION, "utf-8")
    file.chmod(0o600)
    port = free_port()
    with serving(folder, port, DASHBOARD_ACCESS=str(file)):
        yield port, folder


def changed(**changes):
    return {name: value for name, value in (GOOD | changes).items() if value is not None}


def test_only_what_the_proxy_sends_is_answered(served):
    port, _ = served

    def ask(path, headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        socket = UPGRADE if path.endswith("stream") else {}
        connection.request("GET", path, headers={**socket, **headers})
        answer = connection.getresponse()
        connection.close()
        return answer.status

    for path in PATHS:
        own = {"Origin": "https://dashboard.example.cn"} if path.endswith("stream") else {}
        assert ask(path, changed(**own)) != 403, path
        for name, change in REFUSED.items():
            assert ask(path, changed(**own | change)) == 403, (path, name)


def shown(port, user, query):
    """Everything that is sent to the browser of `user` who opens a page."""

    async def open_page():
        headers = changed(**{"X-Remote-User": user})
        host = headers.pop("Host")
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = "records"
        content = b""
        async with websockets.connect(
            f"ws://{host}/_stcore/stream",
            host="127.0.0.1",
            port=port,
            origin="https://dashboard.example.cn",
            subprotocols=["streamlit"],
            additional_headers=headers,
            max_size=None,
        ) as socket:
            await socket.send(asked.SerializeToString())
            while b'class="foot"' not in content and b"stAlert" not in content:
                try:
                    content += await asyncio.wait_for(socket.recv(), 20)
                except TimeoutError:
                    break
        return content

    return loops.run(open_page())


def test_pages_see_who_the_proxy_named(served):
    port, folder = served
    city = shown(port, "wang", "indicator=E12&unit=370812")
    assert "王五 (wang)".encode() in city.replace(b"\\", b"")
    assert b"zqrbproposals" in city
    county = shown(port, "zhao", "indicator=E12&unit=370812")
    assert b"zqraproposals" in county
    assert b"zqrb" not in county
    assert b"zqnb" not in county
    nobody = shown(port, "li", "indicator=E12")
    assert "尚未授权".encode() in nobody
    assert b"zq" not in nobody
    lines = "".join(f.read_text("utf-8") for f in (folder / "audit").glob("*.jsonl"))
    assert '"sign_in"' in lines
    assert "370812" in lines
    assert "no role" in lines
