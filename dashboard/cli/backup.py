"""Back up the data directory, check a backup, restore one: ``python -m dashboard backup``."""

import subprocess
import sys
import tempfile
from pathlib import Path

import click
from filelock import Timeout

from dashboard import paths
from dashboard.cli.common import Rejection, common, output, reads, translator
from dashboard.files import backup
from dashboard.snapshots import log


@click.group()
@common
def command() -> None:
    """Back up the data directory, check a backup, restore one."""


ARCHIVE = click.argument("archive", type=click.Path(path_type=Path))


@command.command()
@click.argument("archive", type=click.Path(path_type=Path), callback=output)
@reads(paths.snapshots)
def make(archive: Path) -> int:
    """Write the data directory to ARCHIVE (.tar.gz) and check it; publishing waits meanwhile.

    The key of the log and the configuration are not in it: keep those elsewhere.
    """
    try:
        count = backup.make(paths.data(), archive)
    except Timeout as error:
        raise Rejection(translator()("backup.busy")) from error
    except backup.BackupError as error:
        raise _refused(error) from error
    click.echo(translator()("backup.made", count=count, file=archive))
    return _checked(archive)


@command.command()
@ARCHIVE
def check(archive: Path) -> int:
    """Unpack ARCHIVE beside nothing in use and verify every snapshot and the log in it."""
    return _checked(archive)


@command.command()
@ARCHIVE
def restore(archive: Path) -> int:
    """Put ARCHIVE into the data directory, which must be empty or not there, and verify it."""
    try:
        count = backup.unpack(archive, paths.data())
    except backup.BackupError as error:
        raise _refused(error) from error
    log.trust(paths.snapshots())
    click.echo(translator()("backup.restored", count=count, folder=paths.data()))
    return _verified(paths.data())


def _checked(archive: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        try:
            backup.unpack(archive, Path(folder))
        except backup.BackupError as error:
            raise _refused(error) from error
        return _verified(Path(folder))


def _verified(data: Path) -> int:
    """What ``snapshots verify`` says of `data`, in a process of its own: 0 when all is well."""
    verify = [
        sys.executable,
        "-m",
        "dashboard",
        "snapshots",
        "--data",
        str(data.absolute()),
        "verify",
    ]
    return subprocess.run(verify, cwd=paths.ROOT, check=False).returncode


def _refused(error: backup.BackupError) -> Rejection:
    return Rejection(translator()(f"backup.{error.reason}", what=error.what))
