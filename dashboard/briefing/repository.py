"""Run sheets saved: those shipped, and those of this data directory, one file each."""

import hashlib
from functools import cache
from pathlib import Path

from dashboard import paths
from dashboard.access import Person, Right
from dashboard.briefing import run_sheet
from dashboard.briefing.fingerprint import FOLDER
from dashboard.briefing.run_sheet import RunSheet, RunSheetError
from dashboard.files.repository import Repository

MAX_SAVED = 50


@cache
def shipped() -> dict[str, RunSheet]:
    """The sheets that come with the product, by Chinese name; nobody overwrites them."""
    folder = paths.SHIPPED / FOLDER / "shipped"
    found = [run_sheet.read(file.read_text("utf-8")) for file in sorted(folder.glob("*.yaml"))]
    return {sheet.name.zh: sheet for sheet in found}


def _repository(data: Path) -> Repository[RunSheet]:
    return Repository(data / FOLDER / "kept", ".yaml", run_sheet.read, run_sheet.written)


def saved(data: Path) -> tuple[dict[str, RunSheet], list[str]]:
    """The sheets saved in `data` by name, and the names of files that cannot be read."""
    found, damaged = _repository(data).saved()
    return {sheet.name.zh: sheet for sheet in found.values()}, damaged


def find(data: Path, name: str) -> RunSheet:
    """The sheet called `name` in either language; `RunSheetError` names those there are."""
    there = list((saved(data)[0] | shipped()).values())
    for sheet in there:
        if name in sheet.name:
            return sheet
    raise RunSheetError("unknown", given=name, known="、".join(s.name.zh for s in there))


def version(data: Path, name: str) -> str:
    """The version of a saved sheet (`Repository.version`)."""
    return _repository(data).version(_id(name))


def save(data: Path, sheet: RunSheet, by: Person, over: str | None = None) -> None:
    """Save a sheet, in place of one of the same name (`StaleError` where that is not the version
    `over`); `RunSheetError` for a shipped name or a full repository, `Refusal` for who may not.
    """
    by.require(Right.PRESENT)
    if any(set(sheet.name) & set(other.name) for other in shipped().values()):
        raise RunSheetError("shipped", given=sheet.name.zh)
    there, _ = saved(data)
    if sheet.name.zh not in there and len(there) >= MAX_SAVED:
        raise RunSheetError("full", given=str(MAX_SAVED))
    _repository(data).save(_id(sheet.name.zh), sheet, over)


def delete(data: Path, name: str, by: Person) -> None:
    """Delete a saved sheet; one that is gone already is no error. `Refusal` for who may not."""
    by.require(Right.PRESENT)
    _repository(data).delete(_id(name))


def _id(name: str) -> str:
    """A hash: a name may hold any character."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]
