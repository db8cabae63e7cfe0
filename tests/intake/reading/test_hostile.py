"""Files a few hundred bytes small that held the process, or filled its memory."""

import time
import tracemalloc

import pytest

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import delimited, limits, structure

OPENED = [b"<si ", b"<si/>", b"<si><t>", b"<x:si>", b"<" + b"w" * 50]
CELLS = [b"t='s'", b'<c t="s"', b"<c a=\"t='s'\" ", b"<c>  ", b">   "]
SHARED = b"<sst><si><t>ab</t></si><si><t>cd</t></si></sst>"


@pytest.mark.parametrize("sign", OPENED)
def test_texts_that_never_end_are_added_up_at_once(monkeypatch, sign):
    monkeypatch.setattr(limits, "UNPACKED", 0)
    began = time.process_time()
    structure._repeated(sign * (400_000 // len(sign)), [b'<c t="s"><v>0</v></c>'])
    assert time.process_time() - began < 1


@pytest.mark.parametrize("sign", CELLS)
def test_cells_that_never_end_are_added_up_at_once(monkeypatch, sign):
    monkeypatch.setattr(limits, "UNPACKED", 0)
    began = time.process_time()
    structure._repeated(SHARED, [b'<c t="s"><v>0</v></c>' + sign * (400_000 // len(sign))])
    assert time.process_time() - began < 1


def test_every_use_of_a_shared_text_counts(monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED", 0)
    once = structure._repeated(SHARED, [b'<c r="A1" t="s"><v>1</v></c>'])
    grid = b"<c t='s' r=\">\"> <v>1</v></c><c><v>1</v></c>" * 7
    assert once >= len(b"<si><t>cd</t></si>") - len(b"<si")
    assert structure._repeated(SHARED, [grid]) == 7 * once


@pytest.mark.parametrize("line", [b"\n", b"\r\n", b"a\n", b",\n"])
def test_lines_are_counted_while_they_are_read(monkeypatch, line):
    monkeypatch.setattr(limits, "ROWS", 1000)
    content = line * 300_000
    tracemalloc.start()
    with pytest.raises(UnreadableError):
        delimited.rows(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * len(content) + 2**20


def test_a_line_of_too_many_cells_is_refused():
    with pytest.raises(UnreadableError):
        delimited.rows(b"," * limits.COLUMNS + b"\n")
