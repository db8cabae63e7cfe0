"""A template filled in as a person does in Excel: values written below the headings."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd

from dashboard.intake.reading.layout import letter
from dashboard.intake.workbooks.book import FIRST

Rows = Sequence[Sequence[Any]]
SHEET = re.compile(r'<sheet name="([^"]+)" sheetId="(\d+)"')


def filled(template: bytes, tables: Mapping[str, Rows]) -> bytes:
    """`template` with the rows of each sheet (by its tab) from the first empty row on."""
    there, out = zipfile.ZipFile(io.BytesIO(template)), io.BytesIO()
    number = dict(SHEET.findall(there.read("xl/workbook.xml").decode()))
    parts = {f"xl/worksheets/sheet{number[tab]}.xml": rows for tab, rows in tables.items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in there.namelist():
            content = there.read(name)
            if name in parts:
                text = "".join(_row(n, row) for n, row in enumerate(parts[name], FIRST + 1))
                content = content.replace(b"</sheetData>", f"{text}</sheetData>".encode())
            written.writestr(name, content)
    return out.getvalue()


def _row(number: int, row: Sequence[Any]) -> str:
    cells = "".join(
        _cell(f"{letter(place)}{number}", value)
        for place, value in enumerate(row)
        if not pd.isna(value)
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(at: str, value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'
