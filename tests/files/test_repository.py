"""Things saved, one file each."""

import json

import pytest

from dashboard.files.repository import NEW, Repository, StaleError


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "things", ".json", json.loads, json.dumps)


def test_saved_found_and_deleted(repository):
    assert repository.saved() == ({}, [])
    repository.save("b-1", [1])
    repository.save("a-1", ["一"])
    repository.save("b-1", [2])
    assert repository.saved() == ({"a-1": ["一"], "b-1": [2]}, [])
    repository.delete("b-1")
    repository.delete("b-1")
    assert repository.saved() == ({"a-1": ["一"]}, [])


def test_what_cannot_be_read_is_named_and_the_rest_stays(repository):
    repository.save("a", 1)
    (repository.folder / "bad.json").write_bytes(b"\xff")
    (repository.folder / "worse.json").write_text("{")
    assert repository.saved() == ({"a": 1}, ["bad.json", "worse.json"])


@pytest.mark.parametrize("id_", ["", "..", "../a", "a/b", "a.b"])
def test_an_id_stays_in_the_folder(repository, id_):
    with pytest.raises(ValueError, match="no id"):
        repository.save(id_, 1)
    with pytest.raises(ValueError, match="no id"):
        repository.delete(id_)


def test_what_somebody_else_saved_since_is_not_replaced(repository):
    repository.save("a", 1, over=NEW)
    mine = repository.version("a")
    with pytest.raises(StaleError):
        repository.save("a", 2, over=NEW)  # a name that is taken
    repository.save("a", 3, over=mine)
    with pytest.raises(StaleError) as stale:
        repository.save("a", 4, over=mine)
    assert repository.saved() == ({"a": 3}, [])
    repository.save("a", 4, over=stale.value.version)
    assert repository.saved() == ({"a": 4}, [])
