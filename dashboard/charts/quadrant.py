"""Two pillar scores of every place against each other, with a cut through each."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import formats, theme
from dashboard.charts.base import figure
from dashboard.i18n import Translator

SIZE = 430
OFF = ("first", "second")
"""The quadrants where one pillar reaches its cut and the other does not."""


def quadrant(
    *, rows: pd.DataFrame, cuts: tuple[float, float], axes: tuple[str, str], colour: str,
    titles: Sequence[tuple[str, str]], selected: str, marks: tuple[str, ...], t: Translator,
) -> go.Figure:
    """`rows` (index: place): x, y, name, label (may be empty), unit, state; `titles` name the
    quadrants by state. Both axes run 0-100; mismatches are in `colour`, the rest grey.
    """
    off = rows["state"].isin(OFF)
    low = max(min([*rows["x"], *rows["y"], *cuts], default=0) - 6, 0)
    reach = [low, 103]
    points = go.Scatter(
        x=rows["x"], y=rows["y"], mode="markers+text", text=rows["label"],
        textposition="top center", textfont={"size": 12, "color": theme.INK},
        customdata=list(rows["unit"]), cliponaxis=False, hoverinfo="text",
        hovertext=[f"<b>{name}</b><br>{axes[0]} {formats.number(x, 1)}<br>"
                   f"{axes[1]} {formats.number(y, 1)}"
                   for name, x, y in zip(rows["name"], rows["x"], rows["y"], strict=True)],
        marker={"size": [15 if place == selected else 10 for place in rows.index],
                "symbol": ["diamond" if o else "circle" for o in off],
                "color": [colour if o else theme.NO_DATA for o in off],
                "line": {"color": theme.INK,
                         "width": [3 if place == selected else 0.8 for place in rows.index]}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}})
    return figure(
        [points], height=SIZE, marks=marks, t=t, mark="top",
        margin={"l": 52, "r": 14, "t": 30, "b": 46}, shapes=_lines(cuts, reach),
        annotations=[_corner(state, title, reach) for state, title in titles],
        xaxis=_axis(axes[0], reach), yaxis=_axis(axes[1], reach))


def _axis(title: str, reach: list[float]) -> dict:
    return {"range": reach, "fixedrange": True, "gridcolor": theme.RULE, "zeroline": False,
            "title": {"text": title, "font": {"size": 14}, "standoff": 6}, "nticks": 6}


def _lines(cuts: tuple[float, float], reach: list[float]) -> list[dict]:
    line = {"color": theme.MUTED, "width": 1.4, "dash": "dash"}
    return [{"type": "line", "x0": cuts[0], "x1": cuts[0], "y0": reach[0], "y1": reach[1],
             "line": line},
            {"type": "line", "y0": cuts[1], "y1": cuts[1], "x0": reach[0], "x1": reach[1],
             "line": line}]


def _corner(state: str, title: str, reach: list[float]) -> dict:
    """The name of a quadrant in its outer corner."""
    right, up = state in ("both", "first"), state in ("both", "second")
    return {"text": f"<b>{title}</b>", "showarrow": False,
            "x": reach[1] if right else reach[0], "y": reach[1] if up else reach[0],
            "xanchor": "right" if right else "left", "yanchor": "top" if up else "bottom",
            "font": {"size": 13, "color": theme.ALERT if state in OFF else theme.MUTED}}
