"""The days a value looks at, as ISO 8601 writes them; they stand beside the value."""

from datetime import date, timedelta

from dashboard.indicators.indicator import Indicator

REFORM = date(2020, 1, 1)
"""The first day of what is counted since the reform began."""


def window(indicator: Indicator, as_of: date, year: int | None) -> str:
    """A day (of a stock), first and last day with a slash between (``..`` for the first where
    what is still open counts whenever it was due), or the assessment `year`; empty where no
    assessment year has ended by `as_of`.
    """
    if indicator.window == "assessment_year":
        return "" if year is None else str(year)
    if indicator.window == "since_2020":
        return f"{REFORM}/{as_of}"
    if indicator.window == "twelve_months":
        return f"{max(_first_day(as_of), indicator.in_force or date.min)}/{as_of}"
    if indicator.window == "twelve_months_and_open":
        return f"../{as_of}"
    return str(as_of)


def _first_day(as_of: date) -> date:
    """Of the twelve months that end with `as_of`: as the view `twelve_months` has it."""
    following = as_of + timedelta(days=1)
    leap_day = (following.month, following.day) == (2, 29)
    return following.replace(year=following.year - 1, day=28 if leap_day else following.day)
