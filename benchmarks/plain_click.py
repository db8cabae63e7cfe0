"""The least a click can cost: a page that says what its address asks for."""

import gc

import streamlit as st


@st.cache_resource
def freeze() -> None:
    """Once: the collector after a run need not look at what is there from the start."""
    gc.freeze()


freeze()
st.write(dict(st.query_params))
