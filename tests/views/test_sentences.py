from datetime import date

import pandas as pd
import pytest

from dashboard.text.i18n import Translator
from dashboard.views import conclusions, sentences
from tests.editions import edition

DAY = date(2021, 12, 16)
NAMES = {"370800": "济宁市", "A": "甲县", "B": "乙县"}


def values(city, a, b, status="value"):
    rows = [("city", "370800", city), ("unit", "A", a), ("unit", "B", b)]
    frame = pd.DataFrame(rows, columns=["level", "unit", "value"])
    return frame.assign(
        indicator="C05", town=None, part=None, status=[status, "value", "value"], aggregated=False
    )


def say(known, *three, lang="zh", **more):
    return conclusions.conclusion(
        edition(values(*three, **more), {"C05": known["C05"]}, lang=lang, names=NAMES)
    )


def test_all_units_meet_every_level(known):
    assert say(known, 0.9, 0.8, 0.95) == (
        "截至2021年12月16日，负责人配备率全市90.0%，高于全市公布水平10.0个百分点，"
        "2个单位均不低于该水平。"
    )


def test_units_that_do_not_are_named(known):
    assert say(known, 0.8, 0.9, 0.79) == (
        "截至2021年12月16日，负责人配备率全市80.0%，与全市公布水平持平，"
        "2个单位中1个低于该水平（乙县）。"
    )


def test_of_an_incomplete_total_only_the_units_are_spoken_of(known):
    nothing, some = float("nan"), {"status": "partial"}
    assert say(known, 0.79, nothing, 0.79, **some) == (
        "截至2021年12月16日，负责人配备率仅1个单位有数据，其中1个低于全市公布水平（乙县）。"
    )
    assert "none of them below" in say(known, 0.9, nothing, 0.9, lang="en", **some)


def test_nothing_to_hold_against(known):
    nothing = float("nan")
    assert "规则未施行或无数据" in say(known, nothing, nothing, nothing)


def table(values, small=()):
    frame = pd.DataFrame({"value": values}, index=list("ABCD")[: len(values)])
    return frame.assign(
        small=[unit in small for unit in frame.index], status="value", numerator=7, denominator=10
    )


CITY = {"status": "value", "value": 0.8, "numerator": 8}
LETTERS = {letter: letter * 2 for letter in "ABCD"}


def read(known, frame, lang="en"):
    return sentences.units_reading(frame, CITY, known["E01"], LETTERS, Translator(lang))


def test_readings(known):
    assert (
        read(known, table([0.9, 0.8, 0.7])) == "City 80.0%; highest AA (90.0%), lowest CC (70.0%)."
    )


def test_ties_are_named_and_counted(known):
    assert (
        read(known, table([0.9, 0.9, 0.7, 0.7]))
        == "City 80.0%; highest AA, BB (90.0%), lowest CC, DD (70.0%)."
    )
    assert "AA, BB and others, 3 in total (90.0%)" in read(known, table([0.9, 0.9, 0.9, 0.7]))


def many(*values):
    """Fourteen units, of which the first have sent something."""
    rest = [float("nan")] * (14 - len(values))
    frame = pd.DataFrame({"value": [*values, *rest]}, index=list("ABCDEFGHIJKLMN"))
    status = ["value"] * len(values) + ["no_data"] * len(rest)
    return frame.assign(small=False, status=status, numerator=7, denominator=10)


@pytest.mark.parametrize("values", [[0.9], [0.9, 0.7], [0.9, 0.9], [0.9, 0.8, 0.7, 0.6, 0.5]])
def test_few_of_many_units_have_no_highest_and_no_rank(known, values):
    n, said = len(values), read(known, many(*values))
    assert said == f"City 80.0%; only {n} of 14 units can be compared: no highest and lowest."
    t = Translator("en")
    assert sentences.selection(many(*values), "A", known["E01"], "AA", t) == "AA: 90.0%"


def test_extremes_say_of_how_many_units_they_are(known):
    said = sentences.units_reading(
        many(0.9, 0.8, 0.75, 0.74, 0.73, 0.7),
        CITY,
        known["E01"],
        {letter: letter * 2 for letter in "ABCDEF"},
        Translator("en"),
    )
    assert said == (
        "City 80.0%; of 6 units with comparable data (14 in all), highest AA (90.0%), "
        "lowest FF (70.0%)."
    )


def test_shares_of_few_are_no_extremes(known):
    assert read(known, table([1.0, 0.9, 0.7], small="A")) == (
        "City 80.0%; of the 2 units with a base of 10 or more, highest BB (90.0%), "
        "lowest CC (70.0%)."
    )
    assert (
        read(known, table([1.0, 0.9, 0.9], small="A"))
        == "City 80.0%; the same in all 2 comparable units."
    )


def rank(known, frame, unit):
    return sentences.selection(frame, unit, known["E01"], "X", Translator("zh"))


def test_ranks_say_when_they_are_shared(known):
    frame = table([0.9, 0.9, 0.7])  # of ten each: nobody is apart from anybody
    assert rank(known, frame, "A") == "X：90.0%，并列第1位（共3个），位次区间1–3"
    assert rank(known, frame, "C") == "X：70.0%，第3位（共3个），位次区间1–3"


def test_shares_of_few_are_not_ranked(known):
    assert rank(known, table([0.9, 0.8], small="B"), "B") == "X：80.0%，基数不足10，不排序"
