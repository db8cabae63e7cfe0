"""Regenerate the demonstration snapshots: ``python -m tools.demo [DIRECTORY]``."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path

from dashboard import paths
from dashboard.snapshots import log
from dashboard.snapshots.reader import survey
from dashboard.snapshots.writer import write
from tools import demo


def regenerate(root: Path) -> None:
    """Write the demonstration snapshots under `root`, replacing demonstration data only.

    FileExistsError where there is a log: what is published there is never written over.
    """
    if (root / log.LOG).exists():
        raise FileExistsError(f"{root} has a log of publications; generate elsewhere and publish")
    for as_of in demo.DATES:
        _remove_demo(root / str(as_of))
        write(
            demo.tables(as_of),
            root=root,
            as_of=as_of,
            provenance="demo",
            created_at=f"{as_of}T00:00:00+08:00",
            created_by="dashboard.demo",
        )


def write_planted(file: Path) -> None:
    """Write the planted answers apart from the tables they can be found in."""
    lines = ",\n".join(json.dumps(answer, ensure_ascii=False) for answer in demo.PLANTED)
    file.write_text(f"[\n{lines}\n]\n", "utf-8")


def write_shipped(folder: Path) -> None:
    """Write which snapshots are served without a log: those that come with the product, first,
    and those that came with earlier versions.
    """
    file = folder / "shipped.json"
    before = json.loads(file.read_text("utf-8")) if file.exists() else {}
    held = {
        s.path.name: list(dict.fromkeys([s.digest, *before.get(s.path.name, ())]))
        for s in survey(folder / "snapshots").sound.values()
    }
    file.write_text(json.dumps(held, indent=1) + "\n", "utf-8")


def _remove_demo(path: Path) -> None:
    manifest = path / "manifest.json"
    if manifest.exists():
        if json.loads(manifest.read_text("utf-8"))["provenance"] != "demo":
            raise FileExistsError(f"{path} holds reported data; it is not replaced")
        shutil.rmtree(path)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.SHIPPED
    regenerate(folder / "snapshots")
    write_planted(folder / "planted.json")
    write_shipped(folder)
    print(f"demonstration data as of {date.isoformat(max(demo.DATES))} and before: written")
