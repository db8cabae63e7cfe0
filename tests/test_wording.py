import pandas as pd

from dashboard import wording
from dashboard.i18n import Translator

NAMES = {"370800": "济宁市", "A": "甲县", "B": "乙县"}


def values(city, a, b):
    rows = [("city", "370800", city), ("unit", "A", a), ("unit", "B", b)]
    frame = pd.DataFrame(rows, columns=["level", "unit", "value"])
    return frame.assign(indicator="C05", town=None, part=None, status="value")


def say(known, *three, lang="zh"):
    return wording.conclusion(values(*three), {"C05": known["C05"]}, "某日", NAMES,
                              Translator(lang))


def test_all_units_meet_every_level(known):
    assert say(known, 0.9, 0.8, 0.95) \
        == "截至某日，有下限或公布水平的1项指标，全市1项达标；2个单位各项均达标。"


def test_units_that_do_not_are_named(known):
    assert say(known, 0.8, 0.9, 0.79) == (
        "截至某日，有下限或公布水平的1项指标，全市1项达标；"
        "2个单位中1个各项达标，1个未全部达标（乙县）。")


def test_nothing_to_hold_against(known):
    nothing = float("nan")
    assert "规则未施行或无数据" in say(known, nothing, nothing, nothing)


def test_readings_in_english(known):
    frame = pd.DataFrame({"value": [0.9, 0.7]}, index=["A", "B"])
    text = wording.units_reading(frame, {"status": "value", "value": 0.8}, known["C05"],
                                 {"A": "Aa", "B": "Bb"}, Translator("en"))
    assert text == "City 80.0%; highest Aa (90.0%), lowest Bb (70.0%)."
