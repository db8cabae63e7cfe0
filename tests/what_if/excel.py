"""Read a workbook back and work its formulas out, for tests: as little of Excel as is used."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import numpy as np

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def read(content):
    """Cells by sheet and (row, column): a number, a text, or a formula beginning with =."""
    book = zipfile.ZipFile(BytesIO(content))
    strings = [
        "".join(t.text or "" for t in s.iter(f"{{{NS['x']}}}t"))
        for s in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).findall("x:si", NS)
    ]
    names = [
        s.get("name")
        for s in ElementTree.fromstring(book.read("xl/workbook.xml")).find("x:sheets", NS)
    ]
    sheets = {}
    for n, name in enumerate(names, 1):
        cells = {}
        for cell in ElementTree.fromstring(book.read(f"xl/worksheets/sheet{n}.xml")).iter(
            f"{{{NS['x']}}}c"
        ):
            letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
            formula, value = cell.find("x:f", NS), cell.find("x:v", NS)
            text = value.text if value is not None else ""
            cells[int(row), column(letters)] = (
                f"={formula.text}"
                if formula is not None
                else strings[int(text)]
                if cell.get("t") == "s"
                else float(text)
            )
        sheets[name] = cells
    return sheets


def work_out(sheets, sheet, at):
    """The value of a cell; empty is None."""
    value = sheets[sheet].get(at)
    if not isinstance(value, str) or not value.startswith("="):
        return value

    def cells(match):
        other, first, last = match[1] or sheet, match[2], match[3]
        ends = [
            (int(r), column(c))
            for c, r in (
                re.fullmatch(r"([A-Z]+)(\d+)", e.replace("$", "")).groups()
                for e in (first, last or first)
            )
        ]
        return f"cells({other!r}, {ends[0]}, {ends[1]})"

    def held(other, first, last):
        found = [
            work_out(sheets, other, (r, c))
            for r in range(first[0], last[0] + 1)
            for c in range(first[1], last[1] + 1)
        ]
        return np.array([v if isinstance(v, float | int) else np.nan for v in found], float)

    text = re.sub(r'">"&\(([^()]*)\)', r"(lambda v: v > (\1)[0])", value[1:])
    text = re.sub(r"(?:'([^']+)'!)?(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?", cells, text)
    text = re.sub(r"(?<![<>=])=(?!=)", "==", text).replace("--", "1.0*")
    text = text.replace("IF(", "when(", 1) if text.startswith("IF(") else text
    with np.errstate(all="ignore"):
        found = eval(
            text,
            {  # noqa: S307 - our own workbook, in a test
                "cells": held,
                "ISNUMBER": lambda v: ~np.isnan(v),
                "NOT": np.logical_not,
                "SUMPRODUCT": lambda *v: np.prod(
                    np.broadcast_arrays(*map(np.nan_to_num, v)), axis=0
                ).sum(),
                "SUM": np.nansum,
                "LN": np.log,
                "EXP": np.exp,
                "N": np.nan_to_num,
                "AND": lambda *v: all(map(np.all, v)),
                "COUNTIF": lambda v, f: f(v).sum(),
                "when": lambda test, yes, no: yes if np.all(test) else no,
            },
        )
    found = np.ravel(found)[0] if not isinstance(found, str) else None
    return None if found is None or np.isnan(found) else float(found)
