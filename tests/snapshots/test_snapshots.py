import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import contracts
from dashboard.snapshots import Fault, discover
from tests import worlds


@pytest.fixture
def root(tmp_path):
    worlds.snapshot(tmp_path, posts=[{"town": worlds.A1, "posts": 3, "approved_on": "2021-01-01"}])
    return tmp_path


def test_a_written_snapshot_is_read_back(root):
    (snapshot,) = discover(root).snapshots
    assert (snapshot.id, snapshot.provenance) == ("2021-12-16-r1", "reported")
    assert pq.read_table(snapshot.path / "posts.parquet")["posts"].to_pylist() == [3]


def test_weights_are_exact_decimals(tmp_path):
    target = {"year": 2021, "target": f"{worlds.A}-D1", "target_type": "department"}
    snapshot = worlds.snapshot(
        tmp_path,
        assessment_weights=[
            target | {"component": "town_rating", "weight": 0.3},
            target | {"component": "daily_work", "weight": 0.7},
        ],
    )
    weights = pq.read_table(snapshot.path / "assessment_weights.parquet")["weight"]
    assert [str(weight) for weight in weights.to_pylist()] == ["0.3000", "0.7000"]


def test_nothing_is_ever_overwritten(root):
    before = (root / "2021-12-16" / "manifest.json").read_bytes()
    with pytest.raises(FileExistsError):
        worlds.snapshot(root)
    assert (root / "2021-12-16" / "manifest.json").read_bytes() == before


def test_a_refused_snapshot_leaves_nothing_behind(tmp_path):
    with pytest.raises(ValueError, match="used_within_posts"):
        worlds.snapshot(
            tmp_path,
            posts=[{"town": worlds.A1, "posts": 1, "used": 2, "approved_on": "2021-01-01"}],
        )
    assert list(tmp_path.iterdir()) == []


def faults(root):
    found = discover(root)
    assert found.snapshots == ()
    return found.faults


def test_a_truncated_file(root):
    file = root / "2021-12-16" / "posts.parquet"
    file.write_bytes(file.read_bytes()[:-20])
    assert faults(root) == (Fault("2021-12-16", "posts.parquet", "damaged"),)


def test_a_missing_file(root):
    (root / "2021-12-16" / "posts.parquet").unlink()
    assert faults(root) == (Fault("2021-12-16", "posts.parquet", "missing"),)


def change(root, **fields):
    file = root / "2021-12-16" / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | fields))


def test_a_wrong_hash(root):
    file = root / "2021-12-16" / "manifest.json"
    tables = json.loads(file.read_text())["tables"]
    tables["units"]["sha256"] = "0" * 64
    change(root, tables=tables)
    assert faults(root) == (Fault("2021-12-16", "units.parquet", "damaged"),)


def test_a_newer_contract(root):
    change(root, contract_version=contracts.VERSION + 1)
    assert faults(root) == (Fault("2021-12-16", "manifest.json", "newer"),)


@pytest.mark.parametrize(
    "fields",
    [
        {"as_of": "2021-12-17"},
        {"revision": 2},
        {"provenance": "official"},
        {"tables": {}},
        {"tables": None},
        {"contract_version": "1"},
        {"created_by": None, "as_of": 3},
    ],
)
def test_a_manifest_that_contradicts_itself(root, fields):
    change(root, **fields)
    assert faults(root) == (Fault("2021-12-16", "manifest.json", "manifest"),)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_an_unreadable_manifest(root, content):
    (root / "2021-12-16" / "manifest.json").write_bytes(content)
    assert faults(root) == (Fault("2021-12-16", "manifest.json", "manifest"),)


def test_other_columns_than_the_contract(root):
    import hashlib

    file = root / "2021-12-16" / "posts.parquet"
    pq.write_table(pa.table({"town": ["x"]}), file)
    manifest = json.loads((root / "2021-12-16" / "manifest.json").read_text())
    manifest["tables"]["posts"]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    change(root, **manifest)
    assert faults(root) == (Fault("2021-12-16", "posts.parquet", "columns"),)


def test_the_latest_sound_revision_of_a_date_is_served(root):
    second = root / "2021-12-16-r2"
    (root / "2021-12-16").rename(second)
    file = second / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"revision": 2}))
    worlds.snapshot(root)
    assert [s.revision for s in discover(root).snapshots] == [2]
    (second / "posts.parquet").unlink()
    found = discover(root)
    assert [s.revision for s in found.snapshots] == [1]
    assert [f.snapshot for f in found.faults] == ["2021-12-16-r2"]


def test_no_directory_at_all(tmp_path):
    assert discover(tmp_path / "nowhere").snapshots == ()
