import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dashboard import paths, snapshots
from dashboard.charts import base
from dashboard.indicators import definitions

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shipped():
    """The shipped snapshots, by date."""
    found = snapshots.discover(paths.SHIPPED / "snapshots")
    assert not found.faults
    return {str(snapshot.as_of): snapshot for snapshot in found.snapshots}


@pytest.fixture(scope="session")
def known():
    return definitions()


def serve(data: Path) -> tuple[subprocess.Popen, str]:
    """The app on a free port over `data`, answering."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return process, address
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError("the app did not start")


@pytest.fixture(autouse=True, scope="session")
def every_figure_is_checked():
    """Plotly checks every property of every figure that is built in process."""
    base.CHECKED = True
