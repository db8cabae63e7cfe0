"""Key step to painted frame, release to last panel: our board beside a plain page.

One run, one browser, the same data: ``python -m benchmarks.what_if``.
"""

import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.server import serve
from dashboard import paths

STEPS = 40

# from a key (or the release of the mouse) to the second frame after what was waited for
WATCH = """() => {
    window.taken = null;
    const painted = (from) => requestAnimationFrame(() => requestAnimationFrame(() => {
        window.taken = performance.now() - from;
    }));
    document.addEventListener("keydown", () => { window.from = performance.now(); }, true);
    document.addEventListener("pointerup", () => { window.from = performance.now(); }, true);
    window.watch = (done) => {
        window.taken = null;
        window.from = null;
        const observer = new MutationObserver(() => {
            if (window.from === null || !done()) return;
            observer.disconnect();
            painted(window.from);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true,
                                          characterData: true });
    };
}"""
OURS = "() => window.watch(() => true)"
PEER = """() => {
    const title = () => document.querySelector(".gtitle")?.textContent;
    const before = title();
    window.watch(() => title() && title() !== before
        && document.querySelectorAll(".main-svg").length >= 2);
}"""
# the last change of the page after a release: nothing has changed for 400 ms since
LAST = """() => {
    window.from = null;
    window.last = 0;
    window.taken = null;
    const observer = new MutationObserver(() => {
        if (window.from) window.last = performance.now();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true,
                                      characterData: true });
    const timer = setInterval(() => {
        const running = document.querySelector("[data-test-script-state=running]");
        if (!window.from || running || performance.now() - window.last < 400) return;
        if (performance.now() - window.from < 500) return;
        clearInterval(timer);
        observer.disconnect();
        window.taken = window.last - window.from;
    }, 20);
}"""


def keys(page: Page, slider: str, watch: str, pause: int) -> list[float]:
    """Milliseconds from each key on `slider` to the painted frame."""
    page.evaluate(WATCH)
    page.locator(slider).first.focus()
    found = []
    for step in range(STEPS):
        page.evaluate(watch)
        page.keyboard.press("ArrowRight" if step % 20 < 10 else "ArrowLeft")
        page.wait_for_function("window.taken !== null")
        found.append(page.evaluate("window.taken"))
        page.wait_for_timeout(pause)
    return found


def releases(page: Page) -> list[float]:
    """Milliseconds from letting a slider go to the last change of the page."""
    page.evaluate(WATCH)
    found = []
    for step in range(STEPS // 2):
        box = page.locator(".board input[type=range]").first.bounding_box()
        at = box["y"] + box["height"] / 2
        now = page.locator(".board input[type=range]").first.input_value()
        page.mouse.move(box["x"] + 8 + (box["width"] - 16) * int(now) / 10_000, at)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * (0.4 + 0.02 * (step % 9)), at, steps=3)
        page.evaluate(LAST)
        page.mouse.up()
        page.wait_for_function("window.taken !== null")
        found.append(page.evaluate("window.taken"))
    return found


def line(name: str, taken: list[float], peer: list[float] | None = None) -> str:
    p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    ratio = f"{statistics.quantiles(peer, n=20)[-1] / p95:8.1f}" if peer else ""
    return f"{name:52}{p50:8.0f}{p95:8.0f}{ratio}"


def main() -> None:
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        shutil.copytree(paths.SHIPPED / "snapshots", Path(data) / "snapshots")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        peer, ours = {}, {}
        process, address = serve(["streamlit", "run", "benchmarks/plain_what_if.py"], data)
        for level in ("unit", "town"):
            page.goto(f"{address}/?level={level}")
            page.wait_for_selector(".main-svg")
            page.wait_for_timeout(3000)
            peer[level] = keys(
                page,
                "[data-testid=stSlider] [role=slider], [data-testid=stSlider] input[type=range]",
                PEER,
                200,
            )
        process.terminate()
        process, address = serve(["dashboard", "serve"], data)
        print(f"{'milliseconds':52}{'p50':>8}{'p95':>8}{'peer/us':>8}")
        for level, name in (("unit", "14 units"), ("town", "156 towns"), ("", "20 departments")):
            page.goto(f"{address}/what_if?unit=370831&section={'index' if level else 'assessment'}")
            page.wait_for_selector(".board svg")
            page.wait_for_timeout(2000)
            if level == "town":
                page.locator(
                    ".st-key-what_if_subject [role=combobox], .st-key-what_if_subject input"
                ).first.click()
                page.get_by_role("option", name="各镇街").click()
                page.wait_for_timeout(3000)
            # a pause longer than the quiet after a key: each step is sent, answered, and done
            ours[level] = keys(page, ".board input[type=range]", OURS, 1000)
            print(line(f"key to painted frame, {name}", ours[level], peer.get(level)))
            if level:
                print(line("  the plain page", peer[level]))
            print(line(f"release to last exact panel, {name}", releases(page)))
        process.terminate()
        browser.close()


if __name__ == "__main__":
    main()
