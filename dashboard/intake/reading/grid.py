"""One table as it stands on a sheet: its rows, where its columns stand, its typed values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dashboard.contracts import Column, Table
from dashboard.intake.problems import Problem
from dashboard.intake.reading import cells
from dashboard.intake.reading.cells import Parsed
from dashboard.intake.reading.files import Sheet
from dashboard.intake.reading.headings import Headings
from dashboard.intake.reading.layout import letter
from dashboard.intake.reading.words import accepted, blank

PREFILLED = {"town_profiles": ("town",), "reported_values": ("indicator", "unit", "town", "part")}
"""Columns that the template fills in: a row with nothing else was left untouched."""


@dataclass(frozen=True)
class Row:
    """A row of raw cells and its number, as the sheet counts."""

    number: int
    cells: list[object]

    def cell(self, place: int) -> object:
        """The cell of a column counted from 0; None where the row is shorter."""
        return self.cells[place] if place < len(self.cells) else None


@dataclass(frozen=True)
class Grid:
    """The rows below the headings with anything in them, and what their cells hold, by column."""

    table: Table
    sheet: Sheet
    at: Headings
    rows: list[Row]
    parsed: Mapping[str, Parsed]

    @property
    def width(self) -> int:
        """How many cells the row of headings has."""
        return len(self.sheet.rows[self.at.row])

    def letters(self) -> dict[str, str]:
        """The letters of each column."""
        return {c.name: letter(self.at.places[c.name]) for c in self.table.columns}

    def problem(self, rule: str, row: int = 0, column: str = "", **facts: object) -> Problem:
        """A problem of this table; at the cell, where `row` and `column` are given."""
        cell = f"{letter(self.at.places[column])}{row}" if row and column else ""
        here = Problem(rule, self.sheet.file, self.sheet.name, row, cell, self.table.name, column)
        return replace(here, **facts)  # type: ignore[arg-type]  # the fields of Problem

    def filled(self, column: Column) -> list[tuple[Row, object]]:
        """The rows with something in `column`, and what."""
        place = self.at.places[column.name]
        return [(row, row.cell(place)) for row in self.rows if not blank(row.cell(place))]

    def only(self, places: Collection[int]) -> "Grid":
        """The same with the rows at `places` (in order) and no other."""
        if len(places) == len(self.rows):
            return self
        new = {old: place for place, old in enumerate(places)}
        parsed = {
            name: Parsed(
                [held.values[place] for place in places],
                [new[place] for place in held.wrong if place in new],
            )
            for name, held in self.parsed.items()
        }
        return replace(self, rows=[self.rows[place] for place in places], parsed=parsed)


def grid(table: Table, sheet: Sheet, at: Headings) -> Grid:
    """The rows of `sheet` below the headings; what stands beside the columns is not read."""
    asked = sorted({*at.places.values()} - {at.places[n] for n in PREFILLED.get(table.name, ())})
    width = len(sheet.rows[at.row])
    rows = [
        row
        for row in (Row(n, raw) for n, raw in enumerate(sheet.rows[at.row + 1 :], at.row + 2))
        if not all(blank(row.cell(place)) for place in asked)
        or (sheet.flat and len(row.cells) > width)
    ]
    parsed = {
        column.name: cells.parse(
            column, [row.cell(at.places[column.name]) for row in rows], accepted(column)
        )
        for column in table.columns
    }
    return Grid(table, sheet, at, rows, parsed)
