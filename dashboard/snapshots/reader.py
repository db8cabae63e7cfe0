"""Find the snapshots on disk, and refuse by name those that cannot be trusted."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import contracts
from dashboard.contracts.migrations import needed
from dashboard.files import clock
from dashboard.snapshots import public
from dashboard.snapshots.log import GRAVE, Entry, Log, directory_name, directory_of
from dashboard.snapshots.log import read as read_log

DIRECTORY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-r(\d+))?")


@dataclass(frozen=True)
class Snapshot:
    """A complete snapshot: every file named by its manifest is there, hash for hash.

    `carried` names, by unit, the snapshot whose rows stand in for what the unit did not send;
    `register` the one whose register of units it holds; `preview` marks one that is not public,
    shown to editors only.
    """

    path: Path
    as_of: date
    revision: int
    provenance: contracts.Provenance
    created_at: str
    created_by: str
    tables: Mapping[str, str]
    digest: str
    contract: int = 1
    carried: Mapping[str, str] = field(default_factory=dict)
    register: str = ""
    preview: bool = False

    @property
    def id(self) -> str:
        """The date and revision, for example ``2021-12-16-r1``."""
        return f"{self.as_of}-r{self.revision}"

    @property
    def made_of(self) -> frozenset[str]:
        """The directories of the snapshots whose rows it holds."""
        bases = {*self.carried.values(), self.register} - {""}
        return frozenset(directory_of(base) for base in bases)

    @property
    def made(self) -> str:
        """When it was made, as screens say it: to the minute, in Jining."""
        try:
            return clock.minute(self.created_at)
        except ValueError:
            return self.created_at


@dataclass(frozen=True)
class Fault:
    """A snapshot that is not served: its directory, the file at fault and the reason.

    `reason` is ``manifest``, ``newer``, ``older`` (to be migrated), ``missing``, ``damaged``,
    ``columns`` or, where the log says otherwise than the directory, ``altered``; of the log
    itself (`snapshot` empty) ``altered`` or ``removed``.
    """

    snapshot: str
    file: str
    reason: str


@dataclass(frozen=True)
class Catalogue:
    """The snapshots that can be served, oldest first, and the faults of the others."""

    snapshots: tuple[Snapshot, ...]
    faults: tuple[Fault, ...]


class Refused(Exception):
    """A snapshot that cannot be trusted: the file at fault and the reason, as in `Fault`."""

    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason


@dataclass(frozen=True)
class Survey:
    """Everything on disk: sound snapshots and faults by directory, and the log."""

    sound: Mapping[str, Snapshot]
    faults: Mapping[str, Fault]
    log: Log


def survey(root: Path) -> Survey:
    """Read and verify every snapshot under `root`, published or not."""
    sound: dict[str, Snapshot] = {}
    faults: dict[str, Fault] = {}
    log = read_log(root)  # before the directories: what it names is there already
    for path in sorted(root.iterdir()) if root.is_dir() else []:
        if not path.is_dir() or not DIRECTORY.fullmatch(path.name):
            continue
        try:
            sound[path.name] = read(path)
        except Refused as refused:
            faults[path.name] = Fault(path.name, refused.file, refused.reason)
    return Survey(sound, faults, log)


def serve(found: Survey, at: datetime, *, preview: bool = False) -> Catalogue:
    """What readers see at a moment: of each date the revision in force, as far as it is sound.

    Where there is a log, only what it says is published; without one every sound snapshot.
    """
    snapshots: list[Snapshot] = []
    faults = [Fault("", "log.jsonl", reason) for reason, _ in found.log.faults if reason in GRAVE]
    seen = opened(found, at)
    for revisions in (public.stacks(entries(found)) if preview else seen.now).values():
        for entry in revisions:
            snapshot = found.sound.get(entry.directory)
            if snapshot is not None and entry.digest in ("", snapshot.digest):
                waits = entry not in seen.now.get(entry.as_of, ())
                snapshots.append(replace(snapshot, preview=True) if waits else snapshot)
                break
            faults.append(
                found.faults.get(entry.directory)
                or Fault(entry.directory, "manifest.json", "altered" if snapshot else "missing")
            )
    return Catalogue(tuple(sorted(snapshots, key=lambda s: s.as_of)), tuple(dict.fromkeys(faults)))


def opened(found: Survey, at: datetime) -> public.Opened:
    """What is public of what is on disk, and what ever was."""
    made_of = {name: snapshot.made_of for name, snapshot in found.sound.items()}
    return public.opened(entries(found), made_of, at)


def entries(found: Survey) -> tuple[Entry, ...]:
    """The acts: those of the log, else every directory as if it had been published."""
    return found.log.entries if found.log.there else tuple(unlogged(found))


def unlogged(found: Survey) -> Iterator[Entry]:
    """Every directory as if it had been published in the order of its revision."""
    named = sorted(
        (match[1], int(match[2] or 1))
        for name in (*found.sound, *found.faults)
        if (match := DIRECTORY.fullmatch(name))
    )
    for n, (as_of, revision) in enumerate(named, start=1):
        snapshot = found.sound.get(directory_name(as_of, revision))
        yield Entry(n, "", "", "publish", as_of, revision, snapshot.digest if snapshot else "")


def discover(root: Path, at: datetime | None = None, *, preview: bool = False) -> Catalogue:
    """The snapshots under `root` that readers see now (or at `at`)."""
    return serve(survey(root), at or clock.now(), preview=preview)


def read(path: Path) -> Snapshot:
    """The snapshot in the directory `path`; `Refused` where it cannot be trusted."""
    found = sealed(path)
    if needed(found.contract, contracts.MIGRATIONS):
        raise Refused("manifest.json", "older")
    for name in found.tables:
        _verify_columns(path / f"{name}.parquet", name, found.contract)
    return found


def sealed(path: Path) -> Snapshot:
    """The snapshot as it was written, under whatever contract up to this one; `Refused` where it
    is not whole.
    """
    manifest, digest = _manifest(path)
    if manifest["contract_version"] > contracts.VERSION:
        raise Refused("manifest.json", "newer")
    for name, entry in manifest["tables"].items():
        _verify(path / f"{name}.parquet", entry["sha256"])
    return Snapshot(
        path=path,
        as_of=date.fromisoformat(manifest["as_of"]),
        revision=manifest["revision"],
        provenance=manifest["provenance"],
        created_at=manifest["created_at"],
        created_by=manifest["created_by"],
        tables={name: entry["sha256"] for name, entry in manifest["tables"].items()},
        digest=digest,
        contract=manifest["contract_version"],
        carried=manifest.get("carried", {}),
        register=manifest.get("register", ""),
    )


def _manifest(path: Path) -> tuple[dict[str, Any], str]:
    """The manifest and its own hash; refused unless it agrees with the directory's name."""
    try:
        content = (path / "manifest.json").read_bytes()
        manifest = json.loads(content)
        match = DIRECTORY.fullmatch(path.name)
        named = (match[1], int(match[2] or 1)) if match else None
        sound = (
            (manifest["as_of"], manifest["revision"]) == named
            and manifest["provenance"] in contracts.PROVENANCES
            and isinstance(manifest["contract_version"], int)
            and all(isinstance(e["sha256"], str) for e in manifest["tables"].values())
            and {"created_at", "created_by"} <= manifest.keys()
            and "units" in manifest["tables"]
            and date.fromisoformat(manifest["as_of"])
        )
    except FileNotFoundError:
        raise Refused("manifest.json", "missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Refused("manifest.json", "manifest") from None
    if not sound:
        raise Refused("manifest.json", "manifest")
    return manifest, hashlib.sha256(content).hexdigest()


def _verify_columns(file: Path, table: str, version: int) -> None:
    """A file may be whole and still not be what this version reads."""
    try:
        schema = pq.read_schema(file)
    except (OSError, pa.ArrowInvalid):
        raise Refused(file.name, "damaged") from None
    known = contracts.TABLES.get(table)
    if known is None or not known.reads(schema, version):
        raise Refused(file.name, "columns")


def _verify(file: Path, sha256: str) -> None:
    try:
        with file.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise Refused(file.name, "missing") from None
    except OSError:
        raise Refused(file.name, "damaged") from None
    if found != sha256:
        raise Refused(file.name, "damaged")
