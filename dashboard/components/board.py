"""The live board: a component that weighs and paints while it is dragged.

The browser counts what the reader moves (`turn`) and sends the number with the weights; it comes
back with the data, and weights of an older turn than the last are let be there. Whatever changes
the weights from elsewhere begins a new `epoch`: its weights are taken, what was moved before it is
not.
"""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import frontend, theme

KEY = "weights_board"
SCRIPT = theme.script() + frontend.text(
    *(f"board/{name}.js" for name in ("math", "controls", "paint", "board"))
)
COMPONENT = st.components.v2.component(
    KEY,
    html='<div class="board"></div>',
    css=frontend.text("board/board.css"),
    js=SCRIPT,
    isolate_styles=False,
)


@dataclass
class Told:
    """What browser and session have told each other: of the scenario `code` at `place`, the last
    turn; `before` are those moved on from, which the browser's address may still hold.
    """

    epoch: str = ""
    turn: int = 0
    code: str = ""
    place: str = ""
    before: frozenset[str] = frozenset()


def _told() -> Told:
    return st.session_state.setdefault("weights_told", Told())


def newest(asked: str) -> str:
    """The scenario `asked` for in the address; the one moved to since, where the browser did not
    have that address yet. Back, forward and links mean what they say.
    """
    told, run = _told(), get_script_run_ctx()
    opened = asked not in {told.code, *told.before} or (run and run.is_history_navigation)
    if told.before and opened:
        told.before = frozenset()
        # one moved to may reach the browser after it was opened: say again which it is
        st.query_params.from_dict(st.query_params.to_dict())
    return since(asked)


def since(code: str) -> str:
    """The scenario moved to since `code` was shown, or `code`."""
    told = _told()
    return told.code if code in told.before else code


def replaced() -> None:
    """The scenario is being changed by something else than the board."""
    _told().before = frozenset()


def take(moved: Callable[[Any, Any], str]) -> None:
    """Hand what the board sent last to `moved`, which gives the scenario it made of it ("" for
    none), unless that has been done or it was moved on what has been replaced.
    """
    told, sent = _told(), st.session_state.get(KEY, {}).get("moved")
    given, asked = json.loads(sent or "{}"), st.query_params.get("scenario", "")
    if (
        given.get("epoch") == told.epoch
        and given["turn"] != told.turn
        and asked in {told.code, *told.before}
    ):
        told.turn = given["turn"]  # refused or not: it has been answered
        code = moved(given["groups"], given["leaves"])
        if code:
            older = told.before if asked in told.before else frozenset()
            told.before, told.code = older | {asked, told.code}, code


def live(
    data: Mapping[str, Any],
    *,
    code: str,
    place: str,
    moved: Callable[[Any, Any], str],
    chosen: Callable[[str], None],
) -> None:
    """Mount the board of the scenario `code` at `place`; `moved` (see `take`) is called with the
    weights of groups and leaves (lists of basis points, or None) on release, `chosen` with the
    place clicked.
    """
    told = _told()
    if (told.code, told.place) != (code, place):
        told.epoch, told.code, told.place = secrets.token_hex(4), code, place
        told.before = frozenset()

    COMPONENT(
        key=KEY,
        data={**data, "epoch": told.epoch, "turn": told.turn},
        on_moved_change=lambda: take(moved),
        on_chosen_change=lambda: chosen(st.session_state[KEY]["chosen"]),
    )
