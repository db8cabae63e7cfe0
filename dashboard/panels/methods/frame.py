"""The sections of the page, and words to search by."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.components import prose
from dashboard.components.session import bound
from dashboard.edition import Edition, Reader, address

SECTIONS = ("indicators", "claims", "dictionary", "quality", "history", "index")
SEARCHED = ("indicators", "claims", "dictionary", "history")
MAX_FIND = 60
"""Characters to search by."""


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """The sections, and words to search by."""
    return {"section": SECTIONS, "find": lambda value: len(value) <= MAX_FIND}


def tabs(reader: Reader) -> None:
    """The sections as links."""
    t = reader.t
    items = {
        id_: (t(f"methods.section.{id_}"), reader.here(section=id_, find="")) for id_ in SECTIONS
    }
    prose.tabs(items, reader.state.section, label=t("methods.title"), kind="methods")


def search(reader: Reader) -> None:
    """The box for words, where the section can be searched."""
    if reader.state.section not in SEARCHED:
        return
    st.text_input(
        reader.t("methods.find"),
        placeholder=reader.t("methods.find"),
        width=420,
        label_visibility="collapsed",
        max_chars=MAX_FIND,
        **bound("find", reader.state.find),
    )


def matching(frame: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """The rows that hold `wanted` in any column; all of them where nothing is wanted."""
    if not wanted:
        return frame
    text = frame.astype("str").agg(" ".join, axis=1).str.lower()
    return frame[text.str.contains(wanted.lower(), regex=False)]
