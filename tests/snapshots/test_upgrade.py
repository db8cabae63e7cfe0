"""A data directory that an earlier version published in goes on under this one."""

import shutil
from pathlib import Path

import pytest

from dashboard import access, paths
from dashboard.snapshots import discover, log, publication
from dashboard.snapshots.verification import verify

BEFORE = Path(__file__).parent / "of_8332e7c"
"""The log as commit 8332e7c left it: six periods adopted, one withdrawn and restored."""
DAY = "2021-09-30"
pytestmark = pytest.mark.full


@pytest.fixture
def root(tmp_path):
    for snapshot in (paths.SHIPPED / "snapshots").glob("????-??-??"):
        shutil.copytree(snapshot, tmp_path / "snapshots" / snapshot.name)
    for name in (log.LOG, log.HEAD):
        shutil.copy(BEFORE / name, tmp_path / "snapshots" / name)
    return tmp_path / "snapshots"


def test_what_an_earlier_version_published_is_served_and_added_to(root):
    assert verify(root) == []
    assert len(discover(root).snapshots) == 6
    by = access.local("tester")
    publication.withdraw(root, DAY, by=by, reason="x")
    assert len(discover(root).snapshots) == 5
    publication.restore(root, DAY, 1, by=by, reason="x")
    assert verify(root) == []
    assert [entry.n for entry in log.read(root).entries] == list(range(1, 11))
