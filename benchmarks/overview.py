"""First paint and interaction of the overview, beside a plain page in the same run.

``make bench`` prints medians and worst cases in seconds, and the ratio to the plain page.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard import paths, snapshots, theme
from dashboard.indicators import definitions
from dashboard.indicators.build import build

ROUNDS = 5


def serve(command: list[str], data: str, root: Path = paths.ROOT) -> tuple[subprocess.Popen, str]:
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
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return process, address
        except OSError:
            time.sleep(0.02)


def first_paint(browser: Browser, address: str, painted: str) -> float:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(painted)
    taken = time.perf_counter() - started
    page.context.close()
    return taken


def interactions(page: Page, steps: list[tuple[Callable[[], None], str]]) -> list[float]:
    taken = []
    for act, done in steps:
        started = time.perf_counter()
        act()
        page.wait_for_function(done)
        taken.append(time.perf_counter() - started)
        page.wait_for_timeout(300)
    return taken


BARS = "document.querySelectorAll('.bars .point').length >= 14"
FILLS = "[...document.querySelectorAll('.bars .point path')]"
OVERVIEW_PAINTED = ".bars .point, .choroplethlayer path"


def overview_steps(page: Page) -> list[tuple[Callable[[], None], str]]:
    def choose(name: str) -> Callable[[], None]:
        return lambda: page.get_by_role("radio", name=name).click()

    def drawn(pillar: str) -> str:
        """The bars stand, one in the hue of the pillar (both pillars open with 100 %)."""
        hue = rgb(theme.PILLAR[pillar])
        return f"{BARS} && {FILLS}.some(bar => getComputedStyle(bar).fill === '{hue}')"

    return [(choose("赋权"), drawn("empowerment")), (choose("增能"), drawn("capacity"))] * ROUNDS


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))})"


def plain_steps(page: Page) -> list[tuple[Callable[[], None], str]]:
    def choose(name: str) -> tuple[Callable[[], None], str]:
        return (
            page.get_by_text(name, exact=True).first.click,
            f"document.querySelector('.foot')?.dataset.choice === '{name}'",
        )

    return [choose("b"), choose("a")] * ROUNDS


def measure(command: list[str], painted: str, steps: Callable) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        shutil.copytree(paths.SHIPPED / "snapshots", Path(data) / "snapshots")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        process, address = serve(command, data)
        found = {
            "server up to first paint, nothing kept": [first_paint(browser, address, painted)],
            "first paint, server warm": [
                first_paint(browser, address, painted) for _ in range(ROUNDS)
            ],
        }
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        page.wait_for_selector(painted)
        page.wait_for_timeout(1000)
        found["interaction to repaint"] = interactions(page, steps(page))
        process.terminate()
        browser.close()
    return found


def main() -> None:
    plain = measure(["streamlit", "run", "benchmarks/plain.py"], ".foot", plain_steps)
    ours = measure(["dashboard"], OVERVIEW_PAINTED, overview_steps)
    print(f"{'':42}{'median':>8}{'worst':>8}{'plain':>8}{'ratio':>8}")
    for name, taken in ours.items():
        median, base = statistics.median(taken), statistics.median(plain[name])
        print(f"{name:42}{median:8.2f}{max(taken):8.2f}{base:8.2f}{median / base:8.1f}")
    snapshot = snapshots.discover(paths.SHIPPED / "snapshots").snapshots[-1]
    known = definitions()
    started = time.perf_counter()
    build(snapshot, known)
    taken = time.perf_counter() - started
    print(f"building {len(known)} indicators of {snapshot.id}: {taken:.2f} s")


if __name__ == "__main__":
    main()
