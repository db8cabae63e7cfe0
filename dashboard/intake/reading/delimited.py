"""Text files as rows: the encoding and the separator under which the headings are found."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from itertools import islice

from dashboard.contracts import TABLES
from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import limits
from dashboard.intake.reading.words import headed, plain

SEPARATORS = (",", "\t", ";", "，", "；", "|")
SEARCHED = 15
"""Rows among which the headings must be."""
MIN_HEADINGS = 2
"""Headings by which a line is known to hold them."""
csv.field_size_limit(2**20)
_DECLARED = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def rows(content: bytes) -> list[list[object]]:
    """The cells of a text file; `UnreadableError` where there is nothing to be read."""
    text = decoded(content)
    declared = _DECLARED.fullmatch(text.split("\n", 1)[0])
    offered = dict.fromkeys((*((declared[1],) if declared else ()), *SEPARATORS))
    headings = {mark: headings_in(_split(text, mark, SEARCHED)) for mark in offered}
    best = max(headings, key=lambda mark: headings[mark])
    if headings[best] < MIN_HEADINGS and _in_one_line(text):
        raise UnreadableError("separator")
    return _split(text, best)


def headings_in(lines: Sequence[Sequence[object]]) -> int:
    """The most headings of one table that stand in one of the `lines`."""
    most = 0
    for line in lines:
        words = {plain(str(cell)) for cell in line}
        for table in TABLES.values():
            known = headed(table)
            most = max(most, len({known[word] for word in words & known.keys()}))
    return most


def _split(text: str, mark: str, first: int | None = None) -> list[list[object]]:
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        found: list[list[object]] = []
        for line in islice(lines, first):  # counted while reading: line ends alone fill memory
            found.append(list(line))
            limits.refuse_larger(len(found), len(line))
        return found
    except csv.Error as error:
        raise UnreadableError("damaged") from error


def _in_one_line(text: str) -> bool:
    """Whether a line at the top names headings which no separator parts."""
    for line in text.splitlines()[:SEARCHED]:
        if max(line.count(mark) for mark in SEPARATORS) > 1:
            continue
        spaced = re.split(r"[^\w（）]+", unicodedata.normalize("NFKC", line))
        if headings_in([spaced]) >= MIN_HEADINGS:
            return True
        for table in TABLES.values():
            named = {column for word, column in headed(table).items() if word in plain(line)}
            if len(named) > max(MIN_HEADINGS, len(table.columns) - 1):
                return True
    return False


def decoded(content: bytes) -> str:
    """UTF-8, what Chinese Excel writes (GB18030), or UTF-16, marked or not."""
    for encoding in (encodings := _encodings(content)):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if b"\0" in content and _CONTROL.search(text):
            raise UnreadableError("damaged")
        return text
    raise UnreadableError("damaged" if encodings[0] in ("utf-16-le", "utf-16-be") else "encoding")


def _encodings(content: bytes) -> tuple[str, ...]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    if b"\0" in content:
        low = content[1::2].count(0) >= content[::2].count(0)
        return ("utf-16-le",) if low else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")
