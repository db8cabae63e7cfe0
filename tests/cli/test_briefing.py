"""``python -m dashboard briefing``: a hand-out of each kind, or a reason."""

import pytest

from dashboard.briefing import deck as decks
from dashboard.briefing import trace
from dashboard.briefing.fingerprint import secret
from dashboard.cli import main
from tests import worlds

pytestmark = pytest.mark.usefixtures("known_are_read_once")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    worlds.snapshot(
        folder / "snapshots",
        provenance="demo",
        posts=[{"town": worlds.A1, "posts": 10, "approved_on": "2020-03-01"}],
    )
    return folder


@pytest.fixture
def data(world, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(world))
    (world / "briefings" / "issued.jsonl").unlink(missing_ok=True)
    return world


@pytest.mark.parametrize(
    ("form", "first"),
    [("html", b"<!doctype html>"), ("pptx", b"PK"), ("pdf", b"%PDF"), ("docx", b"PK")],
)
def test_each_form_is_made_and_noted(data, tmp_path, capsys, form, first):
    out = tmp_path / f"out.{form}"
    assert main(["briefing", str(out)]) == 0
    assert out.read_bytes().startswith(first)
    (line,) = decks.issued(data)
    assert line.code in capsys.readouterr().out
    assert trace.hand_out(secret(data), line.code, decks.issued(data))


def test_pictures_of_a_screen(data, tmp_path):
    assert main(["briefing", str(tmp_path / "a.svg"), "--screen", "5"]) == 0
    assert main(["briefing", str(tmp_path / "a.png"), "--screen", "5", "--lang", "en"]) == 0
    assert b"at least 30%" not in (tmp_path / "a.png").read_bytes()
    assert "不低于30%" in (tmp_path / "a.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.doc"], "没有“doc”这种材料"),
        (["x.html", "--sheet", "晚间"], "没有发布会方案“晚间"),
        (["x.html", "--snapshot", "2000-01-01"], "2000-01-01（2021-12-16）"),
        (["x.png", "--screen", "1"], "没有图"),
        (["x.png", "--screen", "99"], "没有图"),
        (["x.png"], "请用 --screen 指定是哪一屏"),
        (["a_file/x.html"], "a_file"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    data, tmp_path, monkeypatch, capsys, arguments, said
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a_file").write_text("no folder")
    assert main(["briefing", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))


def test_slides_are_refreshed_in_place_or_not_touched(data, tmp_path, capsys):
    deck = tmp_path / "a.pptx"
    assert main(["briefing", str(deck), "--sheet", "发布", "--lang", "en"]) == 0
    made = deck.read_bytes()
    capsys.readouterr()
    assert main(["briefing", "refresh", str(deck), "--lang", "en"]) == 0
    (line,) = [x for x in capsys.readouterr().out.splitlines() if str(deck) in x]
    assert decks.issued(data)[-1].code in line
    deck.write_bytes(made)
    (data / "briefings" / "issued.jsonl").unlink()
    assert main(["briefing", "refresh", str(deck)]) == 2
    assert "不是在这里生成的" in capsys.readouterr().err
    assert deck.read_bytes() == made
    deck.write_bytes(b"none")
    assert main(["briefing", "refresh", str(deck)]) == 2
    assert "不是幻灯片文件" in capsys.readouterr().err
    assert main(["briefing", "refresh", str(tmp_path / "b.pptx")]) == 2
    assert "b.pptx" in capsys.readouterr().err
