from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.edition import alerts
from dashboard.indicators import Level, summaries
from dashboard.indicators.keyed import Values
from tests.editions import edition

DAY = date(2021, 12, 16)


@pytest.mark.parametrize(
    ("value", "direction", "band"),
    [
        (0.80, "higher", "met"),
        (0.7999, "higher", "near"),
        (0.75, "higher", "near"),
        (0.7499, "higher", "missed"),
        (0.80, "lower", "met"),
        (0.84, "lower", "near"),
        (0.86, "lower", "missed"),
        (np.nan, "higher", "none"),
    ],
)
def test_bands_at_their_edges(value, direction, band):
    assert summaries.band(value, Level("reported", 0.80), direction) == band


def test_no_yardstick_no_band(known):
    assert summaries.band(5, None, "higher") == "none"
    assert summaries.threshold(known["C07"], DAY) is None  # a reference is only drawn


def test_a_level_published_later_is_no_yardstick_for_earlier_values(known):
    assert summaries.threshold(known["C05"], DAY).value == 0.80
    assert summaries.threshold(known["C05"], date(2021, 9, 30)) is None
    assert summaries.threshold(known["E01"], date(2020, 12, 31)).value == 1


def test_modified_z_against_a_hand_worked_case():
    # median 5, deviations 1 1 0 0 15, MAD 1: z of 20 = 0.6745 · 15 / 1
    scores = alerts.modified_z(pd.Series([4.0, 6.0, 5.0, 5.0, 20.0]))
    assert scores.iloc[4] == pytest.approx(10.1175)
    assert alerts.modified_z(pd.Series([1.0, 1.0, 1.0, 9.0])).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("values", "goalposts", "span"),
    [
        ([18.0, 28.7], (0, 40), (18.0, 28.7)),  # wider than a quarter of 40: as it is
        ([1.0, 1.0], (0.5, 1), (0.875, 1.0)),  # widened to a quarter, kept below the post
        ([10.0, 10.0], None, (9.5, 10.5)),  # a tenth of the largest
        ([], None, (0.0, 1.0)),
    ],
)
def test_colour_span(values, goalposts, span):
    assert summaries.colour_span(pd.Series(values, dtype=float), goalposts) == pytest.approx(span)


@pytest.fixture
def frame():
    """C05-like values of two units and the city, and a part that must stay out."""
    rows = [
        ("city", "370800", None, 15, 20),
        ("unit", "A", None, 9, 9),
        ("unit", "B", None, 6, 11),
        ("unit", "A", "kind:x", 1, 1),
    ]
    table = pd.DataFrame(rows, columns=["level", "unit", "part", "numerator", "denominator"])
    return table.assign(
        indicator="C05",
        town=None,
        status="value",
        provenance="demo",
        aggregated=False,
        value=table["numerator"] / table["denominator"],
    )


def test_by_unit(frame, known):
    before = frame.assign(value=frame["value"] - 0.1)
    rows = summaries.by_unit(Values(frame), Values(before), known["C05"], DAY)
    assert rows.index.tolist() == ["A", "B"]
    assert rows["band"].tolist() == ["met", "missed"]  # 100 % and 54.5 % against 80 %
    assert rows["small"].tolist() == [True, False]  # 9 posts are too few to compare
    assert rows["previous"].tolist() == pytest.approx([0.9, 6 / 11 - 0.1])


def test_attention_lists_what_is_below_and_nothing_else(frame, known):
    items = alerts.items(edition(frame, {"C05": known["C05"]}))
    assert [(i.kind, i.indicator, list(i.units)) for i in items] == [("reported", "C05", ["B"])]


