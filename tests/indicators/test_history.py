"""Every definition in force is the last one in the file of definitions."""

import shutil
from dataclasses import replace

import pytest

from dashboard import indicators
from dashboard.cli import main
from dashboard.files import clock
from dashboard.files.faults import FileFault
from dashboard.indicators import history

NOTES = {"note_zh": "改了", "note_en": "Changed"}


@pytest.fixture
def file(tmp_path):
    return shutil.copy(history.FILE, tmp_path / "definitions.csv")


def test_the_history_ends_with_the_definitions_in_force(known):
    """A changed definition needs a row: what changed, from when, for whom it matters."""
    last = history.definitions().groupby("indicator")["hash"].last().to_dict()
    unregistered = [i.id for i in known.values() if last.get(i.id) != i.definition_hash]
    assert unregistered == [], "run: python -m dashboard indicators --register all --note-zh …"
    assert set(last) == set(known)


def test_no_definition_is_listed_twice_in_a_row():
    for _, rows in history.definitions().groupby("indicator"):
        assert (rows["hash"] != rows["hash"].shift()).all()
        assert rows["since"].is_monotonic_increasing
        assert rows[["note_zh", "note_en"]].ne("").all(axis=None)


def test_a_changed_definition_is_registered_behind_its_others(known, file):
    before = file.read_text("utf-8").splitlines()
    changed = replace(known["C07"], weight=2.0)
    assert history.register(known | {"C07": changed}, known, **NOTES, file=file) == ["C07"]
    after = file.read_text("utf-8").splitlines()
    row = f"C07,{changed.definition_hash},{clock.now().date()},改了,Changed"
    assert after[after.index(row) - 1].startswith("C07,")
    assert [line for line in after if line != row] == before


def test_what_is_registered_already_is_refused(known, file):
    before = file.read_bytes()
    with pytest.raises(ValueError, match="already"):
        history.register(known, ["C07"], **NOTES, file=file)
    with pytest.raises(ValueError, match="note"):
        history.register(known, ["C07"], "改了", " ", file=file)
    assert file.read_bytes() == before


def test_the_command_registers_and_says_so(known, file, monkeypatch, capsys):
    changed = known | {"C07": replace(known["C07"], weight=2.0)}
    monkeypatch.setattr(history, "FILE", file)
    monkeypatch.setattr(indicators, "definitions", lambda: changed)
    asked = ["--register", "C07", "--note-zh", "改了", "--note-en", "Changed"]
    assert main(["indicators", *asked]) == 0
    assert f"已登记 C07 {changed['C07'].definition_hash}" in capsys.readouterr().out
    assert main(["indicators", *asked]) == 2
    assert "未登记" in capsys.readouterr().err
    assert main(["indicators", "--register", "Z99"]) == 2
    assert "没有指标 Z99" in capsys.readouterr().err


def test_a_history_without_a_column_is_named(known, tmp_path):
    file = tmp_path / "definitions.csv"
    file.write_text("indicator,hash\nC07,0\n", "utf-8")
    with pytest.raises(FileFault, match=r"definitions\.csv: the columns must be"):
        history.register(known, ["C07"], **NOTES, file=file)


def test_the_command_says_what_is_wrong_with_a_file(monkeypatch, capsys):
    def wrong():
        raise indicators.HeaderError("C07.sql:3: pillar: is not one")

    monkeypatch.setattr(indicators, "definitions", wrong)
    assert main(["indicators"]) == 2
    assert capsys.readouterr().err == "C07.sql:3: pillar: is not one\n"
