"""What every chart shares: type, margins, the provenance mark."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.text.i18n import Translator

Trace = dict[str, Any]
CHECKED = False
"""Whether Plotly checks every property of a figure; the tests set it."""


def marks_of(total: Mapping[str, Any]) -> tuple[str, ...]:
    """What must be said beside this total: demo, aggregated, partial, several or nothing."""
    marks = {
        "demo": total["provenance"] == "demo",
        "aggregated": total["aggregated"],
        "partial": total["status"] == "partial",
    }
    return tuple(name for name, applies in marks.items() if applies)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame whose columns are named, by column."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))


ROW = 25
"""Height of one row of horizontal bars, in pixels."""
BARE = {"visible": False, "fixedrange": True}
"""An axis whose values stand beside the marks."""
UNFADED: dict[str, Any] = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}
"""A click chooses, and fades nothing. The figure says so itself (`clickmode`): on a slow machine
Streamlit's browser part sometimes forgets to, and the chart hears no click any more."""
FLUSH = {"l": 0, "r": 0, "t": 0, "b": 0}
"""Margins of a map."""

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


def trace(kind: str, **properties: Any) -> Trace:
    """A trace of Plotly's `kind` as plain values."""
    return {"type": kind} | {name: _plain(value) for name, value in properties.items()}


def _plain(value: Any) -> Any:
    """Columns as lists, at any depth."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return value.tolist() if isinstance(value, pd.Series | pd.Index) else value


def figure(
    traces: list[Trace],
    *,
    height: int,
    marks: tuple[str, ...],
    t: Translator,
    mark: str = "bottom",
    **layout: Any,
) -> go.Figure:
    """A figure in the product's look; anything but reported records carries its mark
    (`marks_of`), at the bottom right or above the plot at the left.

    The layout is handed over whole: Plotly checks every update of a figure anew. That every
    property is one of Plotly's is checked by the tests, not for every reader (2 of 3 ms).
    """
    look = {
        "template": "none",
        "height": height,
        "autosize": True,
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select" if any("unselected" in one for one in traces) else "event",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": theme.PAPER,
        "plot_bgcolor": theme.PAPER,
        "font": {"family": theme.FONT, "size": 14, "color": theme.INK},
        "hoverlabel": {
            "font": {"family": theme.FONT, "size": 14},
            "bgcolor": theme.PAPER,
            "bordercolor": theme.INK,
        },
    }
    notes = list(layout.pop("annotations", []))
    if marks:
        text = " · ".join(t(f"provenance.{name}.mark") for name in marks)
        font = {"size": 13, "color": theme.ALERT, "family": theme.FONT}
        if mark == "top":
            look["title"] = {
                "text": text,
                "font": font,
                "x": 0,
                "xanchor": "left",
                "y": 0.995,
                "yanchor": "top",
                "automargin": False,
            }
        else:
            notes.append(
                {
                    "text": text,
                    "font": font,
                    "showarrow": False,
                    "xref": "paper",
                    "yref": "paper",
                    "x": 1,
                    "y": 0,
                    "xanchor": "right",
                    "yanchor": "bottom",
                    "yshift": 16,
                }
            )  # above the map's approval
    own = [dict(one) for one in traces]  # Plotly takes the type out of each while it reads it
    return go.Figure(own, look | layout | {"annotations": notes}, _validate=CHECKED)


def reference_line(
    value: float | date | str,
    text: str,
    *,
    upright: bool,
    colour: str = theme.ALERT,
    dash: str = "solid",
    at: float = 1,
    shift: int = 2,
    middle: bool = False,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A line across the plot at `value`, and its label: `upright` over rows, else over
    columns; `at` is where along the line the label stands, `shift` how far off it, and whether in
    the `middle` of it.
    """
    along, across = ("y", "x") if upright else ("x", "y")
    line = {
        "type": "line",
        f"{across}0": value,
        f"{across}1": value,
        f"{along}0": 0,
        f"{along}1": 1,
        f"{along}ref": "paper",
        "layer": "below",
        "line": {"color": colour, "width": 1.5, "dash": dash},
    }
    label = {
        "text": text,
        "showarrow": False,
        "font": {"size": 12.5, "color": colour},
        across: value,
        along: at,
        f"{along}ref": "paper",
        "yanchor": "bottom",
        "xanchor": "center" if middle else "right" if upright else "left",
        "yshift": shift,
    }
    return line, label


def at_foot(text: str, size: int, colour: str, **more: Any) -> dict[str, Any]:
    """Words from the lower left corner of a picture."""
    return {
        "text": text,
        "font": {"size": size, "color": colour},
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        **more,
    }


def credit_note(text: str) -> dict[str, Any]:
    """What must stand on every map: whether it is approved for publication."""
    return at_foot(text, 11, theme.MUTED)


def named_rows() -> dict[str, Any]:
    """A vertical axis of row names, wide enough for them."""
    return {
        "automargin": True,
        "fixedrange": True,
        "ticks": "",
        "showline": False,
        "type": "category",
        "tickfont": {"size": 14, "color": theme.INK},
    }


def muted(text: str) -> str:
    """Text in grey: too few to compare, or no data."""
    return f'<span style="color:{theme.MUTED}">{text}</span>'
