"""The log: what it lets stand, and whatever was done to it is found."""

import json
from datetime import datetime

import pytest

from dashboard.access import local
from dashboard.files import clock
from dashboard.snapshots import discover, log, publication, states, verification
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.reader import Survey, read
from dashboard.snapshots.writer import write
from tests import worlds
from tests.intake.sending import POSTS, units, world

DAY = str(worlds.AS_OF)


@pytest.fixture
def data(tmp_path):
    """A data directory with one publication."""
    (tmp_path / "snapshots").mkdir()
    correct(tmp_path, 3)
    return tmp_path


def drafted(data, posts, folder="draft"):
    """A draft of the next revision that says `posts`."""
    root = data / "snapshots"
    frames = {"units": units(), "posts": worlds.table("posts", [POSTS[0] | {"posts": posts}])}
    return read(
        write(
            frames,
            root=data / folder,
            as_of=worlds.AS_OF,
            provenance="reported",
            created_at="2022-01-01",
            created_by="test",
            revision=publication.next_revision(root, DAY),
        )
    )


def correct(data, posts=9, **options):
    """Publish a revision that says `posts`."""
    root = data / "snapshots"
    current_entry = publication.current(root, DAY)
    return publication.publish(
        drafted(data, posts),
        root,
        by=local("tester"),
        against=current_entry.digest if current_entry else "",
        **options,
    )


def served(data, **options):
    return [s.id for s in discover(data / "snapshots", **options).snapshots]


def found(data):
    return {(f.grave, f.reason) for f in verification.verify(data / "snapshots")}


def test_a_correction_is_a_new_revision_and_the_first_stays(data):
    first = (data / "snapshots" / DAY / "manifest.json").read_bytes()
    assert correct(data).directory == f"{DAY}-r2"
    assert served(data) == [f"{DAY}-r2"]
    assert (data / "snapshots" / DAY / "manifest.json").read_bytes() == first
    assert found(data) == set()


def test_withdrawn_means_nothing_is_served_until_restored(data):
    correct(data)
    root = data / "snapshots"
    publication.withdraw(root, DAY, by=local("a"), reason="wrong")
    assert served(data) == []
    with pytest.raises(PublicationError, match="not_published"):
        publication.withdraw(root, DAY, by=local("a"), reason="again")
    publication.restore(root, DAY, 1, by=local("b"), reason="first was right")
    assert served(data) == [f"{DAY}-r1"]
    assert [(s.id, state) for s, state in states.state_of(publication.survey(root))] == [
        (f"{DAY}-r1", "published"),
        (f"{DAY}-r2", "replaced"),
    ]
    with pytest.raises(PublicationError, match="unknown"):
        publication.restore(root, DAY, 7, by=local("b"), reason="none")
    assert correct(data, 11).revision == 3
    assert [e.act for e in log.read(root).entries] == [
        "publish",
        "publish",
        "withdraw",
        "restore",
        "publish",
    ]


def test_demonstration_data_never_replace_reported_data(tmp_path):
    root = tmp_path / "snapshots"
    root.mkdir()
    worlds.snapshot(root, provenance="demo", posts=[POSTS[0]])
    correct(tmp_path)
    for reason in ("as before", "once more"):
        with pytest.raises(PublicationError, match="demo_over_reported 2"):
            publication.restore(root, DAY, 1, by=local("b"), reason=reason)
    assert served(tmp_path) == [f"{DAY}-r2"]
    publication.withdraw(root, DAY, by=local("b"), reason="all of it was wrong")
    publication.restore(root, DAY, 1, by=local("b"), reason="a demonstration again")
    assert served(tmp_path) == [f"{DAY}-r1"]
    publication.restore(root, DAY, 2, by=local("b"), reason="reported data may replace it")
    assert served(tmp_path) == [f"{DAY}-r2"]


@pytest.mark.parametrize("reason", ["", " ", "\u3000", "\n"])
def test_every_such_act_has_its_reason(data, reason):
    root, by = data / "snapshots", local("b")
    correct(data)
    for act in (
        lambda: publication.withdraw(root, DAY, by=by, reason=reason),
        lambda: publication.restore(root, DAY, 1, by=by, reason=reason),
        lambda: publication.adopt(root, [f"{DAY}-r1"], by=by, reason=reason),
    ):
        with pytest.raises(PublicationError, match="no_reason"):
            act()
    assert len(log.read(root).entries) == 2


def test_under_embargo_only_a_preview_sees_it(data):
    correct(data, public_from="2030-01-05 09:00")
    assert served(data) == [f"{DAY}-r1"]
    (shown,) = discover(data / "snapshots", preview=True).snapshots
    assert (shown.id, shown.preview) == (f"{DAY}-r2", True)
    before, after = (datetime(2030, 1, 5, h, m, tzinfo=clock.ZONE) for h, m in ((8, 59), (9, 0)))
    assert served(data, at=before) == [f"{DAY}-r1"]
    (public,) = discover(data / "snapshots", at=after).snapshots
    assert (public.id, public.preview) == (f"{DAY}-r2", False)


