"""The units on the map or on the tile grid, coloured by a ratio."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import FLUSH, UNFADED, Trace, credit_note, figure, marks_of, trace
from dashboard.charts.indicator import areas
from dashboard.charts.specs import Area, AreaMap, ColourScale
from dashboard.geography.outlines import Outline
from dashboard.indicators import Indicator
from dashboard.text.i18n import Translator

EMPTY = trace("scattergeo", lon=[None], lat=[None])
"""First on every map: without it Plotly asks a server for a world map."""
HEIGHT = 416


def choropleth(
    *,
    frame: pd.DataFrame,
    indicator: Indicator,
    outline: Outline,
    names: Mapping[str, str],
    city: Mapping[str, Any],
    selected: str,
    credit: str,
    t: Translator,
) -> go.Figure:
    """The 14 units of `frame` (`summaries.by_unit`), labelled, the selected one outlined;
    `credit` says whether the map is approved.
    """
    chart = areas(frame=frame, indicator=indicator, names=names, outline="map", t=t)
    return area_figure(
        chart, outline=outline, selected=selected, credit=credit, marks=marks_of(city), t=t
    )


def area_figure(
    chart: AreaMap,
    *,
    outline: Outline,
    selected: str,
    credit: str,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """The units as Plotly draws them on `outline`; the selected one last, so that no neighbour
    covers its outline.
    """
    drawn = sorted(chart.areas, key=lambda area: area.id == selected)
    shapes = [
        _shapes(rows, outline, None if grey else chart.scale, selected)
        for grey in (False, True)
        if (rows := [area for area in drawn if area.grey is grey])
    ]
    return figure(
        [EMPTY, *shapes, *dashed(outline), _labels(drawn, outline)],
        height=HEIGHT,
        marks=marks,
        t=t,
        margin=FLUSH,
        geo=extent(outline),
        annotations=[credit_note(credit)],
    )


def extent(outline: Outline) -> dict[str, Any]:
    """The part of the world an outline fills, as Plotly's geo layout."""
    return {
        "visible": False,
        "projection": {"type": outline.projection},
        "lonaxis": {"range": _wider(outline.lon)},
        "lataxis": {"range": _wider(outline.lat)},
        "bgcolor": theme.PAPER,
    }


def _wider(ends: tuple[float, float]) -> list[float]:
    margin = (ends[1] - ends[0]) * 0.02
    return [ends[0] - margin, ends[1] + margin]


def _shapes(
    rows: Sequence[Area], outline: Outline, scale: ColourScale | None, selected: str
) -> Trace:
    """Units on one colour scale; grey without one."""
    low, high = (scale.low, scale.high) if scale else (0, 1)
    ends = (scale.light, scale.dark) if scale else (theme.NO_DATA, theme.NO_DATA)
    return trace(
        "choropleth",
        geojson=outline.address,
        featureidkey="id",
        locations=[area.id for area in rows],
        z=[area.value if scale else 0 for area in rows],
        zmin=low,
        zmax=high,
        colorscale=[[0, ends[0]], [1, ends[1]]],
        showscale=False,
        hoverinfo="text",
        hovertext=[area.hover for area in rows],
        marker={
            "line": {
                "color": [theme.INK if area.id == selected else theme.PAPER for area in rows],
                "width": [3 if area.id == selected else 1 for area in rows],
            }
        },
        **UNFADED,
    )


def dashed(outline: Outline) -> list[Trace]:
    """Outlines that are approximate: the functional zones."""
    return [
        trace(
            "scattergeo",
            lon=lon,
            lat=lat,
            mode="lines",
            hoverinfo="skip",
            line={"color": theme.MUTED, "width": 1.3, "dash": "4px,2px"},
        )
        for lon, lat in outline.dashed
    ]


def _labels(rows: Sequence[Area], outline: Outline) -> Trace:
    """Name and value of each unit; of the small zones, or where none has one, the name."""
    inks = [theme.text_on(area.colour) for area in rows]
    points = outline.labels.set_index("unit").loc[[area.id for area in rows]]
    bare = points["tight"] | all(math.isnan(area.value) for area in rows)
    return trace(
        "scattergeo",
        lon=points["lon"],
        lat=points["lat"],
        mode="text",
        hoverinfo="skip",
        text=[
            area.label if alone else f"{area.label}<br>{area.text}"
            for area, alone in zip(rows, bare, strict=True)
        ],
        textfont={
            "size": [11 if tight else 13 for tight in points["tight"]],
            "color": inks,
            "shadow": [_rim(theme.text_on(ink)) for ink in inks],
        },
    )


def _rim(colour: str) -> str:
    """A thin rim that keeps a label legible where it crosses an edge."""
    return ", ".join([f"0 0 2px {colour}"] * 3)
