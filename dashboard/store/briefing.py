"""Decks and their forms, kept between runs; hand-outs are made in the background."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import streamlit as st

from dashboard import indicators
from dashboard.briefing import answers, hand_outs
from dashboard.briefing import deck as decks
from dashboard.briefing import sheet as sheets
from dashboard.briefing.deck import Deck
from dashboard.briefing.material import Material
from dashboard.briefing.sheet import RunSheet


def deck(sheet: RunSheet, material: Material) -> Deck:
    """The deck of a checked sheet; made once, and frozen with that moment."""
    return _deck(sheets.written(sheet), _key(material), sheet, material)


def _key(material: Material) -> tuple[str, ...]:
    """Everything a deck is made from, besides its sheet."""
    chosen = material.snapshot
    return (material.t.lang, chosen.id, material.mark, repr(tuple(material.claims.values())),
            hashlib.sha256(material.key).hexdigest(), indicators.definitions_hash(material.known),
            *(s.digest for s in material.snapshots.values()))


@st.cache_resource(show_spinner=False, max_entries=16)
def _deck(text: str, key: tuple[str, ...], _sheet: RunSheet, _material: Material) -> Deck:
    return decks.make(_sheet, _material)


def cards(material: Material) -> dict:
    """What questions are answered from (`answers.cards`)."""
    return _cards(_key(material), material)


@st.cache_resource(show_spinner=False, max_entries=8)
def _cards(key: tuple[str, ...], _material: Material) -> dict:
    return answers.cards(_material)


def html(made: Deck) -> str:
    """The deck as one HTML file."""
    return _html(made.code, str(made.made_at), made)


@st.cache_resource(show_spinner=False, max_entries=16)
def _html(code: str, at: str, _made: Deck) -> str:
    return hand_outs.FORMS["html"](_made).decode()


@st.cache_resource(show_spinner=False)
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="hand-outs")


def in_background(form: str, made: Deck, data: Path, by: str) -> "Future[bytes]":
    """Make one hand-out, note it, and give its bytes."""
    def work(make: Callable[[Deck], bytes]) -> bytes:
        content = make(made)
        decks.register(data, made, by)
        return content

    return _workers().submit(work, hand_outs.FORMS[form])
