"""Snapshots, definitions, values, answers and records, kept between runs."""

import os
import threading
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

import pandas as pd
import streamlit as st

from dashboard import claims, indicators, paths, snapshots
from dashboard.edition import Edition, assembly
from dashboard.files import clock
from dashboard.indicators import build, records
from dashboard.indicators.keyed import Values
from dashboard.intake import difference as differences
from dashboard.snapshots import database, publication
from dashboard.snapshots.reader import Survey
from dashboard.snapshots.tables import load
from dashboard.text.i18n import Translator

T = TypeVar("T")
Signature = tuple[tuple[str, int, int], ...]


class Watched(Generic[T]):
    """What `read` makes of a folder, made again once a file in it is another.

    Signatures are compared, not hashed as keys of a cache: there are hundreds of files. They are
    looked at once a run of a page (`look_again`), so that all of it sees the same.
    """

    def __init__(self, read: Callable[[Path], T]) -> None:
        self._read, self._lock = read, threading.Lock()
        self._held: dict[Path, tuple[Signature, T]] = {}
        self.times = 0
        """How often something was read."""

    def __call__(self, folder: Path) -> T:
        """What was in `folder` when it was last looked at."""
        held = self._held.get(folder)
        return held[1] if held else self.look(folder)

    def look(self, folder: Path) -> T:
        """What is in `folder` now."""
        signature = _signature(folder)
        with self._lock:
            held = self._held.get(folder)
            if held is None or held[0] != signature:
                held = self._held[folder] = (signature, self._read(folder))
                self.times += 1
        return held[1]


def _signature(folder: Path, deep: int = 1) -> Signature:
    """Name, time and size of every file in a folder and the folders in it."""
    found: list[tuple[str, int, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if deep and entry.is_dir():
                    found += _signature(Path(entry.path), deep - 1)
                    continue
                stat = entry.stat()
                found.append((entry.path, stat.st_mtime_ns, stat.st_size))
    except FileNotFoundError:  # taken away meanwhile
        return ()
    return tuple(sorted(found))


_faults: dict[str, str] = {}
_survey = Watched(snapshots.reader.survey)
_definitions = Watched(lambda folder: indicators.definitions(folder / "indicators"))


def look_again() -> None:
    """Notice what has changed on disk; at the start of a run. While an indicator file is faulty the
    definitions read before it stay.
    """
    _survey.look(paths.snapshots())
    _faults.pop("definitions", None)
    try:
        _definitions.look(database.FOLDER)
    except indicators.HeaderError as error:
        definitions()  # raises where none were read before
        _faults["definitions"] = str(error)


def definitions_fault() -> str:
    """What is wrong with an indicator file; empty when nothing is."""
    return _faults.get("definitions", "")


def survey() -> Survey:
    """Every snapshot on disk, published or not, and the log."""
    return _survey(paths.snapshots())


def catalogue(*, preview: bool = False) -> snapshots.Catalogue:
    """The snapshots readers see now, and those that are not served; with `preview` those under
    embargo as well.
    """
    return snapshots.reader.serve(survey(), clock.now(), preview=preview)


def states() -> list[tuple[snapshots.Snapshot, str]]:
    """Every sound snapshot on disk and what it is (`publication.state_of`)."""
    return publication.state_of(survey())


def ever_public() -> set[str]:
    """The directories readers could see at some time (`publication.ever_public`)."""
    return publication.ever_public(survey())


def tables(snapshot: snapshots.Snapshot) -> dict[str, pd.DataFrame]:
    """The tables of a snapshot, by name."""
    return _tables(snapshot.id, snapshot.digest, snapshot)


@st.cache_resource(show_spinner=False, max_entries=2)
def _tables(id_: str, digest: str, _snapshot: snapshots.Snapshot) -> dict[str, pd.DataFrame]:
    return load(_snapshot)


def table(snapshot: snapshots.Snapshot, name: str) -> pd.DataFrame:
    """One table of a snapshot; not kept."""
    return load(snapshot, [name])[name]


def difference(
    before: snapshots.Snapshot, after: snapshots.Snapshot
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Rows changed by table (`difference.rows`), and the values of both."""
    return (
        _row_difference(before.digest, after.digest, before, after),
        values(before).frame,
        values(after).frame,
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def _row_difference(
    digest: str, other: str, _before: snapshots.Snapshot, _after: snapshots.Snapshot
) -> pd.DataFrame:
    return differences.rows(load(_before), load(_after))


def definitions() -> indicators.Definitions:
    """The indicator files, and the views they stand on."""
    return _definitions(database.FOLDER)


def values(snapshot: snapshots.Snapshot) -> Values:
    """Every indicator's values at `snapshot`."""
    known = definitions()
    return _values(
        snapshot.id, snapshot.digest, indicators.definitions_hash(known), snapshot, known
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def _values(
    id_: str,
    digest: str,
    definitions_hash: str,
    _snapshot: snapshots.Snapshot,
    _known: indicators.Definitions,
) -> Values:
    return Values(build.values(_snapshot, _known, paths.derived()))


def edition(lang: str, chosen: snapshots.Snapshot, held: Sequence[snapshots.Snapshot]) -> Edition:
    """The edition of `chosen` among the snapshots `held` that a reader may see."""
    known = definitions()
    key = (*((s.id, s.digest, s.preview) for s in held), _claims_key())
    return _edition(
        lang,
        chosen.id,
        (*key, _definitions.times),
        indicators.definitions_hash(known),
        chosen,
        held,
        known,
    )


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
        values=lambda s: _values(s.id, s.digest, definitions_hash, s, _known),
        ask=partial(answer, _chosen),
    )


def bare(lang: str) -> Edition:
    """The published figures alone, where there is no period."""
    return assembly.without_periods(Translator(lang), definitions(), published())


def answer(snapshot: snapshots.Snapshot, question: str, **parameters: str) -> pd.DataFrame:
    """The rows of ``queries/<question>.sql`` at `snapshot`."""
    return _answer(
        snapshot.id,
        (snapshot.digest, _definitions.times),
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
    """How many records `cut` has, and what they add up to."""
    return edition.recent(
        (records.total, cut), lambda: records.total(cut, edition.known, _connection_to(edition))
    )


def record_page(
    edition: Edition,
    cut: records.Cut,
    *,
    sort: str,
    descending: bool,
    limit: int,
    offset: int = 0,
) -> pd.DataFrame:
    """Some records of `cut`, in order; not kept."""
    return records.page(
        cut,
        edition.known,
        _connection_to(edition),
        sort=sort,
        descending=descending,
        limit=limit,
        offset=offset,
    )


def _connection_to(edition: Edition) -> database.Connection:
    snapshot = edition.snapshot
    return _connection(snapshot.id, (snapshot.digest, _definitions.times), snapshot)


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
    return str(file), file.stat().st_mtime_ns


@st.cache_resource(show_spinner=False, max_entries=4)
def _claims(file: str, modified: int) -> tuple[dict[str, claims.Claim], str]:
    try:
        return claims.load(Path(file)), ""
    except claims.ClaimsError as error:
        return {}, str(error)
