"""The parts of the page that are HTML: the macros of ``parts.html``, everything in them escaped."""

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.text.html import files

_PARTS: Any = files(Path(__file__).parent).get_template("parts.html").module


def show(part: str, *arguments: object) -> None:
    """Draw one part."""
    st.html(str(getattr(_PARTS, part)(*arguments)))
