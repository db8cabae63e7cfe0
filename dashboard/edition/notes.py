"""Notes on figures: text, author and date, bound to an indicator, a unit and a period."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard import audit
from dashboard.access import Person, Right
from dashboard.edition.edition import Edition
from dashboard.edition.reader import Reader
from dashboard.files import clock
from dashboard.files.printable import in_one_line
from dashboard.files.repository import Repository
from dashboard.indicators import CITY
from dashboard.text.errors import Explained

FOLDER = "notes"
MAX_TEXT = 200
"""Longest note, in characters."""
MAX_NOTES = 20
"""Notes that one figure can have."""


class UnsavedNoteError(Explained):
    """Why a note cannot be saved."""

    texts = "notes.refused."


@dataclass(frozen=True)
class Note:
    """`period` is the date of a snapshot, `revision` the one that was seen when it was written;
    `by` and `author` are the name and the account of whoever wrote it.
    """

    id: str
    indicator: str
    unit: str
    period: str
    revision: int
    text: str
    by: str
    author: str
    at: str

    @property
    def figure(self) -> tuple[str, str, str]:
        """What it is bound to."""
        return self.indicator, self.unit, self.period


def _read(text: str) -> Note:
    note = Note(**json.loads(text))
    strings = (*note.figure, note.id, note.text, note.by, note.author, note.at)
    if not all(isinstance(value, str) for value in strings) or type(note.revision) is not int:
        raise ValueError(note.id)
    return note


def repository(folder: Path) -> Repository[Note]:
    """The notes in a folder, each its owner's alone."""
    return Repository(
        folder,
        ".json",
        _read,
        lambda note: json.dumps(asdict(note), ensure_ascii=False),
        private=True,
    )


def add(data: Path, by: Person, reader: Reader, text: str) -> Note:
    """Save a note on the figure that `reader` has chosen; `Refusal` for who may not,
    `UnsavedNoteError` when it is empty or too long or the figure has too many, OSError.
    """
    unit, snapshot, said = reader.unit, reader.edition.snapshot, in_one_line(text)
    audit.require(data, by, Right.ANNOTATE, "" if unit == CITY else unit)
    if unit not in reader.edition.open:
        raise UnsavedNoteError("closed")
    now = clock.now()
    note = Note(
        id=f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}",
        indicator=reader.indicator.id,
        unit=unit,
        period=str(snapshot.as_of),
        revision=snapshot.revision,
        text=said,
        by=by.name,
        author=by.id,
        at=clock.stamp(now),
    )
    notes = repository(data / FOLDER)
    same = [one for one in notes.saved()[0].values() if one.figure == note.figure]
    for wrong, reason, most in (
        (not said, "empty", 0),
        (len(said) > MAX_TEXT, "long", MAX_TEXT),
        (len(same) >= MAX_NOTES, "full", MAX_NOTES),
    ):
        if wrong:
            raise UnsavedNoteError(reason, most=str(most))
    notes.save(note.id, note)
    audit.told(data, audit.Act.SAVED, by, **_facts(note))
    return note


def delete(data: Path, by: Person, note: Note) -> None:
    """Delete a note of one's own; `Refusal` for who may not, UnsavedNoteError for another's."""
    audit.require(data, by, Right.ANNOTATE)
    if note.author != by.id:
        raise UnsavedNoteError("another", by=note.by)
    repository(data / FOLDER).delete(note.id)
    audit.told(data, audit.Act.DELETED, by, **_facts(note))


def _facts(note: Note) -> dict[str, str]:
    return {
        "note": note.id,
        "indicator": note.indicator,
        "unit": note.unit,
        "period": note.period,
    }


def seen(every: Iterable[Note], reader: Reader) -> list[Note]:
    """Those on the indicator at the period that `reader` sees, the newest first: of the unit
    chosen and the city, or of all whose details are open.
    """
    edition = reader.edition
    units = set(edition.open if reader.whole else (CITY, reader.unit)) & set(edition.open)
    wanted = (reader.indicator.id, str(edition.as_of))
    found = [n for n in every if (n.indicator, n.period) == wanted and n.unit in units]
    return sorted(found, key=lambda note: (note.at, note.id), reverse=True)


def of_place(every: Iterable[Note], edition: Edition, unit: str) -> list[str]:
    """The notes on all figures of one unit at the period, in words, by indicator."""
    known, period = edition.definitions, str(edition.as_of)
    held = [n for n in every if (n.unit, n.period) == (unit, period) and n.indicator in known]
    shown = held if unit in edition.open else []
    return [
        f"{edition.t.label(known[n.indicator].name)} · {_line(n, edition)}"
        for n in sorted(shown, key=lambda note: (note.indicator, note.at, note.id))
    ]


def lines(every: Iterable[Note], reader: Reader) -> list[str]:
    """`seen`, in words; one written of an earlier revision says so."""
    return [_line(note, reader.edition) for note in seen(every, reader)]


def _line(note: Note, edition: Edition) -> str:
    return edition.t(
        "notes.line" if note.revision == edition.snapshot.revision else "notes.before",
        unit=edition.names[note.unit],
        text=note.text,
        by=note.by,
        at=note.at[:10],
    )
