"""Show a figure the same way everywhere: our look, no toolbar, a text for who cannot see it."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import CONFIG


def show(
    figure: go.Figure, *, key: str, alt: str, on_select: Callable[[], None] | None = None
) -> None:
    """Draw `figure`; with `on_select`, a click on a point calls it."""
    st.plotly_chart(figure, key=key, alt=alt, theme=None, config=CONFIG,
                    on_select=on_select or "ignore", selection_mode="points")
