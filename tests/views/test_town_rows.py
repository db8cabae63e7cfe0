"""Towns of the shipped snapshot: every one is drawn, small counts are grey, persons are whole."""

import pytest

from dashboard.edition import Reader, address
from dashboard.views.indicator import towns
from dashboard.views.town_map import city_towns
from dashboard.views.town_rows import counted_whole, reaches_towns, town_rows

CITY, ZOUCHENG = "370800", "370883"
pytestmark = pytest.mark.full


def reader(editions, indicator, unit=CITY):
    state = address.State("zh", "2021-12-16", "none", view="towns", unit=unit, indicator=indicator)
    return Reader(editions["zh"], state)


def test_all_156_towns_stand_on_the_map_of_every_indicator_that_reaches_them(editions, known):
    reaching = [i.id for i in known.values() if reaches_towns(i)]
    assert len(reaching) > 20
    for indicator in reaching:
        assert len(town_rows(editions["zh"], indicator)) == 156, indicator
    for indicator in ("C05", "B15"):
        points = [
            trace for trace in city_towns(reader(editions, indicator)).data if trace.customdata
        ]
        assert [len(trace.lon) for trace in points] == [156]


def test_a_small_count_is_as_grey_as_a_small_share(editions, known):
    officers, heads = town_rows(editions["zh"], "C10"), town_rows(editions["zh"], "C05")
    assert (officers["small"] == (officers["numerator"] < 10)).all()
    assert (heads["small"] == (heads["denominator"] < 10)).all()
    rules = town_rows(editions["zh"], "C01")  # a town has rules or has none: no sample
    assert not rules["small"].any()


def test_persons_of_a_town_are_whole_and_stand_against_unit_and_city(editions, known):
    assert counted_whole(town_rows(editions["zh"], "C10"), known["C10"])
    assert not counted_whole(town_rows(editions["zh"], "C05"), known["C05"])
    view = towns(reader(editions, "C10", ZOUCHENG))
    posted = town_rows(editions["zh"], "C10").query("unit == @ZOUCHENG")["numerator"]
    assert f"（{posted.min():.0f}名），中位数" in view.takeaway
    assert f"（{posted.max():.0f}名）。" in view.takeaway
    bars = view.figure.data[0]
    assert len(bars.y) == 16
    assert all(label.split("<b>")[1].removesuffix("</b>").isdigit() for label in bars.y)
    lines = [note.text for note in view.figure.layout.annotations[:2]]
    assert [words.split()[0] for words in lines] == ["邹城市", "全市平均"]
    assert (posted.sum(), len(posted)) == (356, 16)  # 22.25 each, halves up
    assert lines[0] == "邹城市 22.3"
