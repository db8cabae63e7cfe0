"""What drives each rank, and which indicators say the same: by hand."""

import numpy as np
import pandas as pd
import pytest

from dashboard.what_if import redundancy, sensitivity
from dashboard.what_if.model import Model, Weights


def test_shares_of_a_rank_by_hand():
    # two scalings × one mean × two small × two weights, one place that stands at
    # 1 + 2·scaling + 1·small + (1 where scaling and weights are both second):
    # scaling 0: 1 1 2 2; scaling 1: 3 4 4 5. Mean 22/8 = 2.75
    table = np.array([[[[1, 1], [2, 2]]], [[[3, 4], [4, 5]]]], float)[..., None]
    # E by scaling: 1.5 and 4: variance 1.25² = 1.5625; by small 2.25 and 3.25: .25;
    # by weights 2.5 and 3: .0625; in all 1 1 2 2 3 4 4 5: Σx² = 76, 76/8 − 2.75² = 1.9375
    found = sensitivity.shares(table, pd.Index(["P"])).loc["P"]
    assert found["scaling"] == pytest.approx(1.5625 / 1.9375)
    assert found["mean"] == 0
    assert found["small"] == pytest.approx(0.25 / 1.9375)
    assert found["weights"] == pytest.approx(0.0625 / 1.9375)
    assert found["together"] == pytest.approx(0.0625 / 1.9375)
    assert (found["best"], found["worst"]) == (1, 5)


def test_a_rank_that_never_moves_has_no_shares():
    found = sensitivity.shares(np.ones((2, 2, 2, 3, 1)), pd.Index(["P"]))
    assert found[list(sensitivity.FACTORS)].isna().all(axis=None)


def test_ranks_of_a_design():
    # P leads in g by any mean, Q in h: who is first hangs on the weights alone
    held = pd.DataFrame({"a": [90.0, 10], "b": [10.0, 90]}, index=["P", "Q"])
    groups = {"g": ("a",), "h": ("b",)}
    models = {
        (how, mean, small): Model(held, groups, mean)
        for how in ("goalposts", "rank")
        for mean in ("arithmetic", "geometric")
        for small in ("kept", "out")
    }
    within = Weights({"g": 1, "h": 1}, {"g": {"a": 1}, "h": {"b": 1}})
    table, places = sensitivity.rank_table(models, within)
    assert table.shape == (2, 2, 2, sensitivity.DRAWS, 2)
    found = sensitivity.shares(table, places)
    assert found["weights"].to_list() == pytest.approx([1, 1])
    assert found.loc["P", ["best", "worst"]].to_list() == [1, 2]


def test_correlations_by_hand():
    # b runs as a does, c against it; d has too few places
    held = pd.DataFrame(
        {
            "a": [1.0, 2, 3, 4, 5],
            "b": [10.0, 20, 30, 50, 40],
            "c": [5.0, 4, 3, 2, 1],
            "d": [1.0, 2, 3, np.nan, np.nan],
        }
    )
    found = redundancy.correlations(Model(held, {"g": ("a", "b", "c", "d")}))
    # ranks of b: 1 2 3 5 4: Σd² = 2; 1 − 6·2/(5·24) = .9
    assert found.loc["a", "b"] == pytest.approx(0.9)
    assert found.loc["a", "c"] == pytest.approx(-1)
    assert np.isnan(found.loc["a", "d"])
    best = redundancy.pairs(found).iloc[0]
    assert (best["first"], best["second"]) == ("a", "c")
    assert len(redundancy.pairs(found)) == 3
