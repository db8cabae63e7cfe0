"""Text files as rows: the encoding and the separator under which the headings are found."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence

from dashboard.contracts import TABLES
from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import limits
from dashboard.intake.reading.cells import plain
from dashboard.intake.reading.words import headed

MARKS = (",", "\t", ";", "，", "；", "|")
SEARCHED = 15
"""Rows among which the headings must be."""
ENOUGH = 2
"""Headings by which a line is known to hold them."""
csv.field_size_limit(2**20)
_DECLARED = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def rows(content: bytes) -> list[list[object]]:
    """The cells of a text file; `UnreadableError` where there is nothing to be read."""
    text = decoded(content)
    declared = _DECLARED.fullmatch(text.split("\n", 1)[0])
    best, most = ",", -1
    for mark in dict.fromkeys((*((declared[1],) if declared else ()), *MARKS)):
        found = headings_in(_split(text, mark, SEARCHED))
        if found > most:
            best, most = mark, found
    if most < ENOUGH and _in_one_line(text):
        raise UnreadableError("separator")
    held = _split(text, best)
    if len(held) > limits.ROWS or max(map(len, held), default=0) > limits.COLUMNS:
        raise UnreadableError("too_large", rows=f"{limits.ROWS:,}", columns=str(limits.COLUMNS))
    return held


def headings_in(lines: Sequence[Sequence[object]]) -> int:
    """The most headings of one table that stand in one of the `lines`."""
    most = 0
    for line in lines:
        words = {plain(str(cell)) for cell in line}
        for table in TABLES.values():
            known = headed(table)
            most = max(most, len({known[word] for word in words & known.keys()}))
    return most


def _split(text: str, mark: str, most: int = 0) -> list[list[object]]:
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        return (
            [list(row) for _, row in zip(range(most), read, strict=False)]
            if most
            else [list(row) for row in read]
        )
    except csv.Error as error:
        raise UnreadableError("damaged") from error


def _in_one_line(text: str) -> bool:
    """Whether a line at the top names headings which no separator parts."""
    for line in text.splitlines()[:SEARCHED]:
        if max(line.count(mark) for mark in MARKS) > 1:
            continue
        spaced = re.split(r"[^\w（）]+", unicodedata.normalize("NFKC", line))
        if headings_in([spaced]) >= ENOUGH:
            return True
        for table in TABLES.values():
            known = {column for word, column in headed(table).items() if word in plain(line)}
            if len(known) > max(ENOUGH, len(table.columns) - 1):
                return True
    return False


def decoded(content: bytes) -> str:
    """UTF-8, what Chinese Excel writes (GB18030), or UTF-16, marked or not."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in content:
        low = content[1::2].count(0) >= content[::2].count(0)
        encodings = ("utf-16-le",) if low else ("utf-16-be",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if b"\0" in content and _ODD.search(text):
            raise UnreadableError("damaged")
        return text
    raise UnreadableError("damaged" if encodings[0] in ("utf-16-le", "utf-16-be") else "encoding")
