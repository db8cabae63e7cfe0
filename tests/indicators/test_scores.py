"""Pillar scores and mismatches, against numbers worked out by hand."""

import pandas as pd
import pytest

from dashboard.indicators import PILLARS, scores
from dashboard.indicators.keyed import Values


def frame(of=100.0, **by_indicator):
    """`E08={"A": 0.75}`: values of units, each `of` so many."""
    rows = [
        (i, "unit", u, None, None, v) for i, units in by_indicator.items() for u, v in units.items()
    ]
    return Values(
        pd.DataFrame(rows, columns=["indicator", "level", "unit", "town", "part", "value"])
        .astype({"part": "str", "town": "str"})
        .assign(denominator=of)
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


def test_what_is_of_fewer_than_ten_enters_no_score(known):
    # E08, E12: shares; B06, B07: per town, of units with ten towns or more; C07 always counts
    two = {i: known[i] for i in ("E08", "E12", "C07", "B06", "B07")}
    held = {i: {"A": 0.5} for i in ("E08", "E12", "C07", "B06", "B07")}
    enough = scores.pillar_scores(frame(10.0, **held), two, "unit").loc["A"]
    assert enough.notna().all()
    few = scores.pillar_scores(frame(9.0, **held), two, "unit").loc["A"]
    assert few.notna().to_dict() == {"empowerment": False, "capacity": True, "burden": False}


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


def test_a_score_has_the_interval_its_indicators_make(known):
    # E08 80 of 100: 60 points, Wilson 0.7112 to 0.8666: 42.2 to 73.3; E12 90 of 100: 80 points,
    # 0.8256 to 0.9448: 65.1 to 89.0; halves of 17.8 and 14.9 below, of 13.3 and 9.0 above
    held = frame(E08={"A": 0.8}, E12={"A": 0.9})
    table = held.frame.assign(numerator=held.frame["value"] * 100)
    two = {"E08": known["E08"], "E12": known["E12"]}
    found = scores.pillar_intervals(Values(table), two, "unit")["empowerment"]["A"]
    assert tuple(found) == pytest.approx((70, 70 - 11.58, 70 + 8.03), abs=0.02)


def test_what_has_no_interval_adds_none(known):
    held = frame(C09={"A": 0.02})  # days of the same persons are no separate cases
    table = held.frame.assign(numerator=2.0)
    found = scores.pillar_intervals(Values(table), {"C09": known["C09"]}, "unit")["capacity"]["A"]
    assert tuple(found) == pytest.approx((80, 80, 80))
