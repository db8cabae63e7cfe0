from datetime import date

import pandas as pd
import pytest

from dashboard import charts, theme
from dashboard.charts.grid import Cell, matrix
from dashboard.text.i18n import Translator

T = Translator("zh")
PARTS = {"a": ("好", theme.PILLAR["burden"]), "b": ("坏", theme.ALERT)}


def test_shares_of_each_row_and_its_total():
    rows = pd.DataFrame(
        {"a": [30.0, float("nan"), 4.0], "b": [10.0, float("nan"), 4.0]}, index=["x", "y", "z"]
    )
    figure = charts.stack(
        rows=rows, names={"x": "甲", "y": "乙", "z": "丙"}, parts=PARTS, marks=(), t=T
    )
    first = figure.data[0]
    assert list(first.customdata) == ["z", "y", "x"]
    assert first.x[2] == 0.75  # 30 of 40
    assert "甲  <b>40</b>" in first.y[2]
    assert "无数据" in first.y[1]
    assert theme.MUTED in first.y[0]  # 8: too few to compare


def test_trend_puts_the_city_and_the_unit_chosen_in_front(known):
    series = pd.DataFrame(
        {"370800": [0.5, 0.6], "A": [0.4, 0.7], "B": [0.3, 0.8]},
        index=[date(2021, 6, 30), date(2021, 12, 16)],
    )
    figure = charts.trend(
        series=series,
        indicator=known["E08"],
        selected="A",
        marks=("demo",),
        names={"370800": "全市", "A": "甲", "B": "乙"},
        t=T,
    )
    assert [line.name for line in figure.data] == ["乙", "甲", "全市"]
    assert list(figure.data[1].text) == ["", " 甲 70.0%"]
    assert figure.data[0].line.color == theme.NO_DATA
    assert "示例" in figure.layout.title.text


def test_trend_labels_leave_room(known):
    days = [
        date(2019, 12, 31),
        date(2020, 12, 31),
        date(2021, 3, 31),
        date(2021, 6, 30),
        date(2021, 9, 30),
        date(2021, 12, 16),
    ]
    series = pd.DataFrame({"370800": [0.5] * 6}, index=days)
    figure = charts.trend(
        series=series,
        indicator=known["E08"],
        selected="370800",
        marks=(),
        names={"370800": "全市"},
        t=T,
    )
    # backwards from the last: 169 days to 30 June, 181 to 31 December, 366 to the first
    assert list(figure.layout.xaxis.tickvals) == [days[5], days[3], days[1], days[0]]


def test_quarters_carry_totals_and_the_published_line():
    rows = pd.DataFrame(
        {"a": [1.0, 2.0], "b": [1.0, 1.0]}, index=pd.to_datetime(["2020-10-01", "2021-01-01"])
    )
    figure = charts.quarters(
        rows=rows, parts=PARTS, as_of=date(2021, 2, 1), marks=(), t=T, line=(5, "公布 5")
    )
    assert list(figure.data[-1].text) == ["2", "3"]
    assert list(figure.data[0].x) == ["2020Q4", "2021Q1–02-01"]
    assert figure.layout.shapes[0].y0 == 5
    assert figure.layout.annotations[0].text == "公布 5"


def test_open_ends_are_hollow():
    rows = pd.DataFrame(
        [{"low": 2050, "high": 2100, "low_open": False, "high_open": True, "text": "近2,100件"}]
    )
    figure = charts.intervals(rows=rows, labels=["x"], value=(2078.0, "现 2,078"), marks=(), t=T)
    assert figure.data[1].marker.color == (theme.INK,)
    assert figure.data[2].marker.color == (theme.PAPER,)


@pytest.mark.parametrize("count", [0, 3])
def test_only_what_happened_is_framed(count):
    html = charts.grid.crosstab(
        counts=pd.DataFrame({"c": [count]}, index=["r"]),
        row_names={"r": "行"},
        column_names={"c": "列"},
        corner="",
        t=T,
        alert=[("r", "c")],
    )
    assert html.count("class=broken") == (1 if count else 0)
    assert f'<td class="sum">{count}</td>' in html


def test_text_in_tables_is_escaped():
    html = matrix(
        groups=[("<b>", 1, "?a=1&b=2")],
        heads=[("h", "u", "")],
        rows=[("r", "", True, [Cell("<i>", link='?x="')])],
        corner="c",
    )
    assert "<b>" not in html and "<i>" not in html
    assert 'href="?a=1&amp;b=2"' in html
    listed = charts.grid.listing(pd.DataFrame({"<x>": ["<y>"]}), lambda v, _: str(v))
    assert listed.count("&lt;") == 2
