"""The parts of the page that are HTML: the macros of ``parts.html``, everything in them escaped."""

from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

_PARTS: Any = (
    Environment(
        autoescape=True,
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    .get_template("parts.html")
    .module
)


def show(part: str, *arguments: object) -> None:
    """Draw one part."""
    st.html(str(getattr(_PARTS, part)(*arguments)))
