import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import claims, paths
from dashboard.indicators.ranks import ranks
from dashboard.what_if import statutory
from dashboard.what_if.model import Weights, contributions, scores
from dashboard.what_if.robust import smaa

FORCE = Weights(None, {"town_rating": None, "others": None})


def lines(**targets):
    return pd.DataFrame(targets, index=["T", "R"]).T.astype(float)


def at(w):
    return Weights(
        {"town_rating": w, "others": 1 - w}, {"town_rating": {"town_rating": 1}, "others": None}
    )


@pytest.fixture
def two():
    """Three targets with their own weights: A .3/.7, B .4/.6; C has no valid sheet."""
    components = pd.DataFrame(
        [
            ("A", "town_rating", 0.3, None),
            ("A", "x", 0.5, 80),
            ("A", "y", 0.2, 90),
            ("B", "town_rating", 0.4, None),
            ("B", "x", 0.3, 70),
            ("B", "y", 0.3, 100),
            ("C", "town_rating", 0.3, None),
            ("C", "x", 0.5, 70),
            ("C", "y", 0.2, 70),
        ],
        columns=["target", "component", "weight", "score"],
    )
    sheets = pd.DataFrame(
        [("A", "t", 90.0), ("A", "u", 80.0), ("B", "t", 95.0), ("B", "u", None), ("C", "t", None)],
        columns=["target", "rater", "score"],
    )
    return statutory.assessment(components, sheets)


def test_scores_in_force(two):
    # A: .3·85 + .5·80 + .2·90 = 83.5; B: .4·95 + .3·70 + .3·100 = 89
    assert scores(two.model, FORCE).to_dict() == pytest.approx({"A": 83.5, "B": 89.0})
    assert two.left_out.to_dict() == {"C": "no_rating"}
    assert contributions(two.model, FORCE).loc["A"].to_dict() == pytest.approx(
        {"town_rating": 25.5, "x": 40.0, "y": 18.0}
    )


def test_moving_w_keeps_each_targets_other_proportions(two):
    # R_A = (.5·80 + .2·90)/.7 = 82.857; at w = .6: .6·85 + .4·82.857 = 84.143
    held = statutory.lines(two.model, FORCE)
    assert held.loc["A"].to_dict() == pytest.approx({"T": 85, "R": 58 / 0.7})
    assert scores(two.model, at(0.6))["A"] == pytest.approx(0.6 * 85 + 0.4 * 58 / 0.7)


def test_a_missing_component_leaves_the_target_out():
    components = pd.DataFrame(
        [("A", "town_rating", 0.3, None), ("A", "x", 0.7, None), ("B", "town_rating", 1.0, None)],
        columns=["target", "component", "weight", "score"],
    )
    sheets = pd.DataFrame(
        [("A", "t", 90.0), ("B", "t", 90.0)], columns=["target", "rater", "score"]
    )
    found = statutory.assessment(components, sheets)
    assert found.left_out.to_dict() == {"A": "no_score", "B": "no_score"}
    assert found.single_rater is False


def test_the_known_swap_point():
    # domain: (86 − 80)/[(90 − 80) + (86 − 80)] = 6/16; at .30 B leads 84.2 : 83.0, at .40 A
    # 84.0 : 83.6
    held = lines(A=(90, 80), B=(80, 86))
    found = statutory.swap_points(held, 0.3, 1.0)
    assert found.to_dict("records") == [{"weight": 0.375, "passes": "A", "passed": "B"}]
    steps = statutory.paths(held, 0.3, 1.0)
    assert steps["A"].to_list() == [2, 1]
    share = statutory.acceptability(steps)
    # B is first over .30–.375 of .30–1: .075/.7
    assert share.loc["B", 1] == pytest.approx(0.075 / 0.7)
    assert share.loc["A"].sum() == pytest.approx(1)


def test_outside_the_lawful_range_nothing_swaps():
    assert statutory.swap_points(lines(A=(90, 80), B=(80, 86)), 0.6, 1.0).empty
    assert statutory.swap_points(lines(A=(90, 80)), 0.3, 1.0).empty
    same = statutory.paths(lines(A=(90, 80), B=(90, 80)), 0.3, 1.0)
    assert same.to_numpy().tolist() == [[1, 1]]  # a tie all the way


@pytest.mark.parametrize("seed", range(6))
def test_swaps_and_acceptability_against_brute_force(seed):
    random = np.random.default_rng(seed)
    held = pd.DataFrame(
        random.uniform(60, 100, (9, 2)), columns=["T", "R"], index=list("abcdefghi")
    )
    low = random.choice([0.3, 0.6])
    grid = np.linspace(low, 1, 10_001)
    brute = grid[:, None] * held["T"].to_numpy() + (1 - grid)[:, None] * held["R"].to_numpy()
    order = np.argsort(np.argsort(-brute, axis=1), axis=1) + 1
    steps = statutory.paths(held, low, 1.0)
    share = statutory.acceptability(steps)
    for n, target in enumerate(held.index):
        counted = np.bincount(order[:, n], minlength=10)[1:] / len(grid)
        assert share.loc[target].to_numpy() == pytest.approx(counted, abs=10 / len(grid))
        assert set(steps[target]) == set(order[:, n])  # best, worst, all between
    changes = (np.diff(np.sign(brute[:, :, None] - brute[:, None, :]), axis=0) != 0).sum() / 2
    assert len(statutory.swap_points(held, low, 1.0)) == changes


def test_a_swap_at_the_very_end_is_none():
    # T 90 against 90: w* = 1, where both stand the same; at the floor, w* = .3, likewise
    assert statutory.swap_points(lines(A=(90, 80), B=(90 - 1e-13, 86)), 0.3, 1.0).empty
    assert statutory.swap_points(lines(A=(87, 83), B=(80, 86)), 0.3, 1.0).empty


POINTS = st.lists(st.tuples(st.floats(60, 100), st.floats(60, 100)), min_size=2, max_size=6)


@settings(deadline=None, max_examples=50)
@given(POINTS)
def test_a_dominated_target_never_outranks_its_dominator(points):
    held = pd.DataFrame(points, columns=["T", "R"])
    steps = statutory.paths(held, 0.3, 1.0)
    for a in held.index:
        for b in held.index:
            if (held.loc[a] > held.loc[b] + 1e-6).all():  # closer ones may tie
                assert (steps[a] < steps[b]).all()


def test_smaa_against_an_independent_enumeration():
    # two components, floor .3: w ~ uniform on [.3, 1]. A 90/80, B 80/86: A leads above .375,
    # that is over .625/.7 = 0.8929 of the weightings
    share = smaa(pd.DataFrame({"T": [90.0, 80], "R": [80.0, 86]}, index=["A", "B"]), 0.3)
    assert share.loc["A", 1] == pytest.approx(0.625 / 0.7, abs=0.015)
    assert share.sum(axis=1).to_list() == pytest.approx([1, 1])


def test_scaling_the_weights_changes_nothing(two):
    once = scores(two.model, at(0.4))
    scaled = Weights(
        {"town_rating": 4, "others": 6}, {"town_rating": {"town_rating": 9}, "others": None}
    )
    assert scores(two.model, scaled).to_list() == pytest.approx(once.to_list())


def test_ties_share_the_better_rank():
    held = pd.Series([90.0, 0.1 + 0.2 + 89.7, 80.0, float("nan")])
    assert ranks(held).to_list()[:3] == [1, 1, 3]


def test_the_floors_are_those_published():
    published = claims.load(paths.SHIPPED / "claims.csv")
    assert {
        "department": published["dept_floor"].value,
        "agency": published["agency_floor"].value,
    } == statutory.FLOORS
