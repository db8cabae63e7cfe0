"""Drafts: checked snapshots that wait to be published, each in a directory of its own.

``data/drafts/<id>/`` holds the snapshot's directory, written whole before ``draft.json`` names
it; what an interruption leaves without that file is swept away a day later.
"""

import hashlib
import json
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.access import Person
from dashboard.files import clock
from dashboard.files.atomic import write_whole
from dashboard.intake.problems import IntakeWarning
from dashboard.intake.reading.files import Upload
from dashboard.snapshots import log
from dashboard.snapshots.publication import PublicationError, current, next_revision, publish
from dashboard.snapshots.reader import Refused, Snapshot, read
from dashboard.snapshots.writer import write
from dashboard.text.errors import Explained

DAY = 86_400


class UnconfirmedError(Explained):
    """A draft with warnings that nobody has confirmed; names them."""

    def __init__(self, warnings: Sequence[IntakeWarning]) -> None:
        super().__init__("data.unconfirmed", warnings=", ".join(one.id for one in warnings))


@dataclass(frozen=True)
class Draft:
    """A checked snapshot and what was said of it when it was checked.

    `against` is the digest of what is published of the date (empty: nothing), `base` the id of
    the snapshot compared with and carried from, `carried` the tables that stand in, by unit;
    `answered` are warnings that were confirmed on the same evidence for what is published of the
    date, and are not asked again.
    """

    id: str
    by: str
    at: str
    as_of: str
    revision: int
    provenance: str
    against: str
    base: str
    files: Mapping[str, str]
    carried: Mapping[str, Sequence[str]]
    warnings: Sequence[IntakeWarning] = ()
    answered: Sequence[IntakeWarning] = ()

    @property
    def directory(self) -> str:
        """The name of the snapshot's directory."""
        return log.directory_name(self.as_of, self.revision)


def folder(data: Path) -> Path:
    """Where the drafts are."""
    return data / "drafts"


def save(
    data: Path,
    tables: Mapping[str, pd.DataFrame],
    *,
    by: str,
    as_of: date,
    provenance: str,
    uploads: Sequence[Upload],
    carried: Mapping[str, Sequence[str]],
    base: str,
    against: str,
    register: str = "",
) -> Draft:
    """Write a draft of the next revision of `as_of`, without its warnings yet; `register` is the
    snapshot whose register of units stands in.
    """
    _sweep(data)
    revision = next_revision(data / "snapshots", str(as_of))
    files = {upload.name: upload.sha256 for upload in uploads}
    draft = Draft(
        id=f"{clock.now():%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}",
        by=by,
        at=clock.stamp(),
        as_of=str(as_of),
        revision=revision,
        provenance=provenance,
        against=against,
        base=base,
        files=files,
        carried=dict(carried),
    )
    write(
        tables,
        root=folder(data) / draft.id,
        as_of=as_of,
        provenance=provenance,
        created_at=draft.at,
        created_by=by,
        revision=revision,
        source_sha256=hashlib.sha256("".join(sorted(files.values())).encode()).hexdigest(),
        carried=dict.fromkeys(carried, base),
        register=register,
    )
    return draft


def _sweep(data: Path) -> None:
    for path in folder(data).glob("*"):
        old = time.time() - path.stat().st_mtime > DAY
        if old and not (path / "draft.json").exists():
            delete(data, path.name)


def complete(data: Path, draft: Draft) -> None:
    """Name the draft: from now on it can be published."""
    write_whole(
        folder(data) / draft.id / "draft.json",
        json.dumps(asdict(draft), ensure_ascii=False).encode(),
        private=True,
    )


def snapshot(data: Path, draft: Draft) -> Snapshot:
    """The draft's snapshot; `Refused` where it has been damaged."""
    return read(folder(data) / draft.id / draft.directory)


def saved(data: Path) -> list[Draft]:
    """The drafts that can be published, oldest first."""
    found = []
    for file in sorted(folder(data).glob("*/draft.json")):
        try:
            facts = json.loads(file.read_text("utf-8"))
            if "doubts" in facts:  # saved when warnings were called so
                facts["warnings"] = facts.pop("doubts")
            for name in ("warnings", "answered"):
                facts[name] = [IntakeWarning(**warning) for warning in facts.get(name, ())]
            draft = Draft(**facts)
            snapshot(data, draft)
        except (OSError, ValueError, TypeError, KeyError, Refused):
            continue
        found.append(draft)
    return found


def delete(data: Path, id_: str) -> None:
    """Remove a draft, first what makes it one; one that is gone already is no error."""
    if not id_.replace("-", "").isalnum():
        raise ValueError(f"no id: {id_!r}")
    with suppress(OSError):
        (folder(data) / id_ / "draft.json").unlink()
    shutil.rmtree(folder(data) / id_, ignore_errors=True)


def release(
    data: Path, draft: Draft, *, by: Person, confirmed: Sequence[str], public_from: str = ""
) -> log.Entry:
    """Publish a draft whose warnings are all `confirmed` (their ids); `UnconfirmedError` where
    some are not, `PublicationError` where another was first, `Refusal` for one who may not publish.
    Drafts of the same content go with it.
    """
    if unconfirmed := [one for one in draft.warnings if one.id not in confirmed]:
        raise UnconfirmedError(unconfirmed)
    own = _own(data, draft)
    entry = publish(
        own,
        data / "snapshots",
        by=by,
        against=draft.against,
        public_from=public_from,
        detail={
            "provenance": draft.provenance,
            "files": dict(draft.files),
            "carried": dict(draft.carried),
            "base": draft.base,
            "confirmed": [warning.id for warning in draft.warnings],
            "checked_by": draft.by,
            "evidence": [warning.evidence for warning in (*draft.warnings, *draft.answered)],
        },
    )
    for id_ in (draft.id, *_twins(data, draft.id, own)):
        delete(data, id_)
    return entry


def _own(data: Path, draft: Draft) -> Snapshot:
    """The draft's snapshot; `PublicationError` where it went with its twin, which was first."""
    try:
        return snapshot(data, draft)
    except Refused:
        first = current(data / "snapshots", draft.as_of)
        gone = not (folder(data) / draft.id / "draft.json").exists()
        if gone and first is not None and first.digest != draft.against:
            raise PublicationError("superseded", first.by) from None
        raise


def _twins(data: Path, id_: str, own: Snapshot) -> list[str]:
    """The drafts but `id_` that hold what `own` holds: the same files checked twice. One that
    another takes away meanwhile is none.
    """
    found = []
    for other in saved(data):
        with suppress(OSError, Refused):
            if other.id != id_ and _content(snapshot(data, other)) == _content(own):
                found.append(other.id)
    return found


def _content(held: Snapshot) -> tuple[object, ...]:
    return (held.as_of, held.provenance, held.tables, held.carried, held.register)
