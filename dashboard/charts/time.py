"""Over time: an indicator over the snapshots, and counts by quarter."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import Trace, figure, level, trace
from dashboard.charts.indicator import series as line
from dashboard.charts.specs import LineChart, Series
from dashboard.charts.stack import Parts
from dashboard.charts.text import thinned
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.text.i18n import Translator

HEIGHT = 330
APART = 150
"""Days between two labels of the time axis, so that they fit on a telephone."""


def trend(
    *,
    series: pd.DataFrame,
    indicator: Indicator,
    names: Mapping[str, str],
    selected: str,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """The indicator over the snapshots: the city in ink, the selected unit in the pillar's
    hue, the others thin.

    `series`: ratios (or counts, where there is no ratio) by date and place; NaN breaks a line.
    """
    front = [place for place in (CITY, selected) if place in series]
    order = [*(p for p in series if p not in front), *reversed(front)]
    low, high = _range(series, indicator)
    lines = tuple(
        line(
            series[place],
            indicator=indicator,
            place=place,
            name=names[place],
            colour=theme.INK if place == CITY else theme.PILLAR[indicator.pillar],
            t=t,
            front=place in front,
        )
        for place in dict.fromkeys(map(str, order))
    )
    chart = LineChart(tuple(series.index), lines, indicator.is_share, low, high)
    return line_figure(chart, marks=marks, t=t)


def _range(series: pd.DataFrame, indicator: Indicator) -> tuple[float, float]:
    """From nought; shares from a little below the lowest, which the axis says."""
    low, high = series.min().min(), series.max().max()
    if pd.isna(high):
        return 0, 1
    if indicator.is_share:
        return max(low - 0.05, -0.02), min(high + 0.05, 1.02)
    return min(low, 0) - high * 0.03, (high or 1) * 1.08


def line_figure(chart: LineChart, *, marks: tuple[str, ...], t: Translator) -> go.Figure:
    """Lines over time as Plotly draws them; those in front are named at their end."""
    labelled = thinned([day.toordinal() for day in chart.days], APART)
    days = [chart.days[place] for place in labelled]
    return figure(
        [_line(chart.days, one) for one in chart.series],
        height=HEIGHT,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 8, "r": 96, "t": 34, "b": 8},
        xaxis={
            "fixedrange": True,
            "automargin": True,
            "showgrid": False,
            "tickvals": days,
            "tickangle": 0,
            "ticktext": [f"{day:%Y}<br>{day:%m-%d}" for day in days],
            "tickfont": {"size": 12},
        },
        yaxis={
            "fixedrange": True,
            "automargin": True,
            "gridcolor": theme.RULE,
            "zeroline": False,
            "nticks": 6,
            "range": [chart.low, chart.high],
            "tickformat": ".0%" if chart.share else ",~r",
        },
    )


def _line(days: Sequence[date], one: Series) -> Trace:
    last = max((n for n, value in enumerate(one.values) if not pd.isna(value)), default=None)
    text = [
        f" {one.name} {words}" if place == last and one.front else ""
        for place, words in enumerate(one.texts)
    ]
    return trace(
        "scatter",
        x=list(days),
        y=list(one.values),
        name=one.name,
        connectgaps=False,
        cliponaxis=False,
        mode="lines+markers+text" if one.front else "lines",
        text=text,
        textposition="bottom right" if one.id == CITY else "top right",
        textfont={"color": one.colour, "size": 13},
        hovertext=list(one.hover),
        hoverinfo="text",
        line={"color": one.colour if one.front else theme.NO_DATA, "width": 3 if one.front else 1},
        marker={"size": 8, "color": one.colour},
    )


def quarters(
    *,
    rows: pd.DataFrame,
    parts: Parts,
    as_of: date,
    marks: tuple[str, ...],
    t: Translator,
    line: tuple[float, str] | None = None,
) -> go.Figure:
    """Counts by quarter, stacked, the total above each; `line` is a level with its label.

    `rows`: one row per quarter (its first day), one column per part; the quarter of `as_of`
    says to which day it runs.
    """
    labels = [formats.quarter(day, as_of) for day in rows.index]
    bars = [
        trace(
            "bar",
            x=labels,
            y=rows[part],
            name=label,
            marker={"color": colour},
            hovertext=[f"{label}<br>{formats.number(n)}" for n in rows[part]],
            hoverinfo="text",
        )
        for part, (label, colour) in parts.items()
    ]
    totals = rows.sum(axis=1)
    above = trace(
        "scatter",
        x=labels,
        y=totals,
        mode="text",
        hoverinfo="skip",
        cliponaxis=False,
        text=[formats.number(n) for n in totals],
        textposition="top center",
        textfont={"size": 13},
    )
    top = max([*totals, line[0] if line else 0, 1]) * 1.12
    drawn = [level(line[0], line[1], upright=False, at=0)] if line else []
    return figure(
        [*bars, above],
        height=HEIGHT,
        marks=marks,
        t=t,
        mark="top",
        barmode="stack",
        bargap=0.3,
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
        shapes=[shape for shape, _ in drawn],
        annotations=[text for _, text in drawn],
        xaxis={
            "type": "category",
            "fixedrange": True,
            "automargin": True,
            "tickfont": {"size": 12},
        },
        yaxis={"visible": False, "fixedrange": True, "range": [0, top]},
    )
