"""The log fails closed: altered, gone, put back or sealed by others, it lets nothing be served."""

import json
import shutil
import stat

import pytest

from dashboard import paths
from dashboard.access import local
from dashboard.cli import main
from dashboard.snapshots import discover, log, publication, seal, states, verification
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.reader import survey
from tests.snapshots.test_log import DAY, correct

pytestmark = pytest.mark.strict
BY = local("甲")


@pytest.fixture
def data(tmp_path):
    """A data directory with a publication and its correction."""
    (tmp_path / "snapshots").mkdir()
    correct(tmp_path, 3)
    correct(tmp_path, 4)
    return tmp_path


def altered(root):
    lines = (root / log.LOG).read_text("utf-8").splitlines(keepends=True)
    (root / log.LOG).write_text("".join([lines[0].replace("tester", "nobody"), *lines[1:]]))


def forged(root):
    """Every line anew, each with its plain hash, and the head with it."""
    held = log.read(root).entries
    for name in (log.LOG, log.HEAD):
        (root / name).unlink()
    lines, previous = [], ""
    for entry in held[:1]:
        content = {**vars(entry), "previous": previous, "hash": "", "key": "", "by": "nobody"}
        bare = {k: v for k, v in content.items() if k != "key"}
        text = json.dumps(bare, ensure_ascii=False, sort_keys=True).encode()
        previous = seal.sealed(text, b"")
        lines.append(json.dumps(content | {"hash": previous}) + "\n")
    (root / log.LOG).write_text("".join(lines))
    (root / log.HEAD).write_text(previous)


def gone(root):
    for name in (log.LOG, log.HEAD):
        (root / name).unlink()


def put_back(root):
    """As it was one act ago, head and all."""
    lines = (root / log.LOG).read_bytes().splitlines(keepends=True)
    (root / log.LOG).write_bytes(lines[0])
    (root / log.HEAD).write_text(json.loads(lines[0])["hash"])


@pytest.mark.parametrize("attack", [altered, forged, gone, put_back])
def test_nothing_is_served_and_nothing_published_over_it(data, attack):
    root = data / "snapshots"
    assert [s.id for s in discover(root).snapshots] == [f"{DAY}-r2"]
    attack(root)
    for preview in (False, True):
        found = discover(root, preview=preview)
        assert found.snapshots == () and found.faults
    assert states.ever_public(survey(root)) == set()
    assert any(one.grave for one in verification.verify(root))
    for act in (
        lambda: correct(data, 5),
        lambda: publication.withdraw(root, DAY, by=BY, reason="x"),
        lambda: publication.restore(root, DAY, 1, by=BY, reason="x"),
    ):
        with pytest.raises(PublicationError, match="^log$"):
            act()


def test_another_key_is_told_and_serves_nothing(data, tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_LOG_KEY", str(tmp_path / "other" / "log.key"))
    assert [f.reason for f in discover(data / "snapshots").faults] == ["key"]
    with pytest.raises(PublicationError, match="^log$"):
        correct(data, 5)


def test_a_log_of_an_earlier_version_is_read_and_gone_on_with(data, tmp_path, monkeypatch):
    """Lines without a key before the first one with; none after it."""
    root = data / "snapshots"
    forged(root)
    monkeypatch.setenv("DASHBOARD_LOG_KEY", str(tmp_path / "new" / "log.key"))
    assert [s.id for s in discover(root).snapshots] == [f"{DAY}-r1"]
    publication.restore(root, DAY, 2, by=BY, reason="x")
    assert [bool(e.key) for e in log.read(root).entries] == [False, True]
    assert verification.verify(root) == []


def test_the_key_is_its_owners_alone_and_outside_the_data(data):
    assert stat.S_IMODE(seal.file().stat().st_mode) == 0o600
    assert data not in seal.file().parents
    assert seal.key().hex() not in (data / "snapshots" / log.LOG).read_text()


def test_without_a_log_only_what_came_with_the_product_is_served(data, tmp_path):
    fresh = tmp_path / "fresh" / "snapshots"
    shutil.copytree(data / "snapshots" / DAY, fresh / DAY)
    assert discover(fresh).snapshots == () == discover(fresh, preview=True).snapshots
    assert [f.reason for f in verification.verify(fresh)] == ["unlogged"]
    shutil.copytree(paths.SHIPPED / "snapshots" / "2021-09-30", fresh / "2021-09-30")
    assert [s.id for s in discover(fresh).snapshots] == ["2021-09-30-r1"]


def test_all_that_came_with_the_product_is_known(shipped):
    held = json.loads((paths.SHIPPED / "shipped.json").read_text("utf-8"))
    assert {day: digests[0] for day, digests in held.items()} == {
        s.path.name: s.digest for s in shipped.values()
    }


def test_what_came_with_an_earlier_version_is_known():
    of_8332e7c = "e80f88757ef2e6d19988115b0f467d9ad2a4179247d9fc5669cacf7c539665af"
    assert seal.shipped("2021-12-16", of_8332e7c)
    assert not seal.shipped("2021-09-30", of_8332e7c)
    assert not seal.shipped("2021-12-16", of_8332e7c[:-1])


def test_what_is_named_is_adopted_where_the_log_cannot_be_believed(data, capsys):
    root = data / "snapshots"
    asked = ["snapshots", "adopt", DAY, "--reason", "log lost", "--data", str(data)]
    assert main(asked) == 2 and discover(root).snapshots[0].revision == 2  # it is sound
    gone(root)
    assert main(asked) == 0
    assert [s.id for s in discover(root).snapshots] == [f"{DAY}-r1"]
    assert not any(one.grave for one in verification.verify(root))
    (entry,) = log.read(root).entries
    assert (entry.act, entry.detail) == ("adopt", {"reason": "log lost"})
    correct(data, 5)
    assert [s.id for s in discover(root).snapshots] == [f"{DAY}-r3"]


def test_a_backup_that_was_restored_is_the_last_known(data):
    root = data / "snapshots"
    put_back(root)
    log.trust(root)
    assert [s.id for s in discover(root).snapshots] == [f"{DAY}-r1"]
    altered(root)
    log.trust(root)
    assert discover(root).snapshots == ()
