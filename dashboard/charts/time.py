"""Over time: an indicator over the snapshots, and counts by quarter."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import Trace, figure, reference_line, trace
from dashboard.charts.indicator import series as line
from dashboard.charts.specs import LineChart, Series
from dashboard.charts.stack import Parts
from dashboard.charts.text import thinned
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats
from dashboard.text.i18n import Translator

HEIGHT = 330
NEAR = 60
"""Days between two events below which their signs would cover each other on a telephone."""
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
    events: Sequence[tuple[date, str]] = (),
) -> go.Figure:
    """The indicator over the snapshots: the city in ink, the selected unit in the pillar's
    hue, the others thin.

    `series`: ratios (or counts, where there is no ratio) by date and place; NaN breaks a line.
    `events` are days and the signs that mark them.
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
    chart = LineChart(tuple(series.index), lines, indicator.is_share, low, high, tuple(events))
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
    drawn = [_event(day, sign) for day, sign in _signed(chart.events)]
    return figure(
        [_line(chart.days, one) for one in chart.series],
        height=HEIGHT,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 8, "r": 96, "t": 34, "b": 8},
        shapes=[line for line, _ in drawn],
        annotations=[sign for _, sign in drawn],
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


def _signed(marked: Sequence[tuple[date, str]]) -> list[tuple[date, str]]:
    """The events with their signs; of those too near for two signs the first has both."""
    found: list[tuple[date, str]] = []
    last = 0
    for day, sign in marked:
        if found and (day - found[last][0]).days < NEAR:
            found[last] = (found[last][0], found[last][1] + sign)
            found.append((day, ""))
        else:
            last = len(found)
            found.append((day, sign))
    return found


def _event(at: date | str, sign: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A thin upright line at a day (or the label of its quarter), its sign above it."""
    return reference_line(
        at, sign, upright=True, colour=theme.MUTED, dash="dot", shift=0, middle=True
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
    events: Sequence[tuple[date, str]] = (),
) -> go.Figure:
    """Counts by quarter, stacked, the total above each; `line` is a level with its label;
    `events` mark the quarters they fell in.

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
    drawn = [reference_line(line[0], line[1], upright=False, at=0)] if line else []
    drawn += [_event(*one) for one in _by_quarter(rows, labels, events)]
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


def _by_quarter(
    rows: pd.DataFrame, labels: Sequence[str], events: Sequence[tuple[date, str]]
) -> list[tuple[str, str]]:
    """The label of each quarter in which something happened, and its signs."""
    signs: dict[str, str] = {}
    for day, sign in events:
        for first, label in zip(rows.index, labels, strict=True):
            if pd.Timestamp(first) <= pd.Timestamp(day) < first + pd.DateOffset(months=3):
                signs[label] = signs.get(label, "") + sign
    return list(signs.items())
