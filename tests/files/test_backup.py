"""A backup holds what cannot be computed again, and comes back whole or not at all."""

import tarfile

import pytest
from filelock import FileLock, Timeout

from dashboard.files import backup

KEPT = {
    "snapshots/2021-12-16/manifest.json": b"{}",
    "snapshots/log.jsonl": b"{}\n",
    "briefings/key": b"k",
    "scenarios/one.json": b"{}",
}
LEFT = ("derived/values.parquet", "snapshots/.2021-12-16-x/posts.parquet", "snapshots/.lock")
LEFT += ("briefings/.a.json.0f.part",)


@pytest.fixture
def data(tmp_path):
    for name, content in {**KEPT, **dict.fromkeys(LEFT, b"x")}.items():
        file = tmp_path / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (tmp_path / "data" / "link").symlink_to("/etc/passwd")
    return tmp_path / "data"


def held(folder):
    files = (f for f in folder.rglob("*") if f.is_file())
    return {str(f.relative_to(folder)): f.read_bytes() for f in files}


def test_what_is_kept_comes_back(data, tmp_path):
    archive = tmp_path / "a.tar.gz"
    assert backup.make(data, archive) == len(KEPT)
    assert archive.stat().st_mode & 0o077 == 0
    assert backup.unpack(archive, tmp_path / "new") == len(KEPT)
    assert held(tmp_path / "new") == KEPT


def test_a_backup_inside_the_data_does_not_hold_itself(data):
    for _ in range(2):
        assert backup.make(data, data / "a.tar.gz") == len(KEPT)


def test_it_waits_for_who_is_publishing(data, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "WAIT", 0.1)
    with FileLock(data / "snapshots" / ".lock"), pytest.raises(Timeout):
        backup.make(data, tmp_path / "a.tar.gz")
    assert not (tmp_path / "a.tar.gz").exists()


def test_nothing_is_restored_over_something(data, tmp_path):
    backup.make(data, tmp_path / "a.tar.gz")
    before = held(data)
    with pytest.raises(backup.BackupError) as refused:
        backup.unpack(tmp_path / "a.tar.gz", data)
    assert refused.value.reason == "not_empty"
    assert held(data) == before


def test_half_a_backup_restores_nothing(data, tmp_path):
    (data / "large").write_bytes(bytes(range(256)) * 4000)
    archive = tmp_path / "a.tar.gz"
    backup.make(data, archive)
    archive.write_bytes(archive.read_bytes()[:-30])
    with pytest.raises(backup.BackupError) as refused:
        backup.unpack(archive, tmp_path / "new")
    assert refused.value.reason == "unreadable"
    assert held(tmp_path / "new") == {}


def test_an_archive_cannot_write_elsewhere(tmp_path):
    (tmp_path / "x").write_text("x")
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as packed:
        packed.add(tmp_path / "x", "../escaped")
    with pytest.raises(backup.BackupError):
        backup.unpack(tmp_path / "a.tar.gz", tmp_path / "new")
    assert not (tmp_path / "escaped").exists()


def test_without_data_there_is_no_backup(tmp_path):
    with pytest.raises(backup.BackupError) as refused:
        backup.make(tmp_path / "away", tmp_path / "a.tar.gz")
    assert refused.value.reason == "no_data"
