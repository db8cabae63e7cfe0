"""Scales that headings state, as （百名） or “in thousands”: numbers that are not single ones."""

import re
from collections.abc import Iterator, Sequence

from dashboard.contracts import Column, Table
from dashboard.intake.reading.headings import Headings, closest, repeated
from dashboard.intake.reading.words import headed, plain

_WHAT = "名人个件张项条次家户处份起天元"
_SCALE = (
    rf"(?:[十百千万亿拾佰仟萬億]+[{_WHAT}]{{0,2}}|10+[{_WHAT}]{{1,2}}|[x×]10+[{_WHAT}]{{0,2}}|"
    r"(?:in)?(?:tens|hundreds?|(?:ten)?thousands?|millions?|10k|k|'000s?|000s)(?:of[a-z]+)?|[%‰])"
)
_STATED = re.compile(
    rf"(?:^|[(\[【〔/:,、;_—-]|单位[为是]?:?|以|按){_SCALE}(?=$|[)\]】〕/,、;]|计(?!划)|为|数$)"
)
"""In plain form. 百分 is no scale, 10 in brackets counts columns."""


def counts(column: Column) -> bool:
    """Whether a column holds what is counted one by one: no year, no score out of a hundred."""
    return column.type in ("integer", "number") and column.name != "year" and column.high != 100


def stated(heading: str, column: Column | None = None) -> bool:
    """Whether `heading` states a scale: within marks, or beside what `column` is called."""
    said = plain(heading)
    if column is not None:
        for name in (column.name, *column.label):
            said = said.replace(plain(name), "", 1)
    return bool(_STATED.search(said))


def meant(heading: str, table: Table, missing: Sequence[str]) -> str:
    """The missing column of counts that an unknown heading with a scale stands for; else empty."""
    bare = re.split(r"[(\[【〔/:,、;_—-]", plain(heading))[0]
    close = closest(bare, table, missing) or closest(heading, table, missing)
    column = table.column(close) if close else None
    return close if column and counts(column) and stated(heading, column) else ""


def above(
    table: Table, rows: Sequence[Sequence[object]], at: Headings
) -> Iterator[tuple[int, int, str, str]]:
    """Row and place (from 0), column (empty: of the whole sheet) and words of each scale stated
    above the records, but for the row by which the columns were found.
    """
    held = [c for c in table.columns if counts(c)]
    if not held or at.row < 0:
        return
    columns = {at.places[c.name]: c for c in held if c.name in at.places}
    known = headed(table)
    ids = [n for n in (at.row + 1,) if n < len(rows) and repeated(table, at, rows[n])]
    for number in (*range(at.row), *ids):
        for place, cell in enumerate(rows[number]):
            column = columns.get(place)
            words = str(cell) if isinstance(cell, str) else ""
            if words and plain(words) not in known and stated(words, column):
                yield number, place, column.name if column else "", words
