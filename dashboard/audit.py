"""Who did what and when: sign-ins, exports, publications, refusals. Lines are only ever added.

``data/audit/<year>-<month>.jsonl`` holds one JSON line an act, its owner's alone (0600). It names
people of the office and things of the dashboard, never citizens: callers pass codes, ids and names
of files, no rows. The publication log beside it proves what is served; this one tells who came.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from filelock import FileLock

from dashboard.access import Person, Refusal, Right
from dashboard.files import clock
from dashboard.files.printable import in_one_line

FOLDER = "audit"
LONGEST = 300
"""Characters of one fact; the rest is cut off."""
WAIT = 5.0
"""Seconds to wait for another who is writing."""
NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)  # Windows has none


class Act(StrEnum):
    """What was done."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    REFUSED = "refused"
    EXPORTED = "exported"
    OPENED = "opened"  # a period of reporting
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    SAVED = "saved"  # a run sheet, a scenario, a draft
    DELETED = "deleted"
    SCENARIO_SHARED = "scenario_shared"


@dataclass(frozen=True)
class Line:
    """One act (Asia/Shanghai): `by` the name, `id` how sign-in knows the person."""

    at: str
    act: str
    by: str
    id: str = ""
    what: dict[str, str] = field(default_factory=dict)


def record(data: Path, act: Act, by: Person, /, **what: str) -> None:
    """Add a line to the log of `data`; OSError when it cannot be kept."""
    facts = {name: _short(text) for name, text in what.items() if text}
    line = Line(clock.stamp(), act, _short(by.name), _short(by.id), facts)
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = json.dumps(asdict(line), ensure_ascii=False).encode() + b"\n"
    with FileLock(folder / ".lock", timeout=WAIT, mode=0o600):
        _add(folder / f"{line.at[:7]}.jsonl", content)


def _short(text: str) -> str:
    return in_one_line(text)[:LONGEST]


def _add(file: Path, content: bytes) -> None:
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | NOFOLLOW
    with os.fdopen(os.open(file, flags, 0o600), "r+b", buffering=0) as stream:
        end = stream.seek(0, os.SEEK_END)
        if end:
            stream.seek(end - 1)
            if stream.read(1) != b"\n":  # what an interruption left is a line of its own
                content = b"\n" + content
        if stream.write(content) != len(content):
            stream.truncate(end)
            raise OSError(f"no room in {file}")


def told(data: Path, act: Act, by: Person, /, **what: str) -> None:
    """`record` of an act that stands already: a full disk does not undo it."""
    with suppress(OSError):
        record(data, act, by, **what)


def require(data: Path, by: Person, right: Right, unit: str = "", /, **what: str) -> None:
    """`Refusal`, and a line of it, unless `by` holds `right` (for `unit`, if one is named)."""
    try:
        by.require(right, unit)
    except Refusal:
        told(data, Act.REFUSED, by, **{"right": right, "unit": unit} | what)
        raise


def read(data: Path, months: int = 12) -> list[Line]:
    """The lines of the last `months` that have any, the newest first; torn ones are left out."""
    files = sorted((data / FOLDER).glob("????-??.jsonl"), reverse=True)[:months]
    return [line for file in files for line in reversed(list(_lines(file)))]


def _lines(file: Path) -> Iterator[Line]:
    try:
        content = file.read_text("utf-8", errors="replace")
    except OSError:
        return
    for text in content.split("\n"):
        with suppress(ValueError, TypeError):
            yield Line(**json.loads(text))
