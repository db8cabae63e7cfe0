"""Work apart: its answer, its limits, and that an answer runs no code."""

import os
import pickle
import sys
import time
import types

import pytest

from dashboard.files import apart
from dashboard.intake import messages
from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import apart as reading
from dashboard.intake.reading import files
from dashboard.intake.reading.files import Upload
from dashboard.press.drafts import documents
from dashboard.press.drafts.documents import DraftError
from tests.intake.sending import POSTS, ZH, checked, csv, sheets, units

pytestmark = [pytest.mark.apart, pytest.mark.slow]


def doubled(n):
    return 2 * n


def memory():
    return len(bytearray(3 * 2**30))


def time_():
    while True:
        pass


def dies():
    os._exit(3)


def writes(file):
    file.write_bytes(b"x")


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/evil",)


def evil():
    return Evil()


def test_the_answer_comes_back():
    assert apart.run(doubled, 4) == 8
    began = time.perf_counter()
    assert apart.run(doubled, 5) == 10
    assert time.perf_counter() - began < 5  # warm: no second start of the interpreter


@pytest.mark.parametrize("work", [memory, time_, dies, evil])
def test_too_much_is_stopped_and_nothing_of_it_runs_here(monkeypatch, work):
    monkeypatch.setattr(apart, "MEMORY", 2 * 2**30)
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(apart.LimitError):
        apart.run(work)


def test_it_writes_nothing(tmp_path):
    with pytest.raises(apart.LimitError):
        apart.run(writes, tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"" if (tmp_path / "x").exists() else True


def test_an_answer_names_no_code_but_ours():
    for one in (os.system, pickle.loads, eval, documents.read):
        with pytest.raises((apart.LimitError, AttributeError)):
            apart._Answer(__import__("io").BytesIO(pickle.dumps(one))).load()


@pytest.mark.parametrize("upload", [sheets(units=units(), posts=POSTS), csv("posts", POSTS)])
def test_files_are_read_as_they_are_here(upload):
    assert reading.sheets(upload) == files.sheets(upload)


def test_what_is_refused_is_refused_in_the_same_words():
    for upload in (Upload("a.xlsx", b"PK"), Upload("a.csv", b""), Upload("a.exe", b"x")):
        with pytest.raises(UnreadableError) as here:
            files.sheets(upload)
        with pytest.raises(UnreadableError) as there:
            reading.sheets(upload)
        assert (here.value.rule, here.value.hint) == (there.value.rule, there.value.hint)
    with pytest.raises(DraftError, match="damaged"):
        documents.read("a.docx", b"PK")


def test_a_file_that_takes_too_much_is_a_sentence(monkeypatch):
    def limited(*_):
        raise apart.LimitError

    monkeypatch.setattr(apart, "run", limited)
    (problem,) = [p for p in checked(csv("posts", POSTS)).problems if p.rule == "too_heavy"]
    assert "内存" in messages.line(problem, ZH) and "csv" in problem.file
    with pytest.raises(DraftError, match="too_heavy") as error:
        documents.read("a.docx", b"")
    assert "内存" in error.value.message(ZH)


def test_a_page_being_run_is_not_run_there_too(tmp_path, monkeypatch):
    """Streamlit puts the page it runs in the place of the main module."""
    script = tmp_path / "app.py"
    script.write_text("raise SystemExit(3)", "utf-8")
    page = types.ModuleType("__main__")
    page.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", page)
    assert apart.run(len, "abc") == 3
