"""Bars on pages: units ranked by a ratio, labelled counts, labelled values."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts import indicator as charts_of
from dashboard.charts.base import (
    BARE,
    ROW,
    UNFADED,
    figure,
    marks_of,
    muted,
    named_rows,
    reference_line,
    trace,
)
from dashboard.charts.specs import BarChart
from dashboard.charts.spread import segments
from dashboard.indicators import Indicator, summaries
from dashboard.text.i18n import Translator

EDGE = 0.8
"""Width of the edge that shows the length of a light bar."""
LINE = 18
"""Height of one label of a line above the rows, in pixels."""


def ranked(
    *,
    frame: pd.DataFrame,
    indicator: Indicator,
    city: Mapping[str, Any],
    names: Mapping[str, str],
    level: str,
    selected: str,
    t: Translator,
) -> go.Figure:
    """Units by their ratio, best value on top, against the level and the city.

    `frame` as of `summaries.by_unit`, its previous values as ticks; `level` labels the line
    of the indicator's level. Every bar carries its unit as customdata.
    """
    chart = charts_of.ranking(
        frame=frame, indicator=indicator, names=names, level=level, t=t, city=city
    )
    return bar_figure(chart, selected=selected, marks=marks_of(city), t=t)


def bar_figure(
    chart: BarChart, *, selected: str, marks: tuple[str, ...], t: Translator
) -> go.Figure:
    """Ranked bars as Plotly draws them: from the last row up."""
    rows = chart.bars[::-1]
    labels = [f"{bar.label}  <b>{bar.text}</b>" for bar in rows]
    bars = trace(
        "bar",
        orientation="h",
        y=labels,
        x=[bar.value for bar in rows],
        customdata=[bar.id for bar in rows],
        hovertext=[bar.hover for bar in rows],
        hoverinfo="text",
        marker={
            "color": [bar.colour for bar in rows],
            "line": {
                "color": [theme.INK if bar.id == selected else theme.FAINT for bar in rows],
                "width": [2.5 if bar.id == selected else EDGE for bar in rows],
            },
        },
        **UNFADED,
    )
    before = trace(
        "scatter",
        y=labels,
        x=[bar.previous for bar in rows],
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "line-ns-open", "size": 13, "color": theme.INK, "line": {"width": 2}},
    )
    whiskers = segments(
        [bar.low for bar in rows], [bar.high for bar in rows], labels, theme.FAINT, 1.6
    )
    drawn = [
        reference_line(
            one.value,
            one.label,
            upright=True,
            colour=one.colour,
            dash=one.dash,
            shift=2 + LINE * place,
        )
        for place, one in enumerate(chart.lines)
    ]
    notes = [_note(label, bar.note) for label, bar in zip(labels, rows, strict=True)]
    above, right = LINE * len(chart.lines), 78 if any(bar.note for bar in rows) else 12
    return figure(
        [bars, before, whiskers],
        marks=marks,
        t=t,
        mark="top",
        bargap=0.28,
        shapes=[line for line, _ in drawn],
        annotations=[*(text for _, text in drawn), *notes],
        height=ROW * len(rows) + 36 + above,
        margin={"l": 8, "r": right, "t": 28 + above, "b": 8},
        xaxis=BARE | {"range": [0, chart.top * 1.03 or 1]},
        yaxis={name: value for name, value in named_rows().items() if name != "type"},
    )


def _note(label: str, words: str) -> dict[str, Any]:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 6,
        "y": label,
        "text": words,
        "showarrow": False,
        "font": {"size": 13},
    }


def bars(
    *,
    values: pd.Series,
    labels: Sequence[str],
    words: Sequence[str],
    colours: Sequence[str],
    marks: tuple[str, ...],
    t: Translator,
    top: float = 0,
) -> go.Figure:
    """Labelled bars in the order given, each with its word at the end; NaN is no bar."""
    values, height = values.iloc[::-1], ROW * len(values) + 36
    names = [
        muted(label) if pd.isna(value) else label
        for label, value in zip(list(labels)[::-1], values, strict=True)
    ]
    drawn = trace(
        "bar",
        orientation="h",
        y=names,
        x=values.fillna(0),
        text=list(words)[::-1],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
        textfont={"size": 13},
        marker={"color": list(colours)[::-1]},
    )
    high = max([top, *values.dropna()], default=0) or 1
    return figure(
        [drawn],
        height=height,
        marks=marks,
        t=t,
        mark="top",
        bargap=0.28,
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        xaxis=BARE | {"range": [0, high * 1.3]},
        yaxis=named_rows(),
    )


def small_colours(rows: pd.DataFrame, pillar: str) -> list[str]:
    """The pillar's hue, grey where a share is of fewer than ten."""
    few = rows["denominator"] < summaries.SMALL
    return [theme.NO_DATA if small else theme.PILLAR[pillar] for small in few]
