"""A copy of what was sent with the bad cells marked, and the list of what is wrong in front."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard import theme
from dashboard.intake import messages
from dashboard.intake.problems import Problem, UnreadableError
from dashboard.intake.reading.apart import sheets
from dashboard.intake.reading.files import Sheet, Upload
from dashboard.intake.reading.layout import number
from dashboard.intake.workbooks.book import OPTIONS
from dashboard.text.i18n import Translator

COLUMNS = ("file", "place", "column", "value", "wrong", "fix")
LONGEST = 32_000
"""Characters a cell of Excel can hold, nearly."""


def copy(upload: Upload, problems: Sequence[Problem], t: Translator) -> bytes:
    """An XLSX with the values of `upload`, those named in `problems` marked and commented."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS | {"nan_inf_to_errors": True})
    own = [p for p in problems if p.file in ("", upload.name)]
    formats = {kind: book.add_format(facts) for kind, facts in FORMATS.items()}
    listing = book.add_worksheet(t("sheet.problems"))
    _list(listing, own, t, formats)
    try:
        held = sheets(upload)
    except UnreadableError:
        held = []
    for place, sheet in enumerate(held, start=1):
        title = sheet.name or f"data{place}"
        marks = {
            cell: p for p in own if p.sheet == sheet.name for cell in (p.cell, *p.cells) if cell
        }
        _sheet(_named(book, title, place), sheet, marks, t, formats)
    book.close()
    return file.getvalue()


def _named(book: xlsxwriter.Workbook, title: str, place: int) -> Worksheet:
    """A sheet of this name, or of a number where Excel does not take the name."""
    for name in (title[:31], f"sheet{place}", *(f"sheet{place}-{n}" for n in range(2, 100))):
        try:
            return book.add_worksheet(name)
        except XlsxWriterException:
            continue
    raise XlsxWriterException(title)


FORMATS = {
    "head": {"bold": True, "bg_color": theme.CELL["head"], "border": 1},
    "wrap": {"text_wrap": True, "valign": "top"},
    "bad": {"bg_color": theme.CELL["bad"], "font_color": theme.CELL["bad_text"]},
    "bad_date": {"bg_color": theme.CELL["bad"], "num_format": "yyyy-mm-dd hh:mm:ss"},
    "date": {"num_format": "yyyy-mm-dd hh:mm:ss"},
}


def _list(
    sheet: Worksheet, problems: Sequence[Problem], t: Translator, formats: dict[str, Format]
) -> None:
    for place, name in enumerate(COLUMNS):
        sheet.write_string(0, place, t(f"report.{name}"), formats["head"])
        sheet.set_column(place, place, (24, 24, 24, 20, 36, 50)[place])
    for row, one in enumerate(problems, start=1):
        for place, text in enumerate(messages.problem(one, t)):
            sheet.write_string(row, place, text, formats["wrap"])
        if one.cell and one.sheet:
            sheet.write_url(
                row,
                1,
                f"internal:'{one.sheet}'!{one.cell}",
                formats["wrap"],
                messages.problem(one, t).place,
            )
    sheet.freeze_panes(1, 0)


def _sheet(
    out: Worksheet,
    sheet: Sheet,
    marks: dict[str, Problem],
    t: Translator,
    formats: dict[str, Format],
) -> None:
    for row, cells in enumerate(sheet.rows):
        for place, value in enumerate(cells):
            _write(out, row, place, value, formats["date"], None)
    for cell, one in marks.items():
        row, place = _position(cell)
        value = (
            sheet.rows[row][place] if row < len(sheet.rows) and place < len(sheet.rows[row]) else ""
        )
        _write(out, row, place, value, formats["bad_date"], formats["bad"])
        line = messages.problem(one, t)
        out.write_comment(row, place, f"{line.wrong}\n{line.fix}", {"x_scale": 2})


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, number(letters) - 1


def _write(
    out: Worksheet, row: int, place: int, value: object, dated: Format, form: Format | None
) -> None:
    if isinstance(value, bool):
        out.write_boolean(row, place, value, form)
    elif isinstance(value, int | float):
        out.write_number(row, place, value, form)
    elif (
        isinstance(value, datetime | date)
        and value.year >= 1900
        and getattr(value, "tzinfo", None) is None
    ):
        out.write_datetime(row, place, value, dated)
    elif isinstance(value, time | timedelta):
        out.write_string(row, place, str(value), form)
    elif value is None or value == "":
        out.write_blank(row, place, None, form)
    else:
        out.write_string(row, place, str(value)[:LONGEST], form)
