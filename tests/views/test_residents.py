"""Counts per 10,000 residents, against the census rows that come with the product."""

from math import isnan

import pytest

from dashboard.geography.census import profiles
from dashboard.text.i18n import Translator
from dashboard.views.residents import per_residents, rate


def test_a_count_per_ten_thousand(known):
    people = profiles()["370883"].population
    row = {"numerator": people / 2_000, "status": "value"}
    assert rate(row, "370883", known["C10"]) == pytest.approx(5)  # one in 2,000 is 5 in 10,000
    assert per_residents(row, "370883", known["C10"], Translator("zh")) == "每万人5.0名"
    assert "5.0 officers" in per_residents(row, "370883", known["C10"], Translator("en"))


def test_not_without_a_census_row_nor_of_other_indicators(known):
    without = next(unit for unit, held in profiles().items() if held.population is None)
    assert isnan(rate({"numerator": 10, "status": "value"}, without, known["C10"]))
    assert isnan(rate({"numerator": 10, "status": "value"}, "370883", known["C11"]))
    assert isnan(rate({"numerator": float("nan"), "status": "no_data"}, "370883", known["C07"]))
    assert (
        per_residents({"numerator": 10, "status": "value"}, without, known["C10"], Translator("zh"))
        == ""
    )


def test_not_where_some_units_have_sent_nothing(known):
    """Their residents would stand below the line, what they have not above it."""
    assert isnan(rate({"numerator": 10, "status": "partial"}, "370883", known["C10"]))
