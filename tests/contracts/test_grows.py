"""The contract grows: whatever was written before stays readable, or a step makes it so."""

import json

import pyarrow as pa
import pytest

from dashboard import contracts, indicators
from dashboard.access import local
from dashboard.contracts import Migration
from dashboard.contracts.table import ARROW
from dashboard.indicators.build import values
from dashboard.intake import migration
from dashboard.intake.workbooks.export import files
from dashboard.snapshots import Fault, database, discover, log
from dashboard.snapshots.publication import PublicationError, verify
from dashboard.snapshots.tables import load
from dashboard.text.i18n import Translator
from tests import worlds
from tests.contracts.growth import LABEL, LANDED, column, grow, written

POSTS = [{"town": worlds.A1, "posts": 3, "used": 2, "approved_on": "2021-01-01"}]
NEWEST = list(LANDED.values())[-1]
REASON = "数量改名"


def test_the_last_that_landed_is_todays():
    """A column that is new says so in `since`, one changed or gone has a migration; both are
    recorded in landed.yaml.
    """
    today = {
        name: {c.name: c.type + ("" if c.required else "?") for c in table.columns}
        for name, table in contracts.TABLES.items()
    }
    assert (NEWEST["version"], NEWEST["tables"]) == (contracts.VERSION, today)
    before = [one for one in LANDED.values() if one["version"] < contracts.VERSION]
    for name, table in contracts.TABLES.items():
        first = {c: one["version"] for one in before[::-1] for c in one["tables"].get(name, ())}
        assert {c.name: c.since for c in table.columns if c.name in first} == first


@pytest.mark.parametrize("commit", LANDED)
def test_a_snapshot_of_every_contract_that_landed_is_read(tmp_path, commit):
    landed = LANDED[commit]
    written(tmp_path, landed["version"], landed["tables"], posts=POSTS)
    opened(tmp_path)


def opened(root):
    """The only snapshot of `root`, which has been read in every way there is."""
    found = discover(root)
    assert found.faults == ()
    (snapshot,) = found.snapshots
    for name, frame in load(snapshot).items():
        assert list(frame) == [c.name for c in contracts.TABLES[name].columns]
    with database.connect(snapshot) as connection:
        for name, table in contracts.TABLES.items():
            held = connection.table(name) if name not in snapshot.tables else connection.view(name)
            assert held.columns == [c.name for c in table.columns]
        assert connection.execute("select sum(posts) from posts").fetchone() == (3,)
    known = indicators.definitions()
    assert len(values(snapshot, {"C08": known["C08"]}, root / "derived"))
    return snapshot


@pytest.mark.parametrize("at", [0, None])
def test_columns_that_may_be_empty_are_added(tmp_path, monkeypatch, at):
    written(tmp_path, NEWEST["version"], NEWEST["tables"], posts=POSTS)
    before = load(discover(tmp_path).snapshots[0])["posts"]
    more = [column("added", "text"), *(column(f"added_{kind}", kind) for kind in ARROW)]
    grow(monkeypatch, "posts", *more, at=at)
    snapshot = opened(tmp_path)
    after, names = load(snapshot)["posts"], [one.name for one in more]
    assert after[names].isna().all(axis=None)
    assert after.drop(columns=names).equals(before)
    taken = dict(files(snapshot, Translator("zh"), "csv"))
    assert b"added" in taken["posts.csv"] and "第2版" not in taken["dictionary.csv"].decode()
    again = worlds.snapshot(tmp_path / "again", posts=POSTS)  # what is written now has it
    assert again.contract == contracts.VERSION == NEWEST["version"] + 1
    assert load(again)["posts"]["added"].isna().all()


def test_an_author_who_forgets_the_version_hides_no_history(tmp_path, monkeypatch):
    written(tmp_path, NEWEST["version"], NEWEST["tables"], posts=POSTS)
    grow(monkeypatch, "posts", column("added", since=1))
    opened(tmp_path)


