"""The towns of one unit on its outline: points, or shapes where an approved file has them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import FLUSH, UNFADED, Trace, credit_note, figure, trace
from dashboard.charts.map import EMPTY, HEIGHT, extent
from dashboard.geography.outlines import Outline
from dashboard.indicators import summaries
from dashboard.text.i18n import Translator

NARROW = 9
"""From this number of towns on labels are small."""


def town_map(
    *,
    rows: pd.DataFrame,
    outline: Outline,
    shapes: dict[str, Any] | None,
    unit: str,
    pillar: str,
    goalposts: tuple[float, float] | None,
    selected: str,
    credit: str,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """`rows` (index: town): lon, lat, name, value (NaN: grey), hover; `outline` of the unit;
    `shapes` a GeoJSON of towns by id, in place of the points.
    """
    ground = trace(
        "choropleth",
        geojson=outline.address,
        featureidkey="id",
        locations=[unit],
        z=[0],
        colorscale=[[0, theme.TINT[pillar]], [1, theme.TINT[pillar]]],
        showscale=False,
        hoverinfo="skip",
        marker={"line": {"color": theme.MUTED, "width": 1.2}},
    )
    paints = _paints(rows["value"], pillar, goalposts)
    places = (
        _shapes(rows, shapes, paints, selected) if shapes else [_points(rows, paints, selected)]
    )
    size = 11 if len(rows) >= NARROW else 12.5
    labels = trace(
        "scattergeo",
        lon=rows["lon"],
        lat=rows["lat"],
        mode="text",
        text=[f" <br>{n}" for n in rows["label"]],
        textposition="middle center" if shapes else "bottom center",
        hoverinfo="skip",
        textfont={"size": size, "color": theme.INK},
    )
    return figure(
        [EMPTY, ground, *places, labels],
        height=HEIGHT,
        marks=marks,
        t=t,
        margin=FLUSH,
        geo=extent(outline),
        annotations=[credit_note(credit)],
    )


def _paints(values: pd.Series, pillar: str, goalposts: tuple[float, float] | None) -> list[str]:
    low, high = summaries.colour_span(values, goalposts)
    return [
        theme.NO_DATA if pd.isna(v) else theme.shade(pillar, (v - low) / (high - low))
        for v in values
    ]


def _points(rows: pd.DataFrame, paints: list[str], selected: str) -> Trace:
    chosen = [town == selected for town in rows.index]
    return trace(
        "scattergeo",
        lon=rows["lon"],
        lat=rows["lat"],
        mode="markers",
        hovertext=rows["hover"],
        hoverinfo="text",
        customdata=list(rows.index),
        marker={
            "size": [19 if c else 14 for c in chosen],
            "color": paints,
            "opacity": 1,
            "line": {"color": theme.INK, "width": [3 if c else 1 for c in chosen]},
        },
        **UNFADED,
    )


def _shapes(
    rows: pd.DataFrame, shapes: dict[str, Any], paints: list[str], selected: str
) -> list[Trace]:
    """One trace: the colours of the towns as steps of a scale of their own."""
    steps: list[list[float | str]] = [
        [n / max(len(paints) - 1, 1), paint] for n, paint in enumerate(paints)
    ]
    chosen = [town == selected for town in rows.index]
    return [
        trace(
            "choropleth",
            geojson=shapes,
            featureidkey="id",
            locations=list(rows.index),
            z=list(range(len(rows))),
            zmin=0,
            zmax=max(len(rows) - 1, 1),
            colorscale=steps if len(steps) > 1 else [[0, paints[0]], [1, paints[0]]],
            showscale=False,
            hovertext=rows["hover"],
            hoverinfo="text",
            customdata=list(rows.index),
            marker={
                "line": {
                    "color": [theme.INK if c else theme.PAPER for c in chosen],
                    "width": [3 if c else 1 for c in chosen],
                }
            },
            **UNFADED,
        )
    ]


def town_hover(name: str, words: str, t: Translator, notes: Mapping[str, bool]) -> str:
    """Name, value, and what the reader must know of the point."""
    said = [t(f"county.{key}") for key, applies in notes.items() if applies]
    return "<br>".join([f"<b>{name}</b>", words, *said])
