"""A disk that is full at any write: an error that says so, and everything as it was before."""

import errno
import resource
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from dashboard.access import local
from dashboard.intake import drafts
from dashboard.snapshots import log, publication, verification
from dashboard.snapshots.publication import PublicationError
from tests.slow.killing import (
    ACTS,
    DAY,
    NEW,
    NEXT,
    content,
    copied,
    files,
    make_seed,
    processes,
    ready,
    release,
    struck,
)

pytestmark = pytest.mark.slow
GROWS, MAKES = ("os.fsync", "os.rename"), ("os.mkdir", "os.open", "io.open")
"""Steps for which a full disk has no room: these always, those where they make something new."""
FAILING = {"publish": 3, "whole": 8, "first": 8, "start": 5, "withdraw": 1, "restore": 1}
"""Steps of each act that fail at least; that of the log's head stops nothing."""
LINE = 400
"""Bytes that a line of the log has at least."""


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    data = tmp_path_factory.mktemp("seed") / "data"
    make_seed(data)
    return data


def full(at, *, lasting, past):
    """Strike with "no space left" at the `at`-th step that needs room (and ever after; but a
    directory that has just given up a name has room for it again).
    """

    def strike(name, _, path):
        if name in GROWS or (name in MAKES and not Path(path).exists()):
            past.append(name)
            if len(past) == at or (lasting and len(past) > at and name != "os.rename"):
                raise OSError(errno.ENOSPC, "No space left on device")

    return strike


def as_before(data, before, kept):
    """Nothing published is lost or changed, and nothing is graver than a leftover."""
    assert content(data) == before
    assert kept.items() <= files(data).items()
    assert [f for f in verification.verify(data / "snapshots") if f.grave] == []


def every_step(seed, tmp_path, act, lasting):
    """(data, what was raised, steps so far) with the disk full from each step on, in turn."""
    for at in range(1, 100):
        data, past = copied(seed, tmp_path / f"{at}", act), []
        kept, before, raised = files(data), content(data), None
        with struck(full(at, lasting=lasting, past=past)):
            try:
                ACTS[act](data)
            except (PublicationError, OSError) as error:
                raised = error
        if raised:
            as_before(data, before, kept)
        yield data, raised, past
        if len(past) < at:
            assert raised is None
            return
    raise AssertionError("there is no end of steps")


@pytest.mark.parametrize("lasting", [True, False], ids=["lasting", "once"])
@pytest.mark.parametrize("act", ACTS)
def test_full_at_every_step(seed, tmp_path, act, lasting):
    raised = []
    for data, error, _ in every_step(seed, tmp_path, act, lasting):
        raised.append(error)
        assert [f for f in verification.verify(data / "snapshots") if f.grave] == []
        release(data, ready(data, NEXT, known={}))  # once there is room again
        assert f",{NEXT},1," in content(data)[DAY]["posts"]
        assert {f.reason for f in verification.verify(data / "snapshots")} <= {"unlogged"}
    assert sum(error is not None for error in raised) >= FAILING[act] and raised[-1] is None


@pytest.mark.parametrize("lasting", [True, False], ids=["lasting", "once"])
def test_the_draft_is_kept_when_it_cannot_be_published(seed, tmp_path, lasting):
    """The word of `publish`: readers and the draft are then as before."""
    for data, error, past in every_step(seed, tmp_path, "publish", lasting):
        if error:
            assert verification.verify(data / "snapshots") == [], past
            (waiting,) = drafts.saved(data)
            release(data, waiting)
            assert f",{NEW},1," in content(data)[DAY]["posts"]


@pytest.mark.parametrize("lasting", [True, False], ids=["lasting", "once"])
def test_a_full_disk_is_called_by_its_name(seed, tmp_path, lasting):
    for _, error, past in every_step(seed, tmp_path, "publish", lasting):
        assert error is None or getattr(error, "reason", "") == "unwritable", (error, past[-1])


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_line_fits_and_the_head_does_not(seed, tmp_path, times):
    """The last block of the log has room for a line when there is none for a new file."""
    data, root = copied(seed, tmp_path / "data", "publish"), tmp_path / "data" / "snapshots"

    def no_room(name, _, path):
        if name == "os.open" and Path(path).match(f".{log.HEAD}.*.part"):
            raise OSError(errno.ENOSPC, "No space left on device")

    with struck(no_room):
        for n in range(times):
            with suppress(PublicationError, OSError):  # it may refuse to go on like that
                publication.restore(root, DAY, 1 + n % 2, by=local("x"), reason="x")
    assert {f.reason for f in verification.verify(root)} == {"behind"}
    assert len(content(data)) == 2
    ACTS["withdraw"](data)
    assert verification.verify(root) == []


def limited(data, size, dies, told):
    """Publish where no file may grow beyond `size`: killed for it, or told in the middle."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if dies else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        ACTS["publish"](data)
        told.send("published")
    except PublicationError as error:
        told.send(error.reason)


@pytest.mark.parametrize(
    ("room", "dies"), [(0, False), (1, False), (100, False), (LINE - 1, False), (0, True)]
)
def test_half_a_line_of_the_log(seed, tmp_path, room, dies):
    data = copied(seed, tmp_path / "data", "publish")
    root, kept, before = data / "snapshots", files(data), content(data)
    length = (root / log.LOG).stat().st_size
    mine, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=limited, args=(data, length + room, dies, theirs))
    process.start()
    process.join()
    if dies:
        assert process.exitcode == -signal.SIGXFSZ
        assert {f.reason for f in verification.verify(root)} == {"unlogged"}
    else:
        assert mine.recv() == "unwritable"
        assert verification.verify(root) == []  # half a line was taken off again
        assert [held.revision for held in drafts.saved(data)] == [3]
    as_before(data, before, kept)
    release(data, ready(data, NEXT, known={}))
    assert f",{NEXT},1," in content(data)[DAY]["posts"]
    assert {f.reason for f in verification.verify(root)} <= {"unlogged"}
