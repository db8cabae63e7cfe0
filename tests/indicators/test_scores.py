"""Pillar scores and mismatches, against numbers worked out by hand."""

import pandas as pd
import pytest

from dashboard.indicators import PILLARS, scores
from dashboard.indicators.keyed import Values


def frame(**by_indicator):
    """`E08={"A": 0.75}`: values of units."""
    rows = [
        (i, "unit", u, None, None, v) for i, units in by_indicator.items() for u, v in units.items()
    ]
    return Values(
        pd.DataFrame(rows, columns=["indicator", "level", "unit", "town", "part", "value"]).astype(
            {"part": "str", "town": "str"}
        )
    )


def test_goalposts_clamp_and_turn_round(known):
    # E08 runs from 0.5 to 1: 0.75 is half way; C09 from 0 to 0.1, lower better: 0.02 gives 80
    assert list(scores.normalised(pd.Series([0.4, 0.5, 0.75, 1.0]), known["E08"])) == [
        0,
        0,
        50,
        100,
    ]
    assert list(scores.normalised(pd.Series([0.0, 0.02, 0.1, 0.3]), known["C09"])) == pytest.approx(
        [100, 80, 0, 0]
    )


def test_a_pillar_is_the_weighted_mean_of_what_is_there(known):
    two = {"E08": known["E08"], "E12": known["E12"], "C02": known["C02"], "B11": known["B11"]}
    # A: (0.75 → 50, 1.0 → 100) → 75; B lacks E12: its weight goes to E08 → 50
    found = scores.pillar_scores(
        frame(
            E08={"A": 0.75, "B": 0.75},
            E12={"A": 1.0, "B": float("nan")},
            C02={"A": 1.0, "B": float("nan")},
            B11={"A": 0.85, "B": 1.0},
        ),
        two,
        "unit",
    )
    assert found.loc["A"].to_dict() == pytest.approx(
        {"empowerment": 75, "capacity": 100, "burden": 50}
    )  # B11: (0.85-0.7)/0.3
    assert found.loc["B", "empowerment"] == pytest.approx(50)
    assert pd.isna(found.loc["B", "capacity"])  # nothing there: no score


def test_too_little_is_no_score(known):
    three = {i: known[i] for i in ("E08", "E11", "E12", "C02", "B11")}
    nothing = float("nan")
    found = scores.pillar_scores(
        frame(
            E08={"A": 0.75}, E11={"A": nothing}, E12={"A": nothing}, C02={"A": 1.0}, B11={"A": 1.0}
        ),
        three,
        "unit",
    )
    assert pd.isna(found.loc["A", "empowerment"])  # a third of the weight


def test_information_and_county_scores_take_no_part(known):
    used = {i.id for i in known.values() if scores.scored(i, "unit")}
    assert {"E04", "E05", "C04", "C06", "C11", "B08", "B01"} & used == set()
    assert {i.id for i in known.values() if scores.scored(i, "town")} < used


def test_quadrants_reach_their_cut_at_the_cut():
    table = pd.DataFrame(
        {"empowerment": [60, 60, 59.9, 10, 80.0], "capacity": [70, 69.9, 70, 10, float("nan")]},
        index=list("ABCDE"),
    )
    cuts = dict.fromkeys(PILLARS, 60) | {"capacity": 70}
    assert scores.quadrants(table, "empowerment", "capacity", cuts).to_dict() == {
        "A": "both",
        "B": "first",
        "C": "second",
        "D": "neither",
    }
