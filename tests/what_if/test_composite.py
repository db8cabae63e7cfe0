from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from dashboard.indicators.keyed import Values
from dashboard.indicators.ranks import ranks
from dashboard.indicators.scores import pillar_scores
from dashboard.what_if import composite
from dashboard.what_if.model import Model, Weights, contributions, group_scores, scores
from dashboard.what_if.robust import smaa, tiers, weak
from tests.known import KNOWN

PILLARS = ("empowerment", "capacity", "burden")


def indicator(direction="higher", low=0.0, high=1.0):
    return SimpleNamespace(direction=direction, goalposts=(low, high))


def even(**groups):
    return Weights(
        dict.fromkeys(groups, 1),
        {g: dict.fromkeys(components, 1) for g, components in groups.items()},
    )


def test_ways_to_make_values_comparable():
    held = pd.Series([0.2, 0.4, 0.9, np.nan])
    assert composite.comparable(held, indicator(), "goalposts").to_list()[:3] == pytest.approx(
        [20, 40, 90]
    )
    # (0.4 − 0.2)/(0.9 − 0.2) = 0.2857
    assert composite.comparable(held, indicator(), "min_max").to_list()[:3] == pytest.approx(
        [0, 28.5714, 100], abs=1e-4
    )
    # mean 0.5, s = √(0.13) = 0.36056: z = −0.832, −0.277, 1.109
    assert composite.comparable(held, indicator(), "z_score").to_list()[:3] == pytest.approx(
        [41.679, 47.226, 61.094], abs=1e-3
    )
    assert composite.comparable(held, indicator(), "rank").to_list()[:3] == pytest.approx(
        [0, 50, 100]
    )
    for how in composite.NORMALISATIONS:
        assert np.isnan(composite.comparable(held, indicator(), how).iloc[3])
        flat = composite.comparable(pd.Series([0.5, 0.5]), indicator(), how)
        assert flat.to_list() == [50, 50]


@pytest.mark.parametrize("how", composite.NORMALISATIONS)
def test_direction_mirrors(how):
    held = pd.Series([0.2, 0.4, 0.9, 0.4])
    up = composite.comparable(held, indicator(), how)
    down = composite.comparable(held, indicator("lower"), how)
    assert (up + down).to_list() == pytest.approx([100] * 4)


def test_both_means_by_hand():
    held = pd.DataFrame({"a": [80.0, 20], "b": [40.0, 100], "c": [50.0, 60]}, index=["P", "Q"])
    groups = {"g": ("a", "b"), "h": ("c",)}
    weights = Weights({"g": 3, "h": 1}, {"g": {"a": 1, "b": 3}, "h": {"c": 1}})
    # P: g = (80 + 3·40)/4 = 50; .75·50 + .25·50 = 50. Q: g = 80; .75·80 + .25·60 = 75
    assert scores(Model(held, groups), weights).to_list() == pytest.approx([50, 75])
    # on 1–100: a 80.2, b 40.6, c 50.5: g = 80.2^.25·40.6^.75 = 48.133; 48.133^.75·50.5^.25
    both = scores(Model(held, groups, "geometric"), weights)
    assert both["P"] == pytest.approx(48.1326**0.75 * 50.5**0.25, abs=1e-3)
    parts = contributions(Model(held, groups, "geometric"), weights)
    assert parts.sum(axis=1).to_list() == pytest.approx(both.to_list())


def test_a_missing_value_leaves_and_its_weight_is_spread_again():
    held = pd.DataFrame(
        {"a": [80.0, np.nan, np.nan], "b": [40.0, 40, np.nan], "c": [50.0, 50, 50]},
        index=["P", "Q", "R"],
    )
    model = Model(held, {"g": ("a", "b"), "h": ("c",)})
    found = scores(model, even(g="ab", h="c"))
    assert found.to_list()[:2] == pytest.approx([55, 45])  # Q: g is b alone
    assert np.isnan(found["R"])  # nothing of g: no index
    assert np.isnan(ranks(found)["R"])
    only = Weights({"g": 0, "h": 1}, even(g="ab", h="c").components)
    assert scores(model, only).to_list() == [50, 50, 50]  # g weighs nothing: not needed


