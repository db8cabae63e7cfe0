"""The versions of the trial index: ``data/index_versions.csv``.

An indicator that comes, goes or is counted anew ranks units anew: it makes another version, with
a row of its own. What is ranked in one version is not compared with another without saying so.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from dashboard import paths
from dashboard.files import atomic, clock
from dashboard.indicators import Definitions
from dashboard.indicators.history import RegisterError, rows_of
from dashboard.indicators.scores import ENOUGH, scored

FILE = paths.SHIPPED / "index_versions.csv"
COLUMNS = ["version", "hash", "since", "indicators", "note_zh", "note_en"]


@dataclass(frozen=True)
class Change:
    """What one version has that another has not, and what both count, but not alike: ids."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    redefined: tuple[str, ...]


def members(definitions: Definitions) -> dict[str, str]:
    """The indicators that take part at units or towns, with the front of their hashes."""
    return {
        i.id: i.definition_hash[:8]
        for i in definitions.values()
        if scored(i, "unit") or scored(i, "town")
    }


def index_hash(definitions: Definitions) -> str:
    """Hash of what the index is made of: its indicators as defined, and how much must be known."""
    content = " ".join(f"{id_}:{h}" for id_, h in sorted(members(definitions).items()))
    return hashlib.sha256(f"{content} {ENOUGH}".encode()).hexdigest()[:8]


@cache
def versions(file: Path | None = None) -> pd.DataFrame:
    """One row per version, oldest first: version, hash, since, indicators (id:hash, spaces
    between), note_zh, note_en. FileFault where the file is none of versions.
    """
    return rows_of(file or FILE, COLUMNS)


def current(definitions: Definitions, file: Path | None = None) -> str:
    """The version of the index that `definitions` make; empty where it has no row."""
    rows, made = versions(file), index_hash(definitions)
    held = rows.loc[rows["hash"] == made, "version"]
    return str(held.iloc[-1]) if len(held) else ""


def between(then: str, now: str, file: Path | None = None) -> Change | None:
    """What changed from one version to another; None where one of them is unknown."""
    rows = versions(file).set_index("version")["indicators"].to_dict()
    if then not in rows or now not in rows:
        return None
    old, new = (dict(one.split(":") for one in rows[v].split()) for v in (then, now))
    return Change(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        tuple(sorted(id_ for id_ in old.keys() & new.keys() if old[id_] != new[id_])),
    )


def register(definitions: Definitions, note_zh: str, note_en: str, file: Path | None = None) -> str:
    """Write the row of the version that `definitions` make, and return its number; RegisterError
    where it has one already or a note is empty.
    """
    notes = [" ".join(note.split()) for note in (note_zh, note_en)]
    if not all(notes):
        raise RegisterError("notes")
    rows = versions(file)
    if len(rows) and rows["hash"].iloc[-1] == index_hash(definitions):
        raise RegisterError("already")
    number = str(len(rows) + 1)
    made = " ".join(f"{id_}:{h}" for id_, h in sorted(members(definitions).items()))
    row = [number, index_hash(definitions), clock.now().date().isoformat(), made, *notes]
    after = pd.concat([rows, pd.DataFrame([row], columns=COLUMNS)])
    atomic.write_whole(file or FILE, after.to_csv(index=False, lineterminator="\n").encode())
    versions.cache_clear()
    return number
