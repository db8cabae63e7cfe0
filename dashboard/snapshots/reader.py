"""Find the snapshots on disk, and refuse by name those that cannot be trusted."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import contracts
from dashboard.contracts.migrations import needed
from dashboard.files import clock
from dashboard.snapshots.log import Log, directory_of
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


def read(path: Path) -> Snapshot:
    """The snapshot in the directory `path`; `Refused` where it cannot be trusted."""
    return readable(sealed(path), lambda name: _schema(path / f"{name}.parquet"))


def readable(found: Snapshot, schema: Callable[[str], pa.Schema]) -> Snapshot:
    """`found`, whose tables have the columns `schema` tells of; `Refused` where this version does
    not read them: a file may be whole and still be another's.
    """
    if needed(found.contract, contracts.MIGRATIONS):
        raise Refused("manifest.json", "older")
    for name in found.tables:
        known = contracts.TABLES.get(name)
        if known is None or not known.reads(schema(name), found.contract):
            raise Refused(f"{name}.parquet", "columns")
    return found


def sealed(path: Path) -> Snapshot:
    """The snapshot as it was written, under whatever contract up to this one; `Refused` where it
    is not whole.
    """
    try:
        content = (path / "manifest.json").read_bytes()
    except FileNotFoundError:
        raise Refused("manifest.json", "missing") from None
    except OSError:
        raise Refused("manifest.json", "manifest") from None
    found = described(content, path)
    for name, sha256 in found.tables.items():
        _verify(path / f"{name}.parquet", sha256)
    return found


def described(content: bytes, path: Path) -> Snapshot:
    """What a manifest says of the snapshot at `path`; `Refused` where it is none, of another
    directory or of a later version. The files are not looked at.
    """
    manifest = _manifest(content, path.name)
    if manifest["contract_version"] > contracts.VERSION:
        raise Refused("manifest.json", "newer")
    return Snapshot(
        path=path,
        as_of=date.fromisoformat(manifest["as_of"]),
        revision=manifest["revision"],
        provenance=manifest["provenance"],
        created_at=manifest["created_at"],
        created_by=manifest["created_by"],
        tables={name: entry["sha256"] for name, entry in manifest["tables"].items()},
        digest=hashlib.sha256(content).hexdigest(),
        contract=manifest["contract_version"],
        carried=manifest.get("carried", {}),
        register=manifest.get("register", ""),
    )


def _manifest(content: bytes, directory: str) -> dict[str, Any]:
    """The manifest; refused unless it agrees with the directory's name."""
    try:
        manifest: dict[str, Any] = json.loads(content)
        match = DIRECTORY.fullmatch(directory)
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
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused("manifest.json", "manifest") from None
    if not sound:
        raise Refused("manifest.json", "manifest")
    return manifest


def _schema(file: Path) -> pa.Schema:
    try:
        return pq.read_schema(file)
    except (OSError, pa.ArrowInvalid):
        raise Refused(file.name, "damaged") from None


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
