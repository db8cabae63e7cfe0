"""What was never public is never shown: every order of acts, against a model that only watches."""

import shutil
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dashboard.files import clock
from dashboard.snapshots import discover, publication, states, verification
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.reader import survey
from tests import worlds
from tests.snapshots.small import BY, DAYS, Small


@pytest.fixture(scope="module", autouse=True)
def units(tmp_path_factory):
    """The one table of every snapshot here, made once."""
    made = worlds.snapshot(tmp_path_factory.mktemp("units"))
    Small.units = (made.path / "units.parquet").read_bytes()


@pytest.fixture
def small(monkeypatch):
    held = Small()
    monkeypatch.setattr(clock, "now", lambda: held.now)
    yield held
    shutil.rmtree(held.folder)


def test_carried_rows_inherit_the_embargo(small):
    small.publish(DAYS[0], small.later(60))
    for made_of in ({"carried": [f"{DAYS[0]}-r1"]}, {"register": f"{DAYS[0]}-r1"}):
        assert small.publish(DAYS[1], **made_of).public_from == small.later(60)
    assert small.publish(DAYS[2], small.later(90), carried=[f"{DAYS[0]}-r1"]).public_from == (
        small.later(90)
    )
    assert small.served() == set()
    small.now += timedelta(hours=1)
    assert small.served() == {DAYS[0], f"{DAYS[1]}-r2"}


def test_made_of_what_is_taken_off_before_it_opens_it_never_opens(small):
    small.publish(DAYS[0], small.later(60))
    small.publish(DAYS[1], carried=[f"{DAYS[0]}-r1"])
    publication.withdraw(small.root, DAYS[0], by=BY, reason="x", revision=1)
    small.now += timedelta(days=1)
    assert small.served() == set() and states.ever_public(survey(small.root)) == set()
    held = [(f.reason, f.snapshot, f.file) for f in verification.verify(small.root) if not f.grave]
    assert ("held", DAYS[1], DAYS[0]) in held
    with pytest.raises(PublicationError, match="never_public"):
        small.publish(DAYS[2], carried=[f"{DAYS[0]}-r1"])


def test_one_under_embargo_is_withdrawn_alone(small):
    small.publish(DAYS[0])
    small.publish(DAYS[0], small.later(60))
    assert publication.withdraw(small.root, DAYS[0], by=BY, reason="x", revision=2).act == "cancel"
    assert small.served() == small.served(preview=True) == {DAYS[0]}
    small.now += timedelta(days=1)
    assert small.served() == {DAYS[0]}
    publication.withdraw(small.root, DAYS[0], by=BY, reason="x", revision=1)
    assert small.served() == set()


def test_restored_it_is_under_embargo_still(small):
    small.publish(DAYS[0])
    small.publish(DAYS[0], small.later(60))
    publication.withdraw(small.root, DAYS[0], by=BY, reason="x", revision=2)
    entry = publication.restore(small.root, DAYS[0], 2, by=BY, reason="x")
    assert entry.public_from == small.later(60)
    assert small.served() == {DAYS[0]}
    assert small.served(preview=True) == {f"{DAYS[0]}-r2"}
    small.now += timedelta(hours=1)
    assert small.served() == {f"{DAYS[0]}-r2"}


def test_what_a_damaged_one_corrected_is_not_shown_if_it_never_was(small):
    small.publish(DAYS[0], small.later(60))
    small.publish(DAYS[0], small.later(60))
    small.now += timedelta(hours=2)
    (small.root / f"{DAYS[0]}-r2" / "units.parquet").unlink()
    assert small.served() == set()


def test_nothing_opens_by_another_being_taken_off(small):
    small.publish(DAYS[0], small.later(2))
    small.publish(DAYS[0], small.later(2), carried=[f"{DAYS[0]}-r1"])
    small.now += timedelta(minutes=2)
    publication.withdraw(small.root, DAYS[0], by=BY, reason="x", revision=2)
    assert small.served() == set()
    publication.restore(small.root, DAYS[0], 1, by=BY, reason="meant")
    assert small.served() == {DAYS[0]}


class Publishing(RuleBasedStateMachine):
    """The model watches what readers see, minute by minute, and knows what each is made of."""

    def __init__(self):
        super().__init__()
        self.small = Small()
        self.kept, clock.now = clock.now, lambda: self.small.now
        self.seen: set[str] = set()
        self.made_of: dict[str, set[str]] = {}
        self.asked: dict[str, str] = {}
        self.off: set[str] = set()

    def teardown(self):
        clock.now = self.kept
        shutil.rmtree(self.small.folder)

    @initialize(wait=st.sampled_from([2, 0]))
    def first(self, wait):
        self.publish(0, wait, [])
        self.publish(1, 0, [0])

    @rule(
        day=st.integers(0, 2),
        wait=st.sampled_from([2, 0, 5]),
        bases=st.lists(st.integers(0, 9), max_size=2),
    )
    def publish(self, day, wait, bases):
        names = sorted(self.made_of)
        chosen = {names[n % len(names)] for n in bases} if names else set()
        ids = [name if "-r" in name else f"{name}-r1" for name in sorted(chosen)]
        until = self.small.later(wait) if wait else ""
        before = self.small.served()
        try:
            entry = self.small.publish(
                DAYS[day], until, carried=ids[:1], register=(ids[1:] or [""])[0]
            )
        except PublicationError as error:
            assert error.reason == "never_public" and self.small.served() == before
            return
        self.made_of[entry.directory], self.asked[entry.directory] = chosen, until
        assert entry.public_from >= until

    @precondition(lambda self: self.made_of)
    @rule(which=st.integers(0, 9))
    def withdraw(self, which):
        name = sorted(self.made_of)[which % len(self.made_of)]
        day, revision = name[:10], int(name[12:] or 1)
        before = self.small.served()
        try:
            entry = publication.withdraw(self.small.root, day, by=BY, reason="x", revision=revision)
        except PublicationError as error:
            assert error.reason in ("not_published", "not_standing")
            return
        gone = {name} if entry.act == "cancel" else {n for n in self.made_of if n[:10] == day}
        self.off |= gone
        assert self.small.served() == before - gone
        if name not in self.seen:
            assert self.small.served() == before  # what is public stays

    @precondition(lambda self: self.made_of)
    @rule(which=st.integers(0, 9))
    def restore(self, which):
        name = sorted(self.made_of)[which % len(self.made_of)]
        try:
            publication.restore(self.small.root, name[:10], int(name[12:] or 1), by=BY, reason="x")
        except PublicationError as error:
            assert error.reason in ("never_public", "stands")
            assert error.reason == "never_public" or name in self.small.served()
            return
        self.off.discard(name)

    @rule(minutes=st.integers(1, 3))
    def wait(self, minutes):
        for _ in range(minutes):
            self.small.now += timedelta(minutes=1)
            self.nothing_leaks()

    @invariant()
    def nothing_leaks(self):
        now, shown = clock.stamp(), self.small.served()
        for name in shown:
            assert self.asked[name] <= now, "before its embargo ended"
            assert name not in self.off, "withdrawn"
        self.seen |= shown
        for name in shown:
            assert self.made_of[name] <= self.seen, "made of what was never public"
        assert states.ever_public(survey(self.small.root)) == self.seen
        assert shown <= self.seen
        there = {s.path.name: s.preview for s in discover(self.small.root, preview=True).snapshots}
        assert {name for name, preview in there.items() if not preview} <= shown


Publishing.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestEveryOrder = pytest.mark.slow(Publishing.TestCase)
