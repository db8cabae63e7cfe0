"""Dates and times as offices write them: 2021年12月16日, 2021-12-16 09:30, 20211216."""

import re
from datetime import datetime, timedelta

_DATE = re.compile(
    r"(\d{4})\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
    r"|([-/.])(\d{1,2})\4(\d{1,2}))"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:[:时点])\s*(\d{1,2})(?:(?:[:分])\s*(\d{1,2}(?:\.\d{1,6})?)?)?秒?")


def written(text: str) -> datetime:
    """The moment a text names; ValueError for one that could mean two things, or none."""
    match = _DATE.match(text) or _COMPACT.match(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) for part in match.groups() if part and part.isdigit())
    rest = text[match.end() :].strip().lstrip("T").strip()
    if not rest:
        return datetime(year, month, day)
    clock = _TIME.fullmatch(rest)
    if clock is None:
        raise ValueError(text)
    hour, minute, second = clock[1], clock[2], clock[3] or "0"
    return datetime(year, month, day, int(hour), int(minute)) + timedelta(seconds=_second(second))


def _second(text: str) -> float:
    if (second := float(text)) >= 60:
        raise ValueError(text)
    return second
