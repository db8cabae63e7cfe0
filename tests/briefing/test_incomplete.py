"""A total some of whose units have sent nothing: it is marked, and nothing is said aloud of it."""

import pandas as pd
import pytest

from dashboard.briefing.answers import answers
from dashboard.briefing.numbers import of_row
from dashboard.briefing.pictures import quantities
from dashboard.briefing.screens import takeaway
from dashboard.indicators import CITY
from tests import worlds


@pytest.fixture
def of_one(small):
    """Only one county of two has sent posts: 10 in one of its towns, 20 in the other."""
    return lambda lang="zh": small(
        lang=lang,
        posts=[
            {"town": worlds.A1, "posts": 10, "approved_on": "2020-03-01"},
            {"town": worlds.A2, "posts": 20, "approved_on": "2021-03-01"},
        ],
    )


def test_it_is_not_said_of_the_city(of_one):
    edition = of_one()
    city, unit = (of_row(edition.definitions["C07"], one, edition) for one in (CITY, worlds.A))
    assert (city.sentence, city.shown) == ("", "30名（部分单位未报）")
    assert "30名" in unit.sentence and "未报" not in unit.sentence
    cards = answers(edition)["cards"]
    assert f"indicator:C07@{CITY}" not in cards and f"indicator:C07@{worlds.A}" in cards


def test_it_is_no_point_of_the_city_s_course(of_one):
    edition = of_one()
    assert quantities(edition.definitions["C07"], edition)[CITY].isna().all()
    said = takeaway.over_time(edition.definitions["C07"], CITY, edition).title
    assert said == "下沉编制：济宁市：部分单位未报"


def test_a_single_period_is_told_in_the_quantity_that_leads(small):
    edition = small()  # 10 + 20 + 6 posts, of three towns
    said = takeaway.over_time(edition.definitions["C07"], CITY, edition).title
    assert "36名" in said and "名/镇街" not in said


@pytest.mark.parametrize(
    ("lang", "some"), [("zh", "有数据的2个单位中"), ("en", "among the 2 with data")]
)
def test_an_end_is_one_among_those_with_data(of_one, lang, some):
    edition = of_one(lang)
    frame = pd.DataFrame({"value": [0.5, 0.7, float("nan")]})
    assert takeaway.among(frame, edition.t).strip() == some
    assert takeaway.among(frame.dropna(), edition.t) == edition.t("briefing.takeaway.among_all")
