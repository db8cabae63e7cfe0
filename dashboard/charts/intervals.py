"""What several sources said of one thing, as intervals on one axis."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.base import BARE, Trace, figure, level, named_rows, records, trace
from dashboard.charts.specs import Interval, IntervalChart, ReferenceLine
from dashboard.charts.spread import segments
from dashboard.text import formats
from dashboard.text.i18n import Translator


def intervals(
    *,
    rows: pd.DataFrame,
    labels: Sequence[str],
    value: tuple[float, str] | None,
    marks: tuple[str, ...],
    t: Translator,
) -> go.Figure:
    """What each source said as the interval its words allow, an open end hollow; `value` is a
    line with its label.

    `rows`: low, high, low_open, high_open, text.
    """
    said = tuple(
        Interval(label=label, **row) for label, row in zip(labels, records(rows), strict=True)
    )
    line = ReferenceLine(*value, theme.MUTED, "dot") if value else None
    return interval_figure(IntervalChart(said, line), marks=marks, t=t)


def interval_figure(chart: IntervalChart, *, marks: tuple[str, ...], t: Translator) -> go.Figure:
    """Intervals as Plotly draws them: from the last row up."""
    rows, line = chart.intervals[::-1], chart.line
    labels = [one.label for one in rows]
    lows, highs = [one.low for one in rows], [one.high for one in rows]
    middles = trace(
        "scatter",
        x=[(low + high) / 2 for low, high in zip(lows, highs, strict=True)],
        y=labels,
        mode="text",
        text=[f"<b>{one.text}</b><br> " for one in rows],
        hoverinfo="skip",
        textposition="top center",
        textfont={"size": 15},
    )
    held = [*lows, *highs, *([line.value] if line else [])]
    room = (max(held) - min(held)) * 0.15 or 1
    drawn = (
        [level(line.value, line.label, upright=True, colour=line.colour, dash=line.dash)]
        if line
        else []
    )
    return figure(
        [
            segments(lows, highs, labels, theme.INK, 6),
            _ends(lows, [one.low_open for one in rows], labels),
            _ends(highs, [one.high_open for one in rows], labels),
            middles,
        ],
        height=84 * len(rows) + 70,
        marks=marks,
        t=t,
        mark="top",
        margin={"l": 8, "r": 8, "t": 50, "b": 22},
        xaxis=BARE | {"range": [min(held) - room, max(held) + room]},
        yaxis=named_rows() | {"range": [-0.6, len(rows) - 0.4]},
        shapes=[shape for shape, _ in drawn],
        annotations=[text for _, text in drawn],
    )


def _ends(values: Sequence[float], opened: Sequence[bool], labels: Sequence[str]) -> Trace:
    return trace(
        "scatter",
        x=list(values),
        y=list(labels),
        mode="markers+text",
        cliponaxis=False,
        hoverinfo="skip",
        text=[formats.number(value) for value in values],
        textposition="bottom center",
        marker={
            "size": 13,
            "color": [theme.PAPER if one else theme.INK for one in opened],
            "line": {"color": theme.INK, "width": 2.5},
        },
    )
