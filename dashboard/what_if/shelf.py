"""Scenarios kept by name: one small file each, written whole or not at all.

A file of its own means that two who save at once lose nothing of each other's.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from dashboard.files.atomic import write_whole

MOST = 50
"""Scenarios that one user can keep."""
NAME, DESCRIPTION = 40, 200
"""Longest name and description, in characters."""


class ShelfError(ValueError):
    """Why a scenario cannot be kept: `reason` is a key of the texts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Kept:
    """A scenario kept: `parameters` are those of its address; `data` names snapshot and revision,
    `definitions` the hash it was made with.
    """

    id: str
    name: str
    description: str
    parameters: Mapping[str, str]
    data: str
    definitions: str
    by: str
    at: str


def folder(root: Path, owner: str) -> Path:
    """Where the scenarios of `owner` are."""
    return root / "scenarios" / f"user-{quote(owner, safe='')}"


def kept(root: Path, owner: str) -> tuple[list[Kept], list[str]]:
    """The scenarios of `owner`, oldest first, and the names of files that cannot be read."""
    found, damaged = [], []
    for file in sorted(folder(root, owner).glob("*.json")):
        try:
            found.append(Kept(**json.loads(file.read_text("utf-8"))))
        except (OSError, ValueError, TypeError):
            damaged.append(file.name)
    return sorted(found, key=lambda one: (one.at, one.id)), damaged


def keep(
    root: Path,
    owner: str,
    *,
    name: str,
    description: str,
    parameters: Mapping[str, str],
    data: str,
    definitions: str,
) -> Kept:
    """Keep a scenario; `ShelfError` when it has no name, one in use or too long, or when there
    is no more room.
    """
    name, description = name.strip(), description.strip()
    there = kept(root, owner)[0]
    for wrong, reason in (
        (not name, "unnamed"),
        (len(name) > NAME, "name_long"),
        (len(description) > DESCRIPTION, "description_long"),
        (name in {one.name for one in there}, "name_taken"),
        (len(there) >= MOST, "full"),
    ):
        if wrong:
            raise ShelfError(reason)
    now = datetime.now()
    one = Kept(
        f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}",
        name,
        description,
        dict(parameters),
        data,
        definitions,
        owner,
        f"{now:%Y-%m-%d %H:%M:%S}",
    )
    write_whole(
        folder(root, owner) / f"{one.id}.json", json.dumps(asdict(one), ensure_ascii=False).encode()
    )
    return one


def drop(root: Path, owner: str, id_: str) -> None:
    """Remove a scenario; one that is gone already is no error."""
    if not id_.replace("-", "").isalnum():
        raise ValueError(f"no id: {id_!r}")
    (folder(root, owner) / f"{id_}.json").unlink(missing_ok=True)