def test_shares_of_few_are_never_far_from_their_peers(known):
    # twelve of 50 % or so and one of 99 % of 100 each: beyond any limit, and no other is
    counts = [50, 51, 52, 49, 48, 50, 51, 52, 49, 48, 50, 51, 99]
    rows = pd.DataFrame({"unit": list("ABCDEGHIJKLMF"), "numerator": counts, "denominator": 100.0})
    rows = rows.assign(
        level="unit",
        part=None,
        town=None,
        indicator="C03",
        status="value",
        value=rows["numerator"] / 100,
        provenance="demo",
        aggregated=False,
    )
    city = rows.head(1).assign(level="city", unit="370800")

    def kinds(frame):
        return [
            (i.kind, list(i.units))
            for i in alerts.items(edition(pd.concat([frame, city]), {"C03": known["C03"]}))
        ]

    assert kinds(rows) == [("bright", ["F"])]  # highest where higher is better
    mirrored = rows.assign(value=1 - rows["value"], numerator=100 - rows["numerator"])
    assert kinds(mirrored) == [("behind", ["F"])]
    few = rows.assign(
        numerator=[*counts[:-1], 9], denominator=[100.0] * 12 + [9.0], value=[0.5] * 12 + [1.0]
    )
    assert kinds(few) == []


def test_a_decline_beyond_chance_is_an_alert_and_one_within_is_none(known):
    # of 100 each: 70 → 50 is beyond, 70 → 66 is not, 50 → 70 is an improvement
    then, now = (
        pd.DataFrame(
            [("unit", u, n, 100, n / 100) for u, n in zip("ABC", counts, strict=True)]
            + [("city", "370800", 190, 300, 190 / 300)],
            columns=["level", "unit", "numerator", "denominator", "value"],
        ).assign(
            indicator="C12",
            town=None,
            part=None,
            status="value",
            provenance="demo",
            aggregated=False,
        )
        for counts in ((70, 70, 50), (50, 66, 70))
    )
    found = alerts.items(edition(now, {"C12": known["C12"]}, then))
    assert [(i.kind, dict(i.units), dict(i.were)) for i in found] == [
        ("worse", {"A": 0.5}, {"A": 0.7})
    ]


def test_without_separate_cases_far_is_far_from_the_median(known):
    rows = pd.DataFrame(
        {"unit": list("ABCDEF"), "value": [0.02, 0.021, 0.022, 0.023, 0.024, 0.09]}
    ).assign(
        level="unit",
        part=None,
        town=None,
        indicator="C09",
        status="value",
        numerator=2.5,
        denominator=100.0,
        provenance="demo",
        aggregated=False,
    )
    whole = pd.concat([rows, rows.head(1).assign(level="city", unit="370800")])
    found = alerts.items(edition(whole, {"C09": known["C09"]}))
    assert [(i.kind, list(i.units), i.controlled) for i in found] == [("behind", ["F"], False)]


def test_attention_puts_broken_floors_first(frame, known):
    weights = frame.assign(indicator="E01")
    weights = weights[weights["part"].isna()]
    both = pd.concat([frame, weights])
    items = alerts.items(edition(both, {i: known[i] for i in ("C05", "E01")}))
    assert [i.kind for i in items] == ["floor", "reported"]


def test_attention_names_an_incomplete_city_total(frame, known):
    frame.loc[frame["level"] == "city", "status"] = "partial"
    kinds = [i.kind for i in alerts.items(edition(frame, {"C05": known["C05"]}))]
    assert "partial" in kinds


def test_a_total_of_some_units_is_held_to_nothing(frame, known):
    """80 % of the two units that sent something says nothing of the city: no band, no step from a
    period when all had sent, no point of the city's line.
    """
    whole, c05 = Values(frame), known["C05"]
    some = Values(frame.assign(status=["partial", "value", "value", "value"]))
    bands = summaries.bands(some, {"C05": c05}, DAY).set_index("unit")["band"]
    assert bands.to_dict() == {"370800": "none", "A": "met", "B": "missed"}
    for now, before in ((some, whole), (whole, some)):
        assert pd.isna(summaries.city_row(now, before, c05, DAY)["previous"].item())
        assert summaries.by_unit(now, before, c05, DAY)["previous"].notna().all()
    assert summaries.city_row(whole, whole, c05, DAY)["previous"].item() == 0.75  # 15 of 20
    course = summaries.over_time({date(2021, 9, 30): whole, DAY: some}, c05)
    assert course["370800"].isna().tolist() == [False, True]
    assert course["A"].tolist() == [1, 1]
