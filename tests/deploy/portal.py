"""An office's portal that has signed people in, and the dashboard's configuration to believe it."""

from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

from dashboard.access import Role
from tests.conftest import free_port
from tests.deploy.nginx import NAME, SECRET, answering, configure, running, start

COUNTY = "370811"
PEOPLE = {
    "ren": ("任填报", Role.REPORTER, COUNTY),
    "shen": ("沈审核", Role.REVIEWER, ""),
    "fa": ("法发布", Role.PUBLISHER, ""),
    "kan": ("阚查看", Role.VIEWER, ""),
    "guan": ("管理员", Role.ADMINISTRATOR, ""),
    "all": ("全岗位", ",".join(Role), ""),
}
"""Who is known: id, name, role, units."""
LOCATIONS = """
    location = /_portal {{
        internal;
        proxy_pass http://127.0.0.1:{port};
        proxy_pass_request_body off;
        proxy_set_header Content-Length "";
    }}
    location @sign_in {{ return 302 https://portal.example.cn/login?to=https://$host$request_uri; }}
"""
CONFIGURATION = """
mode = "proxy"
addresses = ["https://{name}:{port}"]
[proxy]
address = "127.0.0.1"
secret_header = "X-Dashboard-Secret"
secret = "{secret}"
user_header = "X-Dashboard-User"
name_header = "X-Dashboard-Name"
groups_header = "X-Dashboard-Groups"
units_header = "X-Dashboard-Units"
"""


class Portal(BaseHTTPRequestHandler):
    def do_GET(self):
        cookie = SimpleCookie(self.headers.get("Cookie")).get("portal")
        known = PEOPLE.get(cookie.value) if cookie else None
        self.send_response(204 if known else 401)
        if known:
            self.send_header("X-Portal-User", cookie.value)
            self.send_header("X-Portal-Name", quote(known[0]))
            self.send_header("X-Portal-Groups", known[1])
            self.send_header("X-Portal-Units", known[2])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def portal():
    """The portal on a free port, as the locations nginx needs for it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    Thread(target=server.serve_forever, daemon=True).start()
    yield LOCATIONS.format(port=server.server_port)
    server.shutdown()
    server.server_close()


def configuration(folder, port):
    """The file for ``DASHBOARD_ACCESS`` behind nginx on `port`."""
    text = CONFIGURATION.format(name=NAME, port=port, secret=SECRET)
    for role in Role:
        text += f'[[grant]]\ngroups = ["{role}"]\nroles = ["{role}"]\n'
    file = folder / "access.toml"
    file.write_text(text, "utf-8")
    file.chmod(0o600)
    return str(file)


@contextmanager
def office(folder, data):
    """nginx over two processes and a portal, as an office would have it: its port."""
    ports, apps = (free_port(), free_port()), [free_port(), free_port()]
    access = configuration(folder, ports[0])
    processes = [start(app, data, DASHBOARD_ACCESS=access) for app in apps]
    try:
        assert [answering(app) for app in apps] == [200, 200]
        with portal() as locations:
            made = configure(folder, apps, ports, "identity-portal.conf", locations)
            with running(made):
                yield ports[0]
    finally:
        for process in processes:
            process.kill()
            process.wait()
