"""When offices work: few things happen at weekends, fewer on holidays, little around New Year.

Holidays and working weekends of 2019 to 2021 as the State Council announced them, with the longer
Spring Festival of 2020; other years have weekends only.
"""

from datetime import date

import numpy as np
import pandas as pd

SPRING_FESTIVALS = (
    ("2019-02-04", "2019-02-10"),
    ("2020-01-24", "2020-02-02"),
    ("2021-02-11", "2021-02-17"),
)
HOLIDAYS = (
    *SPRING_FESTIVALS,
    *(("2019-01-01", "2019-01-01"), ("2019-04-05", "2019-04-07"), ("2019-05-01", "2019-05-04")),
    *(("2019-06-07", "2019-06-09"), ("2019-09-13", "2019-09-15"), ("2019-10-01", "2019-10-07")),
    *(("2020-01-01", "2020-01-01"), ("2020-04-04", "2020-04-06"), ("2020-05-01", "2020-05-05")),
    *(("2020-06-25", "2020-06-27"), ("2020-10-01", "2020-10-08"), ("2021-01-01", "2021-01-03")),
    *(("2021-04-03", "2021-04-05"), ("2021-05-01", "2021-05-05"), ("2021-06-12", "2021-06-14")),
    *(("2021-09-19", "2021-09-21"), ("2021-10-01", "2021-10-07")),
)
WORKING_WEEKENDS = (
    *("2019-02-02", "2019-02-03", "2019-04-28", "2019-05-05", "2019-09-29", "2019-10-12"),
    *("2020-01-19", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10"),
    *("2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08", "2021-09-18", "2021-09-26"),
    "2021-10-09",
)
ON_DUTY = 9
"""One thing in so many that would fall on a weekend happens there: somebody is on duty."""
QUIET = pd.Timedelta(days=7)
"""So long before and after a Spring Festival every second thing waits or was done before."""


def _days(ranges: tuple[tuple[str, str], ...], beside: pd.Timedelta) -> np.ndarray:
    spans = [pd.date_range(pd.Timestamp(a) - beside, pd.Timestamp(b) + beside) for a, b in ranges]
    return np.unique(np.concatenate([span.to_numpy("datetime64[D]") for span in spans]))


_HOLIDAYS = _days(HOLIDAYS, pd.Timedelta(0))
_AROUND_NEW_YEAR = _days(SPRING_FESTIVALS, QUIET)
_CALENDAR = pd.date_range("2013-12-01", "2023-12-31").to_numpy("datetime64[D]")
_WORKDAYS = _CALENDAR[
    (np.is_busday(_CALENDAR) & ~np.isin(_CALENDAR, _HOLIDAYS))
    | np.isin(_CALENDAR, np.array(WORKING_WEEKENDS, "datetime64[D]"))
]


def at_work(drawn: np.ndarray, first: date, last: date, draw: np.random.Generator) -> np.ndarray:
    """Days drawn in [first, last], most of them moved to days of work in it."""
    moved = drawn.astype("datetime64[D]")
    away = np.isin(moved, _AROUND_NEW_YEAR) & (
        np.isin(moved, _HOLIDAYS) | (draw.random(len(moved)) < 0.5)
    )
    distance = draw.integers(15, 41, len(moved)) * draw.choice((-1, 1), len(moved))
    moved = np.where(away, moved + distance.astype("timedelta64[D]"), moved)
    at_home = ~np.isin(moved, _WORKDAYS) & (draw.random(len(moved)) > 1 / ON_DUTY)
    inside = _WORKDAYS[(np.datetime64(first) <= _WORKDAYS) & (np.datetime64(last) >= _WORKDAYS)]
    nearest = np.searchsorted(inside, moved) - draw.integers(0, 2, len(moved))
    moved = np.where(at_home | away, inside[nearest.clip(0, len(inside) - 1)], moved)
    return moved.astype("datetime64[us]")


def finished(dates: pd.Series, begun: pd.Series | None = None) -> pd.Series:
    """Days on which something is finished: what would fall on a day off is finished on the last
    day of work before, or where it had not `begun` by then on the next one; null stays null.
    """
    before, after = _nearest(dates, -1), _nearest(dates, 0)
    return before if begun is None else before.mask(before < begun.dt.normalize(), after)


def resumed(dates: pd.Series) -> pd.Series:
    """Days on which something is taken up again, on the next day of work; null stays null."""
    return _nearest(dates, 0)


def _nearest(dates: pd.Series, side: int) -> pd.Series:
    """`dates` without the hour; those on days off moved to the day of work before or after."""
    known = dates.dropna()
    day = known.to_numpy("datetime64[D]")
    off = ~np.isin(day, _WORKDAYS) & (np.arange(len(day)) % ON_DUTY > 0)
    moved = np.where(off, _WORKDAYS[np.searchsorted(_WORKDAYS, day) + side], day)
    return dates.mask(dates.notna(), pd.Series(moved.astype("datetime64[us]"), known.index))
