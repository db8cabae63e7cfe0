"""First paint and interaction of the overview, beside a plain page in the same run.

``make bench`` prints medians and worst cases in seconds, and the ratio to the plain page.
"""

import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import OURS, cpu, plain, served, shipped
from dashboard import paths, snapshots
from dashboard.indicators import definitions
from dashboard.indicators.build import build

ROUNDS = 5


class Paint(NamedTuple):
    """A first paint: seconds, CPU seconds of the server, megabytes received."""

    seconds: float
    cpu: float
    mb: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def first_paint(browser: Browser, process: subprocess.Popen, address: str, painted: str) -> Paint:
    """A page opened by a browser that has kept nothing, until its first picture is drawn."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    sizes: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda m: sizes.append(len(m))))
    page.on("requestfinished", lambda r: sizes.append(r.sizes()["responseBodySize"]))
    used, started = cpu(process), time.perf_counter()
    page.goto(address)
    page.wait_for_selector(painted)
    taken = time.perf_counter() - started
    paint = Paint(taken, (cpu(process) - used) / 1000, sum(sizes) / 1e6)
    page.context.close()
    return paint


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
FILLS = (
    "[...document.querySelectorAll('.bars .point path')].map(b => getComputedStyle(b).fill).join()"
)
OVERVIEW_PAINTED = ".bars .point, .choroplethlayer path"


def overview_steps(page: Page) -> list[tuple[Callable[[], None], str]]:
    """One pillar, then another: the bars stand, in other colours than before."""

    def choose(name: str) -> Callable[[], None]:
        def act() -> None:
            page.evaluate(f"window.before = {FILLS}")
            page.get_by_role("radio", name=name).click()

        return act

    drawn = f"{BARS} && {FILLS} !== window.before"
    return [(choose("赋权"), drawn), (choose("增能"), drawn)] * ROUNDS


def plain_steps(page: Page) -> list[tuple[Callable[[], None], str]]:
    def choose(name: str) -> tuple[Callable[[], None], str]:
        return (
            page.get_by_text(name, exact=True).first.click,
            f"document.querySelector('.foot')?.dataset.choice === '{name}'",
        )

    return [choose("b"), choose("a")] * ROUNDS


def repaints(command: list[str], painted: str, steps: Callable) -> list[float]:
    """Seconds from each step to what it draws."""
    with shipped() as data, chromium() as browser, served(command, data) as (_, address):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        page.wait_for_selector(painted)
        page.wait_for_timeout(1000)
        return interactions(page, steps(page))


def paints() -> dict[str, tuple[list[Paint], list[Paint]]]:
    """Of our overview and of a plain page with one chart, in turn, so that both meet the same."""
    with (
        shipped() as data,
        chromium() as browser,
        served(plain("plain_chart"), data) as peer,
        served(OURS, data) as ours,
    ):

        def both() -> tuple[Paint, Paint]:
            return (
                first_paint(browser, *ours, OVERVIEW_PAINTED),
                first_paint(browser, *peer, ".barlayer .point"),
            )

        first, more = both(), [both() for _ in range(ROUNDS)]
    return {
        "server up to first paint, nothing kept": ([first[0]], [first[1]]),
        "first paint, server warm": ([one for one, _ in more], [one for _, one in more]),
    }


def row(
    name: str, ours: list[float], theirs: list[float], cost: Sequence[Sequence[Paint]] = ()
) -> None:
    median, base = statistics.median(ours), statistics.median(theirs)
    print(f"{name:42}{median:8.2f}{max(ours):8.2f}{base:8.2f}{median / base:8.1f}", end="")
    for of in cost:
        used, received = [p.cpu for p in of], [p.mb for p in of]
        print(f"{statistics.median(used):8.2f}{statistics.median(received):6.1f}", end="")
    print()


def main() -> None:
    print(f"{'':42}{'median':>8}{'worst':>8}{'plain':>8}{'ratio':>8}    CPU s, MB: ours, plain")
    for name, (ours, theirs) in paints().items():
        row(name, [one.seconds for one in ours], [one.seconds for one in theirs], (ours, theirs))
    row(
        "interaction to repaint",
        repaints(OURS, OVERVIEW_PAINTED, overview_steps),
        repaints(plain("plain"), ".foot", plain_steps),
    )
    snapshot = snapshots.discover(paths.SHIPPED / "snapshots").snapshots[-1]
    known = definitions()
    started = time.perf_counter()
    build(snapshot, known)
    taken = time.perf_counter() - started
    print(f"building {len(known)} indicators of {snapshot.id}: {taken:.2f} s")


if __name__ == "__main__":
    main()
