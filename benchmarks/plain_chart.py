"""A plain Streamlit page with one Plotly chart, of what its address asks for; no tricks."""

import plotly.graph_objects as go
import streamlit as st

unit = st.query_params.get("unit", "")
heights = [int(digit) + 1 for digit in unit] or [1, 2, 3]
st.title("plain")
st.plotly_chart(go.Figure(go.Bar(y=heights, x=list(range(len(heights))))))
