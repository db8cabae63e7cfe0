"""Board, place, what is ranked and how; undo and redo; presets."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components import board, selectors
from dashboard.components.session import bound
from dashboard.edition import Reader
from dashboard.indicators import CITY, PILLARS
from dashboard.panels.what_if import baseline
from dashboard.panels.what_if.changes import change, latest, tied, trail
from dashboard.panels.what_if.opening import boards_for
from dashboard.what_if import composite, models
from dashboard.what_if.scenario import ASSESSMENT, INDEX, RATINGS, RULES
from dashboard.what_if.setting import Setting, lawful

NAMES = {
    ASSESSMENT: ("subject", "rating", "rule"),
    INDEX: ("subject", "normalisation", "aggregation"),
}


def show(reader: Reader, setting: Setting | None) -> None:
    """Board, place, what is ranked and how."""
    t, state = reader.t, reader.state
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):

        def switch(to: str) -> None:
            st.query_params["section"] = to
            for name in ("scenario", "target"):
                st.query_params.pop(name, None)

        st.segmented_control(
            t("notice.parameter.section"),
            boards_for(reader.edition),
            required=True,
            label_visibility="collapsed",
            format_func=lambda b: t(f"what_if.board_name.{b}"),
            **tied("section", state.section, switch),
        )
        units = [u for u in reader.edition.open if state.section == INDEX or u != CITY]
        selectors.unit(reader, units, width=130)
        if setting is None:
            return
        scenario = setting.scenario
        subjects = models.subjects(reader.edition, scenario.board)
        offered = (subjects, RATINGS[scenario.board], tuple(RULES[scenario.board]))
        for name, held in zip(NAMES[scenario.board], offered, strict=True):
            # the effect of a single rater cannot be told apart from the targets he alone rates
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
                **tied(
                    "year",
                    scenario.year,
                    lambda year: change(reader, replace(latest(reader, setting), year=year)),
                ),
            )
            if scenario.subject == "agency":
                _town(reader, setting)
        _history(reader, setting)
        baseline.show(reader, setting)


def _town(reader: Reader, setting: Setting) -> None:
    """Whose agencies: those of one town only, which rates them all."""
    towns = reader.edition.towns["name"].to_dict()
    st.selectbox(
        reader.t("notice.parameter.town"),
        models.agency_towns(reader.edition, reader.unit, setting.scenario.year),
        width=190,
        label_visibility="collapsed",
        format_func=lambda code: towns.get(code, code),
        **bound("town", setting.town),
    )


def _option(reader: Reader, setting: Setting, name: str, offered: Sequence[str]) -> None:
    t, shown = reader.t, setting.scenario
    of_rating = name in ("rating", "normalisation")

    value = shown.subject if name == "subject" else shown.rating if of_rating else shown.rule

    def act(value: str) -> None:
        scenario = latest(reader, setting)
        if name == "subject":  # other things are ranked: their own default
            st.query_params.pop("target", None)
            st.query_params.pop("town", None)
            change(
                reader,
                models.default(reader.edition, reader.unit, replace(scenario, subject=value)),
            )
            return
        after = replace(scenario, rating=value) if of_rating else replace(scenario, rule=value)
        change(reader, lawful(after) if value == "lawful" else after)

    st.selectbox(
        t(f"what_if.choose.{name}"),
        offered,
        label_visibility="collapsed",
        width=150 if t.lang == "zh" else 200,
        format_func=lambda v: t(f"what_if.{name}.{v}"),
        **tied(name, value, act),
    )


def _history(reader: Reader, setting: Setting) -> None:
    """Undo, redo, reset; of the index, the presets."""
    t = reader.t
    steps = trail(setting)

    def step(by: int) -> None:
        latest(reader, setting)  # what was moved last is a step of the trail
        board.replaced()
        st.query_params["scenario"] = steps.step(by)

    st.button(t("what_if.undo"), key="undo", disabled=not steps.at, on_click=step, args=(-1,))
    st.button(
        t("what_if.redo"),
        key="redo",
        on_click=step,
        args=(1,),
        disabled=steps.at + 1 >= len(steps.codes),
    )
    base = setting.base
    st.button(
        t("what_if.reset" if setting.statutory else "what_if.preset.default"),
        key="reset",
        disabled=not setting.moved,
        on_click=lambda: change(
            reader, latest(reader, setting).with_weights(base.groups, base.components)
        ),
    )
    if setting.statutory:
        return
    for pillar in PILLARS:
        st.button(
            t("what_if.preset.first", pillar=t(f"pillar.{pillar}")),
            key=f"preset_{pillar}",
            on_click=lambda p=pillar: change(
                reader, replace(latest(reader, setting), groups=composite.focus(p))
            ),
        )
