"""The weights by plain sliders, for who cannot drag."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.components import layout, prose
from dashboard.edition import Reader
from dashboard.panels.what_if.changes import change, tied
from dashboard.views.board import component_name, differing, group_name
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
        change(reader, scenario.with_weights(after, scenario.components))

    def change_inside(group: str, after: Mapping[str, int]) -> None:
        components = {**scenario.components, group: after}
        change(reader, scenario.with_weights(scenario.groups, components, scenario.shift))

    columns = st.columns(len(model.groups), gap="medium")
    for column, group in zip(columns, model.groups, strict=True):
        with column:
            name = group_name(reader, setting, group)
            if group == OTHERS:
                prose.plain(f"{name} {groups[group] / 100:.2f}%")
            elif group == TOWN:
                _town(reader, setting, name)
            else:
                _slider(
                    reader,
                    setting,
                    name,
                    group,
                    groups,
                    change_pillar,
                )
            if len(model.groups[group]) < 2:
                continue
            with st.expander(t("what_if.inside", group=name), expanded=group == OTHERS):
                for component in model.groups[group]:
                    _slider(
                        reader,
                        setting,
                        component_name(reader, component),
                        component,
                        components[group],
                        partial(change_inside, group),
                    )


def _town(reader: Reader, setting: Setting, name: str) -> None:
    """The town rating: the same for all, or each its own and some points more. While all have
    their own there is no number: they differ.
    """
    t, scenario, own = reader.t, setting.scenario, setting.model.own_groups
    held = setting.shown[0] if scenario.groups else None
    least = round(setting.floor * BASIS_POINTS)

    def same(to: float | None) -> None:
        if to is None:
            change(reader, scenario.with_weights(None, scenario.components))
            return
        after = rebalance(setting.shown[0], TOWN, round(to * 100), (), least)
        change(reader, scenario.with_weights(after, scenario.components))

    def more(to: float) -> None:
        change(reader, scenario.with_weights(None, scenario.components, round(to * 100)))

    st.number_input(
        t("what_if.same_for_all", name=name) + " (%)",
        min(least, held[TOWN] if held else least) / 100,
        100.0,
        step=0.1,
        format="%.2f",
        placeholder="" if own is None or own.empty else differing(reader, setting, own[TOWN]),
        **tied(f"weight_{TOWN}", held[TOWN] / 100 if held else None, same),
    )
    st.number_input(
        f"{t('what_if.each_more', name=name)} ({t('what_if.board.points')})",
        -100.0,
        100.0,
        step=0.5,
        format="%.2f",
        **tied("shift", scenario.shift / 100, more),
    )


def _slider(
    reader: Reader,
    setting: Setting,
    label: str,
    name: str,
    held: Mapping[str, int],
    act: Callable[[dict[str, int]], None],
) -> None:
    """One weight in per cent, and whether it is locked."""
    locks = setting.scenario.locks

    def move(to: float) -> None:
        after = rebalance(held, name, round(to * 100), locks)
        why = rebalance_limit(held, name, round(to * 100), locks)
        st.session_state["what_if_stopped"] = why and reader.t(
            f"what_if.stopped.{why}", at=f"{after[name] / 100:.1f}"
        )
        act(after)

    def lock() -> None:
        change(reader, replace(setting.scenario, locks=locks ^ {name}))

    st.slider(
        label,
        0.0,
        100.0,
        step=0.1,
        format="%.1f%%",
        disabled=name in locks,
        **tied(f"weight_{name}", held[name] / 100, move),
    )
    key = f"lock_{name}"
    st.session_state[key] = name in locks
    st.checkbox(f"{reader.t('what_if.board.lock')} {label}", key=key, on_change=lock)
