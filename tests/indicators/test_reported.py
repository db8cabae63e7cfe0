"""Totals an office sends stand in for records, are flagged, and lose against records."""

from dashboard.indicators.build import build
from tests.worlds import A1, B1, CITY, A, B, snapshot

POSTS = [{"town": A1, "posts": 7, "approved_on": "2021-01-01"}]


def sent(unit, numerator, denominator=1, **rest):
    return {
        "indicator": "C07",
        "unit": unit,
        "numerator": numerator,
        "denominator": denominator,
    } | rest


def values(root, known, indicator="C07", **tables):
    rows = build(snapshot(root, **tables), {indicator: known[indicator]})
    rows = rows[rows["part"].isna()]
    places = rows["town"].fillna(rows["unit"])
    return {
        place: (row.numerator, row.denominator, row.status, row.aggregated)
        for place, row in zip(places, rows.itertuples(), strict=True)
    }


def test_a_total_stands_in_for_a_unit_without_records(tmp_path, known):
    found = values(tmp_path, known, posts=POSTS, reported_values=[sent(B, 5)])
    assert found[A] == (7, 2, "value", False)  # A1 7, A2 0: two towns, from records
    assert found[B] == (5, 1, "value", True)
    assert found[CITY] == (12, 3, "value", True)  # 7 + 5 over 2 + 1 towns


def test_records_win_where_both_exist(tmp_path, known):
    found = values(tmp_path, known, posts=POSTS, reported_values=[sent(A, 99)])
    assert found[A] == (7, 2, "value", False)
    assert found[CITY][2:] == ("partial", False)  # B has sent neither


def test_totals_by_town_add_up_to_the_unit(tmp_path, known):
    found = values(tmp_path, known, reported_values=[sent(B, 5, town=B1)])
    assert found[B1] == found[B] == (5, 1, "value", True)


def test_a_total_of_the_city_stands_alone(tmp_path, known):
    found = values(tmp_path, known, reported_values=[sent(CITY, 3291, 156)])
    assert found[CITY] == (3291, 156, "value", True)
    assert found[A][2] == "no_data"


def test_a_total_of_the_city_does_not_mix_with_units(tmp_path, known):
    found = values(tmp_path, known, posts=POSTS, reported_values=[sent(CITY, 3291, 156)])
    assert found[CITY] == (7, 2, "partial", False)


def test_city_lists_can_be_reported_too(tmp_path, known):
    row = {"indicator": "B01", "unit": CITY, "numerator": 132}
    found = values(tmp_path, known, indicator="B01", reported_values=[row])
    assert found[CITY][0] == 132
    assert found[CITY][3]
