"""The definitions each indicator has had, by hash: ``data/definitions.csv``.

A change of an indicator's SQL, its views or the numbers of its header is a new definition and
gets a row of its own; `since` is the day it took effect in this product.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pandas as pd

from dashboard import paths
from dashboard.files import atomic, clock
from dashboard.files.faults import FileFault
from dashboard.indicators import Definitions

FILE = paths.SHIPPED / "definitions.csv"
COLUMNS = ["indicator", "hash", "since", "note_zh", "note_en"]


@cache
def definitions() -> pd.DataFrame:
    """One row per indicator and definition, oldest first: indicator, hash, since, note_zh,
    note_en.
    """
    return rows_of(FILE, COLUMNS)


class RegisterError(ValueError):
    """Why nothing was registered: ``notes`` (one is empty) or ``already`` (nothing changed)."""


def register(
    current: Definitions,
    ids: Iterable[str],
    note_zh: str,
    note_en: str,
    file: Path | None = None,
) -> list[str]:
    """Write a row for each of `ids` whose definition is not its last one in `file` (the
    product's unless given), and return their ids.

    All rows are written or none. RegisterError when there is nothing to write or a note is empty.
    """
    notes = [" ".join(note.split()) for note in (note_zh, note_en)]
    if not all(notes):
        raise RegisterError("notes")
    file = file or FILE
    history = rows_of(file, COLUMNS)
    last = history.groupby("indicator")["hash"].last()
    changed = [i for i in ids if last.get(i) != current[i].definition_hash]
    if not changed:
        raise RegisterError("already")
    added = pd.DataFrame(
        [[i, current[i].definition_hash, clock.now().date().isoformat(), *notes] for i in changed],
        columns=COLUMNS,
    )
    rows = pd.concat([history, added]).sort_values("indicator", kind="stable")
    atomic.write_whole(file, rows.to_csv(index=False, lineterminator="\n").encode())
    definitions.cache_clear()
    return changed


def rows_of(file: Path, columns: list[str]) -> pd.DataFrame:
    """The rows of a register; FileFault where it has other columns."""
    try:
        rows = pd.read_csv(file, dtype=str)
    except ValueError as error:
        raise FileFault(f"{file.name}: {error}") from error
    if list(rows.columns) != columns:
        raise FileFault(f"{file.name}: the columns must be {', '.join(columns)}")
    return rows
