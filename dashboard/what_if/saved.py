"""Scenarios saved by name, each user's in a folder of their own."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from dashboard.access import Person, Right
from dashboard.files import clock
from dashboard.files.repository import Repository
from dashboard.text.errors import Explained

MAX_SAVED = 50
"""Scenarios that one user can save."""
MAX_NAME, MAX_DESCRIPTION = 40, 200
"""Longest name and description, in characters."""


class UnsavedError(Explained):
    """Why a scenario cannot be saved."""

    texts = "what_if.saved."


@dataclass(frozen=True)
class Saved:
    """A scenario saved: `parameters` are those of its address; `data` names snapshot and
    revision, `definitions` the hash it was made with.
    """

    id: str
    name: str
    description: str
    parameters: Mapping[str, str]
    data: str
    definitions: str
    by: str
    at: str


def repository(root: Path, owner: str) -> Repository[Saved]:
    """The scenarios of whom sign-in knows as `owner`."""
    return Repository(
        root / "scenarios" / f"user-{quote(owner, safe='')}",
        ".json",
        lambda text: Saved(**json.loads(text)),
        lambda one: json.dumps(asdict(one), ensure_ascii=False),
    )


def saved(root: Path, of: Person) -> tuple[list[Saved], list[str]]:
    """Somebody's scenarios, oldest first, and the names of files that cannot be read."""
    found, damaged = repository(root, of.id).saved()
    return sorted(found.values(), key=lambda one: (one.at, one.id)), damaged


def save(
    root: Path,
    by: Person,
    *,
    name: str,
    description: str,
    parameters: Mapping[str, str],
    data: str,
    definitions: str,
) -> Saved:
    """Save a scenario; `Refusal` for who may not, `UnsavedError` when it has no name, one in use
    or too long, or when there is no more room.
    """
    by.require(Right.ANALYSE)
    name, description = name.strip(), description.strip()
    there = saved(root, by)[0]
    for wrong, reason, most in (
        (not name, "unnamed", 0),
        (len(name) > MAX_NAME, "name_long", MAX_NAME),
        (len(description) > MAX_DESCRIPTION, "description_long", MAX_DESCRIPTION),
        (name in {one.name for one in there}, "name_taken", 0),
        (len(there) >= MAX_SAVED, "full", MAX_SAVED),
    ):
        if wrong:
            raise UnsavedError(reason, name=name, most=str(most))
    now = clock.now()
    one = Saved(
        id=f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}",
        name=name,
        description=description,
        parameters=dict(parameters),
        data=data,
        definitions=definitions,
        by=by.name,
        at=clock.stamp(now),
    )
    repository(root, by.id).save(one.id, one)
    return one


def delete(root: Path, by: Person, id_: str) -> None:
    """Delete a scenario; one that is gone already is no error. `Refusal` for who may not."""
    by.require(Right.ANALYSE)
    repository(root, by.id).delete(id_)
