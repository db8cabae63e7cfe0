"""Sheets of raw cells → frames in contract types, each row with its place of origin."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePath

import pandas as pd

from dashboard.contracts import TABLES, Column, Table
from dashboard.intake import presentation
from dashboard.intake.problems import MAX_CELLS, IntakeWarning, Problem, UnreadableError
from dashboard.intake.reading import headings, scales
from dashboard.intake.reading.apart import sheets
from dashboard.intake.reading.delimited import SEARCHED
from dashboard.intake.reading.files import Sheet, Upload
from dashboard.intake.reading.grid import Grid, grid
from dashboard.intake.reading.layout import letter
from dashboard.intake.reading.words import blank, shown
from dashboard.intake.titles import Title
from dashboard.intake.workbooks import book

Progress = Callable[[str, float], None]
"""Told the step under way (a key of the texts) and the share done."""
DEMO = re.compile(r"provenance\W{1,3}demo|示例数据 · 非真实情况|demo data", re.IGNORECASE)
"""How a file of ours says that its numbers are demonstration data."""
SCOPE = re.compile(rf"\({book.SCOPE}(\w+)\)")
ORIGIN = ["file", "sheet", "row"]
DTYPES = {
    "text": "str",
    "integer": "Int32",
    "number": "float64",
    "weight": "float64",
    "boolean": "boolean",
    "date": "datetime64[us]",
    "timestamp": "datetime64[us]",
}


@dataclass
class Gathered:
    """What a set of files holds.

    `frames` are rows by table (contract columns), `origins` the file, sheet and row of each (as the
    sheet counts), `letters` those of the columns by file, sheet and table; `demo` are files that
    say they hold demonstration data; `scopes` and `empty` name by file the unit whose template it
    is and the tables without a row; `titles` is what files and sheets say they are.
    """

    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    origins: dict[str, pd.DataFrame] = field(default_factory=dict)
    letters: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    demo: list[str] = field(default_factory=list)
    scopes: dict[str, str] = field(default_factory=dict)
    warnings: list[IntakeWarning] = field(default_factory=list)
    empty: dict[str, list[str]] = field(default_factory=dict)
    titles: list[Title] = field(default_factory=list)


def gather(
    uploads: Sequence[Upload],
    progress: Progress = lambda step, share: None,
    scope: str = "",
) -> Gathered:
    """Read every file; whatever cannot be read is a problem of its own, the rest goes on. With
    `scope`, all of them are of that unit, whatever they say of themselves.
    """
    gathered = Gathered()
    for number, upload in enumerate(uploads):
        progress("reading", number / len(uploads))
        try:
            there = sheets(upload)
        except UnreadableError as error:
            gathered.problems.append(Problem(error.rule, upload.name, hint=error.hint))
            continue
        gathered.titles.append(Title(upload.name, "", "", (PurePath(upload.name).stem,)))
        if any(map(_says_demo, there)):
            gathered.demo.append(upload.name)
        known = sum(_take(sheet, gathered) for sheet in there)
        if not known and not any(p.file == upload.name for p in gathered.problems):
            gathered.problems.append(Problem("no_table", upload.name))
    if scope:
        gathered.scopes = {upload.name: scope for upload in uploads}
    progress("reading", 1.0)
    return gathered


def _says_demo(sheet: Sheet) -> bool:
    top = sheet.rows[:SEARCHED]
    return sheet.provenance == "demo" or any(DEMO.search(" ".join(map(str, row))) for row in top)


def _take(sheet: Sheet, gathered: Gathered) -> bool:
    """Add a sheet to what was gathered; False where it holds no table."""
    if headings.aside(sheet):
        scope = SCOPE.search(" ".join(str(row[0]) for row in sheet.rows[:5] if row))
        gathered.scopes |= {sheet.file: scope[1]} if scope else {}
        return True
    if all(blank(cell) for row in sheet.rows for cell in row):
        return False
    here = partial(Problem, file=sheet.file, sheet=sheet.name, value=sheet.name)
    table, probably = headings.table_of(sheet)
    if sheet.layout.hidden:
        gathered.problems.append(here("hidden_sheet"))
    if table is None:
        rule = "unknown_sheet" if sheet.name else "unknown_file"
        gathered.problems.append(here(rule, hint={"closest": probably} if probably else {}))
        return False
    for file, other, name in gathered.letters:
        if (file, name) == (sheet.file, table.name):
            twice = here("table_twice", table=table.name, hint={"other": other})
            gathered.problems.append(twice)
            return True
    at = headings.find(table, sheet.rows)
    wrong = list(_wrong_headings(table, sheet, at))
    gathered.problems += wrong
    if not wrong:
        there = tuple(c for c in table.columns if c.name in at.places)
        absent = [c.name for c in table.columns if c not in there]
        if absent:
            gathered.warnings.append(
                IntakeWarning(
                    "older_template",
                    table=table.name,
                    file=sheet.file,
                    sheet=sheet.name,
                    column=",".join(absent),
                )
            )
        _add(grid(replace(table, columns=there), sheet, at), gathered)
    return True


def _wrong_headings(table: Table, sheet: Sheet, at: headings.Headings) -> Iterator[Problem]:
    here = partial(Problem, file=sheet.file, sheet=sheet.name, table=table.name)
    if at.row < 0:
        yield here("no_headings")
        return
    missing = [c.name for c in table.columns if c.name not in at.places]
    row = at.row + 1
    meant = set()
    for place, heading in at.unknown.items():
        scaled = scales.meant(heading, table, missing)
        close = scaled or headings.closest(heading, table, missing)
        meant.add(close)
        rule = "renamed_column" if close else "surplus_column"
        yield here(
            "scaled_heading" if scaled else rule,
            row=row,
            cell=f"{letter(place)}{row}",
            value=heading,
            hint={"closest": close} if close else {},
        )
    for number, place, column, said in scales.above(table, sheet.rows, at):
        cell = f"{letter(place)}{number + 1}"
        yield here("scaled_heading", row=number + 1, cell=cell, column=column, value=said)
    for name in missing:
        if name not in meant and not table.column(name).later:
            yield here("missing_column", row=row, column=name)
    for name in at.twice:
        yield here("column_twice", row=row, column=name)
    below = {place: name for name, place in at.places.items()}
    for (number, place), heading in at.apart.items():
        yield here(
            "headings_differ",
            row=number + 1,
            cell=f"{letter(place)}{number + 1}",
            column=below[place],
            value=heading,
        )


def _add(filled: Grid, gathered: Gathered) -> None:
    """Add the records of a sheet, and what is wrong with them; a column it has not is empty."""
    table, sheet = filled.table, filled.sheet
    gathered.letters[sheet.file, sheet.name, table.name] = filled.letters()
    above = presentation.said_above(sheet, filled.at)
    gathered.titles.append(Title(sheet.file, sheet.name, table.name, (sheet.name, *above)))
    body = presentation.records(filled, gathered.problems)
    gathered.problems += [
        *presentation.hidden(body),
        *presentation.shown_otherwise(body),
        *presentation.above(table, sheet, filled.at),
        *presentation.no_ids(body),
        *presentation.no_values(body),
    ]
    gathered.warnings += presentation.struck(body)
    if not filled.rows:
        gathered.empty.setdefault(sheet.file, []).append(table.name)
    for column in table.columns:
        gathered.problems += _unread(body, column)
    nothing: list[object] = [None] * len(body.rows)
    columns = {
        c.name: series(c, body.parsed[c.name].values if c.name in body.parsed else nothing)
        for c in TABLES[table.name].columns
    }
    frame = pd.DataFrame(columns)
    numbers = [row.number for row in body.rows]
    origin = pd.DataFrame({"file": sheet.file, "sheet": sheet.name, "row": numbers}, columns=ORIGIN)
    for frames, part in ((gathered.frames, frame), (gathered.origins, origin)):
        earlier = frames.get(table.name)
        frames[table.name] = part if earlier is None else joined([earlier, part])


def joined(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Frames of one table below each other; empty ones have no say in the types."""
    full = [part for part in parts if len(part)] or list(parts[:1])
    return pd.concat(full, ignore_index=True)


def series(column: Column, values: list[object]) -> pd.Series:
    """Typed values as a column of the contract."""
    return pd.Series(values, dtype=DTYPES[column.type])


def _unread(body: Grid, column: Column) -> Iterator[Problem]:
    """The cells of a column that are not of its type."""
    wrong, hint = body.parsed[column.name].wrong, {"type": column.type}
    for row in (body.rows[place] for place in wrong[:MAX_CELLS]):
        value = shown(row.cell(body.at.places[column.name]))
        yield body.problem("type", row.number, column.name, value=value, hint=hint)
    if len(wrong) > MAX_CELLS:
        yield body.problem("type", column=column.name, hint=hint, more=len(wrong) - MAX_CELLS)
