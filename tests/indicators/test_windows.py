"""The days a value looks at: as SQL counts them and as they are said."""

from datetime import date, timedelta

import pytest

from dashboard import paths
from dashboard.indicators.binding import empty
from dashboard.indicators.rows import listed
from dashboard.indicators.windows import window
from dashboard.snapshots import database, discover
from dashboard.text import formats
from dashboard.text.i18n import Translator

DAYS = [
    date(2021, 12, 16),
    date(2021, 12, 31),  # the calendar year
    date(2021, 1, 1),  # one day of it
    date(2020, 2, 28),
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2021, 2, 28),
    date(2024, 2, 28),
]


@pytest.fixture(scope="module")
def connection():
    with empty((database.FOLDER / "views.sql").read_text("utf-8")) as opened:
        yield opened


@pytest.mark.parametrize("day", DAYS)
def test_twelve_months_are_what_the_view_counts(connection, known, day):
    connection.execute("delete from snapshot")
    connection.execute("insert into snapshot values (?, 'demo')", [day])
    first, reform = connection.execute("select first_day, reform_day from twelve_months").fetchone()
    # the day after is a year after the first day, so that no day is twice in two years' windows
    assert (day + timedelta(days=1) - first).days in (365, 366)
    assert window(known["B11"], day, None) == f"{first}/{day}"
    assert window(known["E11"], day, None) == f"{reform}/{day}"
    assert reform == max(first, date(2020, 1, 1))


def test_windows_by_hand(known):
    day = date(2021, 12, 16)
    assert window(known["B11"], day, None) == "2020-12-17/2021-12-16"
    assert window(known["B15"], day, None) == "../2021-12-16"
    assert window(known["B11"], date(2021, 2, 28), None) == "2020-03-01/2021-02-28"
    assert window(known["B11"], date(2020, 2, 28), None) == "2019-02-28/2020-02-28"
    assert window(known["E11"], date(2020, 6, 30), None) == "2020-01-01/2020-06-30"
    assert window(known["C07"], day, None) == "2020-01-01/2021-12-16"
    assert window(known["C05"], day, None) == "2021-12-16"
    assert window(known["E01"], day, 2021) == "2021"
    assert window(known["E01"], day, None) == ""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2020-12-17/2021-12-16", "2020-12-17至2021-12-16"),
        ("../2021-12-16", "截至2021-12-16，含更早到期未结的"),
        ("2021", "2021考核年度"),
        ("2021-12-16", "截至2021-12-16"),
        ("", ""),
    ],
)
def test_a_window_in_words(code, said):
    assert formats.window(code, Translator("zh")) == said


@pytest.fixture(scope="module")
def shipped():
    snapshot = discover(paths.SHIPPED / "snapshots").snapshots[-1]
    with database.connect(snapshot) as opened:
        yield snapshot, opened


def test_no_counted_record_lies_outside_the_days_said(shipped, known):
    """What an indicator of a span counts has a date by which all of it is inside the days said;
    what it divides by may be of the day (towns, officers).
    """
    snapshot, opened = shipped
    outside = {}
    for id_, indicator in known.items():
        first, _, last = window(indicator, snapshot.as_of, None).partition("/")
        if not last or not indicator.cases:  # person-days: each cut to the days said
            continue
        records = opened.sql(listed(indicator)).df()
        if records["record"].nunique() > 1:
            records = records[records["numerator"] != 0]
        dates = records.select_dtypes("datetime").dropna(axis="columns")
        days = [dates[name].dt.date.astype(str) for name in dates]
        if not any(d.between("" if first == ".." else first, last).all() for d in days):
            outside[id_] = list(dates)
    assert outside == {}
