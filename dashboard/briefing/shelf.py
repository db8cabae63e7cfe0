"""Run sheets kept: those shipped, and those of this data directory, one file each."""

import hashlib
from functools import cache
from pathlib import Path

from dashboard import paths
from dashboard.briefing import sheet as sheets
from dashboard.briefing.fingerprint import FOLDER
from dashboard.briefing.sheet import RunSheet, SheetError
from dashboard.files.repository import Repository

MOST = 50


@cache
def shipped() -> dict[str, RunSheet]:
    """The sheets that come with the product, by Chinese name; nobody overwrites them."""
    folder = paths.SHIPPED / FOLDER / "shipped"
    found = [sheets.read(file.read_text("utf-8")) for file in sorted(folder.glob("*.yaml"))]
    return {sheet.name.zh: sheet for sheet in found}


def _repository(data: Path) -> Repository[RunSheet]:
    return Repository(data / FOLDER / "kept", ".yaml", sheets.read, sheets.written)


def kept(data: Path) -> tuple[dict[str, RunSheet], list[str]]:
    """The sheets kept in `data` by name, and the names of files that cannot be read."""
    found, damaged = _repository(data).saved()
    return {sheet.name.zh: sheet for sheet in found.values()}, damaged


def find(data: Path, name: str) -> RunSheet:
    """The sheet called `name` in either language; `SheetError` names those there are."""
    there = list((kept(data)[0] | shipped()).values())
    for sheet in there:
        if name in sheet.name:
            return sheet
    raise SheetError("unknown", given=f"{name}（{'、'.join(s.name.zh for s in there)}）")


def keep(data: Path, sheet: RunSheet) -> None:
    """Keep a sheet, in place of one of the same name; `SheetError` for a shipped name or a full
    shelf.
    """
    if any(set(sheet.name) & set(other.name) for other in shipped().values()):
        raise SheetError("shipped", given=sheet.name.zh)
    there, _ = kept(data)
    if sheet.name.zh not in there and len(there) >= MOST:
        raise SheetError("full", given=str(MOST))
    _repository(data).save(_id(sheet.name.zh), sheet)


def drop(data: Path, name: str) -> None:
    """Remove a kept sheet; one that is gone already is no error."""
    _repository(data).delete(_id(name))


def _id(name: str) -> str:
    """A hash: a name may hold any character."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]
