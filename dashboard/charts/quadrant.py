"""Two pillar scores of every place against each other, with a cut through each."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import UNFADED, figure, trace
from dashboard.charts.text import Box, width
from dashboard.text import formats
from dashboard.text.i18n import Translator

SIZE, LETTER = 430, 13
SIDES = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top right": (1, 0.7),
    "bottom right": (1, -0.7),
    "top left": (-1, 0.7),
    "bottom left": (-1, -0.7),
}
OFF = ("first", "second")
"""The quadrants where one pillar reaches its cut and the other does not."""


def quadrant(
    *,
    rows: pd.DataFrame,
    cuts: tuple[float, float],
    axes: tuple[str, str],
    colour: str,
    titles: Sequence[tuple[str, str]],
    selected: str,
    marks: tuple[str, ...],
    t: Translator,
    noise: float = 0,
) -> go.Figure:
    """`rows` (index: place): x, y, name, label (may be empty), unit, state; `titles` name the
    quadrants by state. Both axes run 0-100; mismatches are in `colour`, the rest grey, as is the
    band in which the two scores differ by less than `noise`.
    """
    off = rows["state"].isin(OFF)
    across, up = _reach(rows["x"], cuts[0]), _reach(rows["y"], cuts[1])
    sides = label_sides(rows, across, up)
    points = trace(
        "scatter",
        x=rows["x"],
        y=rows["y"],
        mode="markers+text",
        text=[label if side else "" for label, side in zip(rows["label"], sides, strict=True)],
        textposition=[side or "top center" for side in sides],
        textfont={"size": 12, "color": theme.INK},
        customdata=list(rows["unit"]),
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[
            f"<b>{name}</b><br>{axes[0]} {formats.number(x, 1)}<br>{axes[1]} {formats.number(y, 1)}"
            for name, x, y in zip(rows["name"], rows["x"], rows["y"], strict=True)
        ],
        marker={
            "size": [15 if place == selected else 10 for place in rows.index],
            "symbol": ["diamond" if o else "circle" for o in off],
            "color": [colour if o else theme.NO_DATA for o in off],
            "line": {
                "color": theme.INK,
                "width": [3 if place == selected else 0.8 for place in rows.index],
            },
        },
        **UNFADED,
    )
    return figure(
        [points],
        height=SIZE,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 52, "r": 14, "t": 30, "b": 46},
        shapes=[_band(noise, across, up), *_lines(cuts, across, up)],
        annotations=[_corner(state, title, across, up) for state, title in titles],
        xaxis=_axis(axes[0], across),
        yaxis=_axis(axes[1], up),
    )


def _reach(values: pd.Series, cut: float) -> list[float]:
    """The part of 0-100 that the values and the cut fill, with a margin."""
    ends = [*values, cut]
    margin = max((max(ends) - min(ends)) * 0.12, 4)
    return [min(ends) - margin, max(ends) + margin]


def label_sides(rows: pd.DataFrame, across: list[float], up: list[float]) -> list[str]:
    """Where each label stands so that none covers another or a point; "" where it has no room.
    Labels of mismatches come first, then where it is crowded. Sizes are those of a plot of some
    560 by 350 pixels.
    """
    x = ((rows["x"] - across[0]) / (across[1] - across[0]) * 560).tolist()
    y = ((rows["y"] - up[0]) / (up[1] - up[0]) * 350).tolist()
    states, labels = rows["state"].tolist(), rows["label"].tolist()
    taken = [Box.around(a, b, 14, 14) for a, b in zip(x, y, strict=True)]
    sides = [""] * len(rows)
    near = [
        sum(abs(a - c) < 80 and abs(b - d) < 40 for c, d in zip(x, y, strict=True))
        for a, b in zip(x, y, strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda n: (states[n] not in OFF, -near[n]))
    for n in order:
        wide = width(labels[n], LETTER)
        for side, (dx, dy) in SIDES.items():
            left = x[n] + dx * (wide / 2 + 9)
            box = Box.around(left, y[n] + dy * 17, wide, 14)
            others = [t for k, t in enumerate(taken) if k != n]
            if wide and box.left >= 0 and box.right <= 560 and box.is_free(others):
                sides[n] = side
                taken.append(box)
                break
    return sides


def _axis(title: str, reach: list[float]) -> dict[str, Any]:
    return {
        "range": reach,
        "fixedrange": True,
        "gridcolor": theme.RULE,
        "zeroline": False,
        "title": {"text": title, "font": {"size": 14}, "standoff": 6},
        "nticks": 6,
    }


def _band(noise: float, across: list[float], up: list[float]) -> dict[str, Any]:
    """Along the diagonal, `noise` wide to either side."""
    low, high = min(across[0], up[0]), max(across[1], up[1])
    corners = [(low, low - noise), (high, high - noise), (high, high + noise), (low, low + noise)]
    path = "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in corners) + "Z"
    return {
        "type": "path",
        "path": path,
        "fillcolor": theme.RULE,
        "line": {"width": 0},
        "layer": "below",
        "opacity": 0.7,
    }


def _lines(cuts: tuple[float, float], across: list[float], up: list[float]) -> list[dict[str, Any]]:
    line = {"color": theme.MUTED, "width": 1.4, "dash": "dash"}
    return [
        {"type": "line", "x0": cuts[0], "x1": cuts[0], "y0": up[0], "y1": up[1], "line": line},
        {
            "type": "line",
            "y0": cuts[1],
            "y1": cuts[1],
            "x0": across[0],
            "x1": across[1],
            "line": line,
        },
    ]


def _corner(state: str, title: str, across: list[float], up: list[float]) -> dict[str, Any]:
    """The name of a quadrant in its outer corner."""
    right, high = state in ("both", "first"), state in ("both", "second")
    return {
        "text": f"<b>{title}</b>",
        "showarrow": False,
        "x": across[right],
        "y": up[high],
        "xanchor": "right" if right else "left",
        "yanchor": "top" if high else "bottom",
        "font": {"size": 13, "color": theme.ALERT if state in OFF else theme.MUTED},
    }
