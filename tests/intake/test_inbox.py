"""Files received on different days wait together for their period."""

import pytest

from dashboard.access import RIGHTS, Person, Refusal, Role, local
from dashboard.intake import inbox
from tests import worlds
from tests.intake.sending import POSTS, csv, prepared, sheets, units


def test_files_wait_together_until_published(tmp_path):
    where = inbox.folder(tmp_path, worlds.AS_OF, "reported")
    register = sheets(units=units())
    first, second = csv("posts", POSTS[:1]), csv("posts", POSTS[1:])
    for upload in (register, first):
        inbox.save(where, upload, local("甲"))
    there, new = inbox.added(where, [second, first])
    assert [u.name for u in there] == ["posts.csv", "sent.xlsx"]
    assert [u.name for u in new] == ["posts (2).csv"]  # alike in name, not in content
    ready = prepared(tmp_path, *there, *new)
    assert ready.draft and len(ready.checked.tables["posts"]) == 2
    inbox.save(where, new[0], local("乙"))
    assert {(one.name, one.by) for one in inbox.received(where)} == {
        ("sent.xlsx", "甲"),
        ("posts.csv", "甲"),
        ("posts (2).csv", "乙"),
    }
    inbox.delete(where, first.sha256, local("甲"))
    inbox.delete(where, first.sha256, local("甲"))  # gone already
    assert {u.name for u in inbox.uploads(where)} == {"sent.xlsx", "posts (2).csv"}
    inbox.clear(where)
    assert inbox.received(where) == [] and not where.exists()


def test_half_a_file_is_none(tmp_path):
    where = inbox.folder(tmp_path, worlds.AS_OF, "demo")
    upload = csv("posts", POSTS)
    inbox.save(where, upload, local("甲"))
    (where / f"{upload.sha256}.file").unlink()
    (where / "broken.json").write_text("{")
    assert inbox.received(where) == []


def test_whoever_sends_for_a_county_puts_nothing_here(tmp_path):
    where = inbox.folder(tmp_path, worlds.AS_OF, "reported")
    county = Person("甲县", RIGHTS[Role.REPORTER], frozenset({worlds.A}))
    for act in (
        lambda: inbox.save(where, csv("posts", POSTS), county),
        lambda: inbox.delete(where, csv("posts", POSTS).sha256, county),
    ):
        with pytest.raises(Refusal):
            act()
    assert inbox.received(where) == []
