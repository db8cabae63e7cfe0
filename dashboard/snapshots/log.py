"""The log of a data directory: one line an act, each bound to the one before it by its hash.

``log.jsonl`` is only ever appended to; ``log.head`` holds the hash of its last line, so that a
line taken off the end is missed too. Whoever appends holds the directory's lock.
"""

import errno
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.access import Person
from dashboard.files.atomic import write_whole
from dashboard.files.clock import stamp

LOG, HEAD = "log.jsonl", "log.head"
ADOPT, PUBLISH, WITHDRAW, RESTORE = "adopt", "publish", "withdraw", "restore"
CANCEL = "cancel"
"""Takes a revision off before it was public; the rest of its date stands."""
GRAVE = ("altered", "removed")
"""Faults that no interruption explains."""


@dataclass(frozen=True)
class Entry:
    """One act: who did what to which revision of which date, and when (Asia/Shanghai).

    `by` is a name, `who` how sign-in knows the person (empty in lines of earlier versions);
    `digest` is the hash of the snapshot's manifest; `public_from` ends an embargo, empty
    without one; `detail` says the rest (files, reasons, doubts confirmed).
    """

    n: int
    at: str
    by: str
    act: str
    as_of: str
    revision: int
    digest: str = ""
    public_from: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    previous: str = ""
    hash: str = ""
    who: str = ""

    @property
    def directory(self) -> str:
        """The name of the snapshot's directory."""
        return directory_name(self.as_of, self.revision)


@dataclass(frozen=True)
class Log:
    """The lines that can be read, in order, and what is wrong: (reason, line or 0).

    `reason` is ``altered``, ``removed``, ``torn`` (an interrupted line) or ``behind`` (the
    head was not yet moved on). `there` tells an empty log from none.
    """

    entries: tuple[Entry, ...] = ()
    faults: tuple[tuple[str, int], ...] = ()
    there: bool = False


def directory_name(as_of: date | str, revision: int) -> str:
    """The directory of a revision: the date, and from the second one on its number."""
    return str(as_of) if revision == 1 else f"{as_of}-r{revision}"


def directory_of(id_: str) -> str:
    """The directory of the snapshot ``2021-12-16-r1``; an id of another form is its own."""
    day, mark, revision = id_.rpartition("-r")
    return directory_name(day, int(revision)) if mark and revision.isdecimal() else id_


def read(root: Path) -> Log:
    """The log of `root`; faults instead of exceptions."""
    file, head = root / LOG, _head(root)
    try:
        content = file.read_bytes()
    except OSError:
        return Log(faults=(("removed", 0),) if head else (), there=bool(head))
    *lines, tail = content.split(b"\n")
    entries, faults, previous = [], [], ""
    for number, line in enumerate(lines, start=1):
        entry = _entry(line)
        if (
            entry is None
            or entry.previous != previous
            or entry.hash != _hash(entry)
            or entry.n != number
        ):
            faults.append(("altered", number))
        if entry is not None:
            entries.append(entry)
            previous = entry.hash
    if tail:
        faults.append(("torn", len(lines) + 1))
    return Log(tuple(entries), (*faults, *_ended(entries, head)), there=True)


def _ended(entries: Sequence[Entry], head: str) -> list[tuple[str, int]]:
    hashes = ["", *(entry.hash for entry in entries)]
    if head == hashes[-1]:
        return []
    started = not head and all(entry.act == ADOPT for entry in entries)
    return [("behind", 0) if started or [head] == hashes[-2:-1] else ("removed", 0)]


def start(root: Path, published: Sequence[Entry]) -> None:
    """Begin the log of `root` with what was published before there was one: all or nothing."""
    entries: list[Entry] = []
    for n, entry in enumerate(published, start=1):
        entries.append(
            _sealed(
                replace(
                    entry, n=n, at=stamp(), act=ADOPT, previous=entries[-1].hash if entries else ""
                )
            )
        )
    write_whole(root / LOG, b"".join(map(_line, entries)))
    write_whole(root / HEAD, (entries[-1].hash if entries else "").encode())


def append(
    root: Path,
    act: str,
    *,
    by: Person,
    as_of: str,
    revision: int,
    digest: str = "",
    public_from: str = "",
    detail: Mapping[str, Any] | None = None,
) -> Entry:
    """Write one line and make it durable; OSError leaves the log as it was, or with a torn line
    that the next one replaces.
    """
    held = read(root)
    known = held.entries
    if known and ("behind", 0) in held.faults:
        write_whole(root / HEAD, known[-1].hash.encode())  # else it would be two lines behind
    entry = _sealed(
        Entry(
            len(known) + 1,
            stamp(),
            by.name,
            act,
            as_of,
            revision,
            digest,
            public_from,
            dict(detail or {}),
            known[-1].hash if known else "",
            who=by.id,
        )
    )
    line = _line(entry)
    with (root / LOG).open("r+b", buffering=0) as stream:
        kept = stream.read().rfind(b"\n") + 1
        stream.truncate(kept)
        stream.seek(kept)
        try:
            if stream.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(stream.fileno())
        except OSError:
            stream.truncate(kept)
            raise
    with suppress(OSError):  # the line stands: a head left behind is mended by the next one
        write_whole(root / HEAD, entry.hash.encode())
    return entry


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"


def _sealed(entry: Entry) -> Entry:
    return replace(entry, hash=_hash(entry))


def _head(root: Path) -> str:
    try:
        return (root / HEAD).read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _entry(line: bytes) -> Entry | None:
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _hash(entry: Entry) -> str:
    content = asdict(entry) | {"hash": ""}
    if not entry.who:  # lines of earlier versions have none
        del content["who"]
    return hashlib.sha256(
        json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    ).hexdigest()


def confirmed(entries: Sequence[Entry], as_of: str) -> set[str]:
    """The evidence that was confirmed (hashes) for what was published of a date."""
    return {
        one
        for entry in entries
        if entry.as_of == as_of and entry.act == PUBLISH
        for one in entry.detail.get("evidence", ())
    }
