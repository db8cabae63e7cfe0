"""The live board: a component that weighs and paints while it is dragged."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
KEY = "weights_board"
SCRIPT = "\n".join((HERE / f"{name}.js").read_text("utf-8")
                   for name in ("math", "controls", "paint", "board"))
COMPONENT = st.components.v2.component(
    KEY, html='<div class="board"></div>', css=(HERE / "board.css").read_text("utf-8"),
    js=SCRIPT, isolate_styles=False)


def live(
    data: dict[str, Any], *, moved: Callable[[Any, Any], None], chosen: Callable[[str], None]
) -> None:
    """Mount the board; `moved` is called with the weights of groups and leaves (lists of basis
    points, or None) on release, `chosen` with the place clicked.
    """
    def on_moved() -> None:
        given = json.loads(st.session_state[KEY]["moved"])
        moved(given["groups"], given["leaves"])

    COMPONENT(key=KEY, data=data, on_moved_change=on_moved,
              on_chosen_change=lambda: chosen(st.session_state[KEY]["chosen"]))
