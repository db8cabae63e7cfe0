import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.what_if.weights import (
    BASIS_POINTS,
    NoWeight,
    rebalance,
    rebalance_limit,
    whole,
)


def test_largest_remainder():
    # thirds of 10,000: 3333.33 each; the one left over goes to the first
    assert whole({"a": 1, "b": 1, "c": 1}) == {"a": 3334, "b": 3333, "c": 3333}
    # 1000 tenths: 1/7 = 142.857 (.857 is the largest remainder), 2/7 = 285.714, 4/7 = 571.429
    assert whole({"a": 1, "b": 2, "c": 4}, 1000) == {"a": 143, "b": 286, "c": 571}


def test_scaling_changes_nothing():
    raw = {"a": 0.3, "b": 1.7, "c": 4.1, "d": 0}
    assert whole(raw) == whole({n: 1000 * w for n, w in raw.items()})


def test_nothing_to_weigh_by():
    with pytest.raises(NoWeight):
        whole({"a": 0, "b": 0})
    with pytest.raises(ValueError, match="negative"):
        whole({"a": 2, "b": -1})


def test_the_others_absorb_in_proportion():
    # b : c = 2 : 1 share what a leaves, 6000 -> 4000 : 2000
    assert rebalance({"a": 1000, "b": 6000, "c": 3000}, "a", 4000) == {
        "a": 4000,
        "b": 4000,
        "c": 2000,
    }


def test_locked_ones_stay_and_bound_the_rest():
    held = {"a": 1000, "b": 6000, "c": 3000}
    assert rebalance(held, "a", 3500, locked=["b"]) == {"a": 3500, "b": 6000, "c": 500}
    assert rebalance(held, "a", 9000, locked=["b"]) == {"a": 4000, "b": 6000, "c": 0}
    assert rebalance(held, "a", 9000, locked=["b", "c"]) == held  # nobody to absorb it
    assert rebalance(held, "a", 9000, locked=["a"]) == held
    assert rebalance({"a": BASIS_POINTS, "b": 0, "c": 0}, "a", 9000) == {
        "a": 9000,
        "b": 500,
        "c": 500,
    }


def test_a_floor_stops_the_slider():
    assert rebalance({"t": 3000, "o": 7000}, "t", 1000, lowest=3000) == {"t": 3000, "o": 7000}


def test_why_a_weight_stops():
    held = {"a": 1000, "b": 6000, "c": 3000}
    assert rebalance_limit(held, "a", 4000, ["b"]) == ""
    assert rebalance_limit(held, "a", 4100, ["b"]) == "locked"
    assert rebalance_limit(held, "a", 1100, ["b", "c"]) == "nobody"
    assert rebalance_limit(held, "a", 1100, ["a"]) == "nobody"
    assert rebalance_limit(held, "b", 2000, lowest=3000) == "floor"


RAW = st.dictionaries(
    st.sampled_from("abcdefg"), st.floats(0, 1, allow_subnormal=False), min_size=2
).filter(lambda raw: sum(raw.values()) > 0)


@settings(deadline=None, max_examples=200)
@given(RAW, st.data())
def test_any_move_leaves_a_whole(raw, data):
    before = whole(raw)
    name = data.draw(st.sampled_from(sorted(before)))
    locked = data.draw(st.sets(st.sampled_from(sorted(before))))
    after = rebalance(before, name, data.draw(st.integers(-500, 11_000)), locked)
    assert sum(after.values()) == BASIS_POINTS
    assert min(after.values()) >= 0
    assert all(after[n] == before[n] for n in locked)
