"""Refusals in words: a key of the texts and the facts that fill it in."""

from dashboard.intake.drafts import UnconfirmedError
from dashboard.intake.problems import IntakeWarning, UnreadableError
from dashboard.text.i18n import LANGUAGES, Translator


def test_a_refusal_says_what_it_is_in_both_languages():
    said = {
        lang: UnreadableError("too_big", most="200").message(Translator(lang)) for lang in LANGUAGES
    }
    assert all("200 MB" in text for text in said.values()) and said["zh"] != said["en"]


def test_what_is_not_confirmed_is_named_for_whoever_reads_the_trace():
    error = UnconfirmedError([IntakeWarning("missing_unit", unit="370811")])
    assert "missing_unit-370811" in str(error)
    assert error.message(Translator("en")).startswith("Some warnings were not confirmed")
