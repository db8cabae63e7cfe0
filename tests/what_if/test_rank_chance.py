import pandas as pd
import pytest

from dashboard.indicators.keyed import Values
from dashboard.what_if import composite
from dashboard.what_if.rank_chance import rank_intervals, reaches
from tests.known import KNOWN


def told(*pairs):
    """C05 of units in 1000ths of the base: (numerator, denominator) of each."""
    rows = [
        {
            "indicator": "C05",
            "level": "unit",
            "unit": f"U{n}",
            "town": None,
            "part": None,
            "numerator": float(own),
            "denominator": float(base),
            "value": own / base,
            "status": "value",
            "aggregated": False,
        }
        for n, (own, base) in enumerate(pairs)
    ]
    return Values(pd.DataFrame(rows))


def found(*pairs):
    values, definitions = told(*pairs), {"C05": KNOWN["C05"]}
    model = composite.index_model(values, definitions, "unit")
    weights = composite.default_weights(model, definitions)
    weights = type(weights)({**dict.fromkeys(weights.groups, 0), "capacity": 1}, weights.components)
    held = rank_intervals(reaches(values, definitions, "unit", len(pairs)), model, weights)
    return list(held.itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("pairs", "intervals"),
    [
        # of 10,000 each Wilson is about ±1 point: 90, 80 and 70 % are told apart
        ([(9000, 10000), (8000, 10000), (7000, 10000)], [(1, 1), (2, 2), (3, 3)]),
        # of 20 each it is more than ±13 points at 75 %: nobody is
        ([(16, 20), (15, 20), (14, 20)], [(1, 3), (1, 3), (1, 3)]),
        # 80.0 and 79.9 % of 10,000 are not told apart, 70 % is behind both
        ([(8000, 10000), (7990, 10000), (7000, 10000)], [(1, 2), (1, 2), (3, 3)]),
    ],
)
def test_a_rank_of_the_index_is_as_wide_as_chance(pairs, intervals):
    assert found(*pairs) == intervals
