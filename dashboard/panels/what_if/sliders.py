"""The weights by plain sliders, for who cannot drag."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.components import layout, prose
from dashboard.edition import Reader
from dashboard.panels.what_if.changes import change, tied
from dashboard.views.board import component_name, group_name
from dashboard.what_if.setting import Setting
from dashboard.what_if.statutory import OTHERS, TOWN
from dashboard.what_if.weights import BASIS_POINTS, rebalance, rebalance_limit


def show(reader: Reader, setting: Setting) -> None:
    """The same weights by plain sliders, each with its lock; they act on release."""
    t, model, scenario = reader.t, setting.model, setting.scenario
    groups, components = setting.shown
    why = st.session_state.pop("what_if_stopped", "")
    if why:
        layout.notice("warning", why)

    def change_pillar(after: Mapping[str, int]) -> None:
        change(reader, replace(scenario, groups=after))

    def change_inside(group: str, after: Mapping[str, int]) -> None:
        change(reader, replace(scenario, components={**scenario.components, group: after}))

    columns = st.columns(len(model.groups), gap="medium")
    for column, group in zip(columns, model.groups, strict=True):
        with column:
            name = group_name(reader, setting, group)
            if group == OTHERS:
                prose.plain(f"{name} {groups[group] / 100:.2f}%")
            else:
                _slider(
                    reader,
                    name,
                    group,
                    groups,
                    round(setting.floor * BASIS_POINTS) if group == TOWN else 0,
                    change_pillar,
                )
            if len(model.groups[group]) < 2:
                continue
            with st.expander(t("what_if.inside", group=name), expanded=group == OTHERS):
                for component in model.groups[group]:
                    _slider(
                        reader,
                        component_name(reader, component),
                        component,
                        components[group],
                        0,
                        partial(change_inside, group),
                    )


def _slider(
    reader: Reader,
    label: str,
    name: str,
    held: Mapping[str, int],
    lowest: int,
    act: Callable[[dict[str, int]], None],
) -> None:
    """One weight in per cent, and whether it is locked."""
    locks = [n for n in held if st.session_state.get(f"lock_{n}")]

    def move(to: float) -> None:
        after = rebalance(held, name, round(to * 100), locks, lowest)
        why = rebalance_limit(held, name, round(to * 100), locks, lowest)
        st.session_state["what_if_stopped"] = why and reader.t(
            f"what_if.stopped.{why}", at=f"{after[name] / 100:.1f}"
        )
        act(after)

    st.slider(
        label,
        min(lowest, held[name]) / 100,  # a weight in force may be below its floor
        100.0,
        step=0.1,
        format="%.1f%%",
        disabled=name in locks,
        **tied(f"weight_{name}", held[name] / 100, move),
    )
    st.checkbox(f"{reader.t('what_if.board.lock')} {label}", key=f"lock_{name}")
