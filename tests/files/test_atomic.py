"""All of a file or nothing of it."""

import pytest

from dashboard.files import atomic
from dashboard.files.atomic import whole, write_whole


def test_written_and_written_over(tmp_path):
    file = tmp_path / "deep" / "a"
    write_whole(file, b"one")
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert list(file.parent.iterdir()) == [file]
    assert file.stat().st_mode & 0o777 == 0o666 & ~atomic.UMASK


def test_an_interruption_leaves_what_was_there(tmp_path):
    file = tmp_path / "a"
    write_whole(file, b"one")
    with pytest.raises(RuntimeError), whole(file) as stream:
        stream.write(b"two")
        raise RuntimeError
    assert file.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_put_in_the_way_is_not_followed(tmp_path, monkeypatch):
    victim, file = tmp_path / "victim", tmp_path / "a"
    victim.write_bytes(b"mine")
    monkeypatch.setattr(atomic.secrets, "token_hex", lambda _: "known")
    (tmp_path / ".a.known.part").symlink_to(victim)
    with pytest.raises(FileExistsError):
        write_whole(file, b"theirs")
    assert victim.read_bytes() == b"mine"


def test_a_link_at_the_end_is_replaced(tmp_path):
    victim, file = tmp_path / "victim", tmp_path / "a"
    victim.write_bytes(b"mine")
    file.symlink_to(victim)
    write_whole(file, b"new")
    assert (victim.read_bytes(), file.is_symlink()) == (b"mine", False)


def test_a_new_one_replaces_nothing_and_a_private_one_is_ours(tmp_path):
    file = tmp_path / "key"
    write_whole(file, b"first", new=True, private=True)
    with pytest.raises(FileExistsError):
        write_whole(file, b"second", new=True, private=True)
    assert file.read_bytes() == b"first"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]
