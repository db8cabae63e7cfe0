"""The units on the map or on the tile grid, coloured by a ratio."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.bars import colours, hover, text
from dashboard.charts.base import Trace, credit_note, figure, marks_of, trace
from dashboard.geography.outlines import Outline
from dashboard.indicators import Indicator, summaries
from dashboard.text.i18n import Translator

HEIGHT = 416


def choropleth(
    *,
    frame: pd.DataFrame,
    indicator: Indicator,
    outline: Outline,
    names: Mapping[str, str],
    city: Mapping,
    selected: str,
    credit: str,
    t: Translator,
) -> go.Figure:
    """The 14 units of `frame` (`figures.by_unit`), labelled, the selected one outlined;
    `credit` says whether the map is approved.

    The selected unit is drawn last, so that no neighbour covers its outline.

    An empty trace comes first so that Plotly does not ask a server for a world map.
    """
    frame = frame.loc[sorted(frame.index, key=lambda unit: unit == selected)]
    grey = frame["value"].isna() | frame["small"]
    span = summaries.colour_span(frame.loc[~grey, "value"], indicator.goalposts)
    shown = [
        _shapes(
            part,
            indicator=indicator,
            outline=outline,
            names=names,
            selected=selected,
            t=t,
            coloured=coloured,
            span=span,
        )
        for part, coloured in ((frame[~grey], True), (frame[grey], False))
        if len(part)
    ]
    traces = [
        trace("scattergeo", lon=[None], lat=[None]),
        *shown,
        *dashed(outline),
        _labels(frame, indicator, outline, names, t),
    ]
    return figure(
        traces,
        height=HEIGHT,
        marks=marks_of(city),
        t=t,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        geo=extent(outline),
        annotations=[credit_note(credit)],
    )


def extent(outline: Outline) -> dict:
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
    rows: pd.DataFrame,
    *,
    indicator: Indicator,
    outline: Outline,
    names: Mapping[str, str],
    selected: str,
    t: Translator,
    coloured: bool,
    span: tuple[float, float],
) -> Trace:
    low, high = span if coloured else (0, 1)
    scale = theme.scale(indicator.pillar) if coloured else [[0, theme.NO_DATA], [1, theme.NO_DATA]]
    return trace(
        "choropleth",
        geojson=outline.address,
        featureidkey="id",
        locations=list(rows.index),
        z=rows["value"] if coloured else [0] * len(rows),
        zmin=low,
        zmax=high,
        colorscale=scale,
        showscale=False,
        hoverinfo="text",
        hovertext=[
            hover(names[unit], row, indicator, t)
            for unit, row in zip(rows.index, rows.to_dict("records"), strict=True)
        ],
        marker={
            "line": {
                "color": [theme.INK if u == selected else theme.PAPER for u in rows.index],
                "width": [3 if u == selected else 1 for u in rows.index],
            }
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
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


def _labels(
    frame: pd.DataFrame,
    indicator: Indicator,
    outline: Outline,
    names: Mapping[str, str],
    t: Translator,
) -> Trace:
    """Name and value of each unit; of the small zones, or where none has one, the name."""
    inks = [theme.text_on(colour) for colour in colours(frame, indicator)]
    points = outline.labels.set_index("unit").loc[frame.index]
    return trace(
        "scattergeo",
        lon=points["lon"],
        lat=points["lat"],
        mode="text",
        hoverinfo="skip",
        text=[
            names[unit] if tight else f"{names[unit]}<br>{text(row, indicator, t)}"
            for unit, tight, row in zip(
                frame.index,
                points["tight"] | bool(frame["value"].isna().all()),
                frame.to_dict("records"),
                strict=True,
            )
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
