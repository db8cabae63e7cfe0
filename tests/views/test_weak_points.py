"""The weak points of a unit: the gravest first, each with distance, interval and change."""

import pytest

from dashboard.edition import profile
from dashboard.text.i18n import Translator
from dashboard.views import standing
from dashboard.views.courses import courses
from dashboard.views.weak_points import weak_points
from tests import editions as editions_of_tests

ZOUCHENG = "370883"


@pytest.fixture
def weak(editions):
    edition = editions["zh"]
    return weak_points(edition, "unit", ZOUCHENG, "邹城市", edition.before)


def test_the_gravest_come_first_and_none_is_left_out(editions, weak):
    lines = profile.lines(editions["zh"], ZOUCHENG, "unit", editions["zh"].before)
    table = weak[0].table
    kinds = [
        ["未达标", "低于公布水平", "超出控制限", "居后三位"].index(kind) for kind in table["类别"]
    ]
    assert kinds == sorted(kinds) and kinds[0] == 1
    told = (lines["best"] > 1) | (lines["worst"] < lines["n"]) | lines["best"].isna()
    behind = (lines["n"] >= 6) & (lines["rank"] > lines["n"] - 3)
    assert f"另有{(behind & ~told).sum()}项位次在后三" in weak[0].takeaway
    behind &= told
    short = lines["band"].isin(["near", "missed"]) | (lines["side"] < 0)
    assert len(table) == int((behind | short).sum())


def test_a_row_says_value_interval_distance_rank_and_change(weak):
    # 118 of 153 by hand: Wilson 69.9 to 83.1; the city 84.1 %, the published level 80 %
    assert list(weak[0].table.iloc[0])[:5] == [
        "负责人配备率",
        "77.1%",
        "69.9%–83.1%",
        "低于全市公布水平2.9个百分点、低于全市7.0个百分点",
        "第14/14，位次区间2–14",
    ]


def test_rows_lead_to_their_records(editions, weak):
    html = weak[1].filled(editions_of_tests.reader(editions["zh"], unit=ZOUCHENG))
    assert "records?" in html and "indicator=C05" in html and f"unit={ZOUCHENG}" in html


LINE = {"value": 0.8, "previous": 0.75, "numerator": 80, "denominator": 100, "small": False}


@pytest.mark.parametrize(
    ("indicator", "certain", "previous", "text", "tone"),
    [
        ("C05", True, 0.75, "▲ +5.0个百分点", "better"),
        ("C05", True, 0.85, "▼ −5.0个百分点", "worse"),
        ("C05", False, 0.75, "▲ +5.0个百分点", "noise"),
        ("C05", True, 0.8001, "±0.0个百分点", ""),  # −0.01 is none
        ("C09", None, 0.75, "▲ +5.0个百分点", "worse"),  # lower is better, no interval
        ("E05", True, 0.75, "▲ +5.0个百分点", ""),  # no direction, no side
        ("C05", True, float("nan"), "", ""),
    ],
)
def test_a_change_has_unit_direction_and_side(known, indicator, certain, previous, text, tone):
    line = LINE | {"previous": previous, "certain": certain}
    step = standing.step(line, known[indicator], Translator("zh"))
    assert (step.text + step.unit, step.tone) == (text, tone)
    assert bool(step.said) is bool(tone)


def test_every_indicator_compared_has_its_course(editions):
    edition = editions["en"]
    view, html = courses(edition, ZOUCHENG, edition.before)
    compared = {i.name.en for i in edition.definitions.values() if i.compares and i.reaches("unit")}
    assert set(view.table["indicator"]) == compared
    assert html.filled(editions_of_tests.reader(edition)).count("<figure>") == len(compared)
