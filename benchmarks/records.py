"""The county and records pages with a hundred times the records.

``python -m benchmarks.records`` writes a snapshot in which every record stands 100 times (keys
numbered on) and prints seconds from asking for an address within a session to the page being
complete, with the ratio to the shipped snapshot in the same run, and how many records the page
says there are. Not a test: nothing is asserted of the times.
"""

import hashlib
import json
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from playwright.sync_api import Page, sync_playwright

from benchmarks.server import serve
from dashboard import paths

TIMES = 100
DAY = "2021-12-16"
KEYS = {
    "tickets": "ticket_id",
    "enforcement_cases": "case_id",
    "bodies": "body_id",
    "coordination_orders": "order_id",
    "opinions": "opinion_id",
    "proposals": "proposal_id",
    "personnel_actions": "action_id",
    "secondments": "secondment_id",
    "admissions": "request_id",
    "burdens": "burden_id",
    "accountability": "case_id",
    "enforcers": "officer_key",
    "checkins": "organisation",
}
"""Tables of records and what tells one from another; the rest stays as it is."""
ADDRESSES = {
    "county": "county?unit=370831",
    "county, a town": "county?unit=370831&town=370831102000",
    "records, tickets of the city": "records?indicator=B11",
    "records, sorted": "records?indicator=B12&sort=-done_at",
    "records, searched": "records?indicator=B11&find=泗水",
    "records, page 400": "records?indicator=B11&unit=370831&page=400",
    "records, cases and officers": "records?indicator=C11",
    "mismatch": "mismatch",
}
COMPLETE = """() => document.querySelector(".foot")
    && document.querySelector("[data-test-script-state=notRunning]")
    && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")
    && [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
        .every(plot => plot.querySelector(".main-svg"))"""
ROUNDS = 4


def multiply(source: Path, target: Path) -> None:
    """The snapshot in `source` with every record `TIMES` times, as a snapshot of its own."""
    target.mkdir(parents=True)
    manifest = json.loads((source / "manifest.json").read_text("utf-8"))
    for name, entry in manifest["tables"].items():
        table = pq.read_table(source / f"{name}.parquet")
        if name in KEYS:
            table = pa.concat_tables(_numbered(table, KEYS[name], n) for n in range(TIMES))
        file = target / f"{name}.parquet"
        pq.write_table(table, file, compression="zstd")
        entry |= {"rows": len(table), "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    (target / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def _numbered(table: pa.Table, key: str, n: int) -> pa.Table:
    place = table.schema.get_field_index(key)
    keys = pc.binary_join_element_wise(table[key], str(n), "-") if n else table[key]
    return table.set_column(place, table.schema.field(place), keys)


def opened(page: Page) -> dict[str, list[float]]:
    """Seconds to a complete page within a session, by address, the first visit first."""
    taken: dict[str, list[float]] = {}
    for turn in range(ROUNDS + 1):
        for name, query in ADDRESSES.items():
            page.evaluate(
                "to => { history.pushState({}, '', to); "
                "window.dispatchEvent(new PopStateEvent('popstate')); }",
                f"/methods?section=index&turn={turn}",
            )
            page.wait_for_function("document.querySelector('.tabs-methods')")
            page.wait_for_timeout(500)
            started = time.perf_counter()
            page.evaluate(
                "to => { history.pushState({}, '', to); "
                "window.dispatchEvent(new PopStateEvent('popstate')); }",
                f"/{query}",
            )
            page.wait_for_function("!document.querySelector('.tabs-methods')")
            page.wait_for_function(COMPLETE)
            taken.setdefault(name, []).append(time.perf_counter() - started)
    return taken


def measure(times: int) -> tuple[dict[str, list[float]], float]:
    """Seconds by address, and seconds until the server answers (values not kept)."""
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        target = Path(data) / "snapshots" / DAY
        source = paths.SHIPPED / "snapshots" / DAY
        if times == 1:
            shutil.copytree(source, target)
        else:
            multiply(source, target)
        begun = time.perf_counter()
        process, address = serve(["dashboard", "serve"], data)
        up = time.perf_counter() - begun
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{address}/methods?section=index")
        page.wait_for_selector(".foot")
        found = opened(page)
        page.goto(f"{address}/records?indicator=B11")
        print("tickets counted:", page.locator(".reading").first.inner_text())
        browser.close()
        process.terminate()
        process.wait(10)
    return found, up


def main() -> None:
    """Print the table."""
    (plain, up), (many, slow) = measure(1), measure(TIMES)
    print(f"server up, values computed: {up:.1f} s; with {TIMES} times the records {slow:.1f} s")
    print(f"{'':32}{'first':>8}{'median':>8}{'worst':>8}   shipped median   ratio")
    for name, (first, *rest) in many.items():
        base, median = statistics.median(plain[name][1:]), statistics.median(rest)
        print(f"{name:32}{first:8.2f}{median:8.2f}{max(rest):8.2f}{base:17.2f}{median / base:8.1f}")


if __name__ == "__main__":
    main()
