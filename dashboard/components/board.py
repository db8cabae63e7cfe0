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
    *(f"board/{name}.js" for name in ("math", "controls", "paint", "headline", "board"))
)
COMPONENT = st.components.v2.component(
    KEY,
    html='<div class="board"></div>',
    css=frontend.text("board/board.css"),
    js=SCRIPT,
    isolate_styles=False,
)


@dataclass
class Exchange:
    """How far browser and session are: of the scenario `code` at `place`, the last turn; `before`
    are those moved on from, which the browser's address may still hold.
    """

    epoch: str = ""
    turn: int = 0
    code: str = ""
    place: str = ""
    before: frozenset[str] = frozenset()


def _exchange() -> Exchange:
    exchange: Exchange = st.session_state.setdefault("weights_exchange", Exchange())
    return exchange


def newest(asked: str) -> str:
    """The scenario `asked` for in the address; the one moved to since, where the browser did not
    have that address yet. Back, forward and links mean what they say.
    """
    last, run = _exchange(), get_script_run_ctx()
    opened = asked not in {last.code, *last.before} or (run and run.is_history_navigation)
    if last.before and opened:
        last.before = frozenset()
        # one moved to may reach the browser after it was opened: say again which it is
        st.query_params.from_dict(st.query_params.to_dict())
    return since(asked)


def since(code: str) -> str:
    """The scenario moved to since `code` was shown, or `code`."""
    last = _exchange()
    return last.code if code in last.before else code


def replaced() -> None:
    """The scenario is being changed by something else than the board."""
    _exchange().before = frozenset()


def take(moved: Callable[[Mapping[str, Any]], str]) -> None:
    """Hand what the board sent last to `moved`, which gives the scenario it made of it ("" for
    none), unless that has been done or it was moved on what has been replaced.
    """
    last, sent = _exchange(), st.session_state.get(KEY, {}).get("moved")
    given, asked = json.loads(sent or "{}"), st.query_params.get("scenario", "")
    if (
        given.get("epoch") == last.epoch
        and given["turn"] != last.turn
        and asked in {last.code, *last.before}
    ):
        last.turn = given["turn"]  # refused or not: it has been answered
        code = moved(given)
        if code:
            older = last.before if asked in last.before else frozenset()
            last.before, last.code = older | {asked, last.code}, code


def live(
    data: Mapping[str, Any],
    *,
    code: str,
    place: str,
    moved: Callable[[Mapping[str, Any]], str],
    chosen: Callable[[str], None],
) -> None:
    """Mount the board of the scenario `code` at `place`; `moved` (see `take`) is called with the
    `groups` and `components` (lists of basis points, or None), `shift` and `locks` on release,
    `chosen` with the place clicked.
    """
    last = _exchange()
    if (last.code, last.place) != (code, place):
        last.epoch, last.code, last.place = secrets.token_hex(4), code, place
        last.before = frozenset()

    COMPONENT(
        key=KEY,
        data={**data, "epoch": last.epoch, "turn": last.turn},
        on_moved_change=lambda: take(moved),
        on_chosen_change=lambda: chosen(st.session_state[KEY]["chosen"]),
    )
