"""Things at places: symbols over the units' outlines."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import FLUSH, UNFADED, credit_note, figure, trace
from dashboard.charts.map import EMPTY, HEIGHT, dashed, extent, unit_names
from dashboard.geography.outlines import Outline
from dashboard.text.i18n import Translator

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "pentagon", "hexagon", "x")
GLYPHS = ("●", "■", "◆", "▲", "✚", "⬟", "⬢", "✖")
"""The symbols again, as letters for a legend."""


def places(
    *,
    rows: pd.DataFrame,
    outline: Outline,
    names: Mapping[str, str],
    pillar: str,
    selected: str,
    credit: str,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """One symbol per row of `rows`: lon, lat, group (its number picks the symbol), named (said
    in public, drawn with a ring), hover, label (written beside it, may be empty).
    """
    units = list(outline.labels["unit"])
    ground = trace(
        "choropleth",
        geojson=outline.address,
        featureidkey="id",
        locations=units,
        z=[0] * len(units),
        colorscale=[[0, theme.PANEL], [1, theme.PANEL]],
        showscale=False,
        hovertext=[names[unit] for unit in units],
        hoverinfo="text",
        marker={
            "line": {
                "color": [theme.INK if u == selected else theme.FAINT for u in units],
                "width": [3 if u == selected else 1 for u in units],
            }
        },
        **UNFADED,
    )
    labels = unit_names({unit: names[unit] for unit in units}, outline)
    named = rows["named"]
    points = trace(
        "scattergeo",
        lon=rows["lon"],
        lat=rows["lat"],
        mode="markers+text",
        text=rows["label"],
        textposition="top center",
        textfont={"size": 12.5, "color": theme.INK},
        hovertext=rows["hover"],
        hoverinfo="text",
        marker={
            "symbol": [SYMBOLS[n % len(SYMBOLS)] for n in rows["group"]],
            "size": [16 if n else 10 for n in named],
            "color": theme.PILLAR[pillar],
            "line": {
                "color": [theme.INK if n else theme.PAPER for n in named],
                "width": [3 if n else 1 for n in named],
            },
        },
    )
    ground_lines = [EMPTY, ground, *dashed(outline)]
    return figure(
        [*ground_lines, *labels, points],
        height=HEIGHT,
        marks=marks,
        t=t,
        margin=FLUSH,
        geo=extent(outline),
        annotations=[credit_note(credit)],
    )
