"""Control limits worked out by hand, and against the probabilities they promise."""

from math import comb, exp, factorial

import pytest

from dashboard.indicators.funnel import P95, P998, exact_limits, funnel


def test_limits_of_a_share_by_hand():
    # Bin(10, ½): P(≤1) = 11/1024, P(≤2) = 56/1024, P(2) = 45/1024; 0.025 lies between:
    # 2 − (56/1024 − 0.025) / (45/1024) = 1.324444
    assert exact_limits(0.5, 10, P95, share=True) == pytest.approx((0.1324444, 0.8675556))
    # P(0) = 1/1024 < 0.001 < P(≤1): 1 − (11/1024 − 0.001) / (10/1024) = 0.0024
    assert exact_limits(0.5, 10, P998, share=True) == pytest.approx((0.00024, 0.99976))


def test_limits_of_a_rate_by_hand():
    # Poisson(2): P(0) = 0.135335 > 0.025, so nothing is too low; P(≥5) = 0.052653,
    # P(5) = 0.036089: 5 + (0.052653 − 0.025) / 0.036089 = 5.76625; over 4 towns 1.44156
    assert exact_limits(0.5, 4, P95, share=False) == pytest.approx((0, 1.44156), abs=1e-5)


@pytest.mark.parametrize("tail", [P95, P998])
@pytest.mark.parametrize(("n", "share"), [(14, 0.946), (30, 0.5), (61, 0.08)])
def test_a_share_is_outside_where_it_is_at_most_as_likely_as_said(n, share, tail):
    def chance(r):
        return comb(n, r) * share**r * (1 - share) ** (n - r)

    low, high = exact_limits(share, n, tail, share=True)
    for r in range(n + 1):
        assert (r / n < low) is (sum(map(chance, range(r + 1))) <= tail)
        assert (r / n > high) is (sum(map(chance, range(r, n + 1))) <= tail)


def test_a_rate_is_outside_where_it_is_at_most_as_likely_as_said():
    mean = 7.3
    below = [sum(exp(-mean) * mean**r / factorial(r) for r in range(n)) for n in range(40)]
    low, high = exact_limits(mean, 1, P95, share=False)
    for n in range(39):
        assert (n < low) is (below[n + 1] <= P95)
        assert (n > high) is (1 - below[n] <= P95)


def test_limits_hold_for_many_records():
    # 50,000 at ½: a standard deviation is 0.002236, the 95 % limits 1.96 of them away
    low, high = exact_limits(0.5, 50_000, P95, share=True)
    assert (0.5 - low, high - 0.5) == pytest.approx((0.004383, 0.004383), rel=0.01)


def test_dispersion_by_hand():
    # six of 100 each around ½ (a standard deviation is 5): z = −2, 0, 0, 0, 0, 2
    found = funnel([(n, 100) for n in (40, 50, 50, 50, 50, 60)], share=True)
    assert (found.target, found.dispersion, found.spread) == (0.5, pytest.approx(8 / 6), "chance")
    assert found.limits(100, P95) == exact_limits(0.5, 100, P95, share=True)


def test_the_two_ends_count_as_the_next_ones():
    # of fourteen one at either end: 8 standard deviations count as none
    found = funnel([(n, 100) for n in (10, *[50] * 12, 90)], share=True)
    assert (found.dispersion, found.spread) == (0, "under")
    assert found.side(0.9, 100) == 1 and found.side(0.1, 100) == -1


def test_limits_are_wider_where_units_differ_by_more_than_chance():
    # z = ±4: a mean square of 16, so limits four times as far away
    found = funnel([(n, 100) for n in (30, 30, 30, 70, 70, 70)], share=True)
    assert (found.dispersion, found.spread) == (pytest.approx(16), "over")
    low, _ = exact_limits(0.5, 100, P95, share=True)
    assert 0.5 - found.limits(100, P95)[0] == pytest.approx(4 * (0.5 - low))
    assert found.side(0.7, 100, P95) == 0


@pytest.mark.parametrize("pairs", [[(1, 2)] * 5, [(0, 9)] * 6, [(9, 9)] * 6, []])
def test_there_is_none_of_few_or_where_nothing_varies(pairs):
    assert funnel(pairs, share=True) is None
