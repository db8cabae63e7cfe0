"""Mutated files: never a traceback, never a published byte, always a place."""

import hashlib
import random

import pytest

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
CHUNKS, EACH, DRAFTED = 10, 45, 8
"""Seeds, files of each of five kinds a seed, and how many of them go all the way: 2,250 in all."""


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


@pytest.mark.parametrize("seed", range(CHUNKS))
def test_mutated_files(published, seed):
    data, sent, forms, base = published
    rnd, before, outcomes = random.Random(seed), state(data), {True: 0, False: 0}
    for kind in (*SPOILED, "flat"):
        for number in range(EACH):
            if kind == "flat":
                upload = Upload(*spoil_flat(forms, rnd))
            else:
                upload = Upload("sent.xlsx", SPOILED[kind](sent, rnd))
            if number < DRAFTED:
                ready = prepared(data, upload, carried=["all"])
                assert (ready.draft is None) == bool(ready.checked.problems)
                result = ready.checked
                if ready.draft:
                    drafts.delete(data, ready.draft.id)
            else:
                result = checked(upload, base=base, carried=["all"])
            told(result.problems)
            outcomes[bool(result.problems)] += 1
            if result.problems and number % 10 == 0:
                copy = annotated.copy(upload, result.problems, ZH)
                assert opened(Upload("copy.xlsx", copy))[0].name == ZH("sheet.problems")
    assert state(data) == before
    assert min(outcomes.values()) >= EACH / 2  # some harmless, some not


def test_there_are_enough_of_them():
    assert CHUNKS * EACH * (len(SPOILED) + 1) >= 2000
    assert CHUNKS * DRAFTED * (len(SPOILED) + 1) >= 300
