"""A server that is measured: started, its processor time and memory read, published into, ended."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard import paths

HERE = Path(__file__).parent
OURS = ["dashboard", "serve"]


def plain(page: str) -> list[str]:
    """The command that serves a plain Streamlit page of this folder; it collects after every run,
    as Streamlit does by default, not as our settings say.
    """
    return ["streamlit", "run", str(HERE / f"{page}.py"), "--runner.postScriptGC", "true"]


def serve(command: list[str], data: str, root: Path = paths.ROOT) -> tuple[subprocess.Popen, str]:
    """``python -m`` `command` over the data directory `data`, once it answers, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", *command, "--server.port", str(port)],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "DASHBOARD_DATA": data},
    )
    address = f"http://127.0.0.1:{port}"
    while process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return process, address
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")


@contextmanager
def served(
    command: list[str], data: str, root: Path = paths.ROOT
) -> Iterator[tuple[subprocess.Popen, str]]:
    """A server and its address, ended afterwards, whatever happens."""
    process, address = serve(command, data, root)
    try:
        yield process, address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def shipped() -> Iterator[str]:
    """A data directory of the shipped snapshots, removed afterwards."""
    with tempfile.TemporaryDirectory() as data:
        shutil.copytree(paths.SHIPPED / "snapshots", Path(data) / "snapshots")
        yield data


def cpu(process: subprocess.Popen) -> float:
    """CPU milliseconds of a process so far. Its CPU clock (clock_getcpuclockid(3)) counts
    nanoseconds where /proc/PID/stat counts ticks of 10 ms, and keeps those of threads that have
    ended, as Streamlit's do after every run; /proc/PID/task/*/schedstat loses them.
    """
    return time.clock_gettime((~process.pid << 3) | 2) * 1000


def resident(process: subprocess.Popen) -> float:
    """Resident megabytes of a process."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def republish(data: str, root: Path = paths.ROOT) -> None:
    """Publish a correction into `data`, by a process of its own."""
    subprocess.run(
        [sys.executable, HERE / "republish.py", data],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "DASHBOARD_DATA": data},
    )
