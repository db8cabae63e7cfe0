"""Workbooks in the layout that is read back: templates to fill in, snapshots to take away.

Of every table's sheet, row 1 says what it is, row 2 what each column takes, row 3 is an example,
rows 4 and 5 are the headings (label, then id), data begin in row 6.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard import theme
from dashboard.contracts import Column, Table
from dashboard.contracts.empowerment import COMPONENTS, TOWN_RATING
from dashboard.intake.reading.cells import neutral
from dashboard.text.i18n import Translator

EXAMPLE, LABELS, IDS, FIRST = 2, 3, 4, 5
"""Rows from 0."""
LAST = 200_000
"""Down to this row cells offer their drop-downs."""
SCOPE = "unit="
"""In the notes of a template for one unit: before its code."""
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
EXAMPLES = {
    "integer": "12",
    "number": "12.5",
    "weight": "0.3",
    "date": "2021-12-16",
    "timestamp": "2021-12-16 08:30",
    "boolean": "",
    "text": "",
}


@dataclass
class Book:
    """A workbook being written, its formats, and where the lists of codes stand."""

    book: xlsxwriter.Workbook
    t: Translator
    mark: str = ""
    ranges: Mapping[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        add = self.book.add_format
        self.title = add({"bold": True, "font_size": 12})
        self.hint = add(
            {"font_color": theme.SUBTLE, "text_wrap": True, "valign": "top", "font_size": 9}
        )
        self.example = add({"italic": True, "font_color": theme.SUBTLE, "bg_color": theme.PANEL})
        self.reused = add({"bold": True, "bg_color": theme.CELL["head"], "border": 1})
        self.new = add({"bold": True, "bg_color": theme.CELL["new"], "border": 1})
        self.plain = add({"num_format": "@"})
        self.wrap = add({"text_wrap": True, "valign": "top"})
        self.date = add({"num_format": "yyyy-mm-dd"})
        self.timestamp = add({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.number = add({})

    def cell(self, column: Column) -> Format:
        """How the cells of a column are shown."""
        return {"date": self.date, "timestamp": self.timestamp, "text": self.plain}.get(
            column.type, self.number
        )


def table_sheet(
    held: Book,
    table: Table,
    frame: pd.DataFrame | None = None,
    *,
    dropdowns: bool = True,
    title: str = "",
) -> None:
    """One table's sheet; `frame` fills it, in contract types or as the template prefills it;
    `title` is its tab, else the name of the table.
    """
    sheet = held.book.add_worksheet(title or table.name)
    _head(held, sheet, table)
    if dropdowns:
        for place, column in enumerate(table.columns):
            _dropdown(held, sheet, table, column, place)
    if frame is not None:
        _rows(held, sheet, table, frame)


def _head(held: Book, sheet: Worksheet, table: Table) -> None:
    t, holder = held.t, table.holder
    said = t("book.title", label=t.label(table.label), table=table.name, grain=t.label(table.grain))
    office = t("book.source", office=t.label(holder.office))
    sheet.set_row(1, 60)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, 20, held.cell(column))
    sheet.write_string(0, 0, " · ".join(filter(None, (said, office, held.mark))), held.title)
    for place, column in enumerate(table.columns):
        new = column.name in holder.new
        sheet.write_string(1, place, hint(table, column, t, new=new), held.hint)
        prefix = t("book.example") if not place else ""
        sheet.write_string(EXAMPLE, place, prefix + example(table, column, t), held.example)
        heading = held.new if new else held.reused
        sheet.write_string(LABELS, place, t.label(column.label), heading)
        sheet.write_string(IDS, place, column.name, heading)
    sheet.freeze_panes(FIRST, 1)
    printed(sheet)


def printed(sheet: Worksheet) -> None:
    """On A4, lying, as wide as the table."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def hint(table: Table, column: Column, t: Translator, *, new: bool) -> str:
    """What a column takes, in a few words."""
    kind = t("book.code") if column.references else t(f"book.{column.type}")
    said = [
        t("book.asked") if new else t("book.reused"),
        t("book.required") if column.required else t("book.optional"),
    ]
    if column.allowed:
        said.append(" / ".join(t.word(column.name, value) for value in column.allowed))
    else:
        said.append(t("book.part") if column.name == "part" else kind)
    if column.low is not None and column.high is not None:
        said.append(t("book.range", low=f"{column.low:g}", high=f"{column.high:g}"))
    if column.past:
        said.append(t("book.past"))
    if column.name in table.key:
        said.append(t("book.key"))
    return " · ".join(said)


