"""Drafts meant to hang or break the press check: an answer or a refusal, in time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import claims, paths
from dashboard.edition.assembly import without_periods
from dashboard.press.check import MAX_CHARACTERS
from dashboard.press.drafts.documents import DraftError
from dashboard.press.report.export import as_data
from dashboard.press.report.words import checked
from dashboard.text.i18n import Translator
from tests.known import KNOWN
from tests.press.labels import FILE

pytestmark = pytest.mark.slow
N = MAX_CHARACTERS
RELEASE = FILE.read_text("utf-8")
PATTERNS = {
    "one": "一",
    "digit": "1",
    "dash": "1-",
    "comma": "1,",
    "list": "3291名、",
    "clauses": "下沉编制3291名",
    "quote": "“",
    "ordinal": "第一",
    "share": "30%和",
    "space": " ",
    "bracket": "(",
    "year": "2021年",
    "place": "济宁市",
    "mail": "a@",
    "point": "1.",
    "zero": "\0",
    "thousand": "千",
    "letters": "a",
    "slash": "1/",
    "plus": "1+",
    "percent": "百分之",
    "parts": "分之",
    "range": "一至",
    "newline": "\n",
    "book": "《",
    "county": "和县",
    "half": "从由",
    "none": "没有",
    "emoji": "😀",
    "mark": "\u0301",
    "stop": "。 ",
    "wide": "\u3000",
}
NOISE = "0123456789一二万%，。、余近\n\t“”《》()（）😀"
SECONDS = 30
"""For 200,000 characters on a busy machine; a release takes a hundredth of a second."""


@pytest.fixture(scope="module")
def edition():
    return without_periods(Translator("zh"), KNOWN, claims.load(paths.SHIPPED / "claims.csv"))


def answered(text, edition):
    began = time.monotonic()
    try:
        made = as_data(checked(text, edition))
    except DraftError as error:
        assert error.message(Translator("zh"))
        made = {"numbers": []}
    assert time.monotonic() - began < SECONDS
    for number in made["numbers"]:
        assert text[number["start"] : number["end"]] == number["text"]
    return made


@pytest.mark.parametrize("name", PATTERNS)
def test_repeated_to_the_limit(edition, name):
    answered((PATTERNS[name] * N)[:N], edition)


def test_a_megabyte_is_refused(edition):
    with pytest.raises(DraftError, match="too_long"):
        checked("下" * 350_000, edition)


def test_long_releases(edition):
    assert len(answered((RELEASE * 20)[:150_000], edition)["numbers"]) > 1000


@given(draw=st.randoms(use_true_random=True))
@settings(max_examples=150, derandomize=True, database=None, deadline=None)
def test_shuffled_and_cut_releases(edition, draw):
    text = list(RELEASE[draw.randrange(5000) :][:2000])
    if draw.random() < 0.5:
        draw.shuffle(text)
    for _ in range(draw.randrange(60)):
        text[draw.randrange(len(text))] = draw.choice(NOISE)
    answered("".join(text), edition)
