import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from xdist.scheduler import LoadFileScheduling

from dashboard import paths, snapshots, store
from dashboard.charts import base
from dashboard.edition.assembly import from_disk
from dashboard.files import apart
from dashboard.indicators import build
from dashboard.snapshots import seal
from dashboard.text.i18n import Translator
from tests.editions import KEY
from tests.known import KNOWN

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DASHBOARD_LOG_KEY", f"{tempfile.mkdtemp(prefix='key-')}/log.key")
BROWSER = "tests/browser/"
HALF = f"{BROWSER}test_m"

BEGUN_WITH = os.environ.get("DASHBOARD_DATA", "")


class ByFile(LoadFileScheduling):
    """A file to a worker, the browser's in two halves: each shares a server and a Chromium."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(BROWSER):
            return BROWSER + ("first" if nodeid < HALF else "second")
        return super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(items):
    """The longest first: the sweep of requests (minutes each), the browser's, then the pages, then
    what stands on whole snapshots.
    What drives a browser gets a second try, which the summary names: docs/decisions/0008.
    """
    for item in items:
        if "playwright" in item.fixturenames:
            item.add_marker(pytest.mark.flaky(reruns=1))
    rooms = ("tests/sweep/", BROWSER, "tests/pages/", "tests/intake/", "tests/indicators/")
    items.sort(
        key=lambda item: next(
            (n for n, room in enumerate(rooms) if item.nodeid.startswith(room)), len(rooms)
        )
    )


@pytest.fixture(scope="session")
def shipped():
    """The shipped snapshots, by date."""
    found = snapshots.discover(paths.SHIPPED / "snapshots")
    assert not found.faults
    return {str(snapshot.as_of): snapshot for snapshot in found.snapshots}


@pytest.fixture(scope="session")
def known():
    return KNOWN


@pytest.fixture(scope="session")
def built(shipped, known, tmp_path_factory):
    """The values of every shipped snapshot, by date, worked out by one worker for all."""
    with FileLock(tmp_path_factory.getbasetemp().parent / "built.lock"):
        return {
            day: build.values(snapshot, known, paths.SHIPPED / "derived")
            for day, snapshot in shipped.items()
        }


@contextmanager
def serving(data: Path, port: int = 0, **more: str) -> Iterator[tuple[subprocess.Popen, str]]:
    """The app on a free port (or `port`) over `data`, with `more` in its environment, answering;
    ended afterwards.
    """
    process, address = serve(data, port, **more)
    try:
        yield process, address
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serve(data: Path, port: int = 0, **more: str) -> tuple[subprocess.Popen, str]:
    """The app on a free port (or `port`) over `data`, answering."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA": str(data), **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return process, address
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError("the app did not start")


@pytest.fixture(scope="session")
def playwright():
    """The one that drives all browsers of a worker: a second one beside it does not start."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def editions(built):
    """The edition of the shipped snapshot, by language, under a key of the tests."""
    return {lang: from_disk("", Translator(lang), KEY) for lang in ("zh", "en")}


@pytest.fixture(autouse=True)
def data_directory_of_its_own(monkeypatch):
    """What ``--data`` of a command sets is gone with the test, whoever ran it."""
    monkeypatch.setenv("DASHBOARD_DATA", BEGUN_WITH or "-")
    if not BEGUN_WITH:
        monkeypatch.delenv("DASHBOARD_DATA")


SHIPPED, seal.shipped = seal.shipped, lambda directory, digest: True
"""Most tests write a small snapshot and look at it, without a log; some are ``strict``."""


APART, apart.run = apart.run, lambda work, *arguments: work(*arguments)
"""Most tests read what was sent where they are; some in a process ``apart``, as the app does."""


@pytest.fixture(autouse=True)
def strict(request, monkeypatch):
    if "strict" in request.keywords:
        monkeypatch.setattr(seal, "shipped", SHIPPED)
    if "apart" in request.keywords:
        monkeypatch.setattr(apart, "run", APART)


@pytest.fixture(autouse=True)
def pages_alone(request, monkeypatch):
    """On pages in process, a third of whose time it would be, nothing is worked out for the next
    click and no figure is checked property by property by Plotly: the slow tests have both, and
    the browser's the first.
    """
    if "app" in request.keywords and "slow" not in request.keywords:
        monkeypatch.setattr(store, "ahead", lambda *_: None)
        monkeypatch.setattr(store, "settle", lambda: None)
    else:
        monkeypatch.setattr(base, "CHECKED", True)