def test_what_the_manifests_version_did_not_have_is_not_read(tmp_path, monkeypatch):
    grow(monkeypatch, "posts", column("added"))
    worlds.snapshot(tmp_path, posts=POSTS)
    file = tmp_path / "2021-12-16" / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"contract_version": 1}))
    assert discover(tmp_path).faults == (Fault("2021-12-16", "posts.parquet", "columns"),)


@pytest.mark.parametrize("kind", ["required", "gone", "type"])
def test_a_break_without_a_step_is_refused(tmp_path, monkeypatch, kind):
    tables = {name: dict(columns) for name, columns in NEWEST["tables"].items()}
    if kind == "type":
        tables["posts"]["used"] = "number"
    if kind == "gone":
        del tables["posts"]["used"]
    written(tmp_path, 1, tables, posts=POSTS)
    if kind == "required":
        grow(monkeypatch, "posts", column("added", required=True))
    assert discover(tmp_path).faults == (Fault("2021-12-16", "posts.parquet", "columns"),)


def renamed(tables):
    """The column `n` is called `posts` from version 2 on."""
    held = tables["posts"]
    names = ["posts" if name == "n" else name for name in held.column_names]
    return tables | {"posts": held.rename_columns(names)}


@pytest.fixture
def left_behind(tmp_path, monkeypatch):
    """A data directory with a snapshot whose posts stood in a column `n`."""
    folder = written(tmp_path / "snapshots", 1, NEWEST["tables"], posts=POSTS)
    import hashlib

    import pyarrow.parquet as pq

    file = folder / "posts.parquet"
    held = pq.read_table(file)
    pq.write_table(
        held.rename_columns(["n" if name == "posts" else name for name in held.column_names]), file
    )
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["tables"]["posts"]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    monkeypatch.setattr(contracts, "VERSION", 2)
    step = Migration(2, LABEL._replace(zh=REASON), renamed)
    monkeypatch.setattr(contracts, "MIGRATIONS", (step,))
    return tmp_path


def test_a_step_makes_a_new_revision_with_its_reason(left_behind):
    root = left_behind / "snapshots"
    assert discover(root).faults == (Fault("2021-12-16", "manifest.json", "older"),)
    before = {file.name: file.read_bytes() for file in (root / "2021-12-16").iterdir()}
    (entry,) = migration.migrate(left_behind, by=local("x"))
    assert (entry.revision, entry.detail["reason"]) == (2, [REASON])
    assert entry.detail["migrated"] == {"of": "2021-12-16-r1", "from": 1, "to": 2}
    assert opened(root).revision == 2
    assert {f.name: f.read_bytes() for f in (root / "2021-12-16").iterdir()} == before
    assert migration.migrate(left_behind, by=local("x")) == []
    assert not [one for one in verify(root) if one.grave and one.reason != "older"]


def test_a_step_that_breaks_the_contract_publishes_nothing(left_behind, monkeypatch):
    def negative(tables):
        held = renamed(tables)["posts"]
        place = held.column_names.index("posts")
        wrong = pa.array([-1], pa.int32())
        return tables | {"posts": held.set_column(place, "posts", wrong)}

    monkeypatch.setattr(contracts, "MIGRATIONS", (Migration(2, LABEL, negative),))
    with pytest.raises(PublicationError, match="broken"):
        migration.migrate(left_behind, by=local("x"))
    assert discover(left_behind / "snapshots").snapshots == ()
    assert not [e for e in log.read(left_behind / "snapshots").entries if e.revision > 1]


@pytest.mark.full
def test_the_shipped_stay_readable_and_the_generator_writes(monkeypatch, shipped):
    from dashboard import paths
    from tools import demo

    for table, kind in (("units", "date"), ("posts", "text"), ("tickets", "boolean")):
        grow(monkeypatch, table, column("added", kind))
    found = discover(paths.SHIPPED / "snapshots")
    assert (len(found.snapshots), found.faults) == (len(shipped), ())
    first = found.snapshots[0]
    for name, frame in demo.tables(first.as_of).items():
        assert list(frame) == [c.name for c in contracts.TABLES[name].columns]
        assert len(frame) == len(load(first, [name])[name])
