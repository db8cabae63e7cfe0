"""The log of acts: what it keeps, of whom, and who may read it."""

import json
import multiprocessing
import stat

import pytest

from dashboard import audit
from dashboard.access import Person, Refusal, Right, local
from dashboard.audit import Act
from dashboard.cli import main
from dashboard.snapshots import discover, publication
from dashboard.text.i18n import Translator
from dashboard.views import audit as view
from tests import worlds

GUEST = Person("客人", frozenset({Right.VIEW}), id="guest")
LOCAL = local("甲")


def files(data):
    return sorted((data / audit.FOLDER).glob("*.jsonl"))


def test_a_line_says_who_did_what_and_is_its_owners_alone(tmp_path):
    audit.record(tmp_path, Act.EXPORTED, GUEST, file="a.csv", empty="")
    (line,) = audit.read(tmp_path)
    assert (line.act, line.by, line.id, line.what) == (
        "exported",
        "客人",
        "guest",
        {"file": "a.csv"},
    )
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_no_text_makes_a_second_line(tmp_path):
    audit.record(
        tmp_path, Act.SENT, local('x"}\n{"at":"\r\u2028'), file="a\x1b[2J\ud800" + "b" * 999
    )
    (line,) = audit.read(tmp_path)
    assert line.by == 'x"} {"at":"' and line.what["file"].startswith("a[2Jbb")
    assert len(line.what["file"]) == audit.LONGEST
    assert files(tmp_path)[0].read_bytes().count(b"\n") == 1


def test_half_a_line_hides_no_other(tmp_path):
    audit.record(tmp_path, Act.SENT, LOCAL)
    with files(tmp_path)[0].open("ab") as file:
        file.write(b'{"at": "2026')
    audit.record(tmp_path, Act.RETURNED, LOCAL)
    assert [line.act for line in audit.read(tmp_path)] == ["returned", "sent"]


def test_a_link_in_its_place_is_not_followed(tmp_path):
    audit.record(tmp_path, Act.SENT, LOCAL)
    (file,) = files(tmp_path)
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        audit.record(tmp_path, Act.SENT, LOCAL)
    assert not (tmp_path / "elsewhere").exists()


def many(data, name):
    for n in range(50):
        audit.record(data, Act.SENT, local(name), n=str(n))


def test_writers_at_once_lose_nothing(tmp_path):
    processes = multiprocessing.get_context("fork")
    writers = [processes.Process(target=many, args=(tmp_path, name)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    held = [(line.by, line.what["n"]) for line in audit.read(tmp_path)]
    assert len(set(held)) == len(held) == 150


def test_who_may_not_is_refused_and_it_is_written_down(tmp_path):
    with pytest.raises(Refusal):
        audit.require(tmp_path, GUEST, Right.PUBLISH, act="withdraw")
    (line,) = audit.read(tmp_path)
    assert (line.act, line.id, line.what) == (
        "refused",
        "guest",
        {"right": "publish", "act": "withdraw"},
    )


@pytest.mark.parametrize("act", ["withdraw", "restore"])
def test_only_who_may_publish_changes_what_is_served(tmp_path, act):
    root, day = tmp_path / "snapshots", str(worlds.AS_OF)
    worlds.snapshot(root)
    does = {
        "withdraw": lambda by: publication.withdraw(root, day, by=by, reason="x"),
        "restore": lambda by: publication.restore(root, day, 1, by=by, reason="x"),
    }[act]
    with pytest.raises(Refusal):
        does(GUEST)
    assert [s.id for s in discover(root).snapshots] == [f"{day}-r1"]
    if act == "restore":
        publication.withdraw(root, day, by=LOCAL, reason="x")
    done = does(LOCAL)
    assert (done.by, done.who if act == "restore" else "甲") == ("甲", "甲")
    acts = [line.act for line in audit.read(tmp_path)]
    assert acts[-1] == "refused" and acts[0] == {"withdraw": "withdrawn"}.get(act, "restored")


def test_in_both_languages_and_by_act_or_words(tmp_path):
    for act in Act:
        audit.record(tmp_path, act, GUEST, right=Right.EXPORT, period="2021-12-16")
    lines = audit.read(tmp_path)
    for lang in ("zh", "en"):
        t = Translator(lang)
        table = view.table(lines, t)
        assert len(table) == len(Act) and not table.isin([""]).any(axis=None)
    assert [line.act for line in view.chosen(lines, "sent")] == ["sent"]
    assert view.chosen(lines, words="客人 2021") == [] and len(view.chosen(lines, words="客")) > 9
    assert {*Right} == {*json.loads(json.dumps([*Right]))}


def test_the_command_prints_and_exports_it(tmp_path, capsys):
    audit.record(tmp_path, Act.PUBLISHED, LOCAL, period="2021-12-16")
    assert main(["snapshots", "audit", "--data", str(tmp_path)]) == 0
    assert "2021-12-16" in capsys.readouterr().out
    out = tmp_path / "out.csv"
    assert main(["snapshots", "audit", "--data", str(tmp_path), "--csv", str(out)]) == 0
    assert "发布" in out.read_text("utf-8-sig")
    assert audit.read(tmp_path)[0].act == "exported"
