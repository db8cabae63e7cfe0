"""Every section of the pillar pages, from the click on its tab to its last chart drawn.

``python -m benchmarks.pillars`` prints medians and worst cases in seconds, and the ratio to
the same interaction on a plain page in the same run.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.overview import interactions, plain_steps
from benchmarks.server import serve
from dashboard import paths
from dashboard.indicators import PILLARS, mechanisms

ROUNDS = 4
STILL = 250
"""Milliseconds without change after which a page counts as settled; not part of the time."""
SETTLED = """([path, wanted]) => new Promise((resolve, reject) => {
    const begun = performance.now();
    let since = null;
    const look = () => {
        const now = performance.now();
        const plots = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
        const there = location.pathname === path
            && document.querySelector('.tabs a[aria-current]')?.textContent === wanted
            && document.querySelector('.foot')
            && document.querySelector('[data-test-script-state=notRunning]')
            && plots.every(plot => plot.querySelector('.main-svg'))
            && !document.querySelector('[data-stale=true]');
        if (!there) since = null;
        else if (since === null) since = now;
        if (since !== null && now - since > STILL) resolve();
        else if (now - begun > 20000) reject(new Error('not settled'));
        else requestAnimationFrame(look);
    };
    look();
})""".replace("STILL", str(STILL))


def sections(page: Page, address: str) -> dict[str, list[float]]:
    """Seconds to the last chart, by section; the first visit to each is not counted."""
    taken: dict[str, list[float]] = {}
    for pillar in PILLARS:
        page.goto(f"{address}/{pillar}")
        page.wait_for_selector(".foot")
        names = ["一览", *(part.name.zh for part in mechanisms.sections(pillar))]
        for turn in range(ROUNDS + 1):
            for name in [*names[1:], names[0]]:
                page.wait_for_timeout(400)
                started = time.perf_counter()
                page.locator(".tabs").get_by_text(name, exact=True).click(no_wait_after=True)
                page.evaluate(SETTLED, [f"/{pillar}", name])
                seconds = time.perf_counter() - started - STILL / 1000
                if turn:
                    taken.setdefault(f"{pillar} {name}", []).append(seconds)
    return taken


def measure(command: list[str], act) -> dict[str, list[float]]:  # noqa: ANN001
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        shutil.copytree(paths.SHIPPED / "snapshots", Path(data) / "snapshots")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        process, address = serve(command, data)
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        page.wait_for_selector(".foot")
        page.wait_for_timeout(1500)
        found = act(page, address)
        process.terminate()
        browser.close()
    return found


def main() -> None:
    plain = measure(
        ["streamlit", "run", "benchmarks/plain.py"],
        lambda page, _: {"plain": interactions(page, plain_steps(page))},
    )
    base = statistics.median(plain["plain"])
    print(f"{'':44}{'median':>8}{'worst':>8}{'ratio':>8}   (plain page {base:.2f})")
    for name, taken in measure(["dashboard", "serve"], sections).items():
        median = statistics.median(taken)
        print(f"{name:44}{median:8.2f}{max(taken):8.2f}{median / base:8.1f}")


if __name__ == "__main__":
    main()
