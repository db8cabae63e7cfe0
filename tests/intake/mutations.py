"""Files spoiled as offices and others have been seen to spoil them, by a given source of chance."""

import io
import re
import zipfile
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from dashboard.contracts import TABLES
from dashboard.intake.reading.files import Upload
from dashboard.intake.reading.files import sheets as opened
from tests.intake.sending import RECORDS
from tests.worlds import A1, A2

NASTY = (
    "",
    " ",
    "\u3000",
    "abc",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "@x",
    "'",
    "-3",
    "0",
    "1e400",
    "9" * 400,
    "x" * 40_000,
    "１２",
    "3人",
    "30%",
    "NaN",
    "inf",
    "#REF!",
    "2021-12-16",
    "2021/13/45",
    "5/1/2021",
    "2021年5月1日",
    "20211216",
    "1899-12-31",
    "9999-12-31",
    "是",
    "否",
    "<b>x</b>",
    "**x** `y` {z}",
    "\u202ex",
    "a\nb",
    "𠮷",
    A1,
    A2,
    "370811001",
    f"{A1} 名",
    "pending",
    -1,
    0,
    1.5,
    1e20,
    -1e300,
    True,
    False,
    44546,
    44546.5,
    datetime(2021, 5, 1, 8, 30),
    datetime(1900, 1, 1),
)


def spoil_bytes(content, rnd):
    """Bytes flipped, cut off, put in."""
    held = bytearray(content)
    for _ in range(rnd.randint(1, 20)):
        at = rnd.randrange(len(held) or 1)
        way = rnd.random()
        if way < 0.7:
            held[at : at + 1] = rnd.randbytes(1)
        elif way < 0.85:
            del held[at : at + rnd.randint(1, 200)]
        else:
            held[at:at] = rnd.randbytes(rnd.randint(1, 50))
    return bytes(held)


def spoil_parts(content, rnd):
    """The same within the XML, packed again as a sound archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    for name in rnd.sample(list(parts), 2):
        way = rnd.random()
        if way < 0.6:
            parts[name] = spoil_bytes(parts[name], rnd)
        elif way < 0.7:
            del parts[name]
        elif way < 0.85:
            far = rnd.choice(["XFD1", "A1048576", "ZZZ99", "A0", "1A", ""])
            parts[name] = re.sub(rb'r="[A-Z]+7"', f'r="{far}"'.encode(), parts[name], count=1)
        else:
            parts[name] = parts[name].replace(b"<v>", b"<f>1+1</f><v>", rnd.randint(1, 9))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def rewritten(content, change):
    """The workbook with `change(name, rows)` applied to each sheet: its new name, or None."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    ) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for sheet in opened(Upload("x.xlsx", content)):
            name = change(sheet.name, sheet.rows)
            if name is None:
                continue
            page = book.add_worksheet(name)
            for row, cells in enumerate(sheet.rows):
                for place, value in enumerate(cells):
                    if hasattr(value, "year"):
                        page.write_datetime(row, place, value, date)
                    elif value != "":
                        page.write(row, place, value)
    return out.getvalue()


def spoil_cells(content, rnd):
    """A few cells replaced by what offices and others have been seen to type."""
    wanted = rnd.choice(list(RECORDS))

    def change(name, rows):
        if name == wanted:
            for _ in range(rnd.randint(1, 3)):
                row = rnd.choice(rows[3:])
                row[rnd.randrange(len(row))] = rnd.choice(NASTY)
        return name

    return rewritten(content, change)


def spoil_layout(content, rnd):
    """A sheet renamed or dropped, its headings or its rows spoiled."""
    wanted, way = rnd.choice([*RECORDS, "units"]), rnd.random()

    def change(name, rows):
        if name != wanted:
            return name
        if way < 0.15:
            return rnd.choice(["Sheet1", f"{name}s", "下沉", "数据", None])
        (spoil_headings if way < 0.5 else spoil_rows)(rows, rnd, TABLES[name])
        return name

    return rewritten(content, change)


def spoil_headings(rows, rnd, table):
    """Renamed, doubled, in the other language, left out."""
    at, way = rnd.randrange(len(table.columns)), rnd.random()
    if way < 0.6:
        for number in (3, 4):
            rows[number][at] = rnd.choice(["", "其他", rows[number][0], f"{rows[number][at]}?"])
    elif way < 0.8:
        rows[4][: len(table.columns)] = [column.label.en for column in table.columns]
    else:
        del rows[rnd.randrange(5)]


def spoil_rows(rows, rnd, table):
    """A column taken out, a row doubled, everything shifted, lines of other kinds between."""
    way = rnd.randrange(4)
    if way == 0:
        at = rnd.randrange(len(table.columns))
        rows[3:] = [row[:at] + row[at + 1 :] for row in rows[3:]]
    elif way == 1:
        rows += [list(row) for row in rows[5:6]]
    elif way == 2:
        rows[:] = [[rnd.choice(["", "", "x"]), *row] for row in rows]
    else:
        rows.insert(rnd.randint(0, 6), rnd.choice([[], ["合计", 3], ["填报单位：某县"]]))


def spoil_flat(forms, rnd):
    """CSV in other encodings and broken, Parquet broken or of other types."""
    name = rnd.choice([*RECORDS, "units"])
    if rnd.random() < 0.35:
        content = forms["parquet"][f"{name}.parquet"]
        if rnd.random() < 0.5:
            return f"{name}.parquet", spoil_bytes(content, rnd)
        table = pq.read_table(io.BytesIO(content))
        at = rnd.randrange(table.num_columns)
        odd = rnd.choice(
            [
                float("nan"),
                float("inf"),
                "x",
                None,
                b"\xff",
                [1],
                {"a": 1},
                2**60,
                datetime(2021, 5, 1),
            ]
        )
        column = pa.array([odd] * table.num_rows)
        sink = io.BytesIO()
        pq.write_table(table.set_column(at, table.column_names[at], column), sink)
        return f"{name}.parquet", sink.getvalue()
    text = forms["csv"][f"{name}.csv"].decode("utf-8-sig")
    if rnd.random() < 0.5:
        lines = text.split("\n")
        at = rnd.randrange(len(lines))
        cells = lines[at].split(",")
        cells[rnd.randrange(len(cells))] = str(rnd.choice(NASTY))[:300]
        lines[at] = ",".join(cells)
        text = "\n".join(lines)
    content = text.encode(rnd.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), "replace")
    return f"{name}.csv", content if rnd.random() < 0.5 else spoil_bytes(content, rnd)


SPOILED = {"bytes": spoil_bytes, "parts": spoil_parts, "cells": spoil_cells, "layout": spoil_layout}