def test_the_default_is_the_pillar_scores():
    """Two ways to the pillar scores: the mismatch finder's and the model's."""
    known = KNOWN
    random = np.random.default_rng(5)
    rows = Values(
        pd.DataFrame(
            [
                {
                    "indicator": i.id,
                    "level": "unit",
                    "unit": u,
                    "town": None,
                    "part": None,
                    "value": random.random() * 40,
                    "denominator": 100.0,
                }
                for i in known.values()
                for u in "XYZ"
            ]
        )
    )
    model = composite.index_model(rows, known, "unit")
    weights = composite.default_weights(model, known)
    old = pillar_scores(rows, known, "unit")
    new = group_scores(model, weights)
    # equal weights that had to be rounded (33.34, 33.33, 33.33) are equal
    assert (old - new).abs().to_numpy().max() < 1e-9
    assert scores(model, weights).to_list() == pytest.approx(new.mean(axis=1).to_list())


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_a_dominated_place_never_outranks_its_dominator(aggregation):
    random = np.random.default_rng(2)
    base = pd.DataFrame(random.uniform(0, 90, (5, 4)), columns=list("abcd"))
    better = base + random.uniform(1, 9, base.shape)
    both = pd.concat([base, better], ignore_index=True)
    model = Model(both, {"g": ("a", "b"), "h": ("c", "d")}, aggregation)
    for _ in range(50):
        g, h, *rest = random.random(6)
        found = scores(
            model,
            Weights(
                {"g": g, "h": h},
                {
                    "g": dict(zip("ab", rest[:2], strict=True)),
                    "h": dict(zip("cd", rest[2:], strict=True)),
                },
            ),
        )
        assert (found[5:].to_numpy() > found[:5].to_numpy()).all()


def test_first_places_by_hand():
    # P leads in the first pillar only, Q in the others alike: P is first where
    # 60·w1 > 30·(1 − w1), w1 > 1/3: a triangle of side 2/3, (2/3)² = 4/9 of the whole
    parts = pd.DataFrame([[60.0, 0, 0], [0, 30, 30], [0, 20, 20]], index=["P", "Q", "R"])
    found = composite.first_places(parts)
    assert set(found) == {"P", "Q"}
    assert composite.area(found["P"]) == pytest.approx(4 / 9)
    assert composite.area(found["Q"]) == pytest.approx(5 / 9)


@pytest.mark.parametrize("seed", range(3))
def test_first_places_against_smaa(seed):
    parts = pd.DataFrame(np.random.default_rng(seed).uniform(40, 90, (12, 3)))
    share = smaa(parts)
    found = composite.first_places(parts)
    exact = pd.Series(
        {place: composite.area(found.get(str(place), np.zeros((3, 3)))) for place in parts.index}
    )
    assert exact.sum() == pytest.approx(1)
    assert (share[1] - exact).abs().max() < 0.015


def test_leaving_tells_who_moves():
    held = pd.DataFrame({"a": [90.0, 50], "b": [50.0, 80]}, index=["P", "Q"])
    found = composite.leaving(Model(held, {"g": ("a", "b")}), even(g="ab"))
    # both: P 70, Q 65. Without a: P 50, Q 80 – P falls by one. Without b nothing changes
    assert found.to_dict() == {"a": {"P": -1, "Q": 1}, "b": {"P": 0, "Q": 0}}


def test_half_of_equal_weights_is_half_in_basis_points():
    """Of eleven equal indicators (one of 910 basis points, ten of 909) one leaves: five of the ten
    left are half, however they are rounded, and nobody loses a score.
    """
    ids = [f"i{n:02}" for n in range(11)]
    held = pd.DataFrame({id_: [50.0, 60.0, 55.0] for id_ in ids}, index=["P", "Q", "R"])
    held.loc["Q", ids[6:]] = np.nan  # has six of eleven
    held.loc["R", ids[5:]] = np.nan  # has five: no score, with or without
    weights = Weights({"g": 10_000}, {"g": {id_: 910 if id_ == ids[0] else 909 for id_ in ids}})
    model = Model(held, {"g": tuple(ids)}, enough=0.5 - composite.ROUNDED)
    found = composite.leaving(model, weights)
    assert found.loc[["P", "Q"]].eq(0).all(axis=None)
    assert found.loc["R"].isna().all()


def test_who_loses_a_score_moves_nobody():
    held = pd.DataFrame({"a": [90.0, 50, 70], "b": [np.nan, 80, 60]}, index=["P", "Q", "R"])
    found = composite.leaving(Model(held, {"g": ("a", "b")}), even(g="ab"))
    # with both P 90, Q 65, R 65; without a P has nothing, Q 80 goes before R 60
    assert found["a"].to_dict() == pytest.approx({"P": np.nan, "Q": 0, "R": -1}, nan_ok=True)


def test_tiers_and_weak_ranks():
    share = pd.DataFrame(
        [[0.9, 0.1, 0], [0.1, 0.5, 0.4], [0, 0.4, 0.6]], index=list("PQR"), columns=[1, 2, 3]
    )
    assert tiers(share).to_dict() == {"P": 1, "Q": 2, "R": 3}
    open_ = pd.DataFrame([[0.4, 0.2, 0.4]], index=["S"], columns=[1, 2, 3])
    assert tiers(open_).to_dict() == {"S": 0}  # in none over half of the weightings
    assert not weak(share)
    assert weak(pd.DataFrame([[0.4, 0.3, 0.3]] * 3, columns=[1, 2, 3]))
