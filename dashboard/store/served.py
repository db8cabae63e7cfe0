"""Snapshots, definitions and values, kept between runs."""

import pandas as pd
import streamlit as st

from dashboard import indicators, paths, snapshots
from dashboard.edition import notes as saved
from dashboard.files import clock
from dashboard.indicators import build
from dashboard.indicators.keyed import Values
from dashboard.intake import difference as differences
from dashboard.snapshots import database
from dashboard.snapshots import states as states_of_disk
from dashboard.snapshots.reader import Survey
from dashboard.snapshots.serving import serve
from dashboard.snapshots.states import State
from dashboard.snapshots.tables import load
from dashboard.store.watched import Watched

_faults: dict[str, str] = {}
_survey = Watched(snapshots.reader.survey)
_notes = Watched(lambda folder: tuple(saved.repository(folder).saved()[0].values()))
_definitions = Watched(lambda folder: indicators.definitions(folder / "indicators"))


def look_again() -> None:
    """Notice what has changed on disk; at the start of a run. While an indicator file is faulty the
    definitions read before it stay.
    """
    _survey.look(paths.snapshots())
    _notes.look(paths.data() / saved.FOLDER)
    _faults.pop("definitions", None)
    try:
        _definitions.look(database.FOLDER)
    except indicators.HeaderError as error:
        definitions()  # raises where none were read before
        _faults["definitions"] = str(error)


def definitions_fault() -> str:
    """What is wrong with an indicator file; empty when nothing is."""
    return _faults.get("definitions", "")


def notes() -> tuple[saved.Note, ...]:
    """Every note on a figure; files that cannot be read are left out."""
    return _notes(paths.data() / saved.FOLDER)


def survey() -> Survey:
    """Every snapshot on disk, published or not, and the log."""
    return _survey(paths.snapshots())


def catalogue(*, preview: bool = False) -> snapshots.Catalogue:
    """The snapshots readers see now, and those that are not served; with `preview` those under
    embargo as well.
    """
    return serve(survey(), clock.now(), preview=preview)


def states() -> list[tuple[snapshots.Snapshot, State]]:
    """Every sound snapshot on disk and what it is (`states_of_disk.state_of`)."""
    return states_of_disk.state_of(survey())


def withdrawn() -> frozenset[str]:
    """The dates that were withdrawn (`states_of_disk.withdrawn`)."""
    return states_of_disk.withdrawn(survey())


def ever_public() -> frozenset[str]:
    """The directories readers could see at some time (`states_of_disk.ever_public`)."""
    return states_of_disk.ever_public(survey())


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


def definitions_read() -> int:
    """How often they were read: with them what a connection was made of."""
    return _definitions.times


def values(snapshot: snapshots.Snapshot, known: indicators.Definitions | None = None) -> Values:
    """The values of `known` (the indicator files, unless given) at `snapshot`."""
    known = definitions() if known is None else known
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
