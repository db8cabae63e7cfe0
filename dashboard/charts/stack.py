"""What a total is made of: rows of 100 %, one per place."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import BARE, ROW, UNFADED, Trace, figure, muted, named_rows, trace
from dashboard.indicators import summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.text.shares import percents

LEGIBLE = 0.07
"""A part narrower than this share of the row is not labelled inside it."""

Parts = Mapping[str, tuple[str, str]]
"""Label and colour of each part, in the order drawn."""


def stack(
    *,
    rows: pd.DataFrame,
    names: Mapping[str, str],
    parts: Parts,
    marks: tuple[str, ...],
    selected: str = "",
    t: Translator,
) -> go.Figure:
    """Each place's parts as shares of its total, its total beside the name.

    `rows`: counts, one row per place, one column per part; a row of NaN has no data. A total
    below ten is grey. Every bar carries its place as customdata.
    """
    rows = rows.iloc[::-1]
    totals = rows.sum(axis=1, min_count=1)
    shares = rows.div(totals.where(totals > 0), axis=0)
    counted = [{str(part): float(n) for part, n in row.items()} for _, row in rows.iterrows()]
    said = [percents(row) if sum(row.values()) > 0 else {} for row in counted]
    labels = [_label(names[str(place)], total, t) for place, total in totals.items()]
    bars = [
        _part(part, label, colour, rows, shares, said, labels, selected)
        for part, (label, colour) in parts.items()
    ]
    return figure(
        bars,
        height=ROW * len(rows) + 40,
        marks=marks,
        t=t,
        mark="top",
        barmode="stack",
        bargap=0.25,
        margin={"l": 8, "r": 10, "t": 26, "b": 8},
        xaxis=BARE | {"range": [0, 1]},
        yaxis=named_rows(),
    )


def _label(name: str, total: float, t: Translator) -> str:
    if pd.isna(total):
        return muted(f"{name}  {t('status.no_data')}")
    text = f"{name}  <b>{formats.number(total)}</b>"
    return muted(text) if total < summaries.SMALL else text


def _part(
    part: str,
    label: str,
    colour: str,
    rows: pd.DataFrame,
    shares: pd.DataFrame,
    said: Sequence[Mapping[str, str]],
    labels: Sequence[str],
    selected: str,
) -> Trace:
    counts, held = rows[part], shares[part]
    return trace(
        "bar",
        orientation="h",
        name=label,
        y=list(labels),
        x=held,
        customdata=list(rows.index),
        text=[
            "" if pd.isna(share) or share < LEGIBLE else formats.number(count)
            for share, count in zip(held, counts, strict=True)
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": theme.text_on(colour), "size": 13},
        hovertext=[
            f"{label}<br>{formats.number(count)} ({words[part]})" if words else ""
            for words, count in zip(said, counts, strict=True)
        ],
        hoverinfo="text",
        marker={
            "color": colour,
            "line": {
                "color": [theme.INK if place == selected else theme.PAPER for place in rows.index],
                "width": [2 if place == selected else 0.5 for place in rows.index],
            },
        },
        **UNFADED,
    )
