"""Whatever changes the trial index is a version of it, and says what changed."""

import shutil
from dataclasses import replace

import pytest

from dashboard import indicators
from dashboard.cli import main
from dashboard.files.faults import FileFault
from dashboard.indicators import index_version
from dashboard.indicators.index_version import Change

NOTES = {"note_zh": "改了", "note_en": "Changed"}


@pytest.fixture
def file(tmp_path):
    return shutil.copy(index_version.FILE, tmp_path / "index_versions.csv")


def test_the_index_in_force_is_the_last_version(known):
    """An indicator added or redefined needs a row: it re-ranks units."""
    rows = index_version.versions()
    run = "run: python -m dashboard indicators --register index --note-zh … --note-en …"
    assert rows["hash"].iloc[-1] == index_version.index_hash(known), run
    assert index_version.current(known) == rows["version"].iloc[-1]
    assert rows["version"].to_list() == [str(n) for n in range(1, len(rows) + 1)]
    assert rows["since"].is_monotonic_increasing
    assert rows.notna().all(axis=None)


def test_an_indicator_added_redefined_or_gone_is_another_version(known, file):
    scored = next(iter(index_version.members(known)))
    added = known | {"Z99": replace(known[scored], id="Z99")}
    redefined = known | {scored: replace(known[scored], weight=2.0)}
    gone = {id_: i for id_, i in known.items() if id_ != scored}
    first = index_version.current(known)
    for number, (made, change) in enumerate(
        (
            (added, Change(("Z99",), (), ())),
            (redefined, Change((), (), (scored,))),
            (gone, Change((), (scored,), ())),
        ),
        int(first) + 1,
    ):
        assert index_version.current(made, file) == ""
        assert index_version.register(made, **NOTES, file=file) == str(number)
        assert index_version.current(made, file) == str(number)
        assert index_version.between(first, str(number), file) == change
    assert index_version.between("8", first, file) is None


def test_what_takes_no_part_makes_no_version(known):
    outside = next(id_ for id_ in known if id_ not in index_version.members(known))
    changed = known | {outside: replace(known[outside], weight=2.0)}
    assert index_version.index_hash(changed) == index_version.index_hash(known)


def test_what_is_registered_or_unsaid_is_refused(known, file):
    with pytest.raises(ValueError, match="already"):
        index_version.register(known, **NOTES, file=file)
    with pytest.raises(ValueError, match="note"):
        index_version.register(known, "改了", " ", file=file)


def test_the_command_registers_a_version(known, file, monkeypatch, capsys):
    monkeypatch.setattr(index_version, "FILE", file)
    changed = known | {"C07": replace(known["C07"], weight=2.0)}
    monkeypatch.setattr(indicators, "definitions", lambda: changed)
    asked = ["indicators", "--register", "index", "--note-zh", "改", "--note-en", "x"]
    index_version.versions.cache_clear()
    assert main(asked) == 0
    assert "已登记指数第" in capsys.readouterr().out
    assert main(asked) == 2
    assert "未登记" in capsys.readouterr().err
    index_version.versions.cache_clear()


def test_a_file_without_a_column_is_named(tmp_path):
    file = tmp_path / "index_versions.csv"
    file.write_text("version,hash\n1,x\n", "utf-8")
    with pytest.raises(FileFault, match=r"index_versions\.csv: the columns must be"):
        index_version.versions(file)
