"""A figure that falls to nothing, leaps or leaves its scale is a question of old and new."""

import pandas as pd
import pytest

from dashboard.indicators.keyed import Values
from dashboard.intake import comparison, messages, plausibility
from dashboard.text.i18n import LANGUAGES, Translator
from tests import worlds
from tests.intake.sending import checked, sheets, units, warnings
from tests.known import KNOWN
from tests.sampled import spread

CITY, A, A1, A2 = worlds.CITY, worlds.A, worlds.A1, worlds.A2
STANDING = [i.id for i in KNOWN.values() if i.window in plausibility.STANDING]
PASSING = [i.id for i in KNOWN.values() if i.window not in plausibility.STANDING]
SHARES = [i.id for i in KNOWN.values() if i.is_share]
RATIOS = [i.id for i in KNOWN.values() if i.has_ratio]


def held(id_, numerator, denominator):
    """One figure of the unit, or of the city of what only it has."""
    whole = KNOWN[id_].scope == "city"
    value = numerator / denominator if denominator else float("nan")
    row = {
        "indicator": id_,
        "level": "city" if whole else "unit",
        "unit": CITY if whole else A,
        "town": None,
        "part": None,
        "numerator": float(numerator),
        "denominator": float(denominator),
        "value": value,
    }
    return Values(pd.DataFrame([row]))


def told(id_, then, now):
    found = plausibility.warnings(KNOWN[id_], held(id_, *now), held(id_, *then))
    return [(one.kind, one.facts["then"], one.facts["now"]) for one in found]


@pytest.mark.parametrize("id_", STANDING)
@pytest.mark.parametrize("below", [15, 0])
def test_what_is_there_on_a_day_falls_to_nothing(id_, below):
    assert told(id_, (9, 15), (0, below)) == [("to_nothing", "9/15", f"0/{below}")]
    assert told(id_, (4, 40), (0, 40)) == []


@pytest.mark.parametrize("id_", PASSING)
def test_what_happens_within_a_time_may_be_few(id_):
    assert told(id_, (20, 200), (0, 200)) == [("to_nothing", "20/200", "0/200")]
    assert told(id_, (9, 200), (0, 200)) == []


@pytest.mark.parametrize("id_", RATIOS)
@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((9170, 100), (91.7, 1)),
        ((80, 100), (800, 1000)),
        ((30, 300), (3, 30)),
        ((300, 400), (30, 400)),
        ((24, 30), (24, 300)),
    ],
)
def test_ten_times_as_much_or_as_little(id_, then, now):
    """A mean sent as if of one sheet, another unit, a digit too many."""
    assert [kind for kind, *_ in told(id_, then, now)] == ["tenfold"]


@pytest.mark.parametrize("id_", SHARES)
def test_a_share_that_leaps(id_):
    good, bad = (90, 100), (45, 100)
    then, now = (bad, good) if KNOWN[id_].direction == "lower" else (good, bad)
    assert [kind for kind, *_ in told(id_, then, now)] == ["leap"]
    assert told(id_, good, (60, 100)) == []
    assert told(id_, (9, 9), (3, 9)) == [] or KNOWN[id_].least < 9


def test_a_figure_off_the_scale_of_its_header():
    assert told("C07", (300, 15), (2000, 15)) == [("off_scale", "300/15", "2000/15")]
    assert told("C07", (2000, 15), (2100, 15)) == []


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((372, 15), (804, 15)),
        ((372, 15), (744, 15)),
        ((300, 15), (150, 15)),
        ((300, 15), (300, 7)),
        ((20, 10), (40, 10)),
        ((200, 20), (450, 20)),
    ],
)
def test_a_mean_that_doubles_or_halves(then, now):
    assert [kind for kind, *_ in told("C07", then, now)] == ["doubled"]
    assert told("C07", (372, 15), (730, 15)) == []
    assert told("C07", (6, 15), (13, 15)) == []  # few


def test_one_question_a_unit_and_indicator():
    """What is said by old and new is not said again as far from the others."""
    old, new = (
        pd.concat([held("C07", *a).frame, held("C07", *b).frame.assign(unit=worlds.B)])
        for a, b in (((300, 15), (200, 10)), ((0, 15), (210, 10)))
    )
    found = comparison.warnings(
        comparison.Evidence(pd.DataFrame(), None, new, old), {"C07": KNOWN["C07"]}
    )
    assert [(one.kind, one.unit) for one in found if one.unit == A] == [("to_nothing", A)]


def scores(*values):
    rows = [
        {"rater_town": (A1, A2)[n % 2], "target": f"{A}-D{n // 2 + 1}", "score": value}
        for n, value in enumerate(values)
    ]
    return sheets(units=units(), town_ratings=rows)


@pytest.mark.parametrize(
    ("values", "low"),
    spread(
        [
            ((92, 9.2, 95, 94), 1),
            ((92, 9.2, 95, 9.4), 2),
            ((9.1, 9.2, 9.3, 94), 3),
            ((92, 0, 95, 94), 0),
            ((92, 11, 95, 94), 0),
            ((100, 0.95, 98, 97), 1),
        ],
        2,
    ),
)
def test_two_scales_in_one_unit(values, low):
    found = warnings(checked(scores(*values)), "mixed_scale")
    assert sum(len(one.cells.split("\n")) for one in found) == low


@pytest.mark.parametrize("kind", ["to_nothing", "tenfold", "leap", "off_scale", "doubled"])
def test_each_names_old_and_new_in_both_languages(kind):
    cases = {
        "to_nothing": ((300, 15), (0, 15)),
        "tenfold": ((300, 15), (30, 15)),
        "leap": ((90, 100), (45, 100)),
        "off_scale": ((300, 15), (2000, 15)),
        "doubled": ((372, 15), (804, 15)),
    }
    id_ = "C05" if kind == "leap" else "C07"
    then, now = cases[kind]
    (one,) = plausibility.warnings(KNOWN[id_], held(id_, *now), held(id_, *then))
    for lang in LANGUAGES:
        line = messages.warning(one, {A: "甲"}, KNOWN, {}, Translator(lang))
        assert one.facts["then"] in line and one.facts["now"] in line and one.kind == kind
