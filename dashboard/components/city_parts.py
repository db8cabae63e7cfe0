"""A list of the city as a whole: its total, and labelled bars of one dimension beside another."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import charts, theme
from dashboard.charts.base import records
from dashboard.components import chart
from dashboard.components.indicator_text import city_total
from dashboard.components.table import table_view
from dashboard.contracts import Label
from dashboard.edition import Reader
from dashboard.indicators import summaries
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.text.i18n import Translator

TITLE = template('<p class="quiet"><b>{{ text }}</b></p>')


def _part(dimension: str, value: str, t: Translator) -> str:
    """The name of a part: batches are numbers, all else is called what the records call it."""
    return t("part.batch", value=value) if dimension == "batch" else value


def show(reader: Reader) -> None:
    """A city list: its total, and labelled bars of one dimension beside another."""
    t, indicator = reader.t, reader.indicator
    city_total(reader, "overview.city_only")
    parts = indicator.parts or {}
    for dimension, column in zip(parts, st.columns(len(parts) or 1), strict=False):
        frame, figure = reader.shown(_counts, dimension)
        if figure is None:
            continue
        name = t.label(Label(parts[dimension].zh, parts[dimension].en))
        with column:
            st.html(TITLE(text=name))
            alt = t(
                "chart.parts_alt", indicator=t.label(indicator.name), dimension=name, n=len(frame)
            )
            chart.show(figure, key=f"parts_{dimension}", alt=alt)
            table_view(reader, frame.copy, "part", suffix=dimension)


def _counts(reader: Reader, dimension: str) -> tuple[pd.DataFrame, go.Figure | None]:
    """The parts of one dimension, and their picture if there are any."""
    t, indicator, values = reader.t, reader.indicator, reader.edition.values
    frame = summaries.by_part(values, indicator, dimension)
    if frame.empty:
        return frame, None
    hue = theme.PILLAR[indicator.pillar]
    return frame, charts.bars(
        values=frame["numerator" if indicator.lead == "count" else "value"],
        labels=[_part(dimension, p, t) for p in frame.index],
        words=[formats.lead(row, indicator, t) for row in records(frame)],
        colours=[theme.NO_DATA if few else hue for few in frame["small"]],
        marks=charts.marks_of(values.row(indicator.id)),
        t=t,
    )
