"""The units on the map, period by period: a slider that plays, without asking the server."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts import legend
from dashboard.charts.base import FLUSH, UNFADED, Trace, credit_note, figure, trace
from dashboard.charts.map import ABOVE, EMPTY, HEIGHT, dashed, extent, labels, painted
from dashboard.charts.specs import AreaMap
from dashboard.geography.outlines import Outline
from dashboard.text.i18n import Translator

ROOM = 118
"""Height of slider and buttons below the map, in pixels."""
PACE = 1100
"""Milliseconds that a period stays while it plays."""


def periods(
    *,
    maps: Mapping[date, AreaMap],
    day: date,
    outline: Outline,
    credit: str,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """`maps` by date on one scale, the one of `day` shown first. What changes from one to the
    next are the first traces; the outlines and lines of zones stay.
    """
    days, edges = sorted(maps), dashed(outline)
    steps, words = legend.drawn(maps[day].legend, ABOVE)
    made = figure(
        [EMPTY, *_changing(maps[day], outline), *edges],
        height=HEIGHT + ROOM,
        marks=marks,
        t=t,
        margin=FLUSH | {"b": ROOM},
        geo=extent(outline),
        shapes=steps,
        annotations=[_dated(day), credit_note(credit), *words],
        sliders=[_slider(days, day)],
        updatemenus=[_buttons(t)],
    )
    made.frames = [
        go.Frame(
            name=str(one),
            data=_changing(maps[one], outline),
            traces=[1, 2, 3],
            layout={"annotations": [_dated(one), *made.layout.annotations[1:]]},
        )
        for one in days
    ]
    return made


def _changing(chart: AreaMap, outline: Outline) -> list[Trace]:
    return [
        trace(
            "choropleth",
            geojson=outline.address,
            featureidkey="id",
            locations=[area.id for area in chart.areas],
            hoverinfo="text",
            hovertext=[area.hover for area in chart.areas],
            marker={"line": {"color": theme.PAPER, "width": 1}},
            **painted([area.colour for area in chart.areas]),
            **UNFADED,
        ),
        *labels(chart.areas, outline),
    ]


def _dated(day: date) -> dict[str, Any]:
    """The date of the map shown, at its top right."""
    return {
        "text": f"<b>{day}</b>",
        "font": {"size": 16, "color": theme.INK},
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "xanchor": "right",
        "yanchor": "top",
    }


def _slider(days: list[date], day: date) -> dict[str, Any]:
    at_once = {
        "mode": "immediate",
        "frame": {"duration": 0, "redraw": True},
        "transition": {"duration": 0},
    }
    return {
        "active": days.index(day),
        "x": 0.05,
        "len": 0.88,
        "y": 0,
        "pad": {"t": 54, "b": 4},
        "currentvalue": {"visible": False},
        "font": {"size": 12, "color": theme.INK},
        "steps": [
            {"label": f"{one:%Y-%m}", "method": "animate", "args": [[str(one)], at_once]}
            for one in days
        ],
    }


def _buttons(t: Translator) -> dict[str, Any]:
    playing = {
        "frame": {"duration": PACE, "redraw": True},
        "transition": {"duration": 0},
        "fromcurrent": False,
    }
    stopped = {"mode": "immediate", "frame": {"duration": 0, "redraw": False}}
    return {
        "type": "buttons",
        "direction": "left",
        "showactive": False,
        "x": 0,
        "xanchor": "left",
        "y": 0,
        "yanchor": "top",
        "pad": {"t": 10, "l": 4},
        "font": {"size": 13, "color": theme.INK},
        "bgcolor": theme.PAPER,
        "bordercolor": theme.BORDER,
        "buttons": [
            {"label": f"▶ {t('chart.play')}", "method": "animate", "args": [None, playing]},
            {"label": t("chart.pause"), "method": "animate", "args": [[None], stopped]},
        ],
    }
