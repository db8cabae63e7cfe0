"""Towns on the outline of their unit or of all: points, or shapes where an approved file has
them.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts import indicator as charts_of
from dashboard.charts import legend
from dashboard.charts.base import FLUSH, UNFADED, Trace, credit_note, figure, trace
from dashboard.charts.map import ABOVE, EMPTY, HEIGHT, dashed, extent, painted, unit_names
from dashboard.geography.outlines import Outline
from dashboard.indicators import Indicator
from dashboard.text.i18n import Translator

NARROW = 9
"""From this number of towns on labels are small."""


def town_map(
    *,
    rows: pd.DataFrame,
    outline: Outline,
    shapes: dict[str, Any] | None,
    units: Mapping[str, str],
    indicator: Indicator,
    selected: str,
    credit: str,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """`rows` (index: town): lon, lat, label, value, small (too few to compare), hover, id (what a
    click chooses, marked where it is `selected`); `units` whose outlines are the ground, with
    their names: of several units they are written, of one the towns' own; `shapes` a GeoJSON of
    towns by id, in place of the points.
    """
    paints = charts_of.colours(rows, indicator)
    steps, words = legend.drawn(legend.ends(indicator.pillar, indicator.direction, t), ABOVE)
    many, chosen = len(units) > 1, list(rows["id"] == selected)
    places = (
        _shapes(rows, shapes, paints, chosen)
        if shapes
        else _points(rows, paints, chosen, small=many)
    )
    names = unit_names(units, outline) if many else [_names(rows, inside=bool(shapes))]
    edges = dashed(outline) if many else []
    ground = _ground(units, outline, selected)
    return figure(
        [EMPTY, ground, *edges, places, *names],
        height=HEIGHT,
        marks=marks,
        t=t,
        margin=FLUSH,
        geo=extent(outline),
        shapes=steps,
        annotations=[credit_note(credit), *words],
    )


def _ground(units: Mapping[str, str], outline: Outline, selected: str) -> Trace:
    return trace(
        "choropleth",
        geojson=outline.address,
        featureidkey="id",
        locations=list(units),
        z=[0] * len(units),
        colorscale=[[0, theme.PANEL], [1, theme.PANEL]],
        showscale=False,
        hoverinfo="skip",
        marker={
            "line": {
                "color": [theme.INK if unit == selected else theme.MUTED for unit in units],
                "width": [2.5 if unit == selected else 1 for unit in units],
            }
        },
        **UNFADED,
    )


def _names(rows: pd.DataFrame, *, inside: bool) -> Trace:
    """The towns' names: below their points, or inside their shapes."""
    return trace(
        "scattergeo",
        lon=rows["lon"],
        lat=rows["lat"],
        mode="text",
        text=[f" <br>{n}" for n in rows["label"]],
        textposition="middle center" if inside else "bottom center",
        hoverinfo="skip",
        textfont={"size": 11 if len(rows) >= NARROW else 12.5, "color": theme.INK},
    )


def _points(rows: pd.DataFrame, paints: list[str], chosen: list[bool], *, small: bool) -> Trace:
    size, more, edge = (9, 11, 2) if small else (14, 19, 3)
    return trace(
        "scattergeo",
        lon=rows["lon"],
        lat=rows["lat"],
        mode="markers",
        hovertext=rows["hover"],
        hoverinfo="text",
        customdata=rows["id"],
        marker={
            "size": [more if c else size for c in chosen],
            "color": paints,
            "opacity": 1,
            "line": {"color": theme.INK, "width": [edge if c else 0.8 for c in chosen]},
        },
        **UNFADED,
    )


def _shapes(
    rows: pd.DataFrame, shapes: dict[str, Any], paints: list[str], chosen: list[bool]
) -> Trace:
    """The colours of the towns as steps of a scale of their own."""
    return trace(
        "choropleth",
        geojson=shapes,
        featureidkey="id",
        locations=list(rows.index),
        **painted(paints),
        hovertext=rows["hover"],
        hoverinfo="text",
        customdata=rows["id"],
        marker={
            "line": {
                "color": [theme.INK if c else theme.PAPER for c in chosen],
                "width": [3 if c else 1 for c in chosen],
            }
        },
        **UNFADED,
    )


def town_hover(name: str, words: str, t: Translator, notes: Mapping[str, bool]) -> str:
    """Name, value, and what the reader must know of the point."""
    said = [t(f"county.{key}") for key, applies in notes.items() if applies]
    return "<br>".join([f"<b>{name}</b>", words, *said])
