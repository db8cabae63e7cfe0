"""What a click costs the server, and how many readers it bears: ``python -m benchmarks.clicks``.

Process CPU a click, beside a trivial page in the same run; the first click on every page after
the start and after a publication; readers at once. ``--root DIR`` serves another checkout.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.crowd import crowd
from benchmarks.overview import serve
from benchmarks.reader import PAGES, Reader
from dashboard import paths

LANGUAGES = ("zh", "en")
HERE = Path(__file__).parent


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
        process.wait(20)


def cpu(process: subprocess.Popen) -> float:
    """CPU milliseconds of a process so far. Its CPU clock (clock_getcpuclockid(3)) counts
    nanoseconds where /proc/PID/stat counts ticks of 10 ms, and keeps those of threads that have
    ended, as Streamlit's do after every run; /proc/PID/task/*/schedstat loses them.
    """
    return time.clock_gettime((~process.pid << 3) | 2) * 1000


async def cost(
    process: subprocess.Popen, reader: Reader, page: str, lang: str = "zh"
) -> tuple[float, float]:
    """CPU and wall milliseconds of one click; the collector, which runs after the page has
    been answered, is part of the first.
    """
    began = cpu(process)
    took = await reader.click(page, lang)
    last = -1.0
    while (now := cpu(process)) - last > 1:
        last = now
        await asyncio.sleep(0.03)
    return now - began, took


async def first(process: subprocess.Popen, address: str) -> dict[str, tuple[float, float]]:
    """CPU and wall milliseconds of a new reader's first click on every page."""
    async with Reader(address) as reader:
        return {page: await cost(process, reader, page) for page in PAGES}


async def medians(
    process: subprocess.Popen, address: str, clicks: int, pages: tuple[str, ...]
) -> dict[tuple[str, str], float]:
    """CPU milliseconds a click by page and language, all pages visited twice before."""
    found = {}
    async with Reader(address) as reader:
        for lang in LANGUAGES * 2:
            for page in pages:
                await reader.click(page, lang)
        for lang in LANGUAGES:
            for page in pages:
                await reader.click(page, lang)
                taken = [(await cost(process, reader, page, lang))[0] for _ in range(clicks)]
                found[page, lang] = statistics.median(taken)
    return found


def table(
    ours: dict[tuple[str, str], float], plain: float, firsts: list[dict[str, tuple[float, float]]]
) -> None:
    print(
        f"CPU ms a click; a trivial page {plain:.1f}{'first after start':>38}"
        f"{'after a publication':>20}"
    )
    print(
        f"{'':14}{'zh':>8}{'en':>8}{'× plain':>10}{'':8}{'CPU':>9}{'wall':>9}{'':2}"
        f"{'CPU':>9}{'wall':>9}"
    )
    for page in PAGES:
        zh, en = (ours[page, lang] for lang in LANGUAGES)
        more = "  ".join(f"{found[page][0]:9.0f}{found[page][1]:9.0f}" for found in firsts)
        print(f"{page:14}{zh:8.1f}{en:8.1f}{max(zh, en) / plain:10.1f}{'':8}{more}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--root", type=Path, default=paths.ROOT, help="the checkout to serve")
    asked.add_argument("--clicks", type=int, default=12)
    asked.add_argument("--readers", type=int, nargs="*", default=[1, 10, 50])
    asked.add_argument("--rounds", type=int, default=8, help="clicks of each reader at once")
    options = asked.parse_args()
    print(f"{options.root}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as data:
        shutil.copytree(paths.SHIPPED / "snapshots", Path(data) / "snapshots")
        with served(["streamlit", "run", str(HERE / "plain_click.py")], data) as (plain, at):
            least = asyncio.run(medians(plain, at, 3 * options.clicks, ("/",)))
        with served(["dashboard"], data, options.root) as (process, address):
            measured(process, address, options, data, statistics.mean(least.values()))


def measured(
    process: subprocess.Popen, address: str, options: argparse.Namespace, data: str, plain: float
) -> None:
    """Measure and print everything of a server just started."""
    firsts = [asyncio.run(first(process, address))]
    ours = asyncio.run(medians(process, address, options.clicks, PAGES))
    subprocess.run(
        [sys.executable, HERE / "republish.py", data],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=options.root,
        env={**os.environ, "PYTHONPATH": str(options.root), "DASHBOARD_DATA": data},
    )
    firsts.append(asyncio.run(first(process, address)))
    table(ours, plain, firsts)
    print(
        f"\n{'readers':<12}{'p50 ms':>8}{'p95':>8}{'max':>8}{'clicks':>8}{'lost':>8}{'MB each':>10}"
    )
    for readers in options.readers:
        print(asyncio.run(crowd(process, address, readers, options.rounds)), flush=True)
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
