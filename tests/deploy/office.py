"""An office's portal that has signed people in, and the dashboard's configuration to believe it."""

from contextlib import contextmanager

from dashboard.access import Role
from tests.conftest import free_port
from tests.deploy.nginx import NAME, SECRET, answering, configure, running, start
from tests.deploy.portal import portal

PEOPLE = {"all": (",".join(Role), ""), "reader": (Role.VIEWER, "")}
"""Who is known: groups and units by name."""
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
        with portal(PEOPLE) as asked:
            more = LOCATIONS.format(port=asked)
            made = configure(folder, apps, ports, "identity-portal.conf", more)
            with running(made):
                yield ports[0]
    finally:
        for process in processes:
            process.kill()
            process.wait()
