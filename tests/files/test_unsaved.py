"""What is not saved yet: kept for its person alone, until it is saved, given up or forgotten."""

import os

from dashboard.files.unsaved import KEPT_FOR, MAX_BYTES, Unsaved


def test_kept_for_its_person_alone(tmp_path):
    amy, bob = Unsaved(tmp_path, "amy"), Unsaved(tmp_path, "bob/../amy")
    assert amy.keep("sheet", "周五\n../x", "一".encode())
    assert amy.keep("sheet", "周五\n../x", "二\n".encode())
    assert amy.get("sheet", "周五\n../x") == "二\n".encode()
    assert amy.all("sheet") == {"周五\n../x": "二\n".encode()}
    assert amy.all("draft") == {} == bob.all("sheet")
    (file,) = (f for f in tmp_path.rglob("*") if f.is_file())
    assert file.stat().st_mode & 0o077 == 0
    amy.drop("sheet", "周五\n../x")
    amy.drop("sheet", "周五\n../x")
    assert amy.all("sheet") == {}


def test_of_nobody_and_too_much_nothing_is_kept(tmp_path, monkeypatch):
    assert not Unsaved(tmp_path, "").keep("sheet", "a", b"x")
    assert not Unsaved(tmp_path, "amy").keep("sheet", "a", b"x" * (MAX_BYTES + 1))
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_came_back_for_goes(tmp_path):
    amy = Unsaved(tmp_path, "amy")
    amy.keep("sheet", "old", b"x")
    (file,) = (f for f in tmp_path.rglob("*") if f.is_file())
    file.with_name("sheet-torn").write_bytes(b"x")
    past = file.stat().st_mtime - KEPT_FOR - 60
    os.utime(file, (past, past))
    amy.keep("sheet", "new", b"y")
    assert amy.all("sheet") == {"new": b"y"}
