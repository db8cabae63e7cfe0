"""Which table a sheet holds, and where its columns stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath

from dashboard.contracts import TABLES, Table
from dashboard.intake.reading.delimited import SEARCHED
from dashboard.intake.reading.files import Sheet
from dashboard.intake.reading.words import blank, headed, plain
from dashboard.text.i18n import LANGUAGES, texts

ASIDE = ("notes", "lists", "dictionary", "manifest", "problems")
"""Sheets of our workbooks that hold no records; their names are in the texts."""


@dataclass(frozen=True)
class Headings:
    """The row of the headings (from 0), the place of each known column, and what is wrong:
    unknown headings by place, known ones that stand twice, and by place the headings of a row
    above that name another column.
    """

    row: int
    places: Mapping[str, int]
    unknown: Mapping[int, str]
    twice: tuple[str, ...]
    apart: Mapping[tuple[int, int], str] = field(default_factory=dict)


def names(table: Table) -> set[str]:
    """What a sheet of `table` may be called, in plain form."""
    said = (table.name, *table.label)
    return {plain(name) for name in (*said, *(f"{label}{table.name}" for label in table.label))}


def aside(sheet: Sheet) -> bool:
    """Whether a sheet (or the file of one) is one of our own that holds no records."""
    name = sheet.name or PurePath(sheet.file).stem
    ours = {texts(lang)[f"sheet.{key}"] for lang in LANGUAGES for key in ASIDE}
    return plain(name) in {plain(title) for title in (*ours, *ASIDE)}


def table_of(sheet: Sheet) -> tuple[Table | None, str]:
    """The table a sheet (or, for a file of one table, its name or its headings) stands for; else
    None and the name it probably should have.
    """
    title = sheet.name or PurePath(sheet.file).stem
    wanted = plain(title)
    for table in TABLES.values():
        if wanted in names(table):
            return table, ""
    if not sheet.name:
        inside = [t for t in TABLES.values() if t.name in wanted or plain(t.label.zh) in wanted]
        if inside:
            return max(inside, key=lambda t: len(t.name)), ""
    fitting = [
        t
        for t in TABLES.values()
        if {c.name for c in t.columns if not c.later} <= find(t, sheet.rows).places.keys()
    ]
    if not sheet.name and len(fitting) == 1:
        return fitting[0], ""
    offered = {name: t.name for t in TABLES.values() for name in names(t)}
    close = get_close_matches(wanted, list(offered), 1, 0.6)
    return None, fitting[0].name if len(fitting) == 1 else offered[close[0]] if close else ""


def find(table: Table, rows: Sequence[Sequence[object]]) -> Headings:
    """The first of the rows at the top in which most known headings stand, or the last of those
    that follow it at once (labels, then ids).
    """
    known = headed(table)
    counts = [
        len({known[word] for word in map(plain, map(str, row)) if word in known})
        for row in rows[:SEARCHED]
    ]
    most = max(counts, default=0)
    if not most:
        return Headings(-1, {}, {}, ())
    best = counts.index(most)
    while counts[best + 1 : best + 2] == [most]:
        best += 1
    places: dict[str, int] = {}
    unknown, twice = {}, []
    for place, cell in enumerate(rows[best]):
        column = known.get(plain(str(cell)))
        if column is None:
            if not blank(cell):
                unknown[place] = str(cell)
        elif column in places:
            twice.append(column)
        else:
            places[column] = place
    apart = {
        (number, place): str(rows[number][place])
        for number in range(best)
        if counts[number] > 1
        for column, place in places.items()
        if place < len(rows[number])
        and known.get(plain(str(rows[number][place])), column) != column
    }
    return Headings(best, places, unknown, tuple(twice), apart)


def repeated(table: Table, at: Headings, row: Sequence[object]) -> bool:
    """Whether a row among the data is one of headings: half or more stand in their places."""
    known = headed(table)
    same = sum(
        known.get(plain(str(row[place]))) == column
        for column, place in at.places.items()
        if place < len(row)
    )
    return same >= max(2, len(at.places) / 2)


def closest(heading: str, table: Table, missing: Sequence[str]) -> str:
    """The missing column that an unknown heading probably stands for; empty when none is close."""
    offered = {
        plain(name): column for column in missing for name in (column, *table.column(column).label)
    }
    found = get_close_matches(plain(heading), list(offered), 1, 0.5)
    return offered[found[0]] if found else ""
