"""Spreads and pairs: spans of a distribution, two values of one thing, values one by one."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import (
    BARE,
    ROW,
    UNFADED,
    Trace,
    figure,
    level,
    muted,
    named_rows,
    trace,
)
from dashboard.indicators import Indicator
from dashboard.text import formats
from dashboard.text.i18n import Translator


def spans(
    *,
    rows: pd.DataFrame,
    labels: Sequence[str],
    colour: str,
    marks: tuple[str, ...],
    t: Translator,
    line: tuple[float, str] | None = None,
    share: bool = False,
    ids: Sequence[str] = (),
) -> go.Figure:
    """A thin line from `low` to `high`, a thick one over the middle half, a dot at `middle`.

    `rows`: low, middle, high and, where known, lower and upper; one row per label. `line` is a
    level with its label.
    """

    def word(value: float) -> str:
        return formats.percent(value) if share else formats.number(value, 1)

    rows = rows.iloc[::-1]
    labels = [
        muted(f"{label} {t('status.no_data')}") if pd.isna(value) else label
        for label, value in zip(list(labels)[::-1], rows["middle"], strict=True)
    ]
    traces = [segments(rows["low"], rows["high"], labels, theme.MUTED, 1.5)]
    if "lower" in rows:
        traces.append(segments(rows["lower"], rows["upper"], labels, colour, 8))
    hover = [
        f"{label}<br>{word(low)} – <b>{word(middle)}</b> – {word(high)}"
        for label, (low, middle, high) in zip(
            labels, rows[["low", "middle", "high"]].to_numpy(), strict=True
        )
    ]
    traces.append(
        trace(
            "scatter",
            x=rows["middle"],
            y=labels,
            mode="markers",
            hovertext=hover,
            hoverinfo="text",
            customdata=list(ids)[::-1] or None,
            cliponaxis=False,
            marker={"size": 12, "color": theme.PAPER, "line": {"color": colour, "width": 3}},
            **UNFADED,
        )
    )
    top = max([*rows["high"].dropna(), line[0] if line else 0, 0.01])
    low = min([*rows["low"].dropna(), line[0] if line else 0, 0])
    drawn = [level(line[0], line[1], upright=True, at=0)] if line else []
    return figure(
        traces,
        height=ROW * len(rows) + 56,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 8, "r": 16, "t": 46, "b": 8},
        xaxis={
            "range": [low - top * 0.02, top * 1.04],
            "fixedrange": True,
            "side": "top",
            "gridcolor": theme.RULE,
            "zeroline": False,
            "nticks": 7,
            "tickformat": ".0%" if share else ",~r",
        },
        yaxis=named_rows(),
        shapes=[shape for shape, _ in drawn],
        annotations=[text for _, text in drawn],
    )


def segments(
    start: Iterable[float],
    end: Iterable[float],
    labels: Sequence[str],
    colour: str,
    width: float,
) -> Trace:
    """One line per row, all in one trace."""
    x = [value for pair in zip(start, end, strict=True) for value in (*pair, None)]
    y = [value for label in labels for value in (label, label, None)]
    return trace(
        "scatter", x=x, y=y, mode="lines", hoverinfo="skip", line={"color": colour, "width": width}
    )


def pairs(
    *,
    rows: pd.DataFrame,
    labels: Sequence[str],
    parts: tuple[tuple[str, str], tuple[str, str]],
    marks: tuple[str, ...],
    t: Translator,
    digits: int = 0,
    from_zero: bool = True,
) -> go.Figure:
    """Two values of each row, `first` and `second`, joined; values at both ends.

    `parts`: label and colour of the first and of the second.
    """
    rows, labels = rows.iloc[::-1], list(labels)[::-1]
    traces = [segments(rows["first"], rows["second"], labels, theme.NO_DATA, 5)]
    right = rows["second"] >= rows["first"]
    for column, (label, colour), side in (("first", parts[0], ~right), ("second", parts[1], right)):
        traces.append(
            trace(
                "scatter",
                x=rows[column],
                y=labels,
                name=label,
                mode="markers+text",
                cliponaxis=False,
                text=[formats.number(v, digits) for v in rows[column]],
                textposition=["middle right" if s else "middle left" for s in side],
                textfont={"size": 12.5, "color": theme.INK},
                hoverinfo="skip",
                marker={"size": 12, "color": colour},
            )
        )
    held = rows[["first", "second"]].stack()
    low, high = (0.0 if from_zero else held.min()), held.max()
    room = max(high - low, 1) * 0.14
    return figure(
        traces,
        height=ROW * len(rows) + 40,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        xaxis=BARE | {"range": [low - room, high + room]},
        yaxis=named_rows(),
    )


def strip(
    *,
    towns: pd.DataFrame,
    units: pd.Series,
    indicator: Indicator,
    names: Mapping[str, str],
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """Every town's ratio as a dot in its unit's row, the unit's own as a tick.

    `towns`: unit, name, value, small; `units`: the units' ratios in the order drawn.
    """
    order = list(units.index)[::-1]
    held = towns[towns["value"].notna()]
    colour = [theme.NO_DATA if few else theme.PILLAR[indicator.pillar] for few in held["small"]]
    reach = {} if len(held) else {"range": [0, 1]}
    dots = trace(
        "scatter",
        x=held["value"],
        y=[names[unit] for unit in held["unit"]],
        mode="markers",
        hovertext=[
            f"<b>{name}</b><br>{formats.measure(value, indicator, t)}"
            for name, value in zip(held["name"], held["value"], strict=True)
        ],
        hoverinfo="text",
        customdata=list(held["unit"]),
        cliponaxis=False,
        marker={"size": 9, "opacity": 0.55, "color": colour},
        selected={"marker": {"opacity": 0.55}},
        unselected={"marker": {"opacity": 0.55}},
    )
    ticks = trace(
        "scatter",
        x=units[order],
        y=[names[unit] for unit in order],
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "line-ns-open", "size": 16, "color": theme.INK, "line": {"width": 2.5}},
    )
    return figure(
        [dots, ticks],
        height=ROW * len(order) + 56,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 8, "r": 16, "t": 46, "b": 8},
        xaxis={
            "fixedrange": True,
            "side": "top",
            "gridcolor": theme.RULE,
            "nticks": 7,
            "zeroline": False,
            "tickformat": ".0%" if indicator.is_share else ",~r",
        }
        | reach,
        yaxis=named_rows()
        | {"categoryorder": "array", "categoryarray": [names[unit] for unit in order]},
    )
