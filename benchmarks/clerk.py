"""A first-time clerk's way: the register published (with the city's list), one county's template
filled in with six mistakes, mended by what the page says, published.

``python -m benchmarks.clerk`` drives a real browser over an empty data directory and prints, by
step, clicks, fields typed and seconds (of the machine: reading and typing come on top), and what
the page said of each mistake. Fails where a mistake costs other than one message.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from playwright.sync_api import Locator, Page, expect, sync_playwright

from benchmarks.filling import filled
from benchmarks.server import serve
from dashboard import paths
from dashboard.contracts import TABLES
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load

DAY, COUNTY, NAME = "2021-12-31", "370830", "汶上县"
CITY = ("units", "duty_items")
SENT = ("posts", "enforcers", "enforcement_cases")
MISTAKES = {
    "下沉编制": ((0, "town", "370830999000"), (1, "used", 99)),
    "下沉执法人员": ((2, "managed_by_town", "也许"),),
    "执法案件": ((3, "opened_on", "2021年13月5日"), (5, "case_id", "")),  # that of the row above
}
"""By tab: record (from 0), column and what is written there; a foot row is the sixth."""
FOOT = ("执法案件", ["合计"])
SETTLED = """() => document.querySelector("[data-test-script-state=notRunning]")
    && !document.querySelector("[data-stale=true]")"""


class Hand:
    """The clerk's hand: every click and field is counted, every wait is waited."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.fields = page, 0, 0
        self.began = time.perf_counter()

    def click(self, target: Locator) -> None:
        """Click and wait for what it does."""
        target.click()
        self.clicks += 1
        self.page.wait_for_timeout(200)
        self.page.wait_for_function(SETTLED)

    def button(self, name: str) -> None:
        """Click the button of that name."""
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def type(self, label: str, text: str) -> None:
        """Type `text` into the field of that label."""
        field = self.page.get_by_label(label)
        field.fill(text)
        field.press("Enter")
        self.fields += 1
        self.page.wait_for_function(SETTLED)

    def choose(self, *files: Path) -> None:
        """Choose files: the button, each file, 打开."""
        self.page.set_input_files("input[type=file]", files)
        self.clicks += 2 + len(files)
        self.page.wait_for_timeout(500)
        self.page.wait_for_function(SETTLED)

    def check(self, answer: str) -> None:
        """Have the files checked; the page gives `answer`."""
        self.button("检查")
        expect(self.page.get_by_role("alert").filter(has_text=answer)).to_be_visible()
        self.page.wait_for_function(SETTLED)

    def publish(self) -> None:
        """Confirm every warning, publish."""
        for box in self.page.locator("[data-testid=stCheckbox] label").all()[1:]:
            self.click(box)
        self.button("发布入库")
        expect(self.page.get_by_text("已发布入库").first).to_be_visible()

    def told(self, step: str) -> None:
        """Print what the step cost, and begin the next."""
        seconds = time.perf_counter() - self.began
        print(f"{step:<14} clicks {self.clicks:>3}  fields {self.fields:>2}  {seconds:6.1f} s")
        self.clicks, self.fields, self.began = 0, 0, time.perf_counter()


def records(folder: Path) -> dict[str, pd.DataFrame]:
    """What the city sends, written as files, and the county's records, by tab: demonstration
    rows without their mark, since a clerk sends real ones.
    """
    held = load(discover(paths.SHIPPED / "snapshots").snapshots[-1], [*CITY, *SENT])
    for name, frame in held.items():
        for column in frame.select_dtypes("str"):
            frame[column] = frame[column].str.replace("（示例）", "").str.replace(" (demo)", "")
        for column in frame.select_dtypes("datetime"):
            frame[column] = frame[column].dt.strftime("%Y-%m-%d")
        held[name] = frame
    for name in CITY:
        held[name].to_csv(folder / f"{name}.csv", index=False)
    return {
        TABLES[name].label.zh: held[name][held[name]["town"].str.startswith(COUNTY)]
        .astype(object)
        .reset_index(drop=True)
        for name in SENT
    }


def spoilt(right: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The same with the six mistakes."""
    wrong = {tab: frame.copy() for tab, frame in right.items()}
    for tab, mistakes in MISTAKES.items():
        for row, column, value in mistakes:
            wrong[tab].loc[row, column] = value or wrong[tab].loc[row - 1, column]
    tab, foot = FOOT
    wrong[tab].loc[len(wrong[tab])] = [*foot, *[None] * (wrong[tab].shape[1] - 1)]
    return wrong


def way(page: Page, address: str, folder: Path) -> int:
    """Walk it; the messages that the six mistakes got."""
    page.goto(f"{address}/data?section=send")
    page.wait_for_function(SETTLED)
    right, hand = records(folder), Hand(page)
    hand.type("统计日", DAY)
    hand.choose(folder / "units.csv", folder / "duty_items.csv")
    hand.check("检查通过")
    hand.publish()
    hand.told("register")

    page.goto(f"{address}/data?section=send")
    page.wait_for_function(SETTLED)
    hand.click(page.get_by_label("填报单位"))
    hand.click(page.get_by_role("option", name=NAME))
    with page.expect_download() as taken:
        page.get_by_role("button", name="下载模板").click()
    hand.clicks += 1
    template = Path(taken.value.path()).read_bytes()
    for name, frames in (("bad", spoilt(right)), ("good", right)):
        rows = {tab: frame.to_numpy().tolist() for tab, frame in frames.items()}
        (folder / name).mkdir()
        (folder / name / "汶上县.xlsx").write_bytes(filled(template, rows))
    hand.told("template")

    hand.type("统计日", DAY)
    hand.choose(folder / "bad" / "汶上县.xlsx")
    hand.check("没有通过检查")
    lines = page.locator(".records").first.locator("tbody tr")
    said = lines.all_inner_texts()
    hand.told("six mistakes")
    print(*(f"  {line}".replace("\t", " | ") for line in said), sep="\n")

    hand.click(page.locator("[data-testid=stFileChipDeleteBtn] button").first)
    hand.choose(folder / "good" / "汶上县.xlsx")
    hand.check("检查通过")
    hand.publish()
    hand.told("mended")
    return len(said)


def main() -> None:
    """Serve an empty data directory, walk the way."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as play:
        folder = Path(scratch)
        os.environ["DASHBOARD_LOG_KEY"] = str(folder / "log.key")
        (folder / "data").mkdir()
        process, address = serve(["dashboard", "serve"], str(folder / "data"))
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        began = time.perf_counter()
        try:
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            page.set_default_timeout(120_000)
            expect.set_options(timeout=60_000)
            messages = way(page, address, folder)
        finally:
            browser.close()
            process.terminate()
            process.wait(30)
        print(f"whole way {(time.perf_counter() - began) / 60:.1f} min; {messages} messages for 6")
    sys.exit(messages != 6)


if __name__ == "__main__":
    main()
