"""Files as offices send them, from small worlds."""

from io import BytesIO

import pandas as pd

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
MANY = [
    {"town": town, "posts": 10 + n, "used": n, "approved_on": f"2021-0{n + 1}-01"}
    for n, town in enumerate(2 * (worlds.A1, worlds.A2, worlds.B1))
]
NAMED = [row | {"name_zh": f"名{n}", "name_en": f"Name {n}"} for n, row in enumerate(worlds.UNITS)]
"""A register with a name for every unit."""
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


def rules(result):
    """(rule, cell or column) of each problem."""
    return [(p.rule, p.cell or p.column) for p in result.problems]


def warnings(result, *kinds):
    """The warnings of these kinds."""
    return [warning for warning in result.warnings if warning.kind in kinds]


def cases(ids, *towns):
    """Enforcement cases of these ids, a month apart, in each of `towns` in turn."""
    towns = towns or (worlds.A1,)
    return [
        {"case_id": id_, "town": towns[n % len(towns)], "opened_on": f"2021-0{n % 9 + 1}-01"}
        for n, id_ in enumerate(ids)
    ]


def cases_of_a(n=8):
    """Cases of county A, in its two towns in turn."""
    return cases([f"C{k}" for k in range(n)], worlds.A1, worlds.A2)


def checked_by_name(**tables):
    """What `check` says of `tables` beside a register with names."""
    return checked(sheets(units=worlds.table("units", NAMED), **tables))


def page(workbook, table="posts"):
    """The sheet of a table, to be spoiled."""
    return workbook.get_worksheet_by_name(table)


def checked_spoiled(change, **tables):
    """What `check` says of a workbook of six posts (or `tables`) spoiled by `change(book)`."""
    return checked(sheets(units=units(), **(tables or {"posts": MANY}), change=change))
