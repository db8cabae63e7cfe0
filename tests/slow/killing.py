"""A data directory to publish in, and processes that are killed while they do."""

import io
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dashboard import indicators
from dashboard.access import local
from dashboard.files import apart
from dashboard.intake import drafts
from dashboard.intake.prepare import prepare
from dashboard.snapshots import discover, log, publication, seal
from dashboard.snapshots.tables import load
from tests import worlds
from tests.intake.sending import csv, sheets, units
from tests.known import KNOWN

DAY, EARLIER = str(worlds.AS_OF), date(2021, 9, 30)
FEW = dict(list(KNOWN.items())[:1])
"""Enough indicators to go through every step; all of them take two seconds a publication."""
REGISTER = sheets(units=units())
IN_FORCE, NEW, NEXT = 2, 3, 9
"""The versions of the rows: in force, published by the process that is killed, and after it."""

seal.shipped = lambda directory, digest: True  # in processes of their own too (conftest)
apart.run = lambda work, *arguments: work(*arguments)
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.slow.killing"])


def rows(version: int) -> list[dict]:
    """Thirty rows of posts that tell their version."""
    return [
        {
            "town": (worlds.A1, worlds.A2, worlds.B1)[n % 3],
            "posts": version,
            "used": 1,
            "approved_on": f"2021-0{1 + n // 10}-{1 + n % 10:02}",
        }
        for n in range(30)
    ]


def ready(
    data: Path, version: int, as_of: date = worlds.AS_OF, known: indicators.Definitions = FEW
) -> drafts.Draft:
    """A draft of the rows of `version`, from a workbook and a CSV."""
    held = prepare(
        [REGISTER, csv("posts", rows(version))],
        data=data,
        as_of=as_of,
        provenance="reported",
        by="tester",
        definitions=known,
        published={},
        derived=data / "derived",
    )
    assert held.draft, held.checked.problems
    return held.draft


def release(data: Path, held: drafts.Draft, by: str = "tester") -> log.Entry:
    """Publish with every warning confirmed."""
    return drafts.release(
        data, held, by=local(by), confirmed=[warning.id for warning in held.warnings]
    )


def make_seed(data: Path) -> None:
    """Two dates, the later one corrected once, and a draft of its next correction."""
    release(data, ready(data, 1, EARLIER))
    release(data, ready(data, 1))
    release(data, ready(data, IN_FORCE))
    ready(data, NEW)


def copied(seed: Path, data: Path, act: str) -> Path:
    """A copy of the seed, as `act` finds it, of whose log nothing is known from before."""
    seal.forget(data / "snapshots")
    if act == "first":
        data.mkdir()
        return data
    shutil.copytree(seed, data)
    if act == "start":  # snapshots from before there was a log
        for name in (log.LOG, log.HEAD):
            (data / "snapshots" / name).unlink()
    return data


def _publish(data: Path) -> None:
    release(data, drafts.saved(data)[-1])


def _whole(data: Path) -> None:
    release(data, ready(data, NEW))


def _withdraw(data: Path) -> None:
    publication.withdraw(data / "snapshots", DAY, by=local("tester"), reason="x")


def _restore(data: Path) -> None:
    publication.restore(data / "snapshots", DAY, 1, by=local("tester"), reason="x")


ACTS: dict[str, Callable[[Path], None]] = {
    "publish": _publish,
    "whole": _whole,
    "first": _whole,
    "start": _publish,
    "withdraw": _withdraw,
    "restore": _restore,
}
"""What is killed: from the draft on, from the file on, the first one of all, the first one that
keeps a log, and the two other acts."""


def content(data: Path) -> dict[str, dict[str, str]]:
    """What readers see: every table of every snapshot served, read whole."""
    found = discover(data / "snapshots")
    assert found.faults == ()
    return {
        str(s.as_of): {name: frame.to_csv() for name, frame in load(s).items()}
        for s in found.snapshots
    }


def files(data: Path) -> dict[str, bytes]:
    """Every file in the directories of snapshots."""
    root = data / "snapshots"
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.glob("????-??-??*/*"))
    }


WRITING = os.O_WRONLY | os.O_RDWR
STEPS = (
    (os, "fsync"),
    (os, "rename"),
    (os, "replace"),
    (os, "mkdir"),
    (os, "open"),
    (io, "open"),
    (os, "unlink"),
    (os, "rmdir"),
)
"""Whatever changes the disk goes through one of these."""


@contextmanager
def struck(strike: Callable[[str, int, object], None]) -> Iterator[None]:
    """Before every step that changes the disk, call `strike` with its name, number and path."""
    count, kept = [0], [(owner, name, getattr(owner, name)) for owner, name in STEPS]

    def counted(owner, name, step):
        def run(*arguments, **options):
            mode = arguments[1] if name == "open" and len(arguments) > 1 else options.get("mode")
            reads = name == "open" and not (
                mode & WRITING if isinstance(mode, int) else set(mode or "r") & set("wax+")
            )
            if not reads:
                count[0] += 1
                strike(f"{owner.__name__}.{name}", count[0], arguments[0])
            return step(*arguments, **options)

        return run

    for owner, name, step in kept:
        setattr(owner, name, counted(owner, name, step))
    try:
        yield
    finally:
        for owner, name, step in kept:
            setattr(owner, name, step)


def run(act: str, data: Path, at: int, talk) -> None:
    """In a process: the act, killing itself before step `at` (0: never); then wait to be killed."""

    def strike(name: str, number: int, _: object) -> None:
        if number == at:
            talk.send(name)
            os.kill(os.getpid(), signal.SIGKILL)

    talk.send("begun")
    with struck(strike):
        ACTS[act](data)
    talk.send("done")
    signal.pause()


def started(act: str, data: Path, at: int = 0):
    """A process that has begun `act`, and its word."""
    mine, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=run, args=(act, data, at, theirs))
    process.start()
    theirs.close()
    assert mine.recv() == "begun"
    return process, mine


def last_word(process, talk) -> str:
    """The step before which it died, ``done``, or nothing; the process is gone afterwards."""
    try:
        return talk.recv()
    except EOFError:
        return ""
    finally:
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
