"""Snapshots, definitions, values, answers and records, kept between runs."""

import atexit
import gc
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

import queries
from dashboard import claims, indicators, paths, snapshots
from dashboard.contracts import Label
from dashboard.indicators import build
from dashboard.intake import difference as differences
from dashboard.snapshots import log, publication
from dashboard.snapshots.reader import Survey
from dashboard.snapshots.tables import load
from dashboard.unit_names import unit_names
from queries import records

atexit.register(gc.unfreeze)  # else DuckDB's binding reports leaks when the server stops

Signature = tuple[tuple[str, int, int], ...]


def _signature(folder: Path, pattern: str) -> Signature:
    """Name, time and size of every file: changes when any file does."""
    found = ((str(f), f.stat()) for f in sorted(folder.glob(pattern)) if f.is_file())
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


def survey() -> Survey:
    """Every snapshot on disk now, published or not, and the log."""
    root = paths.snapshots()
    return _survey(root, _signature(root, "*/*") + _signature(root, "log.*"))


@st.cache_resource(show_spinner=False, max_entries=4)
def _survey(root: Path, signature: Signature) -> Survey:
    return snapshots.reader.survey(root)


def catalogue(*, preview: bool = False) -> snapshots.Catalogue:
    """The snapshots readers see now, and those that are not served; with `preview` those under
    embargo as well.
    """
    return snapshots.reader.serve(survey(), log.now(), preview=preview)


def states() -> list[tuple[snapshots.Snapshot, str]]:
    """Every sound snapshot on disk and what it is (`publication.state_of`)."""
    return publication.state_of(survey())


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
    return _row_difference(before.digest, after.digest, before, after), values(before), \
        values(after)


@st.cache_resource(show_spinner=False, max_entries=8)
def _row_difference(digest: str, other: str, _before: snapshots.Snapshot,
                    _after: snapshots.Snapshot) -> pd.DataFrame:
    return differences.rows(load(_before), load(_after))


def definitions() -> indicators.Definitions:
    """The indicator files as they are now."""
    return _definitions(_signature(queries.FOLDER / "indicators", "*.sql"))


@st.cache_resource(show_spinner=False, max_entries=4)
def _definitions(signature: Signature) -> indicators.Definitions:
    return indicators.definitions()


def values(snapshot: snapshots.Snapshot) -> pd.DataFrame:
    """Every indicator's values at `snapshot`."""
    known = definitions()
    return _values(snapshot.id, snapshot.digest, indicators.definitions_hash(known),
                   snapshot, known)


@st.cache_resource(show_spinner=False, max_entries=64)
def _values(id_: str, digest: str, definitions_hash: str, _snapshot: snapshots.Snapshot,
            _known: indicators.Definitions) -> pd.DataFrame:
    return build.values(_snapshot, _known, paths.derived())


def history(held: Sequence[snapshots.Snapshot]) -> dict[date, pd.DataFrame]:
    """The values of the snapshots `held`, by as-of date."""
    return {snapshot.as_of: values(snapshot) for snapshot in held}


def names(snapshot: snapshots.Snapshot) -> dict[str, Label]:
    """The city and its reporting units: their names by id, in the order of their codes."""
    return _names(snapshot.id, snapshot.digest, snapshot)


@st.cache_resource(show_spinner=False, max_entries=64)
def _names(id_: str, digest: str, _snapshot: snapshots.Snapshot) -> dict[str, Label]:
    return unit_names(_snapshot)


def towns(snapshot: snapshots.Snapshot) -> pd.DataFrame:
    """The towns in force, by code: unit, name_zh, name_en."""
    return answer(snapshot, "town_names").set_index("town")


def answer(snapshot: snapshots.Snapshot, question: str, **parameters: str) -> pd.DataFrame:
    """The rows of ``queries/<question>.sql`` at `snapshot`."""
    return _answer(snapshot.id, snapshot.digest, question, tuple(parameters.items()), snapshot)


@st.cache_resource(show_spinner=False, max_entries=1024)
def _answer(id_: str, digest: str, question: str, parameters: tuple[tuple[str, str], ...],
            _snapshot: snapshots.Snapshot) -> pd.DataFrame:
    return queries.fetch(question, _connection(id_, digest, _snapshot), **dict(parameters))


def record_total(snapshot: snapshots.Snapshot, cut: records.Cut) -> records.Total:
    """How many records `cut` has, and what they add up to."""
    known = definitions()
    return _record_total(snapshot.id, snapshot.digest, known[cut.indicator].definition_hash, cut,
                         snapshot, known)


@st.cache_resource(show_spinner=False, max_entries=1024)
def _record_total(id_: str, digest: str, definition_hash: str, cut: records.Cut,
                  _snapshot: snapshots.Snapshot,
                  _known: indicators.Definitions) -> records.Total:
    return records.total(cut, _known, _connection(id_, digest, _snapshot))


def record_page(
    snapshot: snapshots.Snapshot, cut: records.Cut, *, sort: str, descending: bool, limit: int,
    offset: int = 0,
) -> pd.DataFrame:
    """Some records of `cut`, in order; not kept."""
    connection = _connection(snapshot.id, snapshot.digest, snapshot)
    return records.page(cut, definitions(), connection, sort=sort, descending=descending,
                        limit=limit, offset=offset)


@st.cache_resource(show_spinner=False, max_entries=16)
def _connection(id_: str, digest: str, _snapshot: snapshots.Snapshot) -> queries.Connection:
    """One per snapshot, kept open; every question takes a cursor of it."""
    return queries.connect(_snapshot)


def published() -> dict[str, claims.Claim]:
    """The published figures, by claim id; none while their file is faulty."""
    return _claims()[0]


def claims_fault() -> str:
    """What is wrong with the file of published figures; empty when nothing is."""
    return _claims()[1]


def _claims() -> tuple[dict[str, claims.Claim], str]:
    file = claims.file(paths.data(), paths.SHIPPED)
    return _published(file, file.stat().st_mtime_ns)


@st.cache_resource(show_spinner=False, max_entries=4)
def _published(file: Path, modified: int) -> tuple[dict[str, claims.Claim], str]:
    try:
        return claims.load(file), ""
    except claims.ClaimsError as error:
        return {}, str(error)


def warm() -> None:
    """Load everything a first page needs, then keep the collector off it.

    Streamlit collects garbage after every run while holding the lock; frozen objects are
    not visited again (122 to 17 ms a round trip). Repeated when data or definitions change.
    """
    loaded = catalogue()
    _warm(tuple(s.digest for s in loaded.snapshots), indicators.definitions_hash(definitions()))


@st.cache_resource(show_spinner=False, max_entries=1)
def _warm(digests: tuple[str, ...], definitions_hash: str) -> None:
    history(catalogue().snapshots)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
