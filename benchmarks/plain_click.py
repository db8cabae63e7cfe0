"""The least a click can cost: a page that says what its address asks for. What is there before a
run is frozen, so that the collector after it has nothing to look at.
"""

import gc

import streamlit as st

gc.freeze()
st.write(dict(st.query_params))
