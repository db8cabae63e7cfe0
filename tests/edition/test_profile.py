"""One unit among its peers: bands, ranks with ties, what moved, strengths and gaps."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.edition import profile
from tests.editions import EARLIER, edition

UNITS = list("ABCDEFGH")


def values(indicator, shares, denominators=None, level="unit"):
    """Rows as of indicators.values: `shares` by unit, of 100 unless told."""
    below = denominators or [100] * len(shares)
    rows = [
        (indicator, level, unit, None, None, share * n, n, share, "value", False, "demo")
        for unit, share, n in zip(UNITS, shares, below, strict=False)
    ]
    total = sum(r[5] for r in rows), sum(r[6] for r in rows)
    rows.append(
        (
            indicator,
            "city",
            "370800",
            None,
            None,
            *total,
            total[0] / total[1],
            "value",
            False,
            "demo",
        )
    )
    return pd.DataFrame(
        rows,
        columns=[
            "indicator",
            "level",
            "unit",
            "town",
            "part",
            "numerator",
            "denominator",
            "value",
            "status",
            "aggregated",
            "provenance",
        ],
    ).astype({"part": "str", "town": "str"})


@pytest.fixture
def one(known):
    return {"E08": known["E08"]}


def lines_at(frame, known, place, before=None):
    return profile.lines(
        edition(frame, known, before), place, "unit", None if before is None else EARLIER
    )


def line(frame, known, place, before=None):
    return lines_at(frame, known, place, before).loc["E08"]


def test_ranks_count_those_better_and_say_ties(one):
    # A .9 B .8 C .8 D .7 E .6 F .5 G .4 H .3: two are second, the next is fourth
    frame = values("E08", [0.9, 0.8, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3])
    found = {u: tuple(line(frame, one, u)[["rank", "ties", "n"]]) for u in "ABCDH"}
    assert found == {"A": (1, 1, 8), "B": (2, 2, 8), "C": (2, 2, 8), "D": (4, 1, 8), "H": (8, 1, 8)}


def test_where_lower_is_better_the_lowest_is_first(known):
    lower = {"C09": known["C09"]}
    frame = values("C09", [0.05, 0.01, 0.03], [100] * 3)
    lines = lines_at(frame, lower, "B")
    assert tuple(lines.loc["C09", ["rank", "n"]]) == (1, 3)


def test_a_share_of_fewer_than_ten_has_no_rank_and_is_no_peer(one):
    frame = values("E08", [0.9, 1.0, 0.5], [100, 9, 100])
    assert line(frame, one, "B")[["rank", "ties", "n"]].isna().all()
    assert line(frame, one, "B")["small"]
    assert tuple(line(frame, one, "A")[["rank", "n"]]) == (1, 2)


def test_the_city_and_the_time_before_stand_beside(one):
    now, before = values("E08", [0.9, 0.5]), values("E08", [0.7, 0.5])
    found = line(now, one, "A", before)
    assert found["previous"] == pytest.approx(0.7)
    assert found["city"] == pytest.approx(0.7)  # (90 + 50) / 200
    assert profile.changes(lines_at(now, one, "A", before), one) == (1, 0, 0, 1, 0)
    assert profile.changes(lines_at(before, one, "A", now), one) == (0, 1, 0, 0, 1)
    assert profile.changes(lines_at(now, one, "B", before), one) == (0, 0, 1, 0, 0)
    assert found["behind"] == pytest.approx(-0.2)


def test_a_step_within_chance_is_a_step_and_not_a_sure_one(one):
    now, before = values("E08", [0.9, 0.5]), values("E08", [0.88, 0.5])
    assert profile.changes(lines_at(now, one, "A", before), one) == (1, 0, 0, 0, 0)


def test_information_is_never_ranked(known):
    plain = {"E05": known["E05"]}
    lines = lines_at(values("E05", [0.9, 0.5, 0.1]), plain, "A")
    assert lines.loc["E05", ["rank", "n"]].isna().all()


def lines_of(**columns):
    return pd.DataFrame(
        {"band": "none", "rank": 5.0, "ties": 1.0, "n": 14.0, "side": 0, "behind": float("nan")}
        | {"best": 2.0, "worst": 14.0}
        | columns,
        index=["X", "Y", "Z"],
    )


def test_strengths_are_among_the_first_three_with_their_ties():
    assert profile.strengths(lines_of(rank=[3.0, 1.0, 4.0])) == ["Y", "X"]
    assert profile.strengths(lines_of(rank=[1.0, 1.0, 1.0], ties=[3.0, 4.0, 14.0])) == ["X"]
    assert profile.strengths(lines_of(rank=1.0, band=["missed", "near", "met"])) == ["Z"]
    assert profile.strengths(lines_of(rank=1.0, n=[5.0, 6.0, float("nan")])) == ["Y"]


def test_gaps_are_missed_levels_first_then_the_last_three():
    assert profile.gaps(lines_of(rank=[14.0, 12.0, 11.0])) == ["X", "Y"]
    assert profile.gaps(lines_of(rank=[14.0, 1.0, 1.0], band=["none", "near", "missed"])) == [
        "Z",
        "Y",
        "X",
    ]
    assert profile.gaps(lines_of(rank=[5.0, 4.0, 3.0], n=[5.0, 5.0, 5.0])) == []
    assert profile.gaps(lines_of(rank=[14.0, 5.0, 5.0], side=[0, -1, 1])) == ["Y", "X"]


def test_of_one_kind_the_furthest_behind_is_first():
    nan = float("nan")
    assert profile.gaps(lines_of(rank=14.0, behind=[nan, 0.1, 0.2])) == ["Z", "Y", "X"]
    assert profile.gaps(lines_of(rank=14.0, behind=[0.3, 0.1, 0.2], side=[0, -1, 0])) == [
        "Y",
        "X",
        "Z",
    ]


def test_a_rank_that_could_be_any_is_neither_strength_nor_gap():
    first = lines_of(rank=1.0, best=1.0, worst=[14.0, 13.0, 14.0])
    assert profile.strengths(first) == ["Y"]
    held = lines_of(rank=12.0, n=12.0, best=[1.0, 1.0, 2.0], worst=12.0)
    assert (profile.last(held), profile.unsure(held)) == (["Z"], 2)
    assert profile.gaps(held.assign(band=["missed", "none", "none"])) == ["X", "Z"]


def test_a_rank_has_its_interval_and_the_one_before(one):
    # of 100 each: .9 is beyond .5 and .45 at the z of two comparisons, those two are not apart
    now, then = values("E08", [0.5, 0.9, 0.45]), values("E08", [0.9, 0.85, 0.1])
    found = {
        u: tuple(line(now, one, u, then)[["rank", "best", "worst", "rank_before", "certain"]])
        for u in "ABC"
    }
    assert found == {"A": (2, 2, 3, 1, True), "B": (1, 1, 1, 2, False), "C": (3, 2, 3, 3, True)}


def test_what_counts_no_separate_cases_has_no_interval(known):
    days = {"C09": known["C09"]}
    found = lines_at(values("C09", [0.05, 0.01, 0.03]), days, "B").loc["C09"]
    assert pd.isna(found["best"]) and pd.isna(found["worst"]) and found["rank"] == 1


def test_a_town_sheet_leaves_out_what_stops_at_the_county(known):
    reaching = {i.id for i in known.values() if i.reaches("town")}
    assert "E08" in reaching
    assert {"E01", "B04", "B01"} & reaching == set()
    assert {i.id for i in known.values() if i.reaches("city")} == set(known)


def test_values_of_one_county_only_are_not_compared(known):
    assert not known["E04"].compares
    assert known["E08"].compares
    assert not replace(known["E08"], direction="information").compares
