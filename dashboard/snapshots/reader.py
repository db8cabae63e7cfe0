"""Find the snapshots on disk, and refuse by name those that cannot be trusted."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import contracts

DIRECTORY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-r(\d+))?")
PROVENANCES = ("demo", "reported")


@dataclass(frozen=True)
class Snapshot:
    """A complete snapshot: every file named by its manifest is there, hash for hash."""

    path: Path
    as_of: date
    revision: int
    provenance: str
    created_at: str
    created_by: str
    tables: Mapping[str, str]
    digest: str

    @property
    def id(self) -> str:
        """The date and revision, for example ``2021-12-16-r1``."""
        return f"{self.as_of}-r{self.revision}"


@dataclass(frozen=True)
class Fault:
    """A snapshot that is not served: its directory, the file at fault and the reason.

    `reason` is ``manifest``, ``newer``, ``missing``, ``damaged`` or ``columns``.
    """

    snapshot: str
    file: str
    reason: str


@dataclass(frozen=True)
class Catalogue:
    """The snapshots that can be served, oldest first, and the faults of the others."""

    snapshots: tuple[Snapshot, ...]
    faults: tuple[Fault, ...]


class _Refused(Exception):
    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason


def discover(root: Path) -> Catalogue:
    """Read every snapshot under `root`; of each date the latest sound revision is kept."""
    found: dict[date, Snapshot] = {}
    faults: list[Fault] = []
    for path in sorted(root.iterdir()) if root.is_dir() else []:
        if not path.is_dir() or not DIRECTORY.fullmatch(path.name):
            continue
        try:
            snapshot = _read(path)
        except _Refused as refused:
            faults.append(Fault(path.name, refused.file, refused.reason))
            continue
        kept = found.get(snapshot.as_of)
        if kept is None or snapshot.revision > kept.revision:
            found[snapshot.as_of] = snapshot
    return Catalogue(tuple(found[day] for day in sorted(found)), tuple(faults))


def _read(path: Path) -> Snapshot:
    manifest, digest = _manifest(path)
    if manifest["contract_version"] > contracts.VERSION:
        raise _Refused("manifest.json", "newer")
    for name, entry in manifest["tables"].items():
        _verify(path / f"{name}.parquet", entry["sha256"])
        _verify_columns(path / f"{name}.parquet", name)
    return Snapshot(
        path=path,
        as_of=date.fromisoformat(manifest["as_of"]),
        revision=manifest["revision"],
        provenance=manifest["provenance"],
        created_at=manifest["created_at"],
        created_by=manifest["created_by"],
        tables={name: entry["sha256"] for name, entry in manifest["tables"].items()},
        digest=digest,
    )


def _manifest(path: Path) -> tuple[dict, str]:
    """The manifest and its own hash; refused unless it agrees with the directory's name."""
    try:
        content = (path / "manifest.json").read_bytes()
        manifest = json.loads(content)
        match = DIRECTORY.fullmatch(path.name)
        named = (match[1], int(match[2] or 1)) if match else None
        sound = (
            (manifest["as_of"], manifest["revision"]) == named
            and manifest["provenance"] in PROVENANCES
            and isinstance(manifest["contract_version"], int)
            and all(isinstance(e["sha256"], str) for e in manifest["tables"].values())
            and {"created_at", "created_by"} <= manifest.keys()
            and "units" in manifest["tables"]
            and date.fromisoformat(manifest["as_of"])
        )
    except FileNotFoundError:
        raise _Refused("manifest.json", "missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _Refused("manifest.json", "manifest") from None
    if not sound:
        raise _Refused("manifest.json", "manifest")
    return manifest, hashlib.sha256(content).hexdigest()


def _verify_columns(file: Path, table: str) -> None:
    """A file may be whole and still not be what this version reads."""
    try:
        schema = pq.read_schema(file)
    except (OSError, pa.ArrowInvalid):
        raise _Refused(file.name, "damaged") from None
    known = contracts.TABLES.get(table)
    if known is None or not schema.equals(known.arrow_schema()):
        raise _Refused(file.name, "columns")


def _verify(file: Path, sha256: str) -> None:
    try:
        with file.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise _Refused(file.name, "missing") from None
    except OSError:
        raise _Refused(file.name, "damaged") from None
    if found != sha256:
        raise _Refused(file.name, "damaged")
