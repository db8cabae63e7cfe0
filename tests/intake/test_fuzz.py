"""Mutated files: never a traceback, never a published byte, always a place."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake import drafts, messages
from dashboard.intake.check import Base
from dashboard.intake.reading.files import Upload
from dashboard.intake.reading.files import sheets as opened
from dashboard.intake.workbooks import annotated, export
from dashboard.snapshots import discover
from dashboard.snapshots.tables import load
from dashboard.text.i18n import LANGUAGES, Translator
from tests.intake.mutations import SPOILED, spoil_flat
from tests.intake.sending import RECORDS, ZH, checked, prepared, publish, sheets, units, workbook

pytestmark = pytest.mark.slow
EACH, ALL_THE_WAY = 450, 6
"""Files of each of five kinds, of which every sixth goes all the way to a draft."""


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A data directory with one publication, and what a file of it looks like in every form."""
    data = tmp_path_factory.mktemp("data")
    publish(data, sheets(units=units(), **RECORDS))
    (snapshot,) = discover(data / "snapshots").snapshots
    forms = {form: dict(export.files(snapshot, ZH, form)) for form in export.FORMATS}
    base = Base(snapshot.id, snapshot.digest, snapshot.provenance, load(snapshot))
    return data, workbook(snapshot).content, forms, base


def state(data):
    """The hash of every byte that is published."""
    files = sorted(f for f in (data / "snapshots").rglob("*") if f.is_file())
    return [(f.name, hashlib.sha256(f.read_bytes()).hexdigest()) for f in files]


def told(problems):
    """Each rejection names a place, and reads in both languages."""
    for one in problems:
        assert one.file or one.table
        for lang in LANGUAGES:
            words = messages.problem(one, Translator(lang))
            assert words.wrong and words.fix and messages.line(one, Translator(lang))


@pytest.mark.parametrize("kind", (*SPOILED, "flat"))
def test_mutated_files(published, kind):
    data, sent, forms, base = published
    before, outcomes = state(data), []

    @settings(max_examples=EACH, derandomize=True, database=None, deadline=None)
    @given(st.randoms(use_true_random=True))
    def spoiled(rnd):
        flat = kind == "flat"
        upload = (
            Upload(*spoil_flat(forms, rnd))
            if flat
            else Upload("sent.xlsx", SPOILED[kind](sent, rnd))
        )
        number = len(outcomes)
        if number % ALL_THE_WAY == 0:
            ready = prepared(data, upload, carried=["all"])
            assert (ready.draft is None) == bool(ready.checked.problems)
            result = ready.checked
            if ready.draft:
                drafts.delete(data, ready.draft.id)
        else:
            result = checked(upload, base=base, carried=["all"])
        told(result.problems)
        outcomes.append(bool(result.problems))
        if result.problems and number % 10 == 0:
            copy = annotated.copy(upload, result.problems, ZH)
            assert opened(Upload("copy.xlsx", copy))[0].name == ZH("sheet.problems")

    spoiled()
    assert state(data) == before
    harmless, refused = outcomes.count(False), outcomes.count(True)
    assert harmless + refused == EACH and refused >= EACH / 10
    assert harmless >= EACH / 20 or kind == "bytes"  # which break the archive nearly always


def test_there_are_enough_of_them():
    kinds = len(SPOILED) + 1
    assert kinds * EACH >= 2000
    assert kinds * EACH / ALL_THE_WAY >= 300
