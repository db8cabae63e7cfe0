"""Bars: units ranked by a ratio, and labelled counts."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import ROW, figure, marks_of, trace
from dashboard.charts.base import level as level_line
from dashboard.indicators import Indicator, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator

LINE = 18


def ranked(
    *,
    frame: pd.DataFrame,
    indicator: Indicator,
    city: Mapping,
    names: Mapping[str, str],
    level: str,
    selected: str,
    t: Translator,
) -> go.Figure:
    """Units by their ratio, best value on top, against the floor or level and the city.

    `frame` as of `figures.by_unit`, its previous values as ticks; `level` labels the line
    of the indicator's level. Every bar carries its unit as customdata.
    """
    rows = frame.iloc[::-1]
    records = rows.to_dict("records")
    labels = [
        f"{names[unit]}  <b>{text(row, indicator, t)}</b>"
        for unit, row in zip(rows.index, records, strict=True)
    ]
    bars = trace(
        "bar",
        orientation="h",
        y=labels,
        x=rows["value"],
        customdata=list(rows.index),
        hovertext=[
            hover(names[unit], row, indicator, t)
            for unit, row in zip(rows.index, records, strict=True)
        ],
        hoverinfo="text",
        marker={
            "color": colours(rows, indicator),
            "line": {
                "color": theme.INK,
                "width": [2.5 if u == selected else 0 for u in rows.index],
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    before = trace(
        "scatter",
        y=labels,
        x=rows["previous"],
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "line-ns-open", "size": 13, "color": theme.INK, "line": {"width": 2}},
    )
    beside = [_beside(row, indicator, t) for row in records]
    lines = _lines(indicator, city, level, t)
    top = max(
        [0, *rows["value"].dropna(), *rows["previous"].dropna(), *(value for value, *_ in lines)]
    )
    drawn = [
        level_line(value, text, upright=True, colour=colour, dash=dash, shift=2 + LINE * place)
        for place, (value, dash, text, colour) in enumerate(lines)
    ]
    words = [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": label,
            "text": word,
            "showarrow": False,
            "font": {"size": 13},
        }
        for label, word in zip(labels, beside, strict=True)
    ]
    return figure(
        [bars, before],
        marks=marks_of(city),
        t=t,
        mark="top",
        bargap=0.28,
        shapes=[line for line, _ in drawn],
        annotations=[*(text for _, text in drawn), *words],
        height=ROW * len(rows) + 36 + LINE * len(lines),
        margin={"l": 8, "r": 78 if any(beside) else 12, "t": 28 + LINE * len(lines), "b": 8},
        xaxis={"range": [0, top * 1.03 or 1], "visible": False, "fixedrange": True},
        yaxis={
            "automargin": True,
            "fixedrange": True,
            "ticks": "",
            "showline": False,
            "tickfont": {"size": 14, "color": theme.INK},
        },
    )


def _beside(row: Mapping, indicator: Indicator, t: Translator) -> str:
    """What stands at the end of a bar: the count where it leads, a band where one is missed."""
    if indicator.lead == "count" and row["status"] not in formats.NO_DATA:
        return formats.count(row["numerator"], indicator, t)
    return t(f"band.{row['band']}") if row["band"] in ("near", "missed") else ""


def text(row: Mapping, indicator: Indicator, t: Translator) -> str:
    """The ratio without its unit, or the word for why there is none."""
    if row["status"] in formats.NO_DATA:
        return formats.absence(row["status"], indicator, t)
    return formats.ratio(row["value"], indicator, t, unit=False)


def hover(name: str, row: Mapping, indicator: Indicator, t: Translator) -> str:
    """What the pointer shows of one unit: ratio, numerator and denominator."""
    if row["status"] in formats.NO_DATA:
        return f"{name}<br>{formats.absence(row['status'], indicator, t)}"
    value = formats.ratio(row["value"], indicator, t)
    parts = f"{formats.number(row['numerator'])} / {formats.number(row['denominator'])}"
    sent = f"<br>{t('provenance.aggregated.mark')}" if row["aggregated"] else ""
    return f"<b>{name}</b><br>{value}<br>{parts}{sent}"


def colours(frame: pd.DataFrame, indicator: Indicator) -> list[str]:
    """One colour per row of `frame`: bars and map both take them here."""
    low, high = summaries.colour_span(frame.loc[~frame["small"], "value"], indicator.goalposts)
    return [
        theme.NO_DATA
        if pd.isna(value) or small
        else theme.shade(indicator.pillar, (value - low) / (high - low))
        for value, small in zip(frame["value"], frame["small"], strict=True)
    ]


def _lines(
    indicator: Indicator, city: Mapping, level: str, t: Translator
) -> list[tuple[float, str, str, str]]:
    """Value, dash, label and colour of the city's line and of the level's."""
    lines = []
    if not pd.isna(city["value"]):
        shown = formats.ratio(city["value"], indicator, t, unit=False)
        lines.append((city["value"], "dot", f"{t('chart.city')} {shown}", theme.MUTED))
    if indicator.level:
        lines.append((indicator.level.value, "solid", level, theme.ALERT))
    return lines


def counts(
    *, frame: pd.DataFrame, indicator: Indicator, city: Mapping, labels: list[str], t: Translator
) -> go.Figure:
    """Labelled bars by part, in the order given (`figures.by_part`); shares of few in grey."""
    rows = frame.iloc[::-1]
    values = rows["numerator"] if indicator.lead == "count" else rows["value"]
    colour = theme.PILLAR[indicator.pillar]
    bars = trace(
        "bar",
        orientation="h",
        y=labels[::-1],
        x=values,
        hoverinfo="skip",
        cliponaxis=False,
        text=[formats.lead(row, indicator, t) for row in rows.to_dict("records")],
        textposition="outside",
        marker={"color": [theme.NO_DATA if few else colour for few in rows["small"]]},
    )
    return figure(
        [bars],
        height=ROW * len(rows) + 30,
        marks=marks_of(city),
        t=t,
        mark="top",
        bargap=0.3,
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        xaxis={"range": [0, (values.max() or 1) * 1.22], "visible": False, "fixedrange": True},
        yaxis={"automargin": True, "fixedrange": True, "type": "category"},
    )
