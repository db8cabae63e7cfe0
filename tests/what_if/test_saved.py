import json

import pytest

from dashboard import access
from dashboard.access import RIGHTS, Person, Refusal, Role
from dashboard.files import atomic
from dashboard.what_if import saved

AMY = access.local("amy")
FACTS = {
    "description": "说明",
    "parameters": {"scenario": "v1~x", "unit": "370811"},
    "data": "2021-12-16-r1",
    "definitions": "2fe37463",
}


def test_kept_and_found_again(tmp_path):
    one = saved.save(tmp_path, AMY, name=" 方案一 ", **FACTS)
    two = saved.save(tmp_path, AMY, name="方案二", **FACTS)
    found, damaged = saved.saved(tmp_path, AMY)
    assert {k.name for k in found} == {"方案一", "方案二"}
    assert one in found
    assert damaged == []
    assert saved.saved(tmp_path, access.local("bob")) == ([], [])  # each has their own
    saved.delete(tmp_path, AMY, one.id)
    saved.delete(tmp_path, AMY, one.id)
    assert saved.saved(tmp_path, AMY)[0] == [two]


@pytest.mark.parametrize(
    ("name", "description", "reason"),
    [
        (" ", "", "unnamed"),
        ("x" * 41, "", "name_long"),
        ("a", "x" * 201, "description_long"),
        ("taken", "", "name_taken"),
    ],
)
def test_what_cannot_be_kept(tmp_path, name, description, reason):
    saved.save(tmp_path, AMY, name="taken", **FACTS)
    with pytest.raises(saved.UnsavedError) as refused:
        saved.save(tmp_path, AMY, name=name, **FACTS | {"description": description})
    assert refused.value.reason == reason
    assert len(saved.saved(tmp_path, AMY)[0]) == 1


def test_there_is_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(saved, "MAX_SAVED", 2)
    for name in "ab":
        saved.save(tmp_path, AMY, name=name, **FACTS)
    with pytest.raises(saved.UnsavedError, match="full"):
        saved.save(tmp_path, AMY, name="c", **FACTS)


def test_a_damaged_file_is_named_and_the_rest_stays(tmp_path):
    saved.save(tmp_path, AMY, name="a", **FACTS)
    for name, text in (("bad.json", "{"), ("other.json", json.dumps({"id": "x"}))):
        (saved.repository(tmp_path, "amy").folder / name).write_text(text)
    found, damaged = saved.saved(tmp_path, AMY)
    assert [k.name for k in found] == ["a"]
    assert damaged == ["bad.json", "other.json"]


def test_nothing_half_written(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic.os, "fsync", lambda _: (_ for _ in ()).throw(OSError("full disk")))
    with pytest.raises(OSError, match="full disk"):
        saved.save(tmp_path, AMY, name="a", **FACTS)
    assert list(saved.repository(tmp_path, "amy").folder.iterdir()) == []


@pytest.mark.parametrize("owner", ["../../etc", "a/b", ".."])
def test_an_owner_stays_in_the_folder(tmp_path, owner):
    saved.save(tmp_path, access.local(owner), name="a", **FACTS)
    assert (
        saved.repository(tmp_path, owner).folder.resolve().parent
        == (tmp_path / "scenarios").resolve()
    )
    with pytest.raises(ValueError, match="no id"):
        saved.delete(tmp_path, access.local(owner), "../x")


@pytest.mark.parametrize("role", [r for r in Role if r != Role.ANALYST])
def test_only_who_may_saves_or_deletes(tmp_path, role):
    one = saved.save(tmp_path, AMY, name="a", **FACTS)
    other = Person("amy", RIGHTS[role], id="amy")
    with pytest.raises(Refusal):
        saved.save(tmp_path, other, name="b", **FACTS)
    with pytest.raises(Refusal):
        saved.delete(tmp_path, other, one.id)
    assert saved.saved(tmp_path, other)[0] == [one]
