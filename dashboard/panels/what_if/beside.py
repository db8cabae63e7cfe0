"""Another county beside this one, at the same weights."""

from dataclasses import replace

import streamlit as st

from dashboard.components import layout
from dashboard.components.session import bound
from dashboard.components.view import show as show_view
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.panels.what_if.opening import fitted
from dashboard.views import counties
from dashboard.views.panels import Panels, place_names
from dashboard.what_if.scenario import ScenarioError
from dashboard.what_if.setting import Setting


def show(reader: Reader, setting: Setting, panels: Panels) -> None:
    """Choose a county; its ranking by the same weights stands beside this one."""
    t, edition, here = reader.t, reader.edition, reader.state.unit
    others = [unit for unit in edition.open if unit not in (CITY, here)]
    if not setting.statutory or not others:
        return
    now = reader.state.beside if reader.state.beside in others else ""
    st.selectbox(
        t("what_if.counties.choose"),
        ["", *others],
        width=320,
        format_func=lambda unit: edition.names.get(unit, "–"),
        **bound("beside", now),
    )
    if not now:
        return
    there = replace(reader, state=replace(reader.state, unit=now, town=""))
    try:
        other = fitted(there, setting.scenario)
    except ScenarioError as fault:
        layout.notice("warning", fault.message(t))
        return
    sides = [
        (edition.names[here], setting, panels.names),
        (edition.names[now], other, place_names(there, other)),
    ]
    show_view(reader, counties.counties(reader, sides))
