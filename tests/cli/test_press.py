"""``python -m dashboard press``: data, a report, or a reason."""

import io
import json
import sys

import pytest

from dashboard.cli import main
from tests import worlds
from tests.sampled import sampled

FIELDS = [
    "text",
    "start",
    "end",
    "value",
    "low",
    "low_open",
    "high",
    "high_open",
    "qualifier",
    "measure_unit",
    "claim_id",
    "indicator",
    "measure",
    "unit",
    "period",
    "part",
    "verdict",
    "reason",
    "expected",
    "suggestion",
]
TEXT = (
    "近两年，向镇街下沉编制３１９２名，下沉执法人员 2600 名以上。😀"
    "第三批责任清单34项，枣庄市下沉编制5名。"
)

pytestmark = pytest.mark.usefixtures("known_are_read_once")


@pytest.fixture
def told(monkeypatch, capsys):
    """Run on standard input; the exit status and what was written."""

    def run(content, *options):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        status = main(["press", "-", *options])
        return status, capsys.readouterr()

    return run


def test_json(told):
    status, (out, err) = told(TEXT.encode(), "--json")
    assert (status, err) == (0, "")
    made = json.loads(out)
    assert list(made) == ["numbers", "draft", "status", "figures", "notes", "unread"]
    for number in made["numbers"]:
        assert list(number)[: len(FIELDS)] == FIELDS
        assert TEXT[number["start"] : number["end"]] == number["text"]
    first, second, third, fourth = made["numbers"]
    assert (first["text"], first["value"], first["verdict"]) == ("３１９２", 3192, "mismatch")
    assert (first["claim_id"], first["indicator"], first["unit"]) == ("posts_sunk", "C07", "370800")
    assert (first["expected"], first["suggestion"]) == ("3291名", "3291名")
    assert (first["period"], first["measure"], first["measure_unit"]) == ("近两年", "count", "名")
    assert (second["low"], second["high"], second["qualifier"]) == (2600, None, "以上")
    assert (third["part"], third["claim_id"], third["verdict"]) == ("batch:3", None, "match")
    assert (fourth["unit"], fourth["claim_id"], fourth["verdict"]) == (None, None, "unknown")
    assert [one["group"] for one in made["numbers"]] == ["ours", "ours", "ours", "other"]
    assert (made["status"], made["unread"]) == ("stop", [])
    assert [(one["claim_ids"], one["state"]) for one in made["figures"]] == [
        (["posts_sunk"], "mismatch"),
        (["enforcers"], "match"),
    ]


def test_the_report_in_both_languages(told):
    assert "[不一致] ３１９２名" in told(TEXT.encode())[1].out
    english = told(TEXT.encode(), "--lang", "en", "--report")[1].out
    assert "[Mismatch] ３１９２名  Posts transferred to towns" in english
    assert "Suggestion" in english


@pytest.mark.parametrize("content", sampled([b"", "没有数。".encode(), b"\n\n", b"asdf"]))
def test_nothing_to_check(told, content):
    status, (out, _) = told(content, "--json")
    assert (status, json.loads(out)) == (
        0,
        {"numbers": [], "draft": [], "status": "none", "figures": [], "unread": [], "notes": []},
    )


def test_what_is_not_utf_8_is_refused(told):
    status, (out, err) = told(TEXT.encode("gb18030", "ignore"))
    assert (status, out) == (2, "")
    assert "UTF-8" in err


def test_a_file_that_is_not_there(capsys, tmp_path):
    assert main(["press", str(tmp_path / "x.txt")]) == 2
    assert "x.txt" in capsys.readouterr().err


def test_a_file_and_its_comments(capsys, tmp_path):
    file = tmp_path / "稿件.txt"
    file.write_text(TEXT, "gb18030")
    assert main(["press", str(file), "--json", "--comments", str(tmp_path / "out.docx")]) == 0
    assert len(json.loads(capsys.readouterr().out)["numbers"]) == 4
    assert (tmp_path / "out.docx").read_bytes()[:2] == b"PK"


def test_many_files_in_one_call(capsys, tmp_path):
    for name, text in (("a.txt", "全市下沉编制3291名。"), ("b.txt", "全市下沉编制3921名。")):
        (tmp_path / name).write_text(text, "utf-8")
    names = [str(tmp_path / name) for name in ("a.txt", "x.txt", "b.txt")]
    assert main(["press", *names, "--json"]) == 2
    out, err = capsys.readouterr()
    made = [json.loads(line) for line in out.splitlines()]
    assert [(one["file"], one["status"]) for one in made] == [
        (names[0], "clear"),
        (names[2], "stop"),
    ]
    assert "x.txt" in err
    assert main(["press", names[0], names[2]]) == 0
    assert capsys.readouterr().out.count("===") == 2


def test_drafts_as_json_lines(told):
    lines = [
        json.dumps({"id": 7, "text": "全市下沉编制3291名。"}),
        "",
        "no JSON",
        '{"text": 3}',
        json.dumps({"text": "下沉执法人员2600名。"}),
    ]
    status, (out, err) = told("\n".join(lines).encode(), "--lines")
    assert status == 2
    assert [(one["id"], one["status"]) for one in map(json.loads, out.splitlines())] == [
        (7, "clear"),
        ("-:4", "stop"),
    ]
    assert len(err.splitlines()) == 2


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """36 posts, reported."""
    folder = tmp_path_factory.mktemp("data")
    worlds.snapshot(
        folder / "snapshots",
        provenance="reported",
        posts=[
            {"town": worlds.A1, "posts": 30, "approved_on": "2020-03-01"},
            {"town": worlds.B1, "posts": 6, "approved_on": "2021-03-01"},
        ],
    )
    return folder


@pytest.fixture
def data(world, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(world))


def test_a_reported_snapshot_confirms_and_contradicts(told, data):
    text = "全市下沉编制36名。全市下沉编制37名。"
    _, (out, _) = told(text.encode(), "--json")
    confirmed, contradicted = json.loads(out)["numbers"]
    assert (confirmed["verdict"], confirmed["expected"]) == ("match", "36名")
    assert contradicted["verdict"] == "mismatch"


def test_a_day_there_is_none_of_names_those_there_are(told, data):
    status, (_, err) = told(b"", "--snapshot", "1999-01-01")
    assert status == 2
    assert "1999-01-01" in err
