"""Which weights put a place first: by hand, and against a fine grid of weightings."""

import numpy as np
import pandas as pd
import pytest

from dashboard.what_if.first import nearest

TWO = pd.DataFrame({"T": [90.0, 80], "R": [80.0, 86]}, index=["A", "B"])


def weights(**held):
    return pd.Series(held, dtype=float)


def test_the_known_swap_point_is_the_nearest():
    # domain.md §4: A passes B at .375; from .30 that is the nearest, from .40 nothing moves
    assert nearest(TWO, "A", weights(T=0.3, R=0.7), 0.3).weights.to_list() == pytest.approx(
        [0.375, 0.625]
    )
    assert nearest(TWO, "A", weights(T=0.4, R=0.6), 0.3).weights.to_list() == pytest.approx(
        [0.4, 0.6]
    )
    assert nearest(TWO, "B", weights(T=0.5, R=0.5), 0.3).weights["T"] == pytest.approx(0.375)
    # with a floor of .6 B is never first: A leads by .6·10 − .4·6 = 3.6 at least
    none = nearest(TWO, "B", weights(T=0.7, R=0.3), 0.6)
    assert none.weights is None
    assert none.others.to_dict() == {"A": pytest.approx(1)}
    assert none.lead == pytest.approx(3.6)


def test_between_two_that_are_better_at_something():
    # P 60/60 leads Q 100/0 and R 0/100 where 100w ≤ 60 and 100(1 − w) ≤ 60: w from .4 to .6
    held = pd.DataFrame({"a": [60.0, 100, 0], "b": [60.0, 0, 100]}, index=list("PQR"))
    assert nearest(held, "P", weights(a=0.9, b=0.1)).weights["a"] == pytest.approx(0.6)
    assert nearest(held, "P", weights(a=0.2, b=0.8)).weights["a"] == pytest.approx(0.4)
    # at 40/40 half Q and half R has 50 at every weighting: P is never first, by 10
    held.loc["P"] = 40.0
    found = nearest(held, "P", weights(a=0.5, b=0.5))
    assert found.weights is None
    assert found.others.to_dict() == pytest.approx({"Q": 0.5, "R": 0.5})
    assert found.lead == pytest.approx(10)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("floor", [0.0, 0.3])
def test_against_a_grid(seed, floor):
    random = np.random.default_rng(seed)
    held = pd.DataFrame(
        random.uniform(60, 100, (8, 3)), index=list("ABCDEFGH"), columns=list("xyz")
    )
    now = weights(**dict(zip("xyz", (0.5, 0.3, 0.2), strict=True)))
    steps = np.linspace(0, 1, 201)
    x, y = (axis.ravel() for axis in np.meshgrid(steps, steps))
    grid = np.c_[x, y, 1 - x - y]
    grid = grid[(grid[:, 2] > -1e-9) & (grid[:, 0] >= floor - 1e-9)]
    points = grid @ held.to_numpy().T
    far = np.linalg.norm(grid - now.to_numpy(), axis=1)
    for n, place in enumerate(held.index):
        first = points[:, n] >= points.max(axis=1) - 1e-9
        found = nearest(held, place, now, floor)
        if found.weights is None:
            assert not first.any()
            mixed = found.others @ held.loc[found.others.index]
            assert (grid @ (mixed - held.loc[place]).to_numpy() > 0).all()  # the proof
            continue
        w = found.weights.to_numpy()
        assert w.sum() == pytest.approx(1)
        assert w[0] >= floor - 1e-9
        assert (held.to_numpy() @ w).max() - held.loc[place] @ w == pytest.approx(0, abs=1e-7)
        distance = np.linalg.norm(w - now.to_numpy())
        if first.any():
            assert distance <= far[first].min() + 1e-9
            assert distance >= far[first].min() - 0.02


def test_one_alone_is_first():
    assert nearest(TWO.loc[["A"]], "A", weights(T=0.3, R=0.7), 0.3).weights["T"] == pytest.approx(
        0.3
    )
