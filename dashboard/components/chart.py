"""Show a figure the same way everywhere: our look, no toolbar, a text for who cannot see it."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import CONFIG


def show(
    figure: go.Figure, *, key: str, alt: str, on_select: Callable[[], None] | None = None
) -> None:
    """Draw `figure`; with `on_select`, a click on a point calls it."""
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        theme=None,
        config=CONFIG,
        on_select=on_select or "ignore",
        selection_mode="points",
    )


def selects(key: str, parameter: str = "unit") -> Callable[[], None]:
    """A click writes the unit (or what else the point is of) to the address; an empty
    selection changes nothing.
    """

    def select() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points:
            unit = points[0].get("customdata") or points[0].get("location")
            st.query_params[parameter] = unit[0] if isinstance(unit, list) else unit

    return select
