"""Numerals are read right, and stand where they stand."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis.strategies import integers

from dashboard.press.drafts.text import plain
from dashboard.press.numbers.numerals import numerals

FIGURES = "零一二三四五六七八九"


def spelled(n: int) -> str:
    """`n` below 10**9 in Chinese, by the schoolbook: groups of four, one 零 for a gap."""
    if n >= 10**4:
        high, low = divmod(n, 10**8 if n >= 10**8 else 10**4)
        unit, digits = ("亿", 8) if n >= 10**8 else ("万", 4)
        gap = "零" if low and len(str(low)) < digits else ""
        return spelled(high) + unit + gap + (spelled(low) if low else "")
    text, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // place % 10
        if digit:
            text += ("零" if gap and text else "") + FIGURES[digit] + unit
            gap = False
        else:
            gap = True
    return text or "零"


def one(text):
    (numeral,) = numerals(plain(text))
    return numeral


def test_the_speller_of_this_test():
    assert [spelled(n) for n in (10, 105, 3291, 20_030, 100_000_000)] == [
        "一十",
        "一百零五",
        "三千二百九十一",
        "二万零三十",
        "一亿",
    ]


@pytest.mark.parametrize("n", range(1, 130))
def test_small_integers_survive_being_spelled(n):
    assert one(spelled(n) + "名").low == n


@settings(deadline=None, max_examples=300)
@given(n=integers(0, 10**8))
@example(10**8)
def test_integers_survive_being_spelled(n):
    assert one(spelled(n) + "名").low == n


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3291", 3291),
        ("3,291", 3291),
        ("３２９１", 3291),
        ("３，２９１", 3291),
        ("0.33万", 3300),
        ("1.5亿", 150_000_000),
        ("3千", 3000),
        ("3万2千", 32_000),
        ("壹佰叁拾贰", 132),
        ("两千六百", 2600),
        ("一千零一", 1001),
        ("百分之三十", "0.3"),
        ("百分之百", 1),
        ("30%", "0.3"),
        ("８０％", "0.8"),
        ("三成", "0.3"),
        ("八成半", "0.85"),
        ("千分之五", "0.005"),
        ("5‰", "0.005"),
        ("三点五", "3.5"),
        ("0.07万", 700),
    ],
)
def test_values(written, value):
    numeral = one(written)
    assert (numeral.start, numeral.end) == (0, len(written))
    assert numeral.low == numeral.high == Decimal(str(value))


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("20至30", 20, 30),
        ("300—400", 300, 400),
        ("20%-30%", "0.2", "0.3"),
        ("20至30%", "0.2", "0.3"),
        ("3至5万", 30_000, 50_000),
        ("三四百", 300, 400),
        ("十几", 10, 20),
        ("二十几", 20, 30),
        ("数十", 20, 100),
        ("几千", 2000, 10_000),
    ],
)
def test_two_ends_are_one_numeral(written, low, high):
    numeral = one(written)
    assert (numeral.low, numeral.high) == (Decimal(str(low)), Decimal(str(high)))
    assert (numeral.start, numeral.end) == (0, len(written))


def test_a_fraction():
    assert float(one("三分之二").low) == pytest.approx(2 / 3)


def test_from_and_to_are_two_numbers():
    assert [n.low for n in numerals("由64到12份")] == [64, 12]


def test_a_pause_is_no_separator():
    assert [n.low for n in numerals(plain("389，132项"))] == [389, 132]


def test_no_tenths_in_other_words():
    assert [n.share for n in numerals("三成立")] == [False]


def test_precision_is_the_last_place_written():
    assert [one(w).precision for w in ("0.33万", "21.0", "80%", "83.6%")] == [
        100,
        Decimal("0.1"),
        Decimal("0.01"),
        Decimal("0.001"),
    ]
