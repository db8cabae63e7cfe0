"""Publishing killed at any moment: readers see the old or the new, whole, and nothing is lost."""

import random
import shutil
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

import pytest

from dashboard.intake import drafts
from dashboard.snapshots import log, verification
from dashboard.snapshots.publication import PublicationError
from tests.slow.killing import (
    ACTS,
    DAY,
    NEW,
    NEXT,
    content,
    copied,
    files,
    last_word,
    make_seed,
    processes,
    ready,
    release,
    started,
)

pytestmark = pytest.mark.slow
TIMES = {"publish": 100, "whole": 50, "first": 20, "start": 20, "withdraw": 30, "restore": 30}
"""Kills at random moments of each act."""
STEPS = {"publish": 8, "whole": 20, "first": 20, "start": 12, "withdraw": 5, "restore": 5}
"""Steps that each act has at least."""
WATCHED = ("whole", "first")
"""Long enough for someone to read meanwhile."""
SHORTER, LONGER = 0.8, 1.1
"""How the span of the moments follows a machine that is busy with other things: kills keep
falling into the midst of the act, and some behind it."""


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    data = tmp_path_factory.mktemp("seed") / "data"
    make_seed(data)
    return data


@pytest.fixture
def fresh(seed, tmp_path):
    """A new copy of the seed at every call, the one before it removed."""

    def copy(act):
        shutil.rmtree(tmp_path / "data", ignore_errors=True)
        return copied(seed, tmp_path / "data", act)

    return copy


def whole_run(act, data):
    """What readers see before and after the act, and how long it takes."""
    before = content(data)
    process, talk = started(act, data)
    begun = time.perf_counter()
    assert last_word(process, talk) == "done"
    return before, content(data), time.perf_counter() - begun


def sound(data, before, after, kept):
    """What holds after any interruption; whether the act took effect."""
    root = data / "snapshots"
    shown = content(data)
    assert shown in (before, after)
    assert kept.items() <= files(data).items()  # nothing is lost or changed
    findings = verification.verify(root)
    assert [finding for finding in findings if finding.grave] == []
    held = log.read(root)
    there = {path.name for path in root.glob("*") if path.is_dir()}
    published = (
        {e.directory for e in held.entries}
        if held.there
        else set(map(log.directory_name, *zip(*((DAY, n) for n in (1, 2)), strict=True)))
        | {"2021-09-30"}
    )
    assert there - published <= {finding.snapshot for finding in findings}  # named
    return shown == after


def carries_on(data, act):
    """The next one to publish finds nothing in the way, and sweeps up."""
    waiting = drafts.saved(data)
    if waiting and act in ("publish", "start"):  # killed before it took effect
        release(data, waiting[-1])
        assert f",{NEW},1," in content(data)[DAY]["posts"]
    release(data, ready(data, NEXT, known={}))
    assert f",{NEXT},1," in content(data)[DAY]["posts"]
    assert {f.reason for f in verification.verify(data / "snapshots")} <= {"unlogged"}


@contextmanager
def read_meanwhile(data, allowed):
    """Someone reads again and again, and only ever sees what is `allowed`."""

    def read():
        while not enough.is_set():
            seen.append(content(data))
        seen.append(content(data))

    seen, enough = [], threading.Event()
    with ThreadPoolExecutor(1) as pool:
        reads = pool.submit(read)
        try:
            yield
        finally:
            enough.set()
    reads.result()
    assert all(shown in allowed for shown in seen)


def killed(act, data, delay, allowed):
    """Kill the act after `delay` seconds; whether it was through. Long acts have a reader."""
    with read_meanwhile(data, allowed) if act in WATCHED else nullcontext():
        process, talk = started(act, data)
        time.sleep(delay)
        process.kill()
        return last_word(process, talk) == "done"


def midst(outcomes):
    """How many acts were killed before they were through."""
    return sum(not through for _, through in outcomes)


@pytest.mark.parametrize("act", TIMES)
def test_killed_at_random_moments(fresh, act):
    before, after, _ = whole_run(act, fresh(act))
    length = 1.1 * statistics.median(whole_run(act, fresh(act))[2] for _ in range(5))
    moments, outcomes = random.Random(f"kill {act}"), []
    # a machine whose speed changes meanwhile gets more tries to be hit in the midst
    while len(outcomes) < TIMES[act] or (
        midst(outcomes) < TIMES[act] / 3 and len(outcomes) < 2 * TIMES[act]
    ):
        data = fresh(act)
        kept = files(data)
        through = killed(act, data, moments.uniform(0, length), (before, after))
        effective = sound(data, before, after, kept)
        assert effective or not through
        carries_on(data, act)
        outcomes.append((effective, through))
        length *= SHORTER if through else LONGER
    assert {effective for effective, _ in outcomes} == {False, True}
    assert midst(outcomes) >= TIMES[act] / 3


def test_there_are_kills_enough():
    assert sum(TIMES.values()) >= 200 and TIMES.keys() == ACTS.keys() == STEPS.keys()


@pytest.mark.parametrize("act", STEPS)
def test_killed_before_every_step(fresh, act):
    before, after, _ = whole_run(act, fresh(act))
    passed, outcomes = [], []
    while "done" not in passed:
        data = fresh(act)
        kept = files(data)
        passed.append(last_word(*started(act, data, at=len(passed) + 1)))
        outcomes.append(sound(data, before, after, kept))
        carries_on(data, act)
    assert len(passed) > STEPS[act] and {"os.fsync", "io.open", "os.replace"} <= set(passed)
    assert outcomes == sorted(outcomes)  # it takes effect once, in between
    assert not outcomes[0] and outcomes[-1]


@pytest.mark.parametrize("act", ["publish", "start"])
def test_killed_at_the_same_step_again_and_again(fresh, act):
    _, after, _ = whole_run(act, fresh(act))
    at, word = 0, ""
    while word != "done":
        at, data = at + 1, fresh(act)
        kept = files(data)
        for _ in range(3):
            before = content(data)
            word = last_word(*started(act, data, at))
            sound(data, before, after, kept)
            kept = files(data)
            ready(data, NEW)
        carries_on(data, act)
    assert at > STEPS["publish"]


def contend(data, number, gate, told):
    held = drafts.saved(data)[number]
    gate.wait()
    try:
        told.put((release(data, held, by=f"{number}").by, "published", ""))
    except PublicationError as error:
        told.put((f"{number}", error.reason, error.by))


def test_two_publish_at_once(fresh):
    winners = set()
    for _ in range(12):
        data = fresh("publish")
        ready(data, NEXT)
        gate, told = processes.Barrier(2), processes.Queue()
        both = [
            processes.Process(target=contend, args=(data, number, gate, told)) for number in (0, 1)
        ]
        for process in both:
            process.start()
        answers = sorted((told.get(timeout=60) for _ in both), key=lambda answer: answer[1])
        for process in both:
            process.join()
        winner = answers[0][0]
        assert [answer[1:] for answer in answers] == [("published", ""), ("superseded", winner)]
        assert f",{(NEW, NEXT)[int(winner)]},1," in content(data)[DAY]["posts"]
        assert verification.verify(data / "snapshots") == []
        assert len(drafts.saved(data)) == 1  # the loser's, to be checked again
        winners.add(winner)
    assert winners
