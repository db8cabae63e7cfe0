"""Notes on figures: who may, bound to a figure, their owner's alone on disk, in the audit."""

import stat
from dataclasses import replace

import pytest

from dashboard import audit
from dashboard.access import RIGHTS, Person, Refusal, Right, Role
from dashboard.edition import Reader, address, notes
from dashboard.edition.cut import cut
from dashboard.indicators import CITY

ZOUCHENG, QUFU = "370883", "370881"
ANALYST = Person("王", RIGHTS[Role.ANALYST], id="wang")
WORDS = "两名负责人 <b>待任命</b>\n=1+1"


@pytest.fixture
def reader(editions):
    state = replace(address.State.of("zh"), unit=ZOUCHENG, indicator="C05")
    return Reader(editions["zh"], state)


def of(reader, **choices):
    return replace(reader, state=replace(reader.state, **choices))


def held(folder):
    return list(notes.repository(folder / notes.FOLDER).saved()[0].values())


def test_a_note_stands_by_its_figure_and_no_other(reader, tmp_path):
    note = notes.add(tmp_path, ANALYST, reader, WORDS)
    assert note.figure == ("C05", ZOUCHENG, "2021-12-16")
    (line,) = notes.lines(held(tmp_path), reader)
    assert line == f"批注（邹城市）：两名负责人 <b>待任命</b> =1+1（王，{note.at[:10]}）"
    assert notes.seen(held(tmp_path), of(reader, unit=CITY)) == [note]  # beside all others
    for other in (of(reader, unit=QUFU), of(reader, indicator="C07")):
        assert notes.seen(held(tmp_path), other) == []
    assert notes.seen([replace(note, period="2021-09-30")], reader) == []


def test_a_note_on_data_corrected_since_says_so(reader, tmp_path):
    note = replace(notes.add(tmp_path, ANALYST, reader, "空缺"), revision=0)
    assert "写于数据更正之前" in notes.lines([note], reader)[0]


def test_it_is_its_owners_alone_and_in_the_audit(reader, tmp_path):
    note = notes.add(tmp_path, ANALYST, reader, "空缺")
    (file,) = (tmp_path / notes.FOLDER).glob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    notes.delete(tmp_path, ANALYST, note)
    assert held(tmp_path) == []
    acts = [(line.act, line.by, line.what["unit"]) for line in audit.read(tmp_path)]
    assert acts == [("deleted", "王", ZOUCHENG), ("saved", "王", ZOUCHENG)]


@pytest.mark.parametrize(
    ("person", "unit"),
    [
        (Person("v", RIGHTS[Role.VIEWER], id="v"), ZOUCHENG),
        (Person("r", RIGHTS[Role.REPORTER], frozenset({ZOUCHENG}), "r"), ZOUCHENG),
        (Person("a", frozenset({Right.ANNOTATE}), frozenset({ZOUCHENG}), "a"), QUFU),
    ],
)
def test_who_may_not_is_refused_and_noted(reader, tmp_path, person, unit):
    with pytest.raises(Refusal):
        notes.add(tmp_path, person, of(reader, unit=unit), "空缺")
    assert (held(tmp_path), audit.read(tmp_path)[0].act) == ([], "refused")


def test_nobody_deletes_the_note_of_another(reader, tmp_path):
    note = notes.add(tmp_path, ANALYST, reader, "空缺")
    with pytest.raises(notes.UnsavedNoteError):
        notes.delete(tmp_path, replace(ANALYST, id="li"), note)
    assert held(tmp_path) == [note]


@pytest.mark.parametrize(("text", "reason"), [(" \n", "empty"), ("字" * 201, "long")])
def test_what_cannot_be_kept_says_why(reader, tmp_path, text, reason):
    with pytest.raises(notes.UnsavedNoteError) as refused:
        notes.add(tmp_path, ANALYST, reader, text)
    assert refused.value.reason == reason


def test_a_figure_has_so_many_notes(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "MAX_NOTES", 1)
    notes.add(tmp_path, ANALYST, reader, "一")
    with pytest.raises(notes.UnsavedNoteError):
        notes.add(tmp_path, ANALYST, reader, "二")


def test_notes_on_a_unit_out_of_scope_are_not_seen(reader, tmp_path):
    notes.add(tmp_path, ANALYST, reader, "空缺")
    reporter = Person("r", RIGHTS[Role.REPORTER], frozenset({QUFU}), "r")
    narrow = replace(reader, edition=cut(reader.edition, reporter.scope))
    assert notes.lines(held(tmp_path), of(narrow, unit=CITY)) == []
    assert notes.lines(held(tmp_path), narrow) == []
    assert notes.of_place(held(tmp_path), narrow.edition, ZOUCHENG) == []


def test_a_file_that_is_no_note_is_left_out(tmp_path):
    (tmp_path / notes.FOLDER).mkdir()
    (tmp_path / notes.FOLDER / "a.json").write_text('{"id": "a", "unit": 3}', "utf-8")
    assert held(tmp_path) == []


def test_a_sheet_lists_the_notes_on_all_figures_of_its_unit(reader, tmp_path):
    notes.add(tmp_path, ANALYST, of(reader, indicator="C07"), "已报批")
    notes.add(tmp_path, ANALYST, reader, "空缺")
    notes.add(tmp_path, ANALYST, of(reader, unit=QUFU), "别处")
    every = [*held(tmp_path), replace(held(tmp_path)[0], period="2021-09-30", text="从前")]
    said = notes.of_place(every, reader.edition, ZOUCHENG)
    assert [line.split("（王")[0] for line in said] == [
        "负责人配备率 · 批注（邹城市）：空缺",
        "下沉编制 · 批注（邹城市）：已报批",
    ]
