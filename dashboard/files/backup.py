"""The data directory as one archive, and back: nothing half, nothing over what is there."""

import gzip
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from dashboard.files.atomic import whole

LEFT_OUT = ("derived",)
"""Folders that are computed again."""
ENDINGS = (".tar.gz", ".tgz")
"""What the name of an archive must end with: what it is."""
WAIT = 60.0
"""Seconds to wait for whoever is publishing."""


class BackupError(ValueError):
    """Why nothing was done: `reason` is ``not_empty``, ``unreadable``, ``missing``, ``ending`` or
    ``no_data``.
    """

    def __init__(self, reason: str, what: Path) -> None:
        super().__init__(f"{reason}: {what}")
        self.reason, self.what = reason, what


def make(data: Path, archive: Path) -> int:
    """Write `data` to `archive` (tar.gz, its owner's alone) while nobody publishes; the number of
    files. `filelock.Timeout` when publishing takes longer than `WAIT`; OSError.

    Other writers rename whole files or append lines, so that each file is one they wrote.
    """
    root = data / "snapshots"
    if not archive.name.endswith(ENDINGS):
        raise BackupError("ending", archive)
    if not data.is_dir():
        raise BackupError("no_data", data)
    root.mkdir(exist_ok=True)
    count = 0
    with (
        FileLock(root / ".lock", timeout=WAIT),
        whole(archive, private=True) as stream,
        tarfile.open(fileobj=stream, mode="w:gz", compresslevel=1) as packed,
    ):
        for file in _files(data, archive):
            packed.add(file, str(file.relative_to(data)), recursive=False)
            count += 1
    return count


def _files(data: Path, archive: Path) -> Iterator[Path]:
    """What is kept: no locks, nothing half written, nothing that is computed again, no links."""
    for folder, folders, names in os.walk(data):
        here = Path(folder)
        top = here == data
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and not (top and f in LEFT_OUT)
        )
        for file in (here / name for name in sorted(names)):
            half = file.name.startswith(".") or file.suffix in (".part", ".lock")
            if not half and not file.is_symlink() and file.resolve() != archive.resolve():
                yield file


def unpack(archive: Path, data: Path) -> int:
    """Put `archive` into `data`, which must be empty or not there; the number of files.

    `BackupError` when it holds something or the archive cannot be read: then nothing is left.
    """
    if not archive.is_file():
        raise BackupError("missing", archive)
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise BackupError("not_empty", data)
    new = not data.exists()
    data.mkdir(parents=True, exist_ok=True)
    try:
        with gzip.open(archive) as plain, tarfile.open(fileobj=plain, mode="r:") as packed:
            while plain.read(2**20):  # to its end, where its checksum is
                pass
            members = packed.getmembers()
            packed.extractall(data, members, filter="data")
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        for left in data.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if new:
            data.rmdir()
        raise BackupError("unreadable", archive) from error
    return len(members)
