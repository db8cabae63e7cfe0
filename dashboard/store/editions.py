"""Editions, their figures, answers and records, kept between runs."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import claims, indicators, paths, snapshots
from dashboard.access import Refusal, Right, Scope
from dashboard.edition import Edition, assembly
from dashboard.edition.cut import cut
from dashboard.indicators import records
from dashboard.snapshots import database
from dashboard.store.served import definitions, definitions_read, values
from dashboard.text.i18n import Translator


def edition(
    lang: str,
    chosen: snapshots.Snapshot,
    held: Sequence[snapshots.Snapshot],
    scope: Scope,
) -> Edition:
    """The edition of `chosen` among the snapshots `held` that a reader may see, cut to `scope`."""
    known = definitions()
    key = (*((s.id, s.digest, s.preview) for s in held), _claims_key(), definitions_read())
    hash_ = indicators.definitions_hash(known)
    whole = _edition(lang, chosen.id, key, hash_, chosen, held, known)
    return whole if scope == Scope() else _cut(lang, chosen.id, key, hash_, scope, whole)


@st.cache_resource(show_spinner=False, max_entries=48)
def _cut(
    lang: str, id_: str, key: Hashable, definitions_hash: str, scope: Scope, _whole: Edition
) -> Edition:
    return cut(_whole, scope)


@st.cache_resource(show_spinner=False, max_entries=12)
def _edition(
    lang: str,
    id_: str,
    key: Hashable,
    definitions_hash: str,
    _chosen: snapshots.Snapshot,
    _held: Sequence[snapshots.Snapshot],
    _known: indicators.Definitions,
) -> Edition:
    return assembly.assemble(
        _chosen,
        _held,
        Translator(lang),
        _known,
        published(),
        values=lambda s: values(s, _known),
        ask=partial(answer, _chosen),
    )


def bare(lang: str) -> Edition:
    """The published figures alone, where there is no period."""
    return assembly.without_periods(Translator(lang), definitions(), published())


def answer(snapshot: snapshots.Snapshot, question: str, **parameters: str) -> pd.DataFrame:
    """The rows of ``queries/<question>.sql`` at `snapshot`."""
    return _answer(
        snapshot.id,
        (snapshot.digest, definitions_read()),
        question,
        tuple(parameters.items()),
        snapshot,
    )


@st.cache_resource(show_spinner=False, max_entries=1024)
def _answer(
    id_: str,
    key: Hashable,
    question: str,
    parameters: tuple[tuple[str, str], ...],
    _snapshot: snapshots.Snapshot,
) -> pd.DataFrame:
    return database.fetch(question, _connection(id_, key, _snapshot), **dict(parameters))


def record_total(edition: Edition, cut: records.Cut) -> records.Total:
    """How many records `cut` has, and what they add up to; of the edition's scope."""
    mine = _within(edition, cut)
    return edition.recent(
        (records.total, mine),
        lambda: records.total(mine, edition.definitions, _connection_to(edition)),
    )


def _within(edition: Edition, cut: records.Cut) -> records.Cut:
    """The records of `cut` that are in the edition's scope; `Refusal` where there are none for
    whom it was cut for.
    """
    scope, rated = edition.scope, records.is_of_ratings(edition.definitions[cut.indicator])
    if not scope.listed or (rated and not scope.departments):
        raise Refusal("", Right.RECORDS)
    return replace(cut, only=tuple(sorted(scope.records)))


def record_page(
    edition: Edition,
    cut: records.Cut,
    *,
    sort: str,
    descending: bool,
    limit: int,
    offset: int = 0,
) -> pd.DataFrame:
    """Some records of `cut`, in order, of the edition's scope; not kept."""
    return records.page(
        _within(edition, cut),
        edition.definitions,
        _connection_to(edition),
        sort=sort,
        descending=descending,
        limit=limit,
        offset=offset,
    )


def _connection_to(edition: Edition) -> database.Connection:
    snapshot = edition.snapshot
    return _connection(snapshot.id, (snapshot.digest, definitions_read()), snapshot)


@st.cache_resource(show_spinner=False, max_entries=16)
def _connection(id_: str, key: Hashable, _snapshot: snapshots.Snapshot) -> database.Connection:
    """One per snapshot and state of the queries, kept open; every question takes a cursor of it."""
    return database.connect(_snapshot)


def published() -> dict[str, claims.Claim]:
    """The published figures, by claim id; none while their file is faulty."""
    return _claims(*_claims_key())[0]


def claims_fault() -> str:
    """What is wrong with the file of published figures; empty when nothing is."""
    return _claims(*_claims_key())[1]


def _claims_key() -> tuple[str, int]:
    file = claims.file(paths.data(), paths.SHIPPED)
    return str(file), file.stat().st_mtime_ns if file.exists() else 0


@st.cache_resource(show_spinner=False, max_entries=4)
def _claims(file: str, modified: int) -> tuple[dict[str, claims.Claim], str]:
    try:
        return claims.load(Path(file)), ""
    except claims.ClaimsError as error:
        return {}, str(error)
