"""A real nginx over processes of the app, from the configuration that is delivered."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

NAME = "dashboard.example.cn"
DELIVERED = ROOT / "deploy" / "nginx"
SECRET = "b8" * 20
UNPACKED = ROOT / ".venv" / "nginx"
PROGRAM = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or str(
    UNPACKED / "usr/sbin/nginx"
)


def certificate(folder):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
        + ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True,
        capture_output=True,
    )


def configure(folder: Path, apps, ports, identity="identity.conf", more=""):
    """The delivered files under `folder`, with this machine's ports and paths in them."""
    import streamlit

    for file in DELIVERED.iterdir():
        shutil.copy(file, folder)
    if identity != "identity.conf":
        shutil.copy(DELIVERED / identity, folder / "identity.conf")
    secret = (DELIVERED / "secret.conf.example").read_text("utf-8")
    (folder / "secret.conf").write_text(secret.replace('"CHANGE"', f'"{SECRET}"'), "utf-8")
    certificate(folder)
    mime = next(f for f in (Path("/etc/nginx"), UNPACKED / "etc/nginx") if f.is_dir())
    text = (folder / "dashboard.conf").read_text("utf-8")
    servers = "".join(f"    server 127.0.0.1:{app} fail_timeout=3s;\n" for app in apps)
    first, last = text.index("    server 127"), text.index("}", text.index("server 127"))
    text = text[:first] + servers + text[last:]
    text = re.sub(r"\b443\b", str(ports[0]), text)  # and not in 44335, a port of an app
    for was, now in {
        "listen 80": f"listen {ports[1]}",
        "/var/log/nginx": str(folder),
        "/opt/dashboard/current/.venv/streamlit": str(Path(streamlit.__file__).parent / "static"),
        "/opt/dashboard/current": str(ROOT),
        "    location / {": more + "    location / {",
    }.items():
        text = text.replace(was, now)
    (folder / "dashboard.conf").write_text(text, "utf-8")
    for file in folder.glob("*.conf"):
        said = file.read_text("utf-8").replace("/etc/nginx/dashboard", str(folder))
        file.write_text(said, "utf-8")
    temporary = "".join(
        f"  {kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""  # else it could not read what tests wrote
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/pid;\n"
        f"error_log {folder}/error.log;\nevents {{}}\nhttp {{\n  include {mime}/mime.types;\n"
        f"  access_log {folder}/access.log;\n"  # /var/log/nginx is there only where it is installed
        f"{temporary}  include {folder}/dashboard.conf;\n}}\n",
        "utf-8",
    )
    return folder / "nginx.conf"


def listening(configuration: Path) -> int:
    text = (configuration.parent / "dashboard.conf").read_text("utf-8")
    return int(re.search(r"listen (\d+) ssl http2", text)[1])


@contextmanager
def running(configuration: Path) -> Iterator[None]:
    command = [PROGRAM, "-p", configuration.parent, "-c", configuration]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    process = subprocess.Popen([*command], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as tried_port:
                if not tried_port.connect_ex(("127.0.0.1", listening(configuration))):
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(20)


def start(port, data, **environment):
    """A process of the app on `port`, not yet answering."""
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA": str(data), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def answering(port):
    for _ in range(900):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("the app did not start")


@contextmanager
def connected(port, name=NAME):
    """A TLS connection to nginx."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=30) as plain,
        trusting.wrap_socket(plain, server_hostname=name) as made,
    ):
        yield made


def ask(port, path, method="GET", name=NAME, host=None, **headers):
    """What nginx answers over TLS, as (status, headers, body)."""
    given = {"Host": host or f"{NAME}:{port}"}
    given |= {key.replace("_", "-"): value for key, value in headers.items()}
    with connected(port, name) as made:
        connection = http.client.HTTPConnection(name)
        connection.sock = made
        connection.request(method, path, headers=given)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def repeat(port, path, method, times):
    """The statuses of as many requests over one connection."""
    with connected(port) as made:
        connection = http.client.HTTPConnection(NAME)
        connection.sock = made
        for _ in range(times):
            connection.request(method, path, headers={"Host": NAME})
            answer = connection.getresponse()
            answer.read()
            yield answer.status


def raw(port, header):
    """What nginx answers to a request with this line of a header, spelled as it is."""
    with connected(port) as made:
        request = f"GET / HTTP/1.1\r\nHost: {NAME}\r\n{header}Connection: close\r\n\r\n"
        made.sendall(request.encode())
        return b"".join(iter(lambda: made.recv(65536), b""))
