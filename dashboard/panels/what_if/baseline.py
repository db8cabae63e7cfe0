"""What moves are against: the current weights, those pinned, or a saved scenario."""

import streamlit as st

from dashboard import auth, paths
from dashboard.access import Right
from dashboard.components.session import bound
from dashboard.edition import Reader
from dashboard.panels.what_if.changes import latest
from dashboard.what_if import saved
from dashboard.what_if.scenario import Scenario, ScenarioError, decode, encode
from dashboard.what_if.setting import Setting


def show(reader: Reader, setting: Setting) -> None:
    """Choose a baseline; make the weights now the baseline."""
    t, now = reader.t, reader.state.baseline
    own = t("what_if.board.force" if setting.statutory else "what_if.preset.default")
    offered = {"": own} | _saved(setting.scenario)
    if now:
        offered.setdefault(now, decode(now).name or t("what_if.pinned"))

    def pin() -> None:
        st.query_params["baseline"] = encode(latest(reader, setting))

    st.selectbox(
        t("notice.parameter.baseline"),
        list(offered),
        width=260,
        label_visibility="collapsed",
        format_func=lambda code: t("what_if.baseline", name=offered.get(code, "")),
        **bound("baseline", now),
    )
    st.button(t("what_if.pin"), key="pin", disabled=encode(setting.scenario) == now, on_click=pin)


def _saved(scenario: Scenario) -> dict[str, str]:
    """The names of the reader's own scenarios that rank the same, by their text."""
    owner, found = auth.person(), {}
    if not owner.may(Right.ANALYSE):
        return {}
    for one in saved.saved(paths.data(), owner)[0]:
        code = one.parameters.get("scenario", "")
        try:
            held = decode(code)
        except ScenarioError:
            continue
        if (held.board, held.subject) == (scenario.board, scenario.subject):
            found[code] = one.name
    return found
