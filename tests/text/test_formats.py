import math
from datetime import date
from fractions import Fraction

import pytest

from dashboard.text import formats
from dashboard.text.i18n import Translator

ZH, EN = Translator("zh"), Translator("en")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.84583, "84.6%"),
        (1, "100.0%"),
        (0, "0.0%"),
        (0.9996, "99.9%"),  # 2,499 of 2,500 is not all of them
        (0.0001, "0.1%"),  # one is not none
    ],
)
def test_percentages(share, text):
    assert formats.percent(share) == text


def test_counts_with_their_measure_word(known):
    assert formats.count(3291, known["C07"], ZH) == "3,291名"
    assert formats.count(3291, known["C07"], EN) == "3,291 posts"


def test_ratios_with_their_unit(known):
    assert formats.ratio(3291 / 156, known["C07"], ZH) == "21.1 名/镇街"
    assert formats.ratio(2078 / 2648, known["C11"], EN) == "0.78 cases per officer"


def test_a_missing_value_is_a_word_never_zero(known):
    row = {"status": "no_data", "value": math.nan, "numerator": math.nan}
    assert formats.lead(row, known["C07"], ZH) == "无数据"
    row = row | {"status": "not_in_force"}
    assert formats.lead(row, known["E01"], EN) == "rule not in force"
    assert formats.lead(row, known["C07"], EN) == "counted from 2020"


def test_dates():
    from datetime import date

    assert formats.day(date(2021, 12, 16), ZH) == "2021年12月16日"
    assert formats.day(date(2021, 12, 16), EN) == "16 Dec 2021"
    assert formats.day(None, EN) == "undated"


@pytest.mark.parametrize(
    ("first", "as_of", "word"),
    [
        (date(2021, 10, 1), date(2021, 12, 16), "2021Q4–12-16"),
        (date(2021, 10, 1), date(2021, 12, 31), "2021Q4"),
        (date(2021, 10, 1), date(2022, 1, 1), "2021Q4"),
        (date(2021, 7, 1), date(2021, 7, 1), "2021Q3–07-01"),
    ],
)
def test_a_quarter_under_way_says_to_which_day_it_runs(first, as_of, word):
    assert formats.quarter(first, as_of) == word


@pytest.mark.parametrize(("lang", "word"), [("zh", "无应计入的事项"), ("en", "nothing due")])
def test_nought_of_nought_is_not_without_records(known, lang, word):
    t = Translator(lang)
    none = {"status": "no_data", "numerator": 0.0, "denominator": 0.0, "value": float("nan")}
    assert formats.lead(none, known["B13"], t) == word
    unsent = none | {"numerator": float("nan"), "denominator": float("nan")}
    assert formats.lead(unsent, known["B13"], t) == t("status.no_data") != word


@pytest.mark.parametrize(
    ("difference", "digits", "text"),
    [(1.25, 1, "+1.2"), (-0.06, 1, "−0.1"), (-0.04, 1, "±0.0"), (0.04, 1, "±0.0"), (0, 0, "±0"),
     (-1234, 0, "−1,234"), (12.0, 0, "+12")],
)  # fmt: skip
def test_a_change_too_small_to_show_is_no_change(difference, digits, text):
    assert formats.signed(difference, digits) == text


@pytest.mark.parametrize("name", ["met", "near", "missed"])
def test_a_level_published_for_the_city_passes_nobody(known, name):
    assert formats.mark(name, known["E01"]) in ("●", "◐", "○")
    assert formats.mark(name, known["C05"]) == formats.mark(name, known["C07"]) == ""
    assert "达标" not in formats.band(name, known["C05"], ZH)


def test_halves_are_rounded_up_as_a_calculator_in_fractions_says():
    wrong, seen = [], 0
    for below in (*range(1, 80), 80, 160, 200, 400, 800, 1600):
        for above in range(below + 1):
            tenths = int(Fraction(above * 1000, below) + Fraction(1, 2))
            tenths = min(max(tenths, 1), 999) if 0 < above < below else tenths
            seen += 1
            if formats.percent(above / below) != f"{tenths // 10}.{tenths % 10}%":
                wrong.append((above, below))
    assert seen > 5000
    assert wrong == []


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(0.5, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "−3"), (46.25, 1, "46.3"), (1.005, 2, "1.01")],
)
def test_halves_are_rounded_away_from_nought(value, digits, text):
    assert formats.number(value, digits) == text
