"""What every chart shares: type, margins, the provenance mark."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.i18n import Translator


def marks_of(total: Mapping) -> tuple[str, ...]:
    """What must be said beside this total: demo, aggregated, partial, several or nothing."""
    marks = {"demo": total["provenance"] == "demo", "aggregated": total["aggregated"],
             "partial": total["status"] == "partial"}
    return tuple(name for name, applies in marks.items() if applies)


ROW = 25
"""Height of one row of horizontal bars, in pixels."""
BARE = {"visible": False, "fixedrange": True}
"""An axis whose values stand beside the marks."""

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


def figure(
    traces: list, *, height: int, marks: tuple[str, ...], t: Translator, mark: str = "bottom",
    **layout: Any,
) -> go.Figure:
    """A figure in the product's look; anything but reported records carries its mark
    (`marks_of`), at the bottom right or above the plot at the left.
    """
    chart = go.Figure(traces)
    chart.update_layout(
        template="none", height=height, autosize=True, showlegend=False, dragmode=False,
        margin={"l": 8, "r": 8, "t": 8, "b": 8}, paper_bgcolor=theme.PAPER,
        plot_bgcolor=theme.PAPER, font={"family": theme.FONT, "size": 14, "color": theme.INK},
        hoverlabel={"font": {"family": theme.FONT, "size": 14}, "bgcolor": theme.PAPER,
                    "bordercolor": theme.INK},
    )
    chart.update_layout(**layout)
    if marks:
        text = " · ".join(t(f"provenance.{name}.mark") for name in marks)
        font = {"size": 13, "color": theme.ALERT, "family": theme.FONT}
        if mark == "top":
            chart.update_layout(title={"text": text, "font": font, "x": 0, "xanchor": "left",
                                       "y": 0.995, "yanchor": "top", "automargin": False})
        else:
            chart.add_annotation(text=text, font=font, showarrow=False, xref="paper",
                                 yref="paper", x=1, y=0, xanchor="right", yanchor="bottom")
    return chart


def named_rows() -> dict:
    """A vertical axis of row names, wide enough for them."""
    return {"automargin": True, "fixedrange": True, "ticks": "", "showline": False,
            "type": "category", "tickfont": {"size": 14, "color": theme.INK}}


def muted(text: str) -> str:
    """Text in grey: too few to compare, or no data."""
    return f'<span style="color:{theme.MUTED}">{text}</span>'
