"""Every kind of chart has its drawing, whatever it holds."""

import xml.etree.ElementTree as ET
from datetime import date
from math import isnan

import pytest

from dashboard.charts import svg
from dashboard.charts.specs import (
    NAN,
    Bar,
    BarChart,
    Chart,
    Interval,
    IntervalChart,
    LineChart,
    ReferenceLine,
    Series,
)

SVG = "{http://www.w3.org/2000/svg}"


def texts(chart):
    return [one.text for one in ET.fromstring(svg.svg(chart)).iter(f"{SVG}text")]


def test_every_kind_has_a_renderer():
    kinds = Chart.__subclasses__()
    assert len(kinds) >= 4
    assert [kind for kind in kinds if svg.body.dispatch(kind) is svg.body.dispatch(Chart)] == []


def test_a_bar_without_a_value_is_a_word():
    bars = (Bar("a", "甲", 0.5, "50%", "#123456"), Bar("b", "乙", NAN, "无数据", "#123456"))
    chart = BarChart(bars, 1.0, share=True, lines=(ReferenceLine(0.8, "公布：80%"),))
    assert texts(chart) == ["公布：80%", "甲", "50%", "乙", "无数据"]
    widths = [float(r.get("width")) for r in ET.fromstring(svg.svg(chart)).iter(f"{SVG}rect")]
    assert widths[0] > 0
    assert widths[1] == 0


@pytest.mark.parametrize("values", [(NAN, NAN), (NAN, 3.0), (2.0, 3.0)])
def test_lines_leave_missing_values_out(values):
    one = Series("a", "甲", "#123456", values, tuple("" if isnan(v) else f"{v:g}" for v in values))
    chart = LineChart((date(2020, 1, 1), date(2021, 1, 1)), (one,), False, 0.0, 4.0)
    root = ET.fromstring(svg.svg(chart))
    held = [v for v in values if not isnan(v)]
    assert len(list(root.iter(f"{SVG}circle"))) == len(held)
    assert [text for text in texts(chart)[-len(held) :] if held] == [f"{v:g}" for v in held[::-1]]


def test_intervals_write_both_ends():
    chart = IntervalChart(
        (Interval("甲", "近2100件", 2050, 2100), Interval("乙", "2100余件", 2100, 2200))
    )
    assert texts(chart) == ["近2100件", "甲", "2,050", "2,100", "2100余件", "乙", "2,100", "2,200"]
    assert svg.size(chart) == (1732, 640)
