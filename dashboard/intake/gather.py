"""Sheets of raw cells → frames in contract types, each row with its place of origin."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from dashboard.contracts import Column, Table
from dashboard.intake import presentation
from dashboard.intake.problems import MOST, IntakeWarning, Problem, UnreadableError
from dashboard.intake.reading import cells, headings
from dashboard.intake.reading.files import Sheet, Upload, sheets
from dashboard.intake.reading.layout import letter
from dashboard.intake.reading.words import accepted
from dashboard.intake.workbooks import book

Progress = Callable[[str, float], None]
"""Told the step under way (a key of the texts) and the share done."""
DEMO = re.compile(r"provenance\W{1,3}demo|示例数据 · 非真实情况|demo data", re.IGNORECASE)
"""How a file of ours says that its numbers are demonstration data."""
SCOPE = re.compile(rf"\({book.SCOPE}(\w+)\)")
ORIGIN = ["file", "sheet", "row"]
PREFILLED = {"town_profiles": ("town",), "reported_values": ("indicator", "unit", "town", "part")}
"""Columns that the template fills in: a row with nothing else was left untouched."""


@dataclass
class Gathered:
    """What a set of files holds: rows by table (contract columns), for each its origin (file,
    sheet, row as the sheet counts), the letters of the columns by file, sheet and table, what
    is wrong or doubtful, the files that say they hold demonstration data, by file the unit whose
    template it is and the tables that stand there empty.
    """

    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    origins: dict[str, pd.DataFrame] = field(default_factory=dict)
    letters: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    demo: list[str] = field(default_factory=list)
    scopes: dict[str, str] = field(default_factory=dict)
    warnings: list[IntakeWarning] = field(default_factory=list)
    empty: dict[str, list[str]] = field(default_factory=dict)


def gather(uploads: Sequence[Upload], progress: Progress = lambda step, share: None) -> Gathered:
    """Read every file; whatever cannot be read is a problem of its own, the rest goes on."""
    found = Gathered()
    for number, upload in enumerate(uploads):
        progress("reading", number / len(uploads))
        try:
            held = sheets(upload)
        except UnreadableError as error:
            found.problems.append(Problem(error.rule, upload.name, hint=error.hint))
            continue
        if any(map(_says_demo, held)):
            found.demo.append(upload.name)
        known = sum(_take(sheet, found) for sheet in held)
        if not known and not any(p.file == upload.name for p in found.problems):
            found.problems.append(Problem("no_table", upload.name))
    progress("reading", 1.0)
    return found


def _says_demo(sheet: Sheet) -> bool:
    if sheet.provenance == "demo":
        return True
    top = sheet.rows[: headings.SEARCHED]
    return any(DEMO.search(" ".join(map(str, row))) for row in top)


def _take(sheet: Sheet, found: Gathered) -> bool:
    """Add a sheet to what was found; False where it holds no table."""
    if headings.aside(sheet):
        scope = SCOPE.search(" ".join(str(row[0]) for row in sheet.rows[:5] if row))
        found.scopes |= {sheet.file: scope[1]} if scope else {}
        return True
    if all(cells.blank(c) for row in sheet.rows for c in row):
        return False
    table, probably = headings.table_of(sheet)
    hint = {"closest": probably} if probably else {}
    if sheet.look.hidden:
        found.problems.append(Problem("hidden_sheet", sheet.file, sheet.name, value=sheet.name))
    if table is None:
        rule = "unknown_sheet" if sheet.name else "unknown_file"
        found.problems.append(Problem(rule, sheet.file, sheet.name, value=sheet.name, hint=hint))
        return False
    other = next(
        (name for file, name, held in found.letters if (file, held) == (sheet.file, table.name)),
        None,
    )
    if other is not None:
        found.problems.append(
            Problem(
                "table_twice",
                sheet.file,
                sheet.name,
                table=table.name,
                value=sheet.name,
                hint={"other": other},
            )
        )
        return True
    at = headings.find(table, sheet.rows)
    faults = list(_wrong_headings(table, sheet, at))
    if faults:
        found.problems += faults
        return True
    _read_rows(table, sheet, at, found)
    return True


def _wrong_headings(table: Table, sheet: Sheet, at: headings.Headings) -> Iterable[Problem]:
    here = partial(Problem, file=sheet.file, sheet=sheet.name, table=table.name)
    if at.row < 0:
        yield here("no_headings")
        return
    missing = [c.name for c in table.columns if c.name not in at.places]
    row = at.row + 1
    meant = {}
    for place, heading in at.unknown.items():
        close = headings.closest(heading, table, missing)
        meant[close] = place
        yield here(
            "renamed_column" if close else "surplus_column",
            row=row,
            cell=f"{letter(place)}{row}",
            value=heading,
            hint={"closest": close} if close else {},
        )
    for name in missing:
        if name not in meant:
            yield here("missing_column", row=row, column=name)
    for name in at.twice:
        yield here("column_twice", row=row, column=name)


def _read_rows(table: Table, sheet: Sheet, at: headings.Headings, found: Gathered) -> None:
    prefilled = {at.places[name] for name in PREFILLED.get(table.name, ())}
    asked = set(at.places.values()) - prefilled  # what stands beside the columns is not read
    filled = [
        (number, row)
        for number, row in enumerate(sheet.rows[at.row + 1 :], start=at.row + 2)
        if not all(place not in asked or cells.blank(cell) for place, cell in enumerate(row))
        or (sheet.flat and len(row) > len(sheet.rows[at.row]))
    ]
    letters = {c.name: letter(at.places[c.name]) for c in table.columns}
    found.letters[sheet.file, sheet.name, table.name] = letters
    body = presentation.records(table, sheet, at, filled, found.problems)
    for look in (presentation.hidden, presentation.shown_otherwise):
        found.problems += look(table, sheet, at, body)
    found.problems += [
        *presentation.above(table, sheet, at),
        *presentation.no_values(table, sheet, at),
    ]
    found.warnings += presentation.struck(table, sheet, at, body)
    if not filled:
        found.empty.setdefault(sheet.file, []).append(table.name)
    numbers = [number for number, _ in body]
    columns = {}
    for column in table.columns:
        place = at.places[column.name]
        raw = [row[place] if place < len(row) else None for _, row in body]
        values, wrong = cells.parse(column, raw, accepted(column))
        columns[column.name] = series(column, values)
        found.problems += _unread(table, column, sheet, letters, numbers, raw, wrong)
    frame = pd.DataFrame(columns, columns=[c.name for c in table.columns])
    origin = pd.DataFrame({"file": sheet.file, "sheet": sheet.name, "row": numbers}, columns=ORIGIN)
    for held, part in ((found.frames, frame), (found.origins, origin)):
        earlier = held.get(table.name)
        held[table.name] = part if earlier is None else joined([earlier, part])


def joined(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Frames of one table below each other; empty ones have no say in the types."""
    full = [part for part in parts if len(part)] or list(parts[:1])
    return pd.concat(full, ignore_index=True)


DTYPES = {
    "text": "str",
    "integer": "Int32",
    "number": "float64",
    "weight": "float64",
    "boolean": "boolean",
    "date": "datetime64[us]",
    "timestamp": "datetime64[us]",
}


def series(column: Column, values: list) -> pd.Series:
    """Typed values as a column of the contract."""
    return pd.Series(values, dtype=DTYPES[column.type])


def _unread(
    table: Table,
    column: Column,
    sheet: Sheet,
    letters: dict[str, str],
    numbers: list[int],
    raw: list,
    wrong: list[int],
) -> list[Problem]:
    listed = [
        Problem(
            "type",
            sheet.file,
            sheet.name,
            numbers[place],
            f"{letters[column.name]}{numbers[place]}",
            table.name,
            column.name,
            str(raw[place]),
            {"type": column.type},
        )
        for place in wrong[:MOST]
    ]
    if len(wrong) > MOST:
        listed.append(
            Problem(
                "type",
                sheet.file,
                sheet.name,
                table=table.name,
                column=column.name,
                hint={"type": column.type},
                more=len(wrong) - MOST,
            )
        )
    return listed
