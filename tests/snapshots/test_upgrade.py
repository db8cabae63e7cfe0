"""A data directory that an earlier version published in goes on under this one."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from dashboard import access, paths
from dashboard.snapshots import discover, log, publication
from dashboard.snapshots.verification import verify

BEFORE = Path(__file__).parent / "of_8332e7c"
"""The log as commit 8332e7c left it: six periods adopted, one withdrawn and restored."""
SHIPPED = json.loads((paths.SHIPPED / "shipped.json").read_text("utf-8"))
DAY = "2021-09-30"
pytestmark = pytest.mark.full


@pytest.fixture
def root(tmp_path):
    for snapshot in (paths.SHIPPED / "snapshots").glob("????-??-??"):
        shutil.copytree(snapshot, tmp_path / "snapshots" / snapshot.name)
    lines = (BEFORE / log.LOG).read_text("utf-8").splitlines()
    assert of_today(lines, of=-1) == lines  # hashed here as it was then
    written = of_today(lines, of=0)
    (tmp_path / "snapshots" / log.LOG).write_text("\n".join(written) + "\n", "utf-8")
    (tmp_path / "snapshots" / log.HEAD).write_text(json.loads(written[-1])["hash"], "ascii")
    return tmp_path / "snapshots"


def of_today(lines: list[str], *, of: int) -> list[str]:
    """The same log over the snapshots shipped first (-1) or last (0)."""
    written, previous = [], ""
    for line in lines:
        entry = json.loads(line)
        entry |= {"digest": SHIPPED[entry["as_of"]][of], "previous": previous, "hash": ""}
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
        previous = hashlib.sha256(text).hexdigest()
        written.append(json.dumps(entry | {"hash": previous}, ensure_ascii=False))
    return written


def test_what_an_earlier_version_published_is_served_and_added_to(root):
    assert verify(root) == []
    assert len(discover(root).snapshots) == 6
    by = access.local("tester")
    publication.withdraw(root, DAY, by=by, reason="x")
    assert len(discover(root).snapshots) == 5
    publication.restore(root, DAY, 1, by=by, reason="x")
    assert verify(root) == []
    assert [entry.n for entry in log.read(root).entries] == list(range(1, 11))
