"""The funnel: one specification, drawn on pages and in hand-outs."""

import xml.etree.ElementTree as ET

import pytest

from dashboard.charts import svg
from dashboard.charts.funnel import funnel_figure
from dashboard.edition import control
from dashboard.text.i18n import Translator
from dashboard.views import funnel
from tests import editions as editions_of_tests

SVG = "{http://www.w3.org/2000/svg}"


def outside(edition):
    """An indicator with units outside its limits, and those."""
    held = (i.id for i in edition.definitions.values() if i.has_ratio and i.mapped)
    return next(
        (id_, control.outside(edition, id_)) for id_ in held if control.outside(edition, id_)
    )


@pytest.fixture
def chart(editions):
    return funnel.chart(editions["zh"], outside(editions["zh"])[0])


def test_units_outside_the_limits_are_named_and_no_others(editions, chart):
    zh = editions["zh"]
    beyond = outside(zh)[1]
    assert {point.id for point in chart.points if point.outside} == set(beyond)
    names = sorted(zh.short[unit] for unit in beyond)
    drawn = [e.text for e in ET.fromstring(svg.svg(chart)).iter(f"{SVG}text")]
    assert sorted(word for word in drawn if word in zh.short.values()) == names
    figure = funnel_figure(chart, selected="370800", marks=(), t=Translator("zh"))
    assert sorted(filter(None, figure.data[-1].text)) == names


def test_both_renderers_draw_the_same_limits(chart):
    figure = funnel_figure(chart, selected="", marks=("demo",), t=Translator("zh"))
    limits = [list(one.y) for one in figure.data[:4]]
    assert limits == [list(end) for one in chart.limits for end in (one.low, one.high)]
    lines = list(ET.fromstring(svg.svg(chart)).iter(f"{SVG}polyline"))
    assert [len(one.get("points").split()) for one in lines] == [len(chart.sizes)] * 4
    for inner, outer in zip(limits[:2], limits[2:], strict=True):
        assert inner != outer
    assert all(low <= chart.target.value <= high for low, high in zip(*limits[:2], strict=True))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_ratio_of_units_has_a_funnel_or_the_reason_why_not(editions, lang):
    edition = editions[lang]
    drawn = 0
    for indicator in edition.definitions.values():
        if indicator.has_ratio and indicator.mapped and indicator.scope != "city":
            view = funnel.funnel(editions_of_tests.reader(edition, indicator=indicator.id))
            assert view.takeaway
            assert (view.figure is None) is view.table.empty
            drawn += view.figure is not None
    assert drawn > 25


def test_what_counts_no_separate_cases_says_so_and_more_than_chance_too(editions):
    zh = editions["zh"]
    assert funnel.reading(zh, "C09") == "该指标的记录不是独立个案，没有控制限，也不给区间。"
    words = {"over": "单位间差异大于偶然", "under": "单位间差异小于偶然", "chance": "总体在偶然"}
    seen = set()
    for id_ in zh.definitions:
        limits = zh.definitions[id_].mapped and control.funnel(zh, id_)
        if limits:
            seen.add(limits.spread)
            assert words[limits.spread] in funnel.reading(zh, id_)
            assert f"φ={limits.dispersion:.1f}" in funnel.reading(zh, id_)
    assert len(seen) > 1
