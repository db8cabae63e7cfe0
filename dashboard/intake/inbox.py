"""Files received for a period that is not yet published: counties send theirs on different days.

``data/inbox/<as_of>-<provenance>/`` holds each file and a note of it, written whole or not at all.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from dashboard import audit
from dashboard.access import Person, Right
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.indicators import CITY
from dashboard.intake.reading.files import Upload, distinct


@dataclass(frozen=True)
class Received:
    """A file received: its name and hash, who took it in, when, how large (bytes)."""

    name: str
    sha256: str
    by: str
    at: str
    size: int


def folder(data: Path, as_of: date, provenance: str) -> Path:
    """Where the files of a period are."""
    return data / "inbox" / f"{as_of}-{provenance}"


def received(where: Path) -> list[Received]:
    """The files in a folder, the earliest first; one without its note or content is none."""
    found = []
    for note in sorted(where.glob("*.json")):
        try:
            one = Received(**json.loads(note.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            continue
        if note.with_suffix(".file").exists():
            found.append(one)
    return sorted(found, key=lambda one: (one.at, one.name))


def uploads(where: Path) -> list[Upload]:
    """The same with their content."""
    return [
        Upload(one.name, (where / f"{one.sha256}.file").read_bytes()) for one in received(where)
    ]


def added(where: Path, new: Sequence[Upload]) -> tuple[list[Upload], list[Upload]]:
    """What is there, and of `new` what is not, none by the name of another."""
    there = uploads(where)
    hashes = {upload.sha256 for upload in there}
    fresh = [upload for upload in new if upload.sha256 not in hashes]
    named = distinct([*there, *fresh])
    return there, [
        replace(upload, name=other.name)
        for upload, other in zip(fresh, named[len(there) :], strict=True)
    ]


def save(where: Path, upload: Upload, by: Person) -> None:
    """Take a file in; the note comes last, so that half a file is none. `Refusal` for whoever does
    not send for the whole city: a file here may hold rows of any unit.
    """
    audit.require(where.parents[1], by, Right.SEND, CITY)
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    one = Received(upload.name, upload.sha256, by.name, clock.stamp(), len(upload.content))
    note = json.dumps(asdict(one), ensure_ascii=False).encode()
    for suffix, content in ((".file", upload.content), (".json", note)):
        file = where / f"{upload.sha256}{suffix}"
        write_whole(file, content, private=True)


def delete(where: Path, sha256: str, by: Person) -> None:
    """Hand a file back; one that is gone already is no error. `Refusal` as in `save`."""
    audit.require(where.parents[1], by, Right.SEND, CITY)
    if not sha256.isalnum():
        raise ValueError(f"no hash: {sha256!r}")
    for suffix in (".json", ".file"):
        (where / f"{sha256}{suffix}").unlink(missing_ok=True)


def clear(where: Path) -> None:
    """Forget the files of a period once it is published; the log has their hashes."""
    shutil.rmtree(where, ignore_errors=True)
