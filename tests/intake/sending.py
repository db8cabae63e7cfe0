"""Files as offices send them, from small worlds."""

from io import BytesIO

import pandas as pd
import pytest

from dashboard.access import local
from dashboard.contracts import TABLES
from dashboard.intake.check import check
from dashboard.intake.drafts import release
from dashboard.intake.prepare import prepare
from dashboard.intake.reading.files import Upload
from dashboard.intake.workbooks import book, export
from dashboard.text.i18n import Translator
from tests import worlds
from tests.known import KNOWN

ZH = Translator("zh")
POSTS = [
    {"town": worlds.A1, "posts": 3, "used": 1, "approved_on": "2021-01-01"},
    {"town": worlds.B1, "posts": 5, "used": 5, "approved_on": "2021-02-01"},
]
PROFILES = [
    {"town": town, "body_quota": 9, "staff": 50} for town in (worlds.A1, worlds.A2, worlds.B1)
]
TICKETS = [
    {"ticket_id": f"T{n}", "town": town, "item_id": "I1", "accepted_at": "2021-05-01 09:00"}
    for n, town in enumerate((worlds.A1, worlds.A2, worlds.B1))
]
FEW = {"C08": KNOWN["C08"]}
"""Enough indicators to go through every step; all of them take a second a publication."""
RECORDS = {
    "town_profiles": PROFILES,
    "posts": POSTS,
    "tickets": TICKETS,
    "duty_items": [{"item_id": "I1"}],
    "grid_items": [{"grid_item_id": "G1"}],
}


def world(root, **changes):
    """A reported snapshot of the small world with records of every kind."""
    return worlds.snapshot(root, **RECORDS | changes)


def workbook(snapshot, name="sent.xlsx"):
    """The snapshot as a workbook to send."""
    file = BytesIO()
    export.xlsx(snapshot, ZH, file)
    return Upload(name, file.getvalue())


def sheets(name="sent.xlsx", *, change=None, **tables):
    """A workbook of `tables` (frames, or rows of `worlds`); `change(book)` may spoil it."""
    file = BytesIO()
    held = book.opened(file, ZH)
    for table, rows in tables.items():
        frame = rows if isinstance(rows, pd.DataFrame) else worlds.table(table, rows)
        book.table_sheet(held, TABLES[table], frame)
    if change:
        change(held.book)
    held.book.close()
    return Upload(name, file.getvalue())


def csv(table, rows, encoding="utf-8"):
    """One table as CSV."""
    text = worlds.table(table, rows).to_csv(index=False)
    return Upload(f"{table}.csv", text.encode(encoding))


def checked(*uploads, base=None, **options):
    """What `check` says, at the small world's date."""
    return check(
        list(uploads),
        **{"as_of": worlds.AS_OF, "provenance": "reported", "base": base, "city": worlds.CITY}
        | options,
    )


def units():
    """The register, as sent."""
    return worlds.table("units", worlds.UNITS)


def prepared(data, *uploads, **options):
    """What `prepare` makes of files, at the small world's date."""
    return prepare(
        list(uploads),
        **{
            "data": data,
            "as_of": worlds.AS_OF,
            "provenance": "reported",
            "by": "tester",
            "definitions": FEW,
            "published": {},
            "derived": data / "derived",
        }
        | options,
    )


def publish(data, *uploads, **options):
    """Prepare and publish, every warning confirmed."""
    ready = prepared(data, *uploads, **options)
    assert ready.draft, ready.checked.problems
    return release(
        data,
        ready.draft,
        by=local("tester"),
        confirmed=[warning.id for warning in ready.draft.warnings],
    )


def some(values, often=2):
    """The first of many siblings at every run, the others in the slow sweep."""
    held = [value if isinstance(value, tuple) else (value,) for value in values]
    return [
        pytest.param(*value, marks=[] if n < often else [pytest.mark.slow])
        for n, value in enumerate(held)
    ]


def rules(result):
    """(rule, cell or column) of each problem."""
    return [(p.rule, p.cell or p.column) for p in result.problems]