def example(table: Table, column: Column, t: Translator) -> str:
    """A value such as the column takes."""
    if column.allowed:
        return t.word(column.name, column.allowed[0])
    if column.type == "boolean":
        return t("word.true")
    if column.references == "units":
        return {
            "town": "370811013000",
            "department": "370811-D01",
            "agency": "370811013000-A01",
        }.get(column.levels[0] if column.levels else "", "370811")
    if column.name == "indicator":
        return "C08"
    if column.name == "component":
        return components(table, t)[0]
    coded = column.references or column.name.endswith(("_id", "_key"))
    return EXAMPLES[column.type] or (f"{column.name.split('_')[0].upper()}-001" if coded else "…")


def _dropdown(held: Book, sheet: Worksheet, table: Table, column: Column, place: int) -> None:
    t = held.t
    source: Sequence[str] | str | None = [t.word(column.name, value) for value in column.allowed]
    if column.type == "boolean":
        source = [t("word.true"), t("word.false")]
    elif column.name == "component":
        source = components(table, t)
    elif not source:
        ids = column.name if column.name in ("indicator", "part") else column.references
        source = held.ranges.get((ids, column.levels))
    if source:
        offered = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(FIRST, place, LAST, place, offered)


def components(table: Table, t: Translator) -> list[str]:
    """The components on the register, by their names; scores have none of the town rating."""
    return [
        t(f"component.{id_}")
        for id_ in COMPONENTS
        if id_ != TOWN_RATING or table.name == "assessment_weights"
    ]


def _rows(held: Book, sheet: Worksheet, table: Table, frame: pd.DataFrame) -> None:
    forms = [held.cell(column) for column in table.columns]
    writers = [_writer(column) for column in table.columns]
    columns = [_values(frame, c.name) for c in table.columns]
    for number, row in enumerate(zip(*columns, strict=True), start=FIRST):
        for place, value in enumerate(row):
            if value is not None:
                writers[place](sheet, number, place, value, forms[place])


def _values(frame: pd.DataFrame, name: str) -> list[object]:
    if name not in frame:
        return [None] * len(frame)
    column = frame[name].astype(object)
    return column.where(frame[name].notna(), None).tolist()


def _writer(column: Column) -> Callable[[Worksheet, int, int, Any, Format], object]:
    if column.type in ("date", "timestamp"):
        return lambda sheet, row, place, value, form: sheet.write_datetime(
            row, place, pd.Timestamp(value).to_pydatetime(), form
        )
    if column.type == "boolean":
        return lambda sheet, row, place, value, form: sheet.write_boolean(
            row, place, bool(value), form
        )
    if column.type == "text":
        return lambda sheet, row, place, value, form: sheet.write_string(
            row, place, neutral(str(value)), form
        )
    return lambda sheet, row, place, value, form: sheet.write_number(row, place, float(value), form)


def lines(
    sheet: Worksheet,
    rows: Sequence[Sequence[object]],
    form: Format | None = None,
    head: Format | None = None,
) -> None:
    """Plain rows of text, the first as heading."""
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write_string(
                number,
                place,
                "" if value is None else str(value),
                head if number == 0 and head else form,
            )


def opened(file: BinaryIO, t: Translator, *, mark: str = "", big: bool = False) -> Book:
    """A workbook to write into `file`; `big` writes row by row without keeping them."""
    book = xlsxwriter.Workbook(file, OPTIONS | {"constant_memory": big})
    book.set_properties(
        {"title": t("book.what"), "comments": mark, "created": datetime(2021, 1, 1)}
    )
    return Book(book, t, mark)
