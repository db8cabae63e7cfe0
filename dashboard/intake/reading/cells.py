"""Cells as offices type them → values of the contract's types; nothing is guessed.

Taken as meant: spaces around, control characters (left out), full-width digits, codes and dates
that Excel turned into numbers, Chinese dates, 是/否, words in either language. Refused: whatever
could mean two things (``12/11/2021``, ``015``), digits lost, units behind a number. Ids stay whole.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from dashboard.contracts import Column
from dashboard.files.printable import printable
from dashboard.intake.reading.dates import written
from dashboard.intake.reading.words import INVISIBLE, blank, plain

EXACT = 10**15
"""From here on Excel no longer keeps every digit of a number."""
INTEGER = 2**31 - 1
EPOCH = datetime(1899, 12, 30)
SERIALS = (18_264, 73_415)
"""Excel's day numbers from 1950 to 2100."""
YEARS = range(1900, 2101)
LEADS = "=+-@\t\r'"
"""First characters that a spreadsheet may act on, and the mark set before them."""
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"}
NARROW = {0x3000: " "} | {0xFF01 + n: 0x21 + n for n in range(94)}
"""Full-width signs of the keyboard and their usual ones."""
TRUE = frozenset(("1", "true", "yes", "y", "t", "是", "有", "对", "√", "已"))
FALSE = frozenset(("0", "false", "no", "n", "f", "否", "无", "不", "×", "未"))

_WHOLE = r"[+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)"  # 015 may be a code
_INTEGER = re.compile(rf"{_WHOLE}(?:\.0+)?")
_NUMBER = re.compile(rf"{_WHOLE}(?:\.\d+)?")
Words = Mapping[str, str]
CODED = ("_id", "_key", "indicator")
"""Endings of columns that hold codes without a register in the contract."""


def neutral(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula; `restored` takes it back."""
    return f"'{text}" if text[:1] in LEADS and text else text


def restored(text: str) -> str:
    """What `neutral` was given."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in LEADS else text


class Parsed(NamedTuple):
    """The values of a column in its type, None where blank or wrong; the places of wrong ones."""

    values: list[object]
    wrong: list[int]


def parse(column: Column, cells: Sequence[object], words: Words) -> Parsed:
    """The cells of `column`; `words` are the accepted words of an allowed value, in plain form
    (`plain`).
    """
    read = _reader(column, words)
    before: dict[tuple[type, object], tuple[object, bool]] = {}  # most columns repeat themselves
    parsed = Parsed([], [])
    for place, cell in enumerate(cells):
        key = (cell.__class__, cell)  # 1, 1.0 and True are equal
        try:
            if key not in before:
                before[key] = _read(cell, read)
            value, right = before[key]
        except TypeError:  # a list or a mapping, as Parquet may hold: it cannot be looked up
            value, right = _read(cell, read)
        parsed.values.append(value)
        if not right:
            parsed.wrong.append(place)
    return parsed


def _read(cell: object, read: Callable[[object], object]) -> tuple[object, bool]:
    if blank(cell):
        return None, True
    try:
        return read(cell), True
    except (ValueError, OverflowError):
        return None, False


def _reader(column: Column, words: Words) -> Callable[[object], object]:
    if column.type == "text":
        if column.allowed:
            return lambda value: _word(value, words)
        coded = column.references or column.name.endswith(CODED)
        return _code if coded else _text
    return {
        "integer": _integer,
        "number": _number,
        "weight": _weight,
        "boolean": _boolean,
        "date": _date,
        "timestamp": _timestamp,
    }[column.type]


def _tidy(value: object) -> str:
    """Text in half width, without spaces around."""
    if not isinstance(value, str):
        raise ValueError(value)
    return unicodedata.normalize("NFKC", printable(value)).translate(INVISIBLE).strip()


def _text(value: object) -> str:
    if isinstance(value, str):
        text = restored(printable(value).translate(INVISIBLE).strip())
        if text in ERRORS:
            raise ValueError(text)
        return text
    return _digits(value)


def _digits(value: object) -> str:
    """A code that became a number, as it was typed."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    if value != int(value) or abs(value) >= EXACT:
        raise ValueError(value)
    return str(int(value))


def _code(value: object) -> str:
    """An id, whole: only its width and the spaces around it do not matter."""
    if not isinstance(value, str):
        return _digits(value)
    return _text(value.translate(NARROW))


def _word(value: object, words: Words) -> str:
    """An allowed value by its id or its name in either language; anything else stays as it is,
    for the check of allowed values to refuse.
    """
    text = _tidy(value)
    return words.get(plain(text), text)


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _digits(value) if not isinstance(value, str) else plain(value)
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    raise ValueError(value)


def _integer(value: object) -> int:
    if isinstance(value, str):
        if not _INTEGER.fullmatch(text := _tidy(value)):
            raise ValueError(value)
        number = int(text.partition(".")[0].replace(",", ""))
    else:
        number = int(_digits(value))
    if abs(number) > INTEGER:
        raise ValueError(value)
    return number


def _number(value: object) -> float:
    if isinstance(value, bool | date | time | timedelta):
        raise ValueError(value)
    if isinstance(value, str):
        if not _NUMBER.fullmatch(text := _tidy(value)):
            raise ValueError(value)
        value = text.replace(",", "")
    if not isinstance(value, str | int | float | Decimal):
        raise ValueError(value)
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def _weight(value: object) -> float:
    """A share of 1; ``30%`` is 0.3."""
    if isinstance(value, str) and _tidy(value).endswith("%"):
        return round(_number(_tidy(value)[:-1]) / 100, 12)
    return _number(value)


def _date(value: object) -> datetime:
    if (moment := _moment(value)).time() != time():
        raise ValueError(value)
    return moment


def _timestamp(value: object) -> datetime:
    moment = _moment(value)
    whole = round(moment.microsecond / 1000)  # Excel's days keep milliseconds, not more
    return moment.replace(microsecond=0) + timedelta(milliseconds=whole)


def _moment(value: object) -> datetime:
    if isinstance(value, datetime):
        moment = value
        if moment.tzinfo is not None:
            raise ValueError(value)
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        moment = _serial(float(value))
    else:
        moment = written(_tidy(value))
    if moment.year not in YEARS:
        raise ValueError(value)
    return moment


def _serial(number: float) -> datetime:
    """Excel's day number, or the digits of a date."""
    if SERIALS[0] <= number < SERIALS[1]:
        return EPOCH + timedelta(milliseconds=round(number * 86_400_000))
    return written(_digits(number))
