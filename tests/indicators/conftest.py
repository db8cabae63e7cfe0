from datetime import date
from math import isnan

import pytest

from dashboard.indicators.build import build
from tests.worlds import snapshot

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
