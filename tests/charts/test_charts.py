import base64
import re
from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard import charts, theme
from dashboard.charts import base
from dashboard.geography import outlines
from dashboard.text.i18n import Translator

T = Translator("zh")
CITY = {"value": 0.7, "provenance": "demo", "status": "value", "aggregated": False}


@pytest.fixture
def frame():
    """Two counties and one without data, in the shape of `figures.by_unit`."""
    return pd.DataFrame(
        {
            "value": [0.9, 0.5, np.nan],
            "numerator": [18.0, 10.0, np.nan],
            "denominator": [20.0, 20.0, np.nan],
            "status": ["value", "value", "no_data"],
            "band": ["met", "missed", "none"],
            "small": [False, False, False],
            "aggregated": [False, False, False],
            "previous": [0.8, np.nan, np.nan],
        },
        index=["370811", "370812", "370826"],
    )


NAMES = {"370811": "甲", "370812": "乙", "370826": "丙"}


def ranked(frame, known, **changed):
    return charts.ranked(
        **{
            "frame": frame,
            "indicator": known["C05"],
            "city": CITY,
            "names": NAMES,
            "level": "公布：80%以上",
            "selected": "370812",
            "t": T,
        }
        | changed
    )


def choropleth(frame, known, **changed):
    return charts.choropleth(
        **{
            "frame": frame,
            "indicator": known["C05"],
            "outline": outlines.outline("map"),
            "names": NAMES,
            "city": CITY,
            "selected": "370812",
            "credit": "示意图",
            "t": T,
        }
        | changed
    )


def test_bars_carry_units_values_and_words(frame, known):
    bars = ranked(frame, known).data[0]
    assert list(bars.customdata) == ["370826", "370812", "370811"]  # best on top
    assert [label.split("<b>")[1] for label in bars.y] == ["无数据</b>", "50.0%</b>", "90.0%</b>"]
    beside = [a.text for a in ranked(frame, known).layout.annotations if a.xref == "paper"]
    assert beside == ["", "低于", ""]
    assert list(bars.marker.line.width) == [0.8, 2.5, 0.8]


def test_map_and_bars_use_one_scale(frame, known):
    shapes = [trace for trace in choropleth(frame, known).data if trace.type == "choropleth"]
    bars = ranked(frame, known).data[0]
    # span of .5 to .9 is wider than a quarter of the goalposts: the ends are the data's
    assert (shapes[0].zmin, shapes[0].zmax) == (0.5, 0.9)
    assert list(bars.marker.color) == [
        theme.NO_DATA,
        theme.PILLAR["capacity"].lower(),  # the worst is the darkest
        theme.TINT["capacity"].lower(),
    ]


def test_a_unit_without_data_is_grey_and_says_so(frame, known):
    shapes = [trace for trace in choropleth(frame, known).data if trace.type == "choropleth"]
    assert list(shapes[1].locations) == ["370826"]
    assert {colour for _, colour in shapes[1].colorscale} == {theme.NO_DATA}
    assert "无数据" in shapes[1].hovertext[0]


def test_the_selected_unit_is_drawn_last(frame, known):
    shapes = [trace for trace in choropleth(frame, known).data if trace.type == "choropleth"]
    assert list(shapes[0].locations) == ["370811", "370812"]
    assert list(shapes[0].marker.line.width) == [1, 3]


@pytest.mark.parametrize("draw", [ranked, choropleth])
@pytest.mark.parametrize(("provenance", "marked"), [("demo", True), ("reported", False)])
def test_demonstration_data_are_marked_on_the_picture(frame, known, draw, provenance, marked):
    drawn = draw(frame, known, city=CITY | {"provenance": provenance}).to_json()
    assert ("示例数据" in drawn.encode().decode("unicode_escape")) is marked


@pytest.mark.parametrize("draw", [ranked, choropleth])
def test_totals_an_office_sent_are_marked_beside(frame, known, draw):
    drawn = draw(frame, known, city=CITY | {"aggregated": True}).to_json()
    assert "示例数据 · 非真实情况 · 汇总上报" in drawn.encode().decode("unicode_escape")


def test_pictures_survive_no_data_at_all(frame, known):
    nothing = frame.assign(
        value=np.nan,
        numerator=np.nan,
        denominator=np.nan,
        previous=np.nan,
        status="not_in_force",
        band="none",
    )
    city = CITY | {"value": float("nan"), "status": "not_in_force"}
    assert ranked(nothing, known, city=city).data
    assert choropleth(nothing, known, city=city).data


def test_colours_are_linear_between_the_ends():
    # half way from #fbeadb (251 234 219) to #a6490a (166 73 10): 208.5 153.5 114.5
    assert theme.shade("capacity", 0.5) in ("#d09a72", "#d09972", "#d19a73", "#d09a73", "#d09973")
    assert theme.shade("capacity", -1) == "#fbeadb"
    assert theme.shade("capacity", 2) == "#a6490a"


def test_contrast_of_black_and_white_is_twenty_one():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WCAG's own


def spark(values):
    days = [date(2020, 1, 1), date(2020, 1, 11), date(2020, 1, 21)][: len(values)]
    image = charts.sparkline(pd.Series(values, days, dtype=float), colour="#000000", alt="由1到3")
    return image, base64.b64decode(
        re.search(r"base64,([^\"]+)", image)[1]
    ).decode() if image else ""


def test_sparkline_runs_from_smallest_to_largest():
    image, svg = spark([1, 2, 3])
    assert 'alt="由1到3"' in image
    # 92 × 26 with a margin of 4: x 4, 46, 88; y from 22 up to 4
    assert 'points="4.0,22.0 46.0,13.0 88.0,4.0"' in svg


def test_sparkline_places_values_by_date():
    values = pd.Series([1.0, 2.0, 3.0], [date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)])
    image = charts.sparkline(values, colour="#000000", alt="")
    svg = base64.b64decode(re.search(r"base64,([^\"]+)", image)[1]).decode()
    # 366 days over 84 pixels: day 365 stands at 4 + 83.77
    assert 'points="4.0,22.0 87.8,13.0 88.0,4.0"' in svg


def test_sparkline_leaves_missing_values_out():
    assert 'points="46.0,22.0 88.0,4.0"' in spark([np.nan, 1, 2])[1]
    assert spark([np.nan])[0] == ""


def test_a_sparkline_marks_events_where_they_fall():
    days = [date(2021, 1, 1), date(2021, 1, 11)]
    image = charts.sparkline(
        pd.Series([1.0, 2.0], days), colour="#000000", alt="", events=[date(2021, 1, 6)]
    )
    drawn = base64.b64decode(re.search(r"base64,([^\"]+)", image)[1]).decode()
    assert re.findall(r'<line x1="([\d.]+)" x2="([\d.]+)"', drawn) == [("46.0", "46.0")]


def test_a_trace_shared_by_figures_is_whole_for_each(monkeypatch):
    """Two readers' maps are built at once, and share what stands on all: Plotly took the type out
    of a trace while it read it, and the other map had a trace of another kind.
    """
    seen, shared = [], base.trace("scattergeo", lon=[116.5], lat=[35.4])
    monkeypatch.setattr(base.go, "Figure", lambda traces, *_, **__: seen.extend(traces))
    for _ in range(2):
        base.figure([shared], height=9, marks=(), t=Translator("zh"))
    assert seen == [shared, shared]
    assert all(one is not shared for one in seen)
