from datetime import date
from math import isnan

import pytest

from dashboard.indicators.build import build
from tests.worlds import A1, A2, B1, snapshot

NOTHING = "–"
"""What `total` gives for a place that has sent nothing."""


@pytest.fixture
def total(tmp_path, known):
    """(numerator, denominator) of the totals of one indicator, by unit or town."""

    def ask(indicator, as_of=date(2021, 12, 16), **tables):
        world = snapshot(tmp_path, as_of=as_of, **tables)
        rows = build(world, {indicator: known[indicator]})
        rows = rows[rows["part"].isna()]
        places = rows["town"].fillna(rows["unit"])
        return {
            place: NOTHING if isnan(row.numerator) else (row.numerator, row.denominator)
            for place, row in zip(places, rows.itertuples(), strict=True)
        }, rows

    return ask


def parts(rows, place):
    """The values of a place, by part."""
    rows = rows[rows["part"].notna() & (rows["town"].fillna(rows["unit"]) == place)]
    return rows.set_index("part")["value"].to_dict()


def profiles(**changed):
    """A profile of each town; `changed` by town."""
    return [
        {"town": town, "body_quota": 2, "staff": 10} | changed.get(name, {})
        for name, town in (("a1", A1), ("a2", A2), ("b1", B1))
    ]
