"""What happened up to one day does not stand in for a later one."""

from datetime import date

import pytest

from dashboard.contracts import TABLES
from dashboard.contracts.senders import by
from dashboard.intake.carrying import carry
from dashboard.intake.check import Base
from tests import worlds
from tests.intake.sending import POSTS, checked, csv, units
from tests.known import KNOWN

A, A1 = worlds.A, worlds.A1
DECEMBER, MARCH = worlds.AS_OF, date(2022, 3, 31)
FLOWS = sorted(name for name, table in TABLES.items() if table.flow)


def test_every_indicator_over_a_window_stands_on_a_flow():
    seen = {
        i.reported_in[0].partition(".")[0]
        for i in KNOWN.values()
        if i.window.startswith("twelve_months")
    }
    assert seen <= set(FLOWS)
    assert len(seen) >= 10


@pytest.mark.parametrize("as_of", [DECEMBER, MARCH])
def test_what_happened_up_to_one_day_is_carried_within_that_day_only(as_of):
    held = {name: worlds.table(name, [row(name)]) for name in (*FLOWS, "posts", "bodies")}
    base = Base("2021-12-16-r1", "d", "reported", {"units": units()} | held)
    made = carry({}, base.tables, units(), worlds.CITY, [A], later=str(as_of) > base.id[:10])
    found = checked(csv("posts", POSTS[2:]), base=base, carried=[A], as_of=as_of)
    stock = {"posts", "bodies"}
    assert set(made.stands[A]) == (stock if as_of > DECEMBER else {*FLOWS, *stock})
    assert set(found.carried[A]) == set(made.stands[A])
    assert not (as_of > DECEMBER) or not set(FLOWS) & set(found.tables)


def row(name):
    """A row of a table that unit A sends."""
    column = by(TABLES[name])
    return {column: A if "county" in TABLES[name].column(column).levels else A1}
