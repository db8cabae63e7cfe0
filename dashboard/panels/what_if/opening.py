"""The scenario of a page: from the address, the session or the defaults."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.components import layout
from dashboard.components.board import newest
from dashboard.components.session import keep
from dashboard.edition import Edition, Reader, address
from dashboard.indicators import CITY
from dashboard.what_if import models
from dashboard.what_if.scenario import (
    ASSESSMENT,
    BOARDS,
    RATINGS,
    RULES,
    SUBJECTS,
    Scenario,
    ScenarioError,
    decode,
    encode,
)
from dashboard.what_if.setting import Setting

CONTROLS = ("live", "plain")
MAX_TARGET = 60
"""Characters of the id of a target."""


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """A board, its scenario, who stands out, and how weights are moved. A scenario alone says
    which board it is of.
    """
    boards = offered = boards_for(edition)
    try:
        asked = decode(given.get("scenario", "")).board
        if "section" not in st.query_params and asked in offered:
            boards = [asked]
        else:
            boards = sorted(offered, key=lambda b: b != asked)
    except ScenarioError:
        pass
    return {
        "section": boards,
        "scenario": bool,
        "town": bool,
        "controls": CONTROLS,
        "target": lambda value: len(value) <= MAX_TARGET,
    }


def boards_for(edition: Edition) -> list[str]:
    """The boards there are: the assessment ranks departments by name."""
    return [b for b in BOARDS if b != ASSESSMENT or edition.scope.departments]


def setting(reader: Reader) -> tuple[Reader, Setting | None]:
    """The setting asked for, else the one last used, else the default one; the reader with the
    scenario spelled out; no setting where nothing has been scored.
    """
    given = reader
    reader = replace(reader, state=replace(reader.state, scenario=newest(reader.state.scenario)))
    opened, reader = reader.state, _placed(reader)
    found = _wanted(reader) or _started(reader)
    if found is None:
        return given, None
    if found.moved:
        _made_on_other(reader, found.scenario)
    elif models.stamped(reader.edition, found.scenario) != found.scenario:
        # another period, or other definitions: the current weights there
        there = replace(found.scenario, year="")
        found = models.fit(
            reader.edition,
            models.default(reader.edition, reader.unit, there),
            reader.unit,
            reader.state.town,
        )
    code = encode(found.scenario)
    st.session_state[f"scenario_{reader.state.section}"] = code
    keep(replace(opened, scenario=code))  # the city stays the city for the other pages
    return replace(reader, state=replace(reader.state, scenario=code)), found


def current(reader: Reader, unit: str) -> tuple[Reader, Setting] | None:
    """The current weights of another county, as `setting` gives them."""
    state = replace(reader.state, unit=unit, town="", target="")
    found = _started(replace(reader, state=state))
    if found is None:
        return None
    return replace(reader, state=replace(state, scenario=encode(found.scenario))), found


def _placed(reader: Reader) -> Reader:
    """The reader at one county for the assessment (the first, for the city), at a town of it."""
    state, towns = reader.state, reader.edition.towns
    if state.section == ASSESSMENT and state.unit == CITY:
        state = replace(state, unit=next(u for u in reader.edition.open if u != CITY))
    if state.town and towns["unit"].get(state.town) != state.unit:
        state = replace(state, town="")
    return replace(reader, state=state)


def _wanted(reader: Reader) -> Setting | None:
    """What the address asks for, said when it cannot be; else what the session had last."""
    board, last = reader.state.section, st.session_state.get(f"scenario_{reader.state.section}")
    for text, asked in ((reader.state.scenario, True), (last, False)):
        try:
            scenario = decode(text) if text else None
            if scenario and scenario.board == board:
                return models.fit(reader.edition, scenario, reader.state.unit, reader.state.town)
        except ScenarioError as fault:
            if asked:
                layout.notice("warning", fault.message(reader.t))
    return None


def _started(reader: Reader) -> Setting | None:
    """The default of a board; None where nothing has been scored."""
    board, unit = reader.state.section, reader.state.unit
    start = Scenario(
        board, SUBJECTS[board][0], RATINGS[board][0], RULES[board][0], "", "", "", None, {}
    )
    if board == ASSESSMENT and not models.assessment_years(reader.edition, unit, start.subject):
        return None
    return models.fit(
        reader.edition, models.default(reader.edition, unit, start), unit, reader.state.town
    )


def _made_on_other(reader: Reader, scenario: Scenario) -> None:
    """Say so where a scenario was made on other data or definitions than those it is shown on."""
    now = models.stamped(reader.edition, scenario)
    if (now.data, now.definitions) != (scenario.data, scenario.definitions):
        layout.notice(
            "warning",
            reader.t(
                "what_if.made_on_other",
                data=scenario.data,
                definitions=scenario.definitions,
                now=now.data,
                now_definitions=now.definitions,
            ),
        )
