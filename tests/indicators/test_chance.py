"""Intervals against the figures printed in the papers they come from."""

from statistics import NormalDist

import pytest

from dashboard.indicators.chance import (
    LEVEL,
    Z95,
    byar,
    change,
    rank_interval,
    simultaneous,
    wilson,
)


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [  # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson(x, n, low, high):
    found = wilson(x, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert found.value == x / n
    mirrored = wilson(n - x, n)  # 1 − p has the mirrored interval
    assert (1 - mirrored.high, 1 - mirrored.low) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("a", "m", "b", "n", "low", "high"),
    [  # Newcombe 1998, Statistics in Medicine 17:873, table II, method 10: a/m − b/n
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (10, 10, 0, 20, 0.6791, 1.0000),
    ],
)
def test_change(a, m, b, n, low, high):
    found = change(wilson(b, n), wilson(a, m))
    assert (found.low, min(found.high, 1)) == pytest.approx((low, high), abs=5e-5)


def test_byar_is_close_to_the_exact_poisson_interval():
    # exact (chi-squared) limits of 10 events: 4.795 and 18.39; of none: 0 and 3.689
    found = byar(10, 2)
    assert (found.low * 2, found.high * 2) == pytest.approx((4.795, 18.39), rel=0.005)
    assert found.value == 5
    none = byar(0, 1)
    assert none.low == 0 and none.high == pytest.approx(3.689, rel=0.02)


def test_simultaneous_is_bonferroni():
    # z of 0.025, 0.005 and 0.001 on either side, from the table of the normal distribution
    assert [simultaneous(n) for n in (1, 5, 25)] == pytest.approx(
        [1.95996, 2.57583, 3.09023], abs=1e-5
    )


def test_rank_intervals_by_hand():
    # 0.9 of 100 is beyond both others at any z; 0.5 and 0.45 of 100 are not apart
    held = [wilson(count, 100, simultaneous(2)) for count in (50, 90, 45)]
    assert [rank_interval(n, held) for n in range(3)] == [(2, 3), (1, 1), (2, 3)]
    turned = [rank_interval(n, held, lower_is_better=True) for n in range(3)]
    assert turned == [(1, 2), (3, 3), (1, 2)]


def test_places_alike_may_have_any_rank():
    held = [wilson(5, 10)] * 4
    assert {rank_interval(n, held) for n in range(4)} == {(1, 4)}


def test_the_level_and_its_z_are_one():
    assert NormalDist().inv_cdf((1 + LEVEL) / 2) == pytest.approx(Z95, abs=1e-6)
