"""Upload to published: 156 towns and 100,000 tickets as one workbook, beside only reading it.

``python -m benchmarks.intake [TICKETS]`` prints seconds by step, peak memory, and ratios.
"""

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from dashboard import claims, indicators, paths
from dashboard.access import local
from dashboard.intake.drafts import release
from dashboard.intake.prepare import prepare
from dashboard.intake.reading.files import Upload
from dashboard.intake.workbooks import export
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load
from dashboard.snapshots.writer import write
from dashboard.text.i18n import Translator


def workbook(tickets: int) -> bytes:
    """The last shipped snapshot with `tickets` tickets, as its export."""
    last = discover(paths.SHIPPED / "snapshots").snapshots[-1]
    tables = load(last)
    copies: list[pd.DataFrame] = []
    held = 0
    while held < tickets:
        copy = tables["tickets"].head(tickets - held).copy()
        for column in ("ticket_id", "reopen_of"):
            copy[column] = copy[column] + f"-{len(copies)}"
        copies.append(copy)
        held += len(copy)
    tables["tickets"] = pd.concat(copies, ignore_index=True)
    with tempfile.TemporaryDirectory() as folder:
        write(
            tables,
            root=Path(folder),
            as_of=last.as_of,
            provenance="demo",
            created_at="benchmark",
            created_by="benchmark",
        )
        file = io.BytesIO()
        export.xlsx(discover(Path(folder)).snapshots[0], Translator("zh"), file)
    return file.getvalue()


def published(file: Path) -> dict[str, float]:
    """Publish `file` into an empty directory: seconds by step, megabytes at the peak."""
    steps: dict[str, float] = {}
    start = time.perf_counter()

    def progress(step: str, share: float) -> None:
        steps[step] = time.perf_counter() - start

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        ready = prepare(
            [Upload(file.name, file.read_bytes())],
            data=data,
            provenance="demo",
            as_of=discover(paths.SHIPPED / "snapshots").snapshots[-1].as_of,
            by="benchmark",
            definitions=indicators.definitions(),
            published=claims.load(paths.SHIPPED / "claims.csv"),
            derived=data / "derived",
            progress=progress,
        )
        if ready.draft is None:
            raise RuntimeError(ready.checked.problems[:3])
        release(
            data, ready.draft, by=local("benchmark"), confirmed=[d.id for d in ready.draft.warnings]
        )
    steps["published"] = time.perf_counter() - start
    return steps


def only_read(file: Path) -> dict[str, float]:
    """Only read every cell of `file` as the same library gives them."""
    start = time.perf_counter()
    with CalamineWorkbook.from_path(str(file)) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
    return {"published": time.perf_counter() - start}


def main() -> None:
    """Each in a process of its own, so that its peak is its own."""
    if len(sys.argv) == 3:
        work = {"published": published, "only_read": only_read}[sys.argv[1]]
        told = work(Path(sys.argv[2]))
        told["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(told))
        return
    tickets = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sent.xlsx"
        file.write_bytes(workbook(tickets))
        print(f"{tickets:,} tickets, {file.stat().st_size / 2**20:.1f} MB")
        seconds: dict[str, dict[str, float]] = {}
        for name in ("published", "only_read"):
            line = subprocess.run(
                [sys.executable, "-m", "benchmarks.intake", name, str(file)],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            seconds[name] = json.loads(line)
            print(name, {key: round(value, 2) for key, value in seconds[name].items()})
    for key in ("published", "megabytes"):
        print(
            f"{key}: {seconds['published'][key] / seconds['only_read'][key]:.1f} times only reading"
        )


if __name__ == "__main__":
    main()
