"""Ranks: ties, direction, binary noise, missing values."""

import pandas as pd
import pytest

from dashboard.indicators.ranks import ranks, ranks_by_row

HELD = pd.Series({"a": 0.1 + 0.2, "b": 0.3, "c": 0.5, "d": float("nan"), "e": 0.1})


@pytest.mark.parametrize(("lower", "expected"), [(False, [2, 2, 1, 4]), (True, [2, 2, 4, 1])])
def test_ties_share_the_better_rank_and_binary_noise_makes_no_difference(lower, expected):
    found = ranks(HELD, lower_is_better=lower)
    assert found.drop("d").to_list() == expected and pd.isna(found["d"])


def test_the_rows_of_a_frame_are_ranked_alike():
    frame = pd.DataFrame([HELD, -HELD])
    assert ranks_by_row(frame).iloc[0].equals(ranks(HELD).rename(0))
