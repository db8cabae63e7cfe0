"""The baseline: the least a Streamlit page with one control and one line can be."""

import streamlit as st

choice = st.radio("choice", ["a", "b"])
st.html(f'<p class="foot" data-choice="{choice}">{choice}</p>')
