"""Hand-outs and the turn of a screen: ``python -m benchmarks.briefing``.

Each hand-out of the larger shipped sheet, beside an empty document of the same library in the same
run; the turn of a screen from key to painted frame, in headless Chromium.
"""

import shutil
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from docx import Document
from playwright.sync_api import sync_playwright
from pptx import Presentation

from dashboard import paths
from dashboard.briefing import deck as decks
from dashboard.briefing import hand_outs, repository
from dashboard.briefing.fingerprint import secret
from dashboard.edition.assembly import from_disk
from dashboard.text.i18n import Translator

RUNS = 5
PAINTED = """(key) => new Promise((done) => {
    const began = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began), 0));
})"""


def seconds(work: Callable[[], object]) -> float:
    """The median of `RUNS` runs."""
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Print one line a hand-out, then the turn of a screen."""
    edition = from_disk("", Translator("zh"), secret(paths.data()))
    sheet = repository.shipped()["彩排"]
    deck = decks.make(sheet, edition)
    plain: dict[str, Callable[[], object]] = {
        "html": lambda: b"",
        "pptx": lambda: Presentation().save(BytesIO()),
        "docx": lambda: Document().save(BytesIO()),
        "pdf": lambda: typst.compile(b"x", format="pdf", ignore_system_fonts=True),
    }
    print(f"deck       {seconds(lambda: decks.make(sheet, edition)):.2f} s")
    for form, make in hand_outs.FORMS.items():
        took, empty = seconds(lambda make=make: make(deck)), seconds(plain[form])
        ratio = f"{took / empty:.1f} times an empty one" if form != "html" else ""
        print(f"{form:<10} {took:.2f} s  {ratio}")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        file = Path(folder) / "deck.html"
        file.write_bytes(hand_outs.FORMS["html"](deck))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(file.as_uri())
        page.wait_for_timeout(500)
        turns = sorted(
            page.evaluate(PAINTED, key)
            for key in ["ArrowRight"] * 12 + ["ArrowLeft"] * 12 + ["End", "Home"] * 6
        )
        print(f"turn       median {statistics.median(turns):.0f} ms, worst {turns[-1]:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
