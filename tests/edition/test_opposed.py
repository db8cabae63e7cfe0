"""The city against most of its units (Simpson's paradox), on numbers worked out by hand."""

import pandas as pd
import pytest

from dashboard.edition.opposed import opposed
from dashboard.indicators import CITY
from dashboard.views import sentences
from tests import editions

THEN = editions.EARLIER


def frame(units):
    """E11 of `units` (numerator, denominator), and the city's total."""
    total = tuple(map(sum, zip(*units.values(), strict=True)))
    held = pd.DataFrame(
        [
            ("E11", "city" if unit == CITY else "unit", unit, *pair)
            for unit, pair in {CITY: total, **units}.items()
        ],
        columns=["indicator", "level", "unit", "numerator", "denominator"],
    )
    return held.assign(
        town=None, part=None, value=held["numerator"] / held["denominator"], status="value"
    ).astype({"town": "str", "part": "str"})


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        # A 90 → 95 %, B 20 → 25 %, but B grew: city 200/300 = 66.7 % → 155/340 = 45.6 %
        ({"A": (180, 200), "B": (20, 100)}, {"A": (95, 100), "B": (60, 240)}, (-0.210784, 2, 2)),
        # one up, one down: not most of them
        ({"A": (180, 200), "B": (20, 100)}, {"A": (95, 100), "B": (10, 100)}, None),
        # all up, the city too
        ({"A": (50, 100), "B": (50, 100)}, {"A": (60, 100), "B": (60, 100)}, None),
        # the two that went the other way are of fewer than ten: no units to speak of
        (
            {"A": (50, 100), "B": (5, 9), "C": (5, 9)},
            {"A": (40, 100), "B": (6, 9), "C": (6, 9)},
            None,
        ),
        # the city moves by 0.03 points, which is shown as nothing
        (
            {"A": (5000, 10000), "B": (500, 1000), "C": (500, 1000)},
            {"A": (4994, 10000), "B": (501, 1000), "C": (501, 1000)},
            None,
        ),
    ],
)
def test_the_city_and_most_units(known, then, now, found):
    edition = editions.edition(frame(now), known, frame(then))
    held = opposed(edition, "E11", THEN)
    assert (held and (round(held.step, 6), held.units, held.n)) == found
    said = sentences.opposed(edition, known["E11"], THEN)
    assert bool(said) == bool(found)
    if found:
        assert "21.1" in said
        assert "2" in said
