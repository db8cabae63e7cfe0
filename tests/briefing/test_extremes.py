"""The lowest, the highest and what was gained, as they are said of reported data."""

import pandas as pd
import pytest

from dashboard.briefing import extremes
from dashboard.briefing.answers import answers
from tests import editions
from tests.briefing.asked import ask
from tests.editions import EARLIER

NAMES = {"370800": "济宁市", "A": "甲县", "B": "乙县", "C": "丙县", "D": "丁县"}


def rows(a, b, c, provenance="reported"):
    """C05 of three counties, of 20 posts each; the fourth has sent nothing."""
    counts = {"A": a, "B": b, "C": c}
    made = [("C05", "unit", unit, filled, 20.0, filled / 20) for unit, filled in counts.items()]
    total = sum(counts.values())
    made += [("C05", "city", "370800", total, 60.0, total / 60), ("C05", "unit", "D", 0, 0, None)]
    frame = pd.DataFrame(
        made, columns=["indicator", "level", "unit", "numerator", "denominator", "value"]
    )
    status = ["value"] * 4 + ["no_data"]
    return frame.assign(
        town=None, part=None, status=status, aggregated=False, window="", provenance=provenance
    ).astype({"town": "str", "part": "str"})


@pytest.fixture
def made(known):
    def make(now=(19, 12, 12), before=(18, 12, 13), provenance="reported"):
        return editions.edition(
            rows(*now, provenance),
            {"C05": known["C05"]},
            rows(*before, provenance),
            names=NAMES,
            provenance=provenance,
        )

    return make


def test_ties_are_named_and_those_without_a_value_counted(made, known):
    found = extremes.ends(known["C05"], made())
    assert found["lowest"].sentence == (
        "截至2021年12月16日，负责人配备率最低的是乙县、丙县，60.0%，共比较3个县（市、区）和功能区，"
        "另有1个没有可比的数（机构与负责人表；公布水平见 2021-12-16 新闻发布会，各单位上报）。"
    )
    assert "最高的是甲县，95.0%" in found["highest"].sentence


def test_where_all_are_the_same_none_is_lowest(made, known):
    assert extremes.ends(known["C05"], made(now=(12, 12, 12))) == {}


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("A", "较2021年9月30日提高5.0个百分点"),
        ("B", "与2021年9月30日持平"),
        ("C", "较2021年9月30日下降5.0个百分点"),
    ],
)
def test_what_was_gained_is_said_with_the_day_before(made, known, unit, said):
    number = extremes.gained(known["C05"], unit, made(), EARLIER)
    assert said in number.sentence


def test_where_nothing_was_sent_nothing_is_gained(made, known):
    assert extremes.gained(known["C05"], "D", made(), EARLIER) is None


def test_of_demonstration_data_nothing_is_said(made, known):
    shown = made(provenance="demo")
    assert extremes.ends(known["C05"], shown) == {}
    assert extremes.gained(known["C05"], "A", shown, EARLIER) is None


def test_a_year_needs_the_same_day_a_year_before(made):
    assert extremes.bases(made()) == {"change": EARLIER}


def test_reported_numbers_are_said(made):
    held = answers(made())
    asked = [("负责人配备率哪个县最低", False), ("甲县负责人配备率", False), ("比上期呢", True)]
    asked += [("比去年呢", True)]
    said = [one["sentence"] for one in ask(held, asked)]
    assert "最低的是乙县" in said[0]
    assert "甲县负责人配备率95.0%" in said[1]
    assert "提高5.0个百分点" in said[2]
    assert said[3] == ""  # no period a year before
