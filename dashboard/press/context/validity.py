"""Whether a published figure may be said of a time."""

import re
from datetime import date

from dashboard.press.context.periods import THIRDS, THIS_YEAR, UNTIL, Period
from dashboard.press.vocabulary.grammar import pattern

FIXED_FROM = 2020
"""The floors hold from the assessment of 2020 on."""
VAGUE = pattern("periods", "vague")
"""Times that need a date to be known by."""
YEAR_END = re.compile(f"(?:年?[底末])?{UNTIL}?")
LAST_MONTH, LAST_DAY = 12, 31
DAYS = dict(zip(THIRDS, (10, 20, LAST_DAY), strict=True))


def fits(period: Period | None, as_of: date | None, fixed: str = "") -> bool | None:
    """Whether a figure of `as_of` may be said of `period`; None where that is not known. `fixed`
    as in ``data/press.yaml``.
    """
    if period is None or period.kind in ("now", "two_years"):
        return True
    if period.carried and (fixed not in ("", "flow") or not as_of or period.year > as_of.year):
        return True
    if period.kind == "other":
        return _loosely(period, fixed)
    if period.kind == "since":
        return _since(period, as_of, fixed)
    dated = fixed == "rule" and period.kind == "day"
    if fixed in ("rule", "register") and period.year and not dated and _from_first(period):
        known = fixed == "register" or not as_of or period.year <= as_of.year
        return True if known else None
    return _reached(period, as_of, fixed) if as_of else None


def _loosely(period: Period, fixed: str) -> bool | None:
    """今年惠及156个镇街; a rule of this year; else not known, or another time (上半年)."""
    if fixed == "register" or (fixed == "rule" and THIS_YEAR.match(period.edge)):
        return True
    return None if VAGUE.match(period.edge) else False


def _from_first(period: Period) -> bool:
    return period.year >= FIXED_FROM and not period.edge.startswith("初")


def _since(period: Period, as_of: date | None, fixed: str) -> bool:
    """From its first year; what there is now (not what was done) also since a later one."""
    first = period.year == FIXED_FROM and period.month in (0, 1) and period.edge in ("", "初")
    latest = as_of.year if as_of else period.year
    lasting = period.lasting and fixed != "flow" and FIXED_FROM <= period.year <= latest
    return first or lasting


def _reached(period: Period, as_of: date, fixed: str) -> bool | None:
    """Whether its end is not before `as_of`, and in the same year; of a later one it is not known,
    but for what was issued once.
    """
    year, end = period.year or as_of.year, bool(period.edge and YEAR_END.fullmatch(period.edge))
    partial = period.kind == "year" and period.edge and not end
    if year < as_of.year or partial:
        return False
    if year > as_of.year:
        return True if fixed == "issued" else None if period.kind == "day" or end else False
    if period.kind == "year":
        return None if fixed == "flow" and not end else True
    day = period.day or DAYS.get(period.edge, 1 if period.edge == "初" else LAST_DAY)
    return (period.month or LAST_MONTH, day) >= (as_of.month, as_of.day)
