"""Whatever changes a scenario passes here: into the address and onto the trail of the session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components import board
from dashboard.components.session import Bound
from dashboard.edition import Reader
from dashboard.what_if import models
from dashboard.what_if.scenario import ASSESSMENT, Scenario, decode, encode
from dashboard.what_if.setting import Setting

MAX_STEPS = 100


@dataclass
class Trail:
    """Where a board has been in this session: its scenarios, and which of them this is;
    `stepped` after undo or redo.
    """

    codes: list[str] = field(default_factory=list)
    at: int = -1
    stepped: bool = False

    def push(self, code: str) -> None:
        """Go on to the scenario `code`, unless it is this one."""
        if not self.codes or self.codes[self.at] != code:
            self.codes = [*self.codes[: self.at + 1], code][-MAX_STEPS:]
            self.at = len(self.codes) - 1

    def step(self, by: int) -> str:
        """Go back or on, and say which scenario that is."""
        self.at = min(max(self.at + by, 0), len(self.codes) - 1)
        self.stepped = True
        return self.codes[self.at]


def change(reader: Reader, scenario: Scenario) -> None:
    """Put a scenario into the address, made on the data at hand."""
    board.replaced()
    st.query_params["scenario"] = encode(_here(reader, scenario))


def _here(reader: Reader, scenario: Scenario) -> Scenario:
    """The scenario as made on the data at hand, in this county and town."""
    stamped = models.stamped(reader.edition, scenario)
    if scenario.board != ASSESSMENT:
        return stamped
    return replace(stamped, unit=reader.state.unit, town=reader.state.town)


def put(reader: Reader, setting: Setting, sent: Mapping[str, Any]) -> str:
    """Put weights that came from the browser into the address and the trail, and say which
    scenario that is; what is not of the board's shape is let be ("").
    """
    scenario, names = setting.scenario, list(setting.model.groups)
    try:
        groups, components, shift = sent["groups"], sent["components"], int(sent["shift"])
        known = {*setting.model.groups, *setting.model.components}
        locks = frozenset(str(name) for name in sent["locks"]) & known
        inner = {
            g: None
            if own is None
            else dict(zip(setting.model.groups[g], map(int, own), strict=True))
            for g, own in zip(names, components, strict=True)
        }
        outer = None if groups is None else dict(zip(names, map(int, groups), strict=True))
        moved = replace(scenario.with_weights(outer, inner, shift), locks=locks)
        code = encode(_here(reader, moved))
        decode(code)
    except (KeyError, TypeError, ValueError):
        return ""
    _trail(scenario.board).push(code)
    st.query_params["scenario"] = code
    return code


def _trail(of_board: str) -> Trail:
    """The trail of a board."""
    trail: Trail = st.session_state.setdefault(f"trail_{of_board}", Trail())
    return trail


def trail(setting: Setting) -> Trail:
    """The trail of the setting's board, at this scenario."""
    code, found = encode(setting.scenario), _trail(setting.scenario.board)
    if found.stepped and found.codes:
        found.codes[found.at] = code  # as it can be shown now
    found.stepped = False
    found.push(code)
    return found


def latest(reader: Reader, setting: Setting) -> Scenario:
    """The scenario of a setting, with weights the board has sent since it was shown."""
    board.take(partial(put, reader, setting))
    return decode(board.since(encode(setting.scenario)))


def tied(name: str, value: Any, act: Callable[[Any], None]) -> Bound:
    """Arguments that tie a widget to the scenario: the scenario leads."""
    key = f"what_if_{name}"
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: act(st.session_state[key])}
