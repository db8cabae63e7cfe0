"""What stands on a sheet beside its values: formulas, merged cells, what is hidden or shown
otherwise. One pass over its XML, whatever wrote it; a sheet without any sign of these is not
walked through.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import sax

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import limits

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column), from 0."""
Facts = dict[str, str]
"""The attributes of an element, without their prefixes."""
_WORDS = (b"hidden", b"zeroHeight", b"mergeCell", b"filterColumn", b"strike", b"collapsed")
_SIGNS = (
    rb"""<f[\s/>]""",
    rb""":[cf][\s/>]""",
    rb"""\s(?:ht|width)\s*=\s*["']\s*[+0]*[0-3]?(?:[.eE][^"']*)?["']""",
    rb"""=\s*["'][^"'<>]*&""",
    rb"""<c(?=[\s/>])(?![ ]r="(?:[A-Z]|A[A-Z])(?:[1-9]\d{0,4}|[1-4]\d{5})"[\s/>])""",
)
"""Anything that is to be looked at, or that is written in an unusual way; each is searched for
by itself, as that is much faster than all in one.
"""
LEGIBLE = (4.0, 1.0)
"""Rows (in points) and columns (in characters) that are smaller show nothing of what they hold."""
_CELL = re.compile(r"\$?([A-Za-z]{1,9})\$?(\d{1,9})")
_CONSTANT = ("TRUE()", "FALSE()")
"""LibreOffice writes true and false as formulas; those are values."""


class Look(StrEnum):
    """How a cell may look otherwise than it is: 0.92 as 92%, 3 as 3万 or 3000 as 3, a value
    hidden, a line through it.
    """

    PERCENT = "percent"
    SCALED = "scaled"
    MASKED = "masked"
    STRUCK = "struck"


@dataclass
class Layout:
    """`formulas` are addresses (``B7``; of formulas for several cells all of them); rows are
    counted from 1, columns from 0; `looks` are the cells that look otherwise.
    """

    formulas: list[str] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    looks: dict[Look, list[str]] = field(default_factory=dict)
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


def is_on(value: str | None) -> bool:
    """Whether a switch such as ``hidden="1"`` is on."""
    return value is not None and value.strip().lower() not in ("", "0", "false", "off")


def layout(
    part: bytes, styles: Mapping[str, tuple[Look, ...]], struck: Collection[str] = ()
) -> Layout:
    """What stands on the sheet `part`; `styles` by number as of `styles.telling`, `struck` the
    numbers of shared texts with a line through them. `UnreadableError` where it is too large or
    cannot be read.
    """
    if not struck and not _signs(part) and not _styled(part, styles):
        return Layout()
    walk = _Walk(styles, struck)
    try:
        sax.parseString(part, walk, forbid_dtd=True)
    except UnreadableError:
        raise
    except (SAXException, LookupError, ValueError, OverflowError) as error:
        raise UnreadableError("damaged") from error
    return walk.layout


def _signs(part: bytes) -> bool:
    return any(word in part for word in _WORDS) or any(re.search(sign, part) for sign in _SIGNS)


def _styled(part: bytes, styles: Mapping[str, tuple[Look, ...]]) -> bool:
    if not styles:
        return False
    return re.search(rb"\bs\s*=\s*[\"'](?:%s)[\"']" % "|".join(styles).encode(), part) is not None


class _Walk(ContentHandler):
    """The elements of a sheet in order; knows which cell it is in."""

    def __init__(self, styles: Mapping[str, tuple[Look, ...]], struck: Collection[str]) -> None:
        super().__init__()
        self.layout = Layout()
        self._styles, self._struck = styles, struck
        self._row = self._place = 0
        self._zero = False
        self._text: list[str] | None = None
        self._cell: Facts = {}
        self._ref = ""
        self._handlers: dict[str, Callable[[Facts], None]] = {
            "row": self._a_row,
            "c": self._a_cell,
            "f": self._formula,
            "v": self._value,
            "is": self._refuse_far,
            "strike": self._strike,
            "col": self._columns,
            "sheetFormatPr": self._rows_in_general,
            "mergeCell": self._merged,
            "filterColumn": self._filter,
        }

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        handle = self._handlers.get(name.rpartition(":")[2])
        if handle:
            handle({key.rpartition(":")[2]: value for key, value in attrs.items()})

    def characters(self, content: str) -> None:
        if self._text is not None:
            self._text.append(content)

    def endElement(self, name: str) -> None:
        if self._text is None:
            return
        ended = name.rpartition(":")[2]
        text = "".join(self._text).strip()
        if ended == "f" and (self._ref or text not in _CONSTANT):
            self.layout.formulas += self._covered()
        if ended == "v" and self._cell.get("t") == "s" and text in self._struck:
            self._looks(Look.STRUCK)
        if ended in ("f", "v"):
            self._text = None

    def _here(self) -> str:
        return f"{letter(self._place - 1)}{self._row}"

    def _covered(self) -> list[str]:
        """The cells of the formula that ends: its own, or all those it fills."""
        here = self._here()
        if not self._ref:
            return [here]
        (top, left), (bottom, right) = span(self._ref)
        if (bottom - top + 1) * (right - left + 1) > limits.COLUMNS * limits.ROWS:
            limits.refuse_larger(limits.ROWS + 1, 0)
        filled = (
            f"{letter(place)}{row + 1}"
            for row in range(top, bottom + 1)
            for place in range(left, right + 1)
        )
        return [here, *(cell for cell in filled if cell != here)]

    def _a_row(self, facts: Facts) -> None:
        self._row, self._place = int(facts.get("r") or self._row + 1), 0
        height = facts.get("ht")
        flat = float(height) < LEGIBLE[0] if height else self._zero
        if is_on(facts.get("hidden")) or flat:
            self.layout.hidden_rows.add(self._row)

    def _a_cell(self, facts: Facts) -> None:
        spelled = _CELL.fullmatch(facts.get("r", ""))
        if facts.get("r") and not spelled:
            raise ValueError(facts["r"])
        self._row = int(spelled[2]) if spelled else self._row
        self._place = number(spelled[1]) if spelled else self._place + 1
        self._cell = facts
        for look in self._styles.get(facts.get("s", "").strip(), ()):
            self._looks(look)

    def _looks(self, look: Look) -> None:
        cells = self.layout.looks.setdefault(look, [])
        here = self._here()
        if here not in cells[-1:]:
            cells.append(here)

    def _refuse_far(self, facts: Facts) -> None:
        limits.refuse_larger(self._row, self._place)

    def _formula(self, facts: Facts) -> None:
        self._refuse_far(facts)
        several = facts.get("t", "").strip() in ("array", "dataTable")
        self._ref = facts.get("ref", "") if several else ""
        self._text = []

    def _value(self, facts: Facts) -> None:
        self._refuse_far(facts)
        self._text = []

    def _strike(self, facts: Facts) -> None:
        if self._place and is_on(facts.get("val", "1")):
            self._looks(Look.STRUCK)

    def _columns(self, facts: Facts) -> None:
        width = facts.get("width")
        if is_on(facts.get("hidden")) or (width and float(width) < LEGIBLE[1]):
            first, last = int(facts["min"]), min(int(facts["max"]), limits.COLUMNS)
            self.layout.hidden_columns.update(range(first - 1, last))

    def _rows_in_general(self, facts: Facts) -> None:
        self._zero = is_on(facts.get("zeroHeight"))

    def _merged(self, facts: Facts) -> None:
        self.layout.merged.append(span(facts["ref"]))

    def _filter(self, facts: Facts) -> None:
        self.layout.filtered = True
