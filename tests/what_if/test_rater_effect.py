import numpy as np
import pandas as pd
import pytest

from dashboard.what_if.rater_effect import without_rater_effect


def sheets(*rows):
    return pd.DataFrame(rows, columns=["rater", "target", "score"])


def test_a_complete_sheet_gives_the_raw_means():
    found = without_rater_effect(
        sheets(("a", "X", 90), ("a", "Y", 80), ("b", "X", 70), ("b", "Y", 64))
    )
    assert found["adjusted"].tolist() == pytest.approx(found["raw"].tolist())


def test_severity_is_taken_out_of_a_sheet_with_gaps():
    # a gives X 90, Y 80; b, ten points milder, gives Y 90, Z 95. Exact fit: a = 0, b = 10,
    # X = 90, Y = 80, Z = 85; the mean rater is 5 above a: 95, 85, 90. Raw: 90, 85, 95.
    found = without_rater_effect(
        sheets(("a", "X", 90), ("a", "Y", 80), ("b", "Y", 90), ("b", "Z", 95))
    )
    assert found["raw"].to_dict() == {"X": 90, "Y": 85, "Z": 95}
    assert found["adjusted"].to_dict() == pytest.approx({"X": 95, "Y": 85, "Z": 90})
    assert found["comparable"].all()


def test_targets_that_share_no_rater_do_not_compare():
    found = without_rater_effect(sheets(("a", "X", 90), ("a", "Y", 80), ("c", "Z", 99)))
    assert found["comparable"].to_dict() == {"X": True, "Y": True, "Z": False}


def test_a_rater_found_late_joins_what_was_apart():
    found = without_rater_effect(
        sheets(("a", "X", 90), ("b", "Y", 80), ("a", "Z", 70), ("b", "Z", 60))
    )
    assert found["comparable"].all()


def test_order_of_rows_and_a_constant_change_nothing_but_the_level():
    random = np.random.default_rng(7)
    rows = pd.DataFrame(
        [
            (f"r{r}", f"t{t}", float(random.integers(60, 100)))
            for r in range(6)
            for t in range(8)
            if random.random() < 0.6
        ],
        columns=["rater", "target", "score"],
    )
    first = without_rater_effect(rows)["adjusted"]
    second = without_rater_effect(rows.sample(frac=1, random_state=3))["adjusted"]
    third = without_rater_effect(rows.assign(score=rows["score"] - 5))["adjusted"]
    pd.testing.assert_series_equal(first, second)
    pd.testing.assert_series_equal(first - 5, third)


def test_no_sheets_no_scores():
    assert without_rater_effect(sheets()).empty
