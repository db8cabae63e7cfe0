"""Run sheets kept: those shipped, and those of this data directory, one file each."""

import hashlib
from functools import cache
from pathlib import Path

from dashboard import paths
from dashboard.briefing import run_sheet as run_sheets
from dashboard.briefing.fingerprint import FOLDER
from dashboard.briefing.run_sheet import RunSheet, RunSheetError
from dashboard.files.atomic import write_whole

MOST = 50


@cache
def shipped() -> dict[str, RunSheet]:
    """The sheets that come with the product, by Chinese name; nobody overwrites them."""
    folder = paths.SHIPPED / FOLDER / "shipped"
    found = [run_sheets.read(file.read_text("utf-8")) for file in sorted(folder.glob("*.yaml"))]
    return {sheet.name.zh: sheet for sheet in found}


def kept(data: Path) -> tuple[dict[str, RunSheet], list[str]]:
    """The sheets kept in `data` by name, and the names of files that cannot be read."""
    found: dict[str, RunSheet] = {}
    damaged: list[str] = []
    for file in sorted((data / FOLDER / "kept").glob("*.yaml")):
        try:
            sheet = run_sheets.read(file.read_text("utf-8"))
            found[sheet.name.zh] = sheet
        except (RunSheetError, OSError, ValueError):
            damaged.append(file.name)
    return found, damaged


def find(data: Path, name: str) -> RunSheet:
    """The sheet called `name` in either language; `RunSheetError` names those there are."""
    there = list((kept(data)[0] | shipped()).values())
    for sheet in there:
        if name in sheet.name:
            return sheet
    raise RunSheetError("unknown", given=f"{name}（{'、'.join(s.name.zh for s in there)}）")


def keep(data: Path, sheet: RunSheet) -> None:
    """Keep a sheet, in place of one of the same name; `RunSheetError` for a shipped name or a full
    shelf.
    """
    if any(set(sheet.name) & set(other.name) for other in shipped().values()):
        raise RunSheetError("shipped", given=sheet.name.zh)
    there, _ = kept(data)
    if sheet.name.zh not in there and len(there) >= MOST:
        raise RunSheetError("full", given=str(MOST))
    write_whole(_file(data, sheet.name.zh), run_sheets.written(sheet).encode())


def drop(data: Path, name: str) -> None:
    """Remove a kept sheet; one that is gone already is no error."""
    _file(data, name).unlink(missing_ok=True)


def _file(data: Path, name: str) -> Path:
    """Named by a hash: a name may hold any character."""
    return data / FOLDER / "kept" / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.yaml"
