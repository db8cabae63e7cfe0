"""Publishing killed at any moment: readers see the old or the new, whole, and nothing is lost."""

import multiprocessing
import os
import random
import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

from dashboard.snapshots import discover, log, publication
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.reader import read
from dashboard.snapshots.tables import load
from dashboard.snapshots.writer import write
from tests import worlds
from tests.intake.sending import POSTS, csv, publish, sheets, units

pytestmark = pytest.mark.slow
DAY = str(worlds.AS_OF)
OLD, NEW = 8, 13
"""Posts before (3 + 5) and after (3 + 10)."""
SENT = [POSTS[0], POSTS[1] | {"posts": 10}]
ACTS, WHOLES = 160, 60
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.snapshots.test_kills"])


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """A data directory with one publication, to be copied for every kill."""
    data = tmp_path_factory.mktemp("seed")
    publish(data, sheets(units=units(), posts=POSTS))
    return data


@pytest.fixture
def fresh(seed, tmp_path):
    """A copy of the seed with a draft of its correction; a new one at every call."""
    def copy():
        data = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        shutil.copytree(seed / "snapshots", data / "snapshots")
        frames = {"units": units(), "posts": worlds.table("posts", SENT)}
        write(frames, root=data / "ready", as_of=worlds.AS_OF, provenance="reported",
              created_at="2022-01-01", created_by="test", revision=2)
        return data
    return copy


def act(data, by="test"):
    """Publish the draft that is ready."""
    root = data / "snapshots"
    standing = publication.in_force(root, DAY)
    publication.publish(read(data / "ready" / f"{DAY}-r2"), root, by=by,
                        against=standing.digest)


def whole(data):
    """From the file to the publication."""
    publish(data, csv("posts", SENT), carried=["all"])


def turn_back(data):
    """Publish, withdraw, restore the first."""
    act(data)
    publication.withdraw(data / "snapshots", DAY, by="test", reason="x")
    publication.restore(data / "snapshots", DAY, 1, by="test", reason="x")


def run(work, data, begun):
    begun.send(True)
    work(data)


def started(work, data):
    """A process that has begun `work`."""
    mine, theirs = processes.Pipe()
    process = processes.Process(target=run, args=(work, data, theirs))
    process.start()
    mine.recv()
    return process


def duration(work, data):
    start = time.perf_counter()
    process = started(work, data)
    start = time.perf_counter()
    process.join()
    assert process.exitcode == 0
    return time.perf_counter() - start


def served(data):
    """Posts of what is served; None where nothing is. Every table of it is read."""
    held = discover(data / "snapshots")
    assert held.faults == ()
    totals = [int(load(snapshot)["posts"]["posts"].sum()) for snapshot in held.snapshots]
    return totals[0] if totals else None


def sound(data, allowed):
    """What holds after any interruption; what is served now."""
    shown = served(data)
    assert shown in allowed
    found = publication.verify(data / "snapshots")
    assert [f for f in found if f.grave] == []
    root = data / "snapshots"
    assert int(load(read(root / DAY))["posts"]["posts"].sum()) == OLD
    published = {e.directory for e in log.read(root).entries}
    left = [p.name for p in root.glob("????-??-??*") if p.name not in published]
    assert left == [f.snapshot for f in found if f.reason == "unlogged"]     # named
    return shown


class Reader(threading.Thread):
    """Someone who opens the data again and again; what went wrong is kept."""

    def __init__(self, data, allowed):
        super().__init__()
        self.data, self.allowed, self.wrong, self.done = data, allowed, [], threading.Event()

    def run(self):
        while not self.done.is_set():
            try:
                assert served(self.data) in self.allowed
            except BaseException as error:
                self.wrong.append(error)
                return


def killed(work, data, delay, allowed):
    """What is served once `work` was killed after `delay` seconds, a reader looking on."""
    reader = Reader(data, allowed)
    reader.start()
    process = started(work, data)
    time.sleep(delay)
    process.kill()
    process.join()
    reader.done.set()
    reader.join()
    assert reader.wrong == []
    return sound(data, allowed), process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize(("work", "times", "allowed"), [
    (act, ACTS, {OLD, NEW}), (whole, WHOLES, {OLD, NEW}), (turn_back, 40, {OLD, NEW, None})])
def test_killed_at_random_moments(fresh, work, times, allowed):
    moments, outcomes = random.Random(7), []
    length = max(duration(work, fresh()) for _ in range(3))
    for _ in range(times):
        data = fresh()
        shown, died = killed(work, data, moments.uniform(0, 1.2 * length), allowed)
        outcomes.append((shown, died))
        if len(outcomes) % 8 == 0:       # and the next one goes through
            correct(data)
            assert served(data) == NEW + 1
        shutil.rmtree(data)
    assert sum(died for _, died in outcomes) >= times / 3
    assert {shown for shown, _ in outcomes} >= {OLD, NEW}      # before it took effect, and after


def correct(data):
    publish(data, csv("posts", [SENT[0], SENT[1] | {"posts": 11}]), carried=["all"])
    assert [f for f in publication.verify(data / "snapshots") if f.reason != "unlogged"] == []


STEPS = {"fsync": (os, "fsync"), "rename": (Path, "rename"), "replace": (Path, "replace"),
         "open": (Path, "open")}


def stopped(data, name, at, after):
    """Publish, killing itself at the `at`-th call of a step, before or after it."""
    owner, attribute = STEPS[name]
    step, calls = getattr(owner, attribute), []

    def counted(*arguments, **options):
        calls.append(1)
        if len(calls) == at and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = step(*arguments, **options)
        if len(calls) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(owner, attribute, counted)
    turn_back(data)


@pytest.mark.parametrize("name", STEPS)
def test_killed_at_every_step(fresh, name):
    steps = 0
    for at in range(1, 60):
        for after in (False, True):
            data = fresh()
            process = processes.Process(target=stopped, args=(data, name, at, after))
            process.start()
            process.join()
            sound(data, {OLD, NEW, None})
            shutil.rmtree(data)
        if process.exitcode == 0:
            break
        steps += 1
    assert process.exitcode == 0 and steps >= {"rename": 1}.get(name, 3)


def race(data, who, gate, told):
    gate.wait()
    try:
        act(data, by=who)
        told.put((who, "published", ""))
    except PublicationError as error:
        told.put((who, error.reason, error.by))


def test_two_processes_publish_at_once(fresh):
    for _ in range(10):
        data = fresh()
        shutil.copytree(data / "ready", data / "other" / "ready")
        (data / "other" / "snapshots").symlink_to(data / "snapshots")
        gate, told = processes.Barrier(2), processes.Queue()
        both = [processes.Process(target=race, args=(folder, who, gate, told))
                for folder, who in ((data, "甲"), (data / "other", "乙"))]
        for process in both:
            process.start()
        answers = sorted((told.get(timeout=60) for _ in both), key=lambda answer: answer[1])
        for process in both:
            process.join()
        (winner, _, _), (_, reason, first) = answers
        assert (answers[0][1], reason, first) == ("published", "superseded", winner)
        assert sound(data, {NEW}) == NEW
