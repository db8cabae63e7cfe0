"""Over time: an indicator over the snapshots, and counts by quarter."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import Trace, figure, level, trace
from dashboard.charts.stack import Parts
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
    lines = [
        _line(series[place], place, place in front, indicator, names[place], t)
        for place in dict.fromkeys(map(str, order))
    ]
    days = _labelled(list(series.index))
    return figure(
        lines,
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
            "range": _range(series, indicator),
            "tickformat": ".0%" if _share(indicator) else ",~r",
        },
    )


def _labelled(days: list[date]) -> list[date]:
    """The days that have room for a label: the last, and those far enough before it."""
    chosen: list[date] = []
    for day in reversed(days):
        if not chosen or (chosen[-1] - day).days >= APART:
            chosen.append(day)
    return chosen


def _share(indicator: Indicator) -> bool:
    return indicator.is_share


def _range(series: pd.DataFrame, indicator: Indicator) -> list[float]:
    """From nought; shares from a little below the lowest, which the axis says."""
    low, high = series.min().min(), series.max().max()
    if pd.isna(high):
        return [0, 1]
    if _share(indicator):
        return [max(low - 0.05, -0.02), min(high + 0.05, 1.02)]
    return [min(low, 0) - high * 0.03, (high or 1) * 1.08]


def _line(
    values: pd.Series, place: str, front: bool, indicator: Indicator, name: str, t: Translator
) -> Trace:
    colour = theme.INK if place == CITY else theme.PILLAR[indicator.pillar]
    shown = ["" if pd.isna(v) else formats.measure(v, indicator, t) for v in values]
    last = values.last_valid_index()
    text = [
        f" {name} {_short(value, indicator, t)}" if day == last and front else ""
        for day, value in values.items()
    ]
    return trace(
        "scatter",
        x=list(values.index),
        y=values,
        name=name,
        connectgaps=False,
        cliponaxis=False,
        mode="lines+markers+text" if front else "lines",
        text=text,
        textposition="bottom right" if place == CITY else "top right",
        textfont={"color": colour, "size": 13},
        hovertext=[
            f"<b>{name}</b><br>{day}<br>{word}"
            for day, word in zip(values.index, shown, strict=True)
        ],
        hoverinfo="text",
        line={"color": colour if front else theme.NO_DATA, "width": 3 if front else 1},
        marker={"size": 8, "color": colour},
    )


def _short(value: float, indicator: Indicator, t: Translator) -> str:
    """The value without its unit, which the sentence gives."""
    if indicator.has_ratio:
        return formats.ratio(value, indicator, t, unit=False)
    return formats.number(value)


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
