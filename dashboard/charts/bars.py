"""Bars: units ranked by a ratio, and labelled counts."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import figures, formats, theme
from dashboard.charts.base import figure, marks_of
from dashboard.i18n import Translator
from dashboard.indicators import Indicator

ROW = 25


def ranked(
    *, frame: pd.DataFrame, indicator: Indicator, city: Mapping, names: Mapping[str, str],
    level: str, selected: str, t: Translator,
) -> go.Figure:
    """Units by their ratio, best value on top, against the floor or level and the city.

    `frame` as of `figures.by_unit`, its previous values as ticks; `level` labels the line
    of the indicator's level. Every bar carries its unit as customdata.
    """
    rows = frame.iloc[::-1]
    records = rows.to_dict("records")
    labels = [f"{names[unit]}  <b>{text(row, indicator, t)}</b>"
              for unit, row in zip(rows.index, records, strict=True)]
    bars = go.Bar(
        orientation="h", y=labels, x=rows["value"], customdata=list(rows.index),
        text=[_beside(row, indicator, t) for row in records],
        textposition="outside", cliponaxis=False, textfont={"size": 13},
        hovertext=[hover(names[unit], row, indicator, t)
                   for unit, row in zip(rows.index, records, strict=True)],
        hoverinfo="text",
        marker={"color": colours(rows, indicator),
                "line": {"color": theme.INK, "width": [2.5 if u == selected else 0
                                                       for u in rows.index]}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )
    before = go.Scatter(
        y=labels, x=rows["previous"], mode="markers", hoverinfo="skip",
        marker={"symbol": "line-ns-open", "size": 13, "color": theme.INK, "line": {"width": 2}})
    top = max(rows[["value", "previous"]].max().max(), city["value"] or 0,
              indicator.level.value if indicator.level else 0)
    chart = figure(
        [bars, before], height=ROW * len(rows) + 62, marks=marks_of(city), t=t,
        mark="top", bargap=0.28, margin={"l": 8, "r": 8, "t": 44, "b": 8},
        xaxis={"range": [0, top * 1.2 or 1], "visible": False, "fixedrange": True},
        yaxis={"automargin": True, "fixedrange": True, "ticks": "", "showline": False,
               "tickfont": {"size": 14, "color": theme.INK}})
    _lines(chart, indicator, city, level, t)
    return chart


def _beside(row: Mapping, indicator: Indicator, t: Translator) -> str:
    """What stands at the end of a bar: the count where it leads, a band where one is missed."""
    if indicator.lead == "count" and row["status"] not in formats.NO_DATA:
        return formats.count(row["numerator"], indicator, t)
    return t(f"band.{row['band']}") if row["band"] in ("near", "missed") else ""


def text(row: Mapping, indicator: Indicator, t: Translator) -> str:
    """The ratio without its unit, or the word for why there is none."""
    if row["status"] in formats.NO_DATA:
        return t(f"status.{row['status']}")
    return formats.ratio(row["value"], indicator, t, unit=False)


def hover(name: str, row: Mapping, indicator: Indicator, t: Translator) -> str:
    """What the pointer shows of one unit: ratio, numerator and denominator."""
    if row["status"] in formats.NO_DATA:
        return f"{name}<br>{t('status.' + row['status'])}"
    value = formats.ratio(row["value"], indicator, t)
    parts = f"{formats.number(row['numerator'])} / {formats.number(row['denominator'])}"
    sent = f"<br>{t('provenance.aggregated.mark')}" if row["aggregated"] else ""
    return f"<b>{name}</b><br>{value}<br>{parts}{sent}"


def colours(frame: pd.DataFrame, indicator: Indicator) -> list[str]:
    """One colour per row of `frame`, on the same scale as the map."""
    low, high = figures.colour_span(frame["value"], indicator.goalposts)
    return [theme.NO_DATA if pd.isna(value) or small
            else theme.shade(indicator.pillar, (value - low) / (high - low))
            for value, small in zip(frame["value"], frame["small"], strict=True)]


def _lines(
    chart: go.Figure, indicator: Indicator, city: Mapping, level: str, t: Translator
) -> None:
    """The city's value and the level, labelled above the plot on lines of their own."""
    marks = []
    if not pd.isna(city["value"]):
        shown = formats.ratio(city["value"], indicator, t, unit=False)
        marks.append((city["value"], "dot", f"{t('chart.city')} {shown}", theme.MUTED))
    if indicator.level:
        marks.append((indicator.level.value, "solid", level, theme.ALERT))
    for place, (value, dash, label, colour) in enumerate(marks):
        chart.add_shape(type="line", x0=value, x1=value, y0=0, y1=1, yref="paper",
                        line={"color": colour, "width": 1.5, "dash": dash})
        chart.add_annotation(
            x=value, y=1, yref="paper", yshift=4 + 18 * place, xanchor="right", yanchor="bottom",
            showarrow=False, font={"size": 12.5, "color": colour},
            text=label)


def counts(
    *, frame: pd.DataFrame, indicator: Indicator, city: Mapping, t: Translator
) -> go.Figure:
    """Labelled bars of a count by part, in the order given (`figures.by_part`)."""
    rows = frame.iloc[::-1]
    lead = indicator.lead if indicator.lead == "count" else "value"
    values = rows["numerator"] if lead == "count" else rows["value"]
    bars = go.Bar(
        orientation="h", y=list(rows.index), x=values, hoverinfo="skip", cliponaxis=False,
        text=[formats.lead(row, indicator, t) for row in rows.to_dict("records")],
        textposition="outside", marker={"color": theme.PILLAR[indicator.pillar]})
    return figure(
        [bars], height=ROW * len(rows) + 30, marks=marks_of(city), t=t,
        mark="top", bargap=0.3, margin={"l": 8, "r": 8, "t": 26, "b": 8},
        xaxis={"range": [0, (values.max() or 1) * 1.22], "visible": False, "fixedrange": True},
        yaxis={"automargin": True, "fixedrange": True, "type": "category"})
