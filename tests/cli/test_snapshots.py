"""The command line: what it prints, where, and its exit status."""

import json
import shutil

import pytest

from dashboard import auth
from dashboard.access import Person, Right
from dashboard.cli import main
from dashboard.snapshots import discover
from tests import worlds
from tests.intake.sending import POSTS, csv, sheets, units

pytestmark = pytest.mark.usefixtures("known_are_read_once")

DAY = str(worlds.AS_OF)


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run over a data directory of its own; status, output, errors."""
    monkeypatch.setenv("DASHBOARD_DATA", "elsewhere")  # --data wins

    def command(*arguments):
        status = main(["snapshots", "--data", str(tmp_path / "data"), *map(str, arguments)])
        told = capsys.readouterr()
        return status, told.out, told.err

    command.root = tmp_path / "data" / "snapshots"
    command.folder = tmp_path
    return command


def write(run, upload):
    file = run.folder / upload.name
    file.write_bytes(upload.content)
    return file


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A data directory with one publication."""
    folder = tmp_path_factory.mktemp("published")
    sent = sheets(units=units(), posts=POSTS)
    (folder / sent.name).write_bytes(sent.content)
    asked = ["publish", folder / sent.name, "--as-of", DAY, "--provenance", "reported", "--yes"]
    assert main(["snapshots", "--data", *map(str, (folder / "data", *asked))]) == 0
    return folder / "data"


@pytest.fixture
def published(run, once):
    shutil.copytree(once, run.folder / "data")
    return run


def test_publish_list_show_verify(published):
    status, out, _ = published("list", "--json")
    (line,) = json.loads(out)
    assert (status, line["snapshot"], line["state"]) == (0, f"{DAY}-r1", "published")
    assert "publish" in published("show", DAY)[1]
    assert published("verify")[0] == 0
    file = published.root / DAY / "posts.parquet"
    file.write_bytes(file.read_bytes()[:-1])
    status, _, err = published("verify")
    assert status == 1 and "posts.parquet" in err


def test_faults_go_to_standard_error_in_either_language(published):
    bad = write(published, csv("posts", [POSTS[0] | {"posts": -2}]))
    for lang, word in (("zh", "超出允许范围"), ("en", "Out of range")):
        status, out, err = published(
            "--lang",
            lang,
            "publish",
            bad,
            "--as-of",
            DAY,
            "--provenance",
            "reported",
            "--marked",
            published.folder / "marked",
        )
        assert (status, out) == (2, "") and word in err and "D2" in err
    assert (published.folder / "marked" / "posts.marked.xlsx").exists()
    assert [s.id for s in discover(published.root).snapshots] == [f"{DAY}-r1"]


def test_doubts_are_confirmed_or_nothing_is_published(published):
    one = write(published, csv("posts", POSTS[:1]))
    asked = ("publish", one, "--as-of", DAY, "--provenance", "reported")
    status, _, err = published(*asked)  # nobody at a terminal says yes
    assert status == 2 and "? " in err
    status, out, err = published(*asked, "--yes", "--carry", worlds.B)
    assert status == 0 and out.startswith(f"{DAY}-r2")
    assert not list((published.folder / "data" / "drafts").glob("*"))


def test_embargo_withdraw_restore(published):
    file = write(published, csv("posts", [POSTS[0] | {"used": 2}, POSTS[1]]))
    asked = ("publish", file, "--as-of", DAY, "--provenance", "reported", "--yes", "--public-from")
    assert published(*asked, "soon")[0] == 2
    assert published(*asked, "2030-01-01 09:00")[0] == 0
    assert "embargo" in published("list")[1]
    assert published("withdraw", DAY, "--reason", "x")[0] == 0
    assert published("withdraw", DAY, "--reason", "x")[0] == 2
    assert published("show", DAY)[0] == 2
    assert published("restore", DAY, "--revision", "1", "--reason", "x")[0] == 0
    assert published("restore", DAY, "--revision", "9", "--reason", "x")[0] == 2


def test_template_and_export(published):
    out = published.folder / "t.xlsx"
    assert published("template", out, "--tables", "posts,tickets", "--unit", worlds.A)[0] == 0
    assert out.read_bytes()[:2] == b"PK"
    assert published("template", out, "--unit", "99")[0] == 2
    assert published("template", out, "--tables", "none")[0] == 2
    assert published("export", DAY, out)[0] == 0
    folder = published.folder / "out"
    assert published("export", f"{DAY}-r1", folder, "--format", "csv")[0] == 0
    assert {f.name for f in folder.iterdir()} == {
        "units.csv",
        "posts.csv",
        "dictionary.csv",
        "manifest.json",
    }
    assert published("export", DAY, folder)[0] == 2  # never written over
    assert published("export", "1999-01-01", out)[0] == 2


def test_diff(published):
    file = write(published, csv("posts", [POSTS[0] | {"posts": 4}, POSTS[1]]))
    published("publish", file, "--as-of", DAY, "--provenance", "reported", "--yes")
    status, out, _ = published("diff", f"{DAY}-r1", f"{DAY}-r2")
    assert status == 0 and "C07" in out
    assert published("diff", f"{DAY}-r1", f"{DAY}-r8")[0] == 2


def test_a_file_that_is_not_there(run):
    assert run("publish", "nowhere.xlsx", "--as-of", DAY, "--provenance", "demo")[0] == 2


def test_what_was_never_public_is_nothing_to_whom_may_not_preview(published, monkeypatch):
    """Not in the list, the log, a difference or an export; by its revision neither."""
    file = write(published, csv("posts", [POSTS[0] | {"posts": 4}, POSTS[1]]))
    asked = ["publish", file, "--as-of", DAY, "--provenance", "reported", "--yes", "--carry", "all"]
    assert published(*asked, "--public-from", "2999-01-05 09:00")[0] == 0
    assert f"{DAY}-r2" in published("list")[1] and "2999" not in published("show", DAY)[2]
    guest = Person("客人", frozenset({Right.VIEW, Right.RECORDS, Right.EXPORT}))
    monkeypatch.setattr(auth, "actor", lambda: guest)
    out = published.folder / "out.xlsx"
    for asked in (["list"], ["list", "--json"], ["show", DAY], ["diff", DAY, DAY]):
        status, told, _ = published(*asked)
        assert status == 0 and "r2" not in told
    for asked in (
        ["show", f"{DAY}-r2"],
        ["diff", DAY, f"{DAY}-r2"],
        ["export", f"{DAY}-r2", out],
        ["withdraw", DAY, "--revision", "2", "--reason", "x"],
        ["restore", DAY, "--revision", "2", "--reason", "x"],
        ["rebuild"],
        ["migrate"],
        ["audit"],
    ):
        status, told, _ = published(*asked)
        assert (status, told, out.exists()) == (2, "", False), asked
