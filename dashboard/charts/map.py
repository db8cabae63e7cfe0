"""The units on the map or on the tile grid, coloured by a ratio."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts import legend
from dashboard.charts.base import FLUSH, UNFADED, Trace, credit_note, figure, marks_of, trace
from dashboard.charts.indicator import areas
from dashboard.charts.specs import Area, AreaMap, ColourScale
from dashboard.geography.outlines import Outline
from dashboard.indicators import Indicator
from dashboard.text.i18n import Translator

EMPTY = trace("scattergeo", lon=[None], lat=[None])
"""First on every map: without it Plotly asks a server for a world map."""
HEIGHT = 380
CLEAR = 0.11
"""Degrees that a line to a label keeps from the middle of it."""
ABOVE = 22
"""How far a legend stands above the line that says whether the map is approved, in pixels."""


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
    steps, words = legend.drawn(chart.legend, ABOVE if credit else -ABOVE)
    return figure(
        [EMPTY, *shapes, *dashed(outline), *labels(drawn, outline)],
        height=HEIGHT,
        marks=marks,
        t=t,
        margin=FLUSH if credit else FLUSH | {"b": ABOVE},  # tiles leave no room for a legend
        geo=extent(outline),
        shapes=steps,
        annotations=[credit_note(credit), *words],
    )


def extent(outline: Outline) -> dict[str, Any]:
    """The part of the world an outline fills, as Plotly's geo layout."""
    return {
        "visible": False,
        "projection": {"type": outline.projection},
        "lonaxis": {"range": _wider(outline.lon, 0.06)},  # names of zones stand beside it
        "lataxis": {"range": _wider(outline.lat)},
        "bgcolor": theme.PAPER,
    }


def _wider(ends: tuple[float, float], share: float = 0.02) -> list[float]:
    margin = (ends[1] - ends[0]) * share
    return [ends[0] - margin, ends[1] + margin]


def _shapes(
    rows: Sequence[Area], outline: Outline, scale: ColourScale | None, selected: str
) -> Trace:
    """Units on one colour scale; grey without one."""
    low, high = (scale.low, scale.high) if scale else (0, 1)
    ends = (scale.first, scale.last) if scale else (theme.NO_DATA, theme.NO_DATA)
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


def painted(paints: Sequence[str]) -> dict[str, Any]:
    """Properties that give each place of one trace its own colour: steps of a scale."""
    last = max(len(paints) - 1, 1)
    steps = [[n / last, paint] for n, paint in enumerate(paints)]
    return {
        "z": list(range(len(paints))),
        "zmin": 0,
        "zmax": last,
        "colorscale": steps if len(steps) > 1 else [[0, paints[0]], [1, paints[0]]],
        "showscale": False,
    }


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


def labels(rows: Sequence[Area], outline: Outline) -> list[Trace]:
    """Name and value of each unit, or the name where none has one; of the small zones outside the
    map, with a line to them.
    """
    points = outline.labels.set_index("unit").loc[[area.id for area in rows]]
    outside = points["out_lon"].notna()
    inks = [
        theme.INK if out else theme.text_on(area.colour)
        for area, out in zip(rows, outside, strict=True)
    ]
    bare = all(math.isnan(area.value) for area in rows)
    return [
        _leaders(points[outside]),
        _words(
            points,
            text=[area.label if bare else f"{area.label}<br>{area.text}" for area in rows],
            textfont={
                "size": 13,
                "color": inks,
                "shadow": [_rim(theme.text_on(ink)) for ink in inks],
            },
        ),
    ]


def _words(points: pd.DataFrame, **text: Any) -> Trace:
    """Words at the points of labels, of small zones outside the map."""
    return trace(
        "scattergeo",
        lon=points["out_lon"].fillna(points["lon"]),
        lat=points["out_lat"].fillna(points["lat"]),
        mode="text",
        hoverinfo="skip",
        **text,
    )


def unit_names(names: Mapping[str, str], outline: Outline) -> list[Trace]:
    """The names of units on a plain ground, those of the small zones outside with a line."""
    points = outline.labels.set_index("unit").loc[list(names)]
    return [
        _leaders(points[points["out_lon"].notna()]),
        _words(
            points,
            text=list(names.values()),
            textfont={"size": 12, "color": theme.INK, "shadow": _rim(theme.PAPER)},
        ),
    ]


def _leaders(points: pd.DataFrame) -> Trace:
    """A line from each zone to where its label begins."""
    east, north = points["lon"] - points["out_lon"], points["lat"] - points["out_lat"]
    part = CLEAR / (east**2 + north**2) ** 0.5
    ends = zip(
        points["lon"],
        points["lat"],
        points["out_lon"] + east * part,
        points["out_lat"] + north * part,
        strict=True,
    )
    lines = [((x, end_x, None), (y, end_y, None)) for x, y, end_x, end_y in ends]
    return trace(
        "scattergeo",
        lon=[x for xs, _ in lines for x in xs],
        lat=[y for _, ys in lines for y in ys],
        mode="lines",
        hoverinfo="skip",
        line={"color": theme.INK, "width": 1},
    )


def _rim(colour: str) -> str:
    """A thin rim that keeps a label legible where it crosses an edge."""
    return ", ".join([f"0 0 2px {colour}"] * 3)
