"""The log of a data directory: one line an act, each bound to the one before it by its seal.

``log.jsonl`` is only ever appended to; ``log.head`` holds the hash of its last line, so that a
line taken off the end is missed too; key and anchor are elsewhere (`seal`). Whoever appends holds
the directory's lock.
"""

import errno
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
from dashboard.snapshots import seal

LOG, HEAD = "log.jsonl", "log.head"
ADOPT, PUBLISH, WITHDRAW, RESTORE = "adopt", "publish", "withdraw", "restore"
CANCEL = "cancel"
"""Takes a revision off before it was public; the rest of its date stands."""
GRAVE = ("altered", "removed", "key")
"""Faults that no interruption explains."""


@dataclass(frozen=True)
class Entry:
    """One act: who did what to which revision of which date, and when (Asia/Shanghai).

    `by` is a name, `who` how sign-in knows the person, `key` names the key of the seal (`hash`);
    lines of earlier versions have neither. `digest` is the hash of the snapshot's manifest;
    `public_from` ends an embargo, empty without one; `detail` says the rest (files, reasons,
    warnings confirmed).
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
    key: str = ""

    @property
    def directory(self) -> str:
        """The name of the snapshot's directory."""
        return directory_name(self.as_of, self.revision)


@dataclass(frozen=True)
class Log:
    """The lines that can be read, in order, and what is wrong: (reason, line or 0).

    `reason` is ``altered``, ``removed``, ``key`` (sealed with another), ``torn`` (an interrupted
    line) or ``behind`` (the head was not yet moved on). `there` tells an empty log from none.
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
    file, head, anchor = root / LOG, _head(root), seal.anchor(root)
    try:
        content = file.read_bytes()
    except OSError:
        return Log(faults=(("removed", 0),) if head or anchor else (), there=bool(head or anchor))
    held = seal.key()
    *lines, tail = content.split(b"\n")
    entries, faults, previous, keyed = [], [], "", ""
    for number, line in enumerate(lines, start=1):
        entry = _entry(line)
        if entry is None or entry.previous != previous or entry.n != number:
            faults.append(("altered", number))
        elif entry.key not in ("", seal.name(held)):
            faults.append(("key", number))
        elif entry.hash != _hash(entry, held) or (keyed and not entry.key):
            faults.append(("altered", number))
        if entry is not None:
            entries.append(entry)
            previous, keyed = entry.hash, keyed or entry.key
    if tail:
        faults.append(("torn", len(lines) + 1))
    return Log(tuple(entries), (*faults, *_ended(entries, head, anchor)), there=True)


def _ended(entries: Sequence[Entry], head: str, anchor: str) -> list[tuple[str, int]]:
    hashes = ["", *(entry.hash for entry in entries)]
    if anchor and anchor not in hashes:  # put back to an earlier state, or another's
        return [("removed", 0)]
    if head == hashes[-1]:
        return []
    started = not head and all(entry.act == ADOPT for entry in entries)
    return [("behind", 0) if started or [head] == hashes[-2:-1] else ("removed", 0)]


def trust(root: Path) -> None:
    """Take the log of `root` as it stands for the last known, as of a backup that was restored;
    one that is not whole in itself stays in fault.
    """
    seal.forget(root)
    held = read(root)
    if held.entries and not any(reason in GRAVE for reason, _ in held.faults):
        seal.anchored(root, held.entries[-1].hash)


def start(root: Path, published: Sequence[Entry]) -> None:
    """Begin the log of `root` with what was published before there was one: all or nothing."""
    entries, held = list[Entry](), seal.made()
    for n, entry in enumerate(published, start=1):
        entries.append(
            _sealed(
                replace(
                    entry,
                    n=n,
                    at=stamp(),
                    act=ADOPT,
                    previous=entries[-1].hash if entries else "",
                ),
                held,
            )
        )
    last = entries[-1].hash if entries else ""
    write_whole(root / LOG, b"".join(map(_line, entries)), private=True)
    write_whole(root / HEAD, last.encode(), private=True)
    seal.anchored(root, last)


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
    held, known_key = read(root), seal.made()
    known = held.entries
    if known and ("behind", 0) in held.faults:
        write_whole(
            root / HEAD, known[-1].hash.encode(), private=True
        )  # else it would be two lines behind
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
        ),
        known_key,
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
        write_whole(root / HEAD, entry.hash.encode(), private=True)
        seal.anchored(root, entry.hash)
    return entry


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"


def _sealed(entry: Entry, key: bytes) -> Entry:
    named = replace(entry, key=seal.name(key))
    return replace(named, hash=_hash(named, key))


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


def _hash(entry: Entry, key: bytes) -> str:
    content = asdict(entry) | {"hash": ""}
    for later in ("who", "key"):  # lines of earlier versions have none
        if not content[later]:
            del content[later]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return seal.sealed(text, key if entry.key else b"")


def confirmed(entries: Sequence[Entry], as_of: str) -> set[str]:
    """The evidence that was confirmed (hashes) for what was published of a date."""
    return {
        one
        for entry in entries
        if entry.as_of == as_of and entry.act == PUBLISH
        for one in entry.detail.get("evidence", ())
    }
