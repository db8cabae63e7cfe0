"""Towns ranked, against the unit's value and the city's."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts import indicator as charts_of
from dashboard.charts.bars import bar_figure
from dashboard.charts.base import records
from dashboard.charts.specs import Bar, BarChart, ReferenceLine
from dashboard.indicators import Indicator
from dashboard.text import formats
from dashboard.text.i18n import Translator

Place = tuple[str, Mapping[str, Any]]
"""The name of a place and its row of indicator values."""


def town_bars(
    *,
    rows: pd.DataFrame,
    whole: bool,
    indicator: Indicator,
    against: Sequence[Place],
    selected: str,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """`rows` (index: town) in their order: name, value, numerator, denominator, status, small;
    what is counted `whole` is shown as whole numbers.
    """
    lines = [_line(name, row, indicator, n, t) for n, (name, row) in enumerate(against)]
    held = [line for line in lines if not pd.isna(line.value)]
    bars = tuple(
        Bar(
            id=str(town),
            label=row["name"],
            value=row["value"],
            text=town_text(row, indicator, t, whole=whole),
            colour=colour,
            hover=f"<b>{row['name']}</b><br>{town_text(row, indicator, t, whole=whole)}",
        )
        for town, row, colour in zip(
            rows.index, records(rows), charts_of.colours(rows, indicator), strict=True
        )
    )
    top = max([0, *rows["value"].dropna(), *(line.value for line in held)])
    chart = BarChart(bars, top, indicator.is_share, tuple(held))
    return bar_figure(chart, selected=selected, marks=marks, t=t)


def town_text(row: Mapping[str, Any], indicator: Indicator, t: Translator, *, whole: bool) -> str:
    """A town's number, without its unit."""
    if pd.isna(row["value"]):
        return formats.absence(formats.status(row), indicator, t)
    return (
        formats.number(row["numerator"])
        if whole
        else formats.ratio(row["value"], indicator, t, unit=False)
    )


def _line(
    name: str, row: Mapping[str, Any], indicator: Indicator, place: int, t: Translator
) -> ReferenceLine:
    if pd.isna(row["value"]):
        return ReferenceLine(row["value"], name)
    words = f"{name} {formats.ratio(row['value'], indicator, t, unit=False)}"
    colour = theme.INK if place == 0 else theme.MUTED
    return ReferenceLine(row["value"], words, colour, "solid" if place == 0 else "dot")
