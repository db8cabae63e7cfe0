"""Decks and their forms, kept between runs; hand-outs are made in the background."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard import indicators, paths
from dashboard.access import Person, Right
from dashboard.briefing import deck as decks
from dashboard.briefing import fingerprint, hand_outs
from dashboard.briefing import run_sheet as run_sheets
from dashboard.briefing.answers import Answers, answers
from dashboard.briefing.deck import Deck
from dashboard.briefing.run_sheet import RunSheet
from dashboard.edition import Edition
from dashboard.store.background import later


def keyed(edition: Edition) -> Edition:
    """The edition with the key its numbers' codes are made with; OSError where that cannot be
    kept.
    """
    key = fingerprint.secret(paths.data())
    return edition.keep(("key", key), lambda: replace(edition, key=key))


def deck(sheet: RunSheet, edition: Edition) -> Deck:
    """The deck of a checked sheet; made once, and frozen with that moment."""
    return _deck(run_sheets.written(sheet), _key(edition), sheet, edition)


def _key(edition: Edition) -> tuple[str, ...]:
    """Everything a deck is made from, besides its sheet."""
    chosen = edition.snapshot
    return (
        edition.t.lang,
        chosen.id,
        edition.mark,
        repr(edition.scope),
        repr(tuple(edition.claims.values())),
        hashlib.sha256(edition.key).hexdigest(),
        indicators.definitions_hash(edition.definitions),
        *(s.digest for s in edition.snapshots.values()),
    )


@st.cache_resource(show_spinner=False, max_entries=16)
def _deck(text: str, key: tuple[str, ...], _sheet: RunSheet, _edition: Edition) -> Deck:
    return decks.make(_sheet, _edition)


def questions(edition: Edition) -> Answers:
    """What questions are answered from (`answers.answers`)."""
    return _questions(_key(edition), edition)


@st.cache_resource(show_spinner=False, max_entries=8)
def _questions(key: tuple[str, ...], _edition: Edition) -> Answers:
    return answers(_edition)


def html(made: Deck) -> str:
    """The deck as one HTML file."""
    return _html(made.code, str(made.made_at), made)


@st.cache_resource(show_spinner=False, max_entries=16)
def _html(code: str, at: str, _made: Deck) -> str:
    return hand_outs.FORMS["html"](_made).decode()


def in_background(form: str, made: Deck, data: Path, by: Person) -> "Future[bytes]":
    """Make one hand-out, note it, and give its bytes; `Refusal` for who may not take any away."""
    by.require(Right.PRESENT)
    by.require(Right.EXPORT)

    def work(make: Callable[[Deck], bytes]) -> bytes:
        content = make(made)
        decks.register(data, made, by.name)
        return content

    return later(lambda: work(hand_outs.FORMS[form]))
