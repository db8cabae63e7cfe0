"""Funnel: units by their denominator between control limits (Spiegelhalter 2005)."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import UNFADED, Trace, figure, records, reference_line, trace
from dashboard.charts.specs import FunnelChart, FunnelLimits, FunnelPoint, ReferenceLine
from dashboard.indicators import Indicator
from dashboard.indicators.funnel import P95, P998, Funnel
from dashboard.text import formats
from dashboard.text.i18n import Translator

HEIGHT, STEPS = 400, 48
TAILS = ((P95, "chart.limits_95", "dot"), (P998, "chart.limits_998", "solid"))


def funnel_chart(
    *,
    frame: pd.DataFrame,
    limits: Funnel,
    indicator: Indicator,
    names: Mapping[str, str],
    t: Translator,
) -> FunnelChart:
    """The units of `frame` (value, denominator) between their `limits`."""
    held = frame["denominator"].astype(float)
    sizes = tuple(float(n) for n in np.unique(np.round(np.geomspace(*_ends(held), STEPS))))
    points = tuple(
        FunnelPoint(
            id=str(unit),
            label=names[str(unit)],
            size=row["denominator"],
            value=row["value"],
            colour=theme.PILLAR[indicator.pillar] if side else theme.GREYS[0],
            outside=bool(side),
            hover=_hover(names[str(unit)], row, indicator, t),
        )
        for unit, row in zip(frame.index, records(frame), strict=True)
        for side in [limits.side(row["value"], row["denominator"])]
    )
    city = f"{t('chart.city')} {formats.ratio(limits.target, indicator, t, unit=False)}"
    return FunnelChart(
        points,
        sizes,
        tuple(_limits(limits, sizes, *tail, t) for tail in TAILS),
        ReferenceLine(limits.target, city, theme.MUTED),
        indicator.is_share,
        t("chart.denominator"),
    )


def _ends(sizes: pd.Series) -> tuple[float, float]:
    return max(sizes.min() * 0.8, 1.0), sizes.max() * 1.1


def _limits(
    limits: Funnel, sizes: tuple[float, ...], tail: float, label: str, dash: str, t: Translator
) -> FunnelLimits:
    low, high = zip(*(limits.limits(size, tail) for size in sizes), strict=True)
    return FunnelLimits(t(label), low, high, "dot" if dash == "dot" else "solid")


def _hover(name: str, row: Mapping[str, float], indicator: Indicator, t: Translator) -> str:
    parts = f"{formats.number(row['numerator'])} / {formats.number(row['denominator'])}"
    return f"<b>{name}</b><br>{formats.ratio(row['value'], indicator, t)}<br>{parts}"


def funnel_figure(
    chart: FunnelChart, *, selected: str, marks: tuple[str, ...], t: Translator
) -> go.Figure:
    """A funnel as Plotly draws it."""
    low, high = chart.reach
    margin = (high - low) * 0.06 or 0.1
    line, label = reference_line(
        chart.target.value, chart.target.label, upright=False, colour=chart.target.colour, at=0
    )
    return figure(
        [
            *(one for limits in chart.limits for one in _curves(chart, limits)),
            _dots(chart, selected),
        ],
        height=HEIGHT,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 56, "r": 14, "t": 30, "b": 46},
        shapes=[line],
        annotations=[label],
        xaxis={
            "title": {"text": chart.axis, "font": {"size": 14}, "standoff": 6},
            "range": [chart.sizes[0], chart.sizes[-1]],
            "fixedrange": True,
            "gridcolor": theme.RULE,
            "nticks": 7,
            "tickformat": ",d",
        },
        yaxis={
            "range": [low - margin, high + margin],
            "fixedrange": True,
            "gridcolor": theme.RULE,
            "zeroline": False,
            "nticks": 7,
            "tickformat": ".0%" if chart.share else ",~r",
        },
    )


def _curves(chart: FunnelChart, limits: FunnelLimits) -> list[Trace]:
    line = {"color": theme.SUBTLE, "width": 1.4, "dash": limits.dash}
    return [
        trace(
            "scatter", x=list(chart.sizes), y=list(end), mode="lines", hoverinfo="skip", line=line
        )
        for end in (limits.low, limits.high)
    ]


def _dots(chart: FunnelChart, selected: str) -> Trace:
    points = chart.points
    return trace(
        "scatter",
        x=[point.size for point in points],
        y=[point.value for point in points],
        mode="markers+text",
        text=[point.label if point.outside or point.id == selected else "" for point in points],
        textposition="top center",
        textfont={"size": 12.5, "color": theme.INK},
        customdata=[point.id for point in points],
        hovertext=[point.hover for point in points],
        hoverinfo="text",
        cliponaxis=False,
        marker={
            "size": [14 if point.id == selected else 10 for point in points],
            "symbol": ["diamond" if point.outside else "circle" for point in points],
            "color": [point.colour for point in points],
            "line": {"color": theme.INK, "width": 0.8},
        },
        **UNFADED,
    )
