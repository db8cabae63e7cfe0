"""Run inside a network of its own (`unshare -n`): install a bundle, serve it, read its first page.

`python offline.py BUNDLE HOME`: HOME becomes the user's home, holds what is installed and the data.
Playwright's Chromium reads the page where this Python has it; the app runs on what was installed.
"""

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

SIOCSIFFLAGS, IFF_UP = 0x8914, 0x1
ADDRESS = "http://127.0.0.1:8501"


def loopback_up():
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14s", b"lo", IFF_UP, b""))


def unreachable():
    try:
        socket.create_connection(("1.1.1.1", 443), timeout=2).close()
    except OSError:
        return True
    return False


def answered(process):
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            return urllib.request.urlopen(f"{ADDRESS}/_stcore/health", timeout=1).status
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


def first_page():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(ADDRESS)
        page.wait_for_selector(".foot", timeout=60_000)
        title = page.inner_text("h1.title")
        browser.close()
    return title


def main(bundle, home):
    loopback_up()
    assert unreachable()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHON": sys.executable}
    subprocess.run(["tar", "-xf", bundle, "-C", home], check=True)
    (folder,) = home.glob("jining-dashboard-*")
    where = [home / "opt", home / "data"]
    install = ["sh", folder / "install.sh", "--demo", *where]
    for _ in ("install", "the same again"):
        subprocess.run(install, check=True, env=environment, cwd="/")
    served = subprocess.Popen(
        [where[0] / "current/.venv/bin/python", "-m", "dashboard", "serve"],
        cwd=where[0] / "current",
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "DASHBOARD_DATA": str(where[1])},
    )
    try:
        print(answered(served), first_page())
    finally:
        served.terminate()
        served.wait(30)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
