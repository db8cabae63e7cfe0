"""Whatever changes a scenario: its choices, presets, undo and redo, plain sliders."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard.components import board, layout
from dashboard.components import selectors as choosing
from dashboard.components.session import bound
from dashboard.edition import Reader
from dashboard.indicators import CITY, PILLARS
from dashboard.views.board import group_name, leaf_name
from dashboard.what_if import composite, models
from dashboard.what_if.scenario import (
    ASSESSMENT,
    BOARDS,
    INDEX,
    RATINGS,
    RULES,
    SUBJECTS,
    Scenario,
    decode,
    encode,
)
from dashboard.what_if.setting import Setting, lawful
from dashboard.what_if.statutory import OTHERS, TOWN
from dashboard.what_if.weights import BASIS_POINTS, rebalance, rebalance_limit

NAMES = {
    ASSESSMENT: ("subject", "rating", "rule"),
    INDEX: ("subject", "normalisation", "aggregation"),
}


def change(reader: Reader, scenario: Scenario) -> None:
    """Put a scenario into the address, made on the data at hand."""
    board.replaced()
    st.query_params["scenario"] = encode(models.stamped(reader.edition, scenario))


def put(reader: Reader, setting: Setting, groups: Any, leaves: Any) -> str:
    """Put weights that came from the browser into the address and the trail, and say which
    scenario that is; what is not of the board's shape is let be ("").
    """
    scenario, names = setting.scenario, list(setting.model.groups)
    try:
        inner = {
            g: None
            if own is None
            else dict(zip(setting.model.groups[g], map(int, own), strict=True))
            for g, own in zip(names, leaves, strict=True)
        }
        outer = None if groups is None else dict(zip(names, map(int, groups), strict=True))
        code = encode(models.stamped(reader.edition, scenario.with_weights(outer, inner)))
        decode(code)
    except (TypeError, ValueError):
        return ""
    _pushed(scenario.board, code)
    st.query_params["scenario"] = code
    return code


def _trail(found: Setting) -> dict[str, Any]:
    """Where the board has been in this session: its scenarios, and which of them this is."""
    code = encode(found.scenario)
    held = st.session_state.setdefault(f"trail_{found.scenario.board}", {"codes": [], "at": -1})
    if held.pop("stepped", False) and held["codes"]:
        held["codes"][held["at"]] = code  # as it can be shown now
    return _pushed(found.scenario.board, code)


def _pushed(board: str, code: str) -> dict[str, Any]:
    """The trail of a board, at the scenario `code`."""
    held = st.session_state.setdefault(f"trail_{board}", {"codes": [], "at": -1})
    if not held["codes"] or held["codes"][held["at"]] != code:
        held["codes"] = [*held["codes"][: held["at"] + 1], code][-100:]
        held["at"] = len(held["codes"]) - 1
    return held


def _latest(reader: Reader, setting: Setting) -> Scenario:
    """The scenario of a setting, with weights the board has sent since it was shown."""
    board.take(partial(put, reader, setting))
    return decode(board.since(encode(setting.scenario)))


def _tied(name: str, value: Any, act: Callable[[Any], None]) -> dict[str, Any]:
    """Arguments that tie a widget to the scenario: the scenario leads."""
    key = f"what_if_{name}"
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: act(st.session_state[key])}


def choose(reader: Reader, setting: Setting | None) -> None:
    """Board, place, what is ranked and how."""
    t, state = reader.t, reader.state
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):

        def switch(to: str) -> None:
            st.query_params["section"] = to
            for name in ("scenario", "target"):
                st.query_params.pop(name, None)

        st.segmented_control(
            t("notice.parameter.section"),
            BOARDS,
            required=True,
            label_visibility="collapsed",
            format_func=lambda b: t(f"what_if.board_name.{b}"),
            **_tied("section", state.section, switch),
        )
        units = [u for u in reader.edition.labels if state.section == INDEX or u != CITY]
        choosing.unit(reader, units, width=130)
        if setting is None:
            return
        scenario = setting.scenario
        for name, offered in zip(NAMES[scenario.board], (SUBJECTS, RATINGS, RULES), strict=True):
            held = offered[scenario.board]
            # one rater's severity cannot be told from the targets he alone rates
            _option(
                reader,
                setting,
                name,
                held[:1] if name == "rating" and setting.single_rater else held,
            )
        if setting.statutory:
            years = models.assessment_years(reader.edition, state.unit, scenario.subject)
            st.selectbox(
                t("view.weights.year"),
                years,
                width=100,
                label_visibility="collapsed",
                **_tied(
                    "year",
                    scenario.year,
                    lambda year: change(reader, replace(_latest(reader, setting), year=year)),
                ),
            )
            if scenario.subject == "agency":
                choosing.town(reader)
        _history(reader, setting)


def _option(reader: Reader, setting: Setting, name: str, offered: Sequence[str]) -> None:
    t, shown = reader.t, setting.scenario
    field = {"normalisation": "rating", "aggregation": "rule"}.get(name, name)

    def act(value: str) -> None:
        scenario = _latest(reader, setting)
        if name == "subject":  # other things are ranked: their own default
            st.query_params.pop("target", None)
            st.query_params.pop("town", None)
            change(
                reader,
                models.default(reader.edition, reader.unit, replace(scenario, subject=value)),
            )
            return
        after = replace(scenario, **{field: value})
        if value == "lawful":
            after = lawful(after)
        change(reader, after)

    st.selectbox(
        t(f"what_if.choose.{name}"),
        offered,
        label_visibility="collapsed",
        width=150 if t.lang == "zh" else 200,
        format_func=lambda v: t(f"what_if.{name}.{v}"),
        **_tied(name, getattr(shown, field), act),
    )


def _history(reader: Reader, setting: Setting) -> None:
    """Undo, redo, reset; of the index, the presets."""
    t = reader.t
    trail = _trail(setting)

    def step(by: int) -> None:
        _latest(reader, setting)  # what was moved last is a step of the trail
        board.replaced()
        trail["at"] = min(max(trail["at"] + by, 0), len(trail["codes"]) - 1)
        trail["stepped"] = True
        st.query_params["scenario"] = trail["codes"][trail["at"]]

    st.button(t("what_if.undo"), key="undo", disabled=not trail["at"], on_click=step, args=(-1,))
    st.button(
        t("what_if.redo"),
        key="redo",
        on_click=step,
        args=(1,),
        disabled=trail["at"] + 1 >= len(trail["codes"]),
    )
    base = setting.base
    st.button(
        t("what_if.reset" if setting.statutory else "what_if.preset.default"),
        key="reset",
        disabled=not setting.moved,
        on_click=lambda: change(
            reader, _latest(reader, setting).with_weights(base.groups, base.leaves)
        ),
    )
    if setting.statutory:
        return
    for pillar in PILLARS:
        st.button(
            t("what_if.preset.first", pillar=t(f"pillar.{pillar}")),
            key=f"preset_{pillar}",
            on_click=lambda p=pillar: change(
                reader, replace(_latest(reader, setting), groups=composite.focus(p))
            ),
        )


def target(
    reader: Reader, order: Sequence[str], chosen: str, names: Mapping[str, tuple[str, str]]
) -> None:
    """Whose way up is looked at."""
    st.selectbox(
        reader.t("what_if.choose.target"),
        order,
        width=320,
        format_func=lambda p: names[p][0],
        **bound("target", chosen),
    )


def plain(reader: Reader, setting: Setting) -> None:
    """The same weights by plain sliders, each with its lock; they act on release."""
    t, model, scenario = reader.t, setting.model, setting.scenario
    groups, leaves = setting.shown
    why = st.session_state.pop("what_if_stopped", "")
    if why:
        layout.notice("warning", why)
    columns = st.columns(len(model.groups), gap="medium")
    for column, group in zip(columns, model.groups, strict=True):
        with column:
            name = group_name(reader, setting, group)
            if group == OTHERS:
                st.html(f"<p>{escape(name)} {groups[group] / 100:.2f}%</p>")
            else:
                _slider(
                    reader,
                    name,
                    group,
                    groups,
                    round(setting.floor * BASIS_POINTS) if group == TOWN else 0,
                    lambda after: change(reader, replace(scenario, groups=after)),
                )
            if len(model.groups[group]) < 2:
                continue
            with st.expander(t("what_if.inside", group=name), expanded=group == OTHERS):
                for leaf in model.groups[group]:
                    _slider(
                        reader,
                        leaf_name(reader, leaf),
                        leaf,
                        leaves[group],
                        0,
                        lambda after, g=group: change(
                            reader, replace(scenario, leaves={**scenario.leaves, g: after})
                        ),
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
        lowest / 100,
        100.0,
        step=0.1,
        format="%.1f%%",
        disabled=name in locks,
        **_tied(f"weight_{name}", held[name] / 100, move),
    )
    st.checkbox(f"{reader.t('what_if.board.lock')} {label}", key=f"lock_{name}")
