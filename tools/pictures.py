"""Take the pictures of ``docs/``: ``python -m tools.pictures [NAME…]``.

Needs what the browser tests need. A server of this checkout works on a copy of the shipped data.
"""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import FilePayload, Page, sync_playwright

from dashboard import paths
from dashboard.text.i18n import Translator
from tools.leader_tasks import TASKS, Task

PORT, SIZE, SMALL = 8599, (1440, 900), 900
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
QUIET = """() => document.querySelector("[data-test-script-state=notRunning]")
    && document.querySelector(".foot")
    && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")
    && [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
        .every(plot => plot.querySelector(".main-svg"))"""
DRAFT = (
    "目前，突破行政事业身份限制的工作机构负责人达389人，干部配备率达到80%。市县两级共向镇街"
    "下沉编制3291名，平均每个镇街新增21名；全市下沉执法人员2600名，办理执法案件近2100件。"
)
FAULTY = """town,from_level,kind,posts,used,approved_on
370883001000,county,administrative,-4,2,2021-03-01
370883002000,county,institution,6,999,2021-03-01
370883003000,village,institution,6,2,2022-03-01
"""


def _checked(page: Page) -> None:
    page.locator(".st-key-press_check textarea, .stTextArea textarea").first.fill(DRAFT)
    page.locator(".st-key-press_go button").click()
    page.locator(".marked mark").first.wait_for()


def _refused(page: Page) -> None:
    page.locator(".st-key-intake_as_of input").fill("2021-12-16")
    page.locator(".st-key-intake_as_of input").press("Enter")
    page.wait_for_timeout(2000)
    content = FilePayload(name="posts.csv", mimeType="text/csv", buffer=FAULTY.encode())
    page.locator("input[type=file]").first.set_input_files(files=[content])
    page.wait_for_timeout(2000)
    page.wait_for_function(QUIET)
    page.locator(".st-key-intake_check button").click()
    page.locator(".records").first.scroll_into_view_if_needed()


def _nothing(page: Page) -> None:
    pass


def _done(task: Task) -> Callable[[Page], None]:
    """The clicks of a leader's task, in Chinese."""

    def act(page: Page) -> None:
        for click in task.clicks:
            click(page, Translator("zh"))
            page.wait_for_timeout(2000)
            page.wait_for_function(QUIET)

    return act


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "overview": ("", _nothing),
    "empowerment": ("empowerment?", _nothing),
    "county": ("county?unit=370883", _nothing),
    "what_if": ("what_if?unit=370883", _nothing),
    "data": ("data?", _refused),
    "briefing": ("briefing?", _nothing),
    "press_check": ("press_check?", _checked),
} | {f"leader/{name}": ("", _done(task)) for name, task in TASKS.items()}


@contextmanager
def _served() -> Iterator[str]:
    """The address of a server over a copy of the shipped data."""
    address = f"http://127.0.0.1:{PORT}"
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(paths.SHIPPED, data, ignore=shutil.ignore_patterns("log.*", "kept"))
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "serve", "--server.port", str(PORT)],
            cwd=paths.ROOT,
            env={**os.environ, "DASHBOARD_DATA": str(data)},
        )
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.5)
            yield address
        finally:
            process.kill()
            process.wait()


def main(names: Sequence[str]) -> None:
    """Take the pictures named (all unless some are), in 256 colours."""
    with _served() as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name in names or PICTURES:
            query, act = PICTURES[name]
            page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
            page.set_default_timeout(120_000)
            page.goto(f"{address}/{query}")
            page.wait_for_function(QUIET)
            act(page)
            page.wait_for_timeout(3000)
            page.wait_for_function(QUIET)
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
            if "/" in name:  # several beside each other
                picture = picture.resize((SMALL, SMALL * SIZE[1] // SIZE[0]))
            picture.quantize(256).save(paths.ROOT / "docs" / f"{name}.png", optimize=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