def test_two_who_publish_at_once(data):
    root, (first, second) = data / "snapshots", [drafted(data, n, str(n)) for n in (7, 8)]
    against = publication.current(root, DAY).digest
    publication.publish(first, root, by=local("甲"), against=against)
    with pytest.raises(PublicationError, match="superseded 甲"):
        publication.publish(second, root, by=local("乙"), against=against)
    assert second.path.exists()  # the draft is not lost
    assert served(data) == [f"{DAY}-r2"] and found(data) == set()


def lines(data, change):
    file = data / "snapshots" / log.LOG
    held = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(change(held)), "utf-8")
    return found(data)


def test_an_altered_line_is_found(data):
    correct(data)
    assert lines(data, lambda held: [held[0].replace("tester", "nobody"), *held[1:]]) == {
        (True, "altered")
    }


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_removed_line_is_found(data, at):
    correct(data)
    correct(data, 12)
    assert any(grave for grave, _ in lines(data, lambda held: held[:at] + held[at + 1 :]))


def test_a_removed_log_is_found_and_serves_nothing_unpublished(data):
    (data / "snapshots" / log.LOG).unlink()
    assert (True, "removed") in found(data)
    assert served(data) == []
    assert discover(data / "snapshots").faults[0].reason == "removed"


def test_altered_data_are_found_even_with_a_fitting_manifest(data):
    folder = data / "snapshots" / DAY
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"created_by": "someone"}))
    assert read(folder).created_by == "someone"  # sound in itself
    assert found(data) == {(True, "altered")}
    assert served(data) == []
    content = (folder / "posts.parquet").read_bytes()
    (folder / "posts.parquet").write_bytes(content[:-1] + b"x")
    assert (True, "damaged") in found(data)


def test_a_half_written_line_does_not_count(data):
    with (data / "snapshots" / log.LOG).open("ab") as file:
        file.write(b'{"n": 2, "at"')
    assert found(data) == {(False, "torn")} and served(data) == [f"{DAY}-r1"]
    correct(data)
    assert found(data) == set() and served(data) == [f"{DAY}-r2"]


def test_a_directory_in_place_is_not_published(data, tmp_path_factory):
    other = world(tmp_path_factory.mktemp("other"), as_of=worlds.AS_OF.replace(year=2022))
    other.path.rename(data / "snapshots" / other.path.name)
    assert served(data) == [f"{DAY}-r1"] and found(data) == {(False, "unlogged")}
    publication.restore(data / "snapshots", "2022-12-16", 1, by=local("a"), reason="as meant")
    assert served(data) == [f"{DAY}-r1", "2022-12-16-r1"]


def test_the_first_act_enters_what_was_there_before(tmp_path):
    snapshot = world(tmp_path / "snapshots")
    assert not log.read(tmp_path / "snapshots").there and served(tmp_path) == [snapshot.id]
    correct(tmp_path)
    entered, published = log.read(tmp_path / "snapshots").entries
    assert (entered.act, entered.digest, published.act) == ("adopt", snapshot.digest, "publish")


def test_a_damaged_correction_gives_way_to_what_it_corrected(data):
    correct(data)
    (data / "snapshots" / f"{DAY}-r2" / "posts.parquet").unlink()
    held = discover(data / "snapshots")
    assert [s.id for s in held.snapshots] == [f"{DAY}-r1"]
    assert [(f.snapshot, f.reason) for f in held.faults] == [(f"{DAY}-r2", "missing")]


def test_what_was_never_public_is_not_among_what_readers_could_see(tmp_path):
    """Withdrawn or replaced under embargo: never public; withdrawn after it was: public once."""

    def entry(n, act, revision, public_from=""):
        return log.Entry(
            n, f"2022-01-0{n} 08:00:00", "甲", act, DAY, revision, public_from=public_from
        )

    def seen(*entries):
        found = Survey({}, {}, log.Log(tuple(entries), (), True))
        return states.ever_public(found)

    never = "2999-01-01 09:00"
    assert seen(entry(1, "publish", 1)) == {DAY}
    assert seen(entry(1, "publish", 1, never)) == set()
    assert seen(entry(1, "publish", 1, never), entry(2, "withdraw", 1)) == set()
    assert seen(entry(1, "publish", 1, never), entry(2, "publish", 2)) == {f"{DAY}-r2"}
    assert seen(entry(1, "publish", 1), entry(2, "withdraw", 1)) == {DAY}
    assert seen(entry(1, "publish", 1, "2022-01-03 09:00"), entry(2, "withdraw", 1)) == set()
    assert seen(entry(1, "publish", 1, "2022-01-03 09:00"), entry(4, "withdraw", 1)) == {DAY}
    assert seen(
        entry(1, "publish", 1), entry(2, "publish", 2, never), entry(3, "publish", 3, never)
    ) == {DAY}
