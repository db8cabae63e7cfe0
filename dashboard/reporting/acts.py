"""What was done in a period of reporting, by whom and when: numbered files, never changed.

``data/reporting/<as_of>-<provenance>/acts/00001.json`` and on; what a period is follows from
them (`period.fold`), so that two who act at once lose nothing.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dashboard.access import Person
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.text.errors import Explained

OPEN, DUE, REGISTER = "open", "due", "register"
SEND, FAULT, ACCEPT, RETURN = "send", "fault", "accept", "return"
DRAFT, PUBLISH = "draft", "publish"


class ReportingError(Explained):
    """Why something was not done: `reason` is a key of the texts under ``reporting.error``."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(f"reporting.error.{reason}", **facts)
        self.reason = reason


@dataclass(frozen=True)
class Act:
    """One thing done: to which `tables` of which `unit`, and with which `delivery`."""

    n: int
    at: str
    by: str
    id: str
    act: str
    unit: str = ""
    tables: Sequence[str] = ()
    delivery: str = ""
    reason: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


def folder(data: Path, as_of: str, provenance: str) -> Path:
    """Where a period of reporting is; ValueError for what is no name of one."""
    name = f"{as_of}-{provenance}"
    if not name.replace("-", "").isalnum():
        raise ValueError(f"no period: {name!r}")
    return data / "reporting" / name


def read(where: Path) -> list[Act]:
    """Everything done, in order; `ReportingError` where a file is missing or cannot be read."""
    held = []
    for n, file in enumerate(sorted((where / "acts").glob("*.json")), start=1):
        try:
            act = Act(**json.loads(file.read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise ReportingError("damaged", file=f"{where.name}/{file.name}") from error
        if act.n != n or file != _file(where, n):
            raise ReportingError("damaged", file=f"{where.name}/{_file(where, n).name}")
        held.append(act)
    return held


def append(
    where: Path,
    act: str,
    by: Person,
    *,
    allowed: Callable[[list[Act]], None] = lambda held: None,
    unit: str = "",
    tables: Sequence[str] = (),
    delivery: str = "",
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
) -> Act:
    """Write an act down. `allowed` looks at all before it and raises where it may not follow; it
    is asked again when another act came first.
    """
    while True:
        held = read(where)
        allowed(held)
        said = {"act": act, "unit": unit, "delivery": delivery, "reason": reason.strip()}
        one = Act(
            len(held) + 1,
            clock.stamp(),
            by.name,
            by.id,
            tables=list(tables),
            detail=dict(detail or {}),
            **said,
        )
        content = json.dumps(asdict(one), ensure_ascii=False).encode()
        try:
            write_whole(_file(where, one.n), content, private=True, new=True)
        except FileExistsError:
            continue
        return one


def _file(where: Path, n: int) -> Path:
    return where / "acts" / f"{n:05d}.json"
