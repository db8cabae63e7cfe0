"""What stands on a sheet beside its values: formulas, merged cells, what is hidden or shown
otherwise. One pass over its XML, whatever wrote it; a sheet without any sign of these is not
walked through.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading.limits import COLUMNS, ROWS
from dashboard.intake.reading.styles import STRUCK

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column), from 0."""
_SIGNS = re.compile(
    rb"""hidden|zeroHeight|[<:]f[\s/>]|mergeCell|filterColumn|strike|collapsed
    |\b(?:ht|width)\s*=\s*["'][^"'1-9]*["']|=\s*["'][^"'<>]*&|:c[\s/>]
    |<c(?=[\s/>])(?![ ]r="(?:[A-Z]|A[A-Z])(?:[1-9]\d{0,4}|[1-4]\d{5})"[\s/>])""",
    re.VERBOSE,
)
"""Anything that is to be looked at, or that is written in an unusual way."""
_CELL = re.compile(r"\$?([A-Za-z]{1,9})\$?(\d{1,9})")
_CONSTANT = ("TRUE()", "FALSE()")
"""LibreOffice writes true and false as formulas; those are values."""
_OFF = ("", "0", "false", "off")


@dataclass
class Layout:
    """`formulas` are addresses (``B7``; of formulas for several cells all of them); rows are
    counted from 1, columns from 0; `marked` holds by kind (see `styles`) the cells so shown.
    """

    formulas: list[str] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    marked: dict[str, list[str]] = field(default_factory=dict)
    hidden: bool = False
    filtered: bool = False


def letter(place: int) -> str:
    """The letters of a column counted from 0."""
    head, last = divmod(place, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + last)


def number(letters: str) -> int:
    """The place of a column by its letters, counted from 1."""
    place = 0
    for one in letters.upper():
        place = place * 26 + ord(one) - ord("A") + 1
    return place


def span(text: str) -> Range:
    """A range such as ``A6:B9``; ValueError where it is none."""
    first, _, last = text.partition(":")
    ends = [_CELL.fullmatch(end.strip()) for end in (first, last or first)]
    if not ends[0] or not ends[1]:
        raise ValueError(text)
    rows, places = zip(*((int(end[2]) - 1, number(end[1]) - 1) for end in ends if end), strict=True)
    return (min(rows), min(places)), (max(rows), max(places))


def layout(
    part: bytes, styles: Mapping[str, tuple[str, ...]], struck: Collection[str] = ()
) -> Layout:
    """What stands on the sheet `part`; `styles` by number as of `styles.telling`, `struck` the
    numbers of shared texts with a line through them. `UnreadableError` where it is too large or
    cannot be read.
    """
    if not struck and not _SIGNS.search(part) and not _styled(part, styles):
        return Layout()
    walk = _Walk(styles, struck)
    try:
        walk.over(part)
    except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("damaged") from error
    return walk.found


def _styled(part: bytes, styles: Mapping[str, tuple[str, ...]]) -> bool:
    if not styles:
        return False
    return re.search(rb"\bs\s*=\s*[\"'](?:%s)[\"']" % "|".join(styles).encode(), part) is not None


class _Walk:
    """The elements of a sheet in order; knows which cell it is in."""

    def __init__(self, styles: Mapping[str, tuple[str, ...]], struck: Collection[str]) -> None:
        self.found = Layout()
        self._styles, self._struck = styles, struck
        self._row = self._place = 0
        self._zero = False
        self._text: list[str] | None = None
        self._cell: dict[str, str] = {}
        self._ref = ""
        self._does: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._a_row,
            "c": self._a_cell,
            "f": self._formula,
            "v": self._value,
            "is": self._far,
            "strike": self._strike,
            "col": self._columns,
            "sheetFormatPr": self._rows_in_general,
            "mergeCell": self._merged,
            "filterColumn": self._filter,
        }

    def over(self, part: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(part, True)

    def _start(self, name: str, facts: dict[str, str]) -> None:
        do = self._does.get(name.rpartition(":")[2])
        if do:
            do({key.rpartition(":")[2]: value for key, value in facts.items()})

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if self._text is None:
            return
        ended = name.rpartition(":")[2]
        text = "".join(self._text).strip()
        if ended == "f" and (self._ref or text not in _CONSTANT):
            self.found.formulas += self._covered()
        if ended == "v" and self._cell.get("t") == "s" and text in self._struck:
            self._mark(STRUCK)
        if ended in ("f", "v"):
            self._text = None

    def _covered(self) -> list[str]:
        """The cells of the formula that ends: its own, or all those it fills."""
        here = f"{letter(self._place - 1)}{self._row}"
        if not self._ref:
            return [here]
        (top, left), (bottom, right) = span(self._ref)
        if (bottom - top + 1) * (right - left + 1) > COLUMNS * ROWS:
            raise UnreadableError("too_large", rows=f"{ROWS:,}", columns=str(COLUMNS))
        return [
            here,
            *(
                one
                for row in range(top, bottom + 1)
                for place in range(left, right + 1)
                if (one := f"{letter(place)}{row + 1}") != here
            ),
        ]

    def _a_row(self, facts: dict[str, str]) -> None:
        self._row, self._place = int(facts.get("r") or self._row + 1), 0
        tall = facts.get("ht")
        if _is_on(facts.get("hidden")) or (tall and float(tall) == 0) or (self._zero and not tall):
            self.found.hidden_rows.add(self._row)

    def _a_cell(self, facts: dict[str, str]) -> None:
        spelled = _CELL.fullmatch(facts.get("r", ""))
        if facts.get("r") and not spelled:
            raise ValueError(facts["r"])
        self._row = int(spelled[2]) if spelled else self._row
        self._place = number(spelled[1]) if spelled else self._place + 1
        self._cell = facts
        for kind in self._styles.get(facts.get("s", "").strip(), ()):
            self._mark(kind)

    def _mark(self, kind: str) -> None:
        cells = self.found.marked.setdefault(kind, [])
        here = f"{letter(self._place - 1)}{self._row}"
        if here not in cells[-1:]:
            cells.append(here)

    def _far(self, facts: dict[str, str]) -> None:
        if self._row > ROWS or self._place > COLUMNS:
            raise UnreadableError("too_large", rows=f"{ROWS:,}", columns=str(COLUMNS))

    def _formula(self, facts: dict[str, str]) -> None:
        self._far(facts)
        several = facts.get("t", "").strip() in ("array", "dataTable")
        self._ref = facts.get("ref", "") if several else ""
        self._text = []

    def _value(self, facts: dict[str, str]) -> None:
        self._far(facts)
        self._text = []

    def _strike(self, facts: dict[str, str]) -> None:
        if self._place and facts.get("val", "1").strip().lower() not in _OFF:
            self._mark(STRUCK)

    def _columns(self, facts: dict[str, str]) -> None:
        wide = facts.get("width")
        if _is_on(facts.get("hidden")) or (wide and float(wide) == 0):
            first, last = int(facts["min"]), min(int(facts["max"]), COLUMNS)
            self.found.hidden_columns.update(range(first - 1, last))

    def _rows_in_general(self, facts: dict[str, str]) -> None:
        self._zero = _is_on(facts.get("zeroHeight"))

    def _merged(self, facts: dict[str, str]) -> None:
        self.found.merged.append(span(facts["ref"]))

    def _filter(self, facts: dict[str, str]) -> None:
        self.found.filtered = True


def _is_on(value: str | None) -> bool:
    return value is not None and value.strip().lower() not in _OFF
