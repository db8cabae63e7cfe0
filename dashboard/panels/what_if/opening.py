"""The scenario of a page: from the address, the session or the defaults."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.components import layout
from dashboard.components.board import newest
from dashboard.components.session import keep
from dashboard.edition import Edition, Reader, address
from dashboard.indicators import CITY
from dashboard.views.what_if import versions_said
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
    """A board, its scenario, what moves are against, who stands out, and how weights are moved. A
    scenario alone says which board and county it is of.
    """
    boards = offered = boards_for(edition)
    units: address.Options = {}
    try:
        scenario = decode(given.get("scenario", ""))
        if "section" not in st.query_params and scenario.board in offered:
            boards = [scenario.board]
        else:
            boards = sorted(offered, key=lambda b: b != scenario.board)
        if "unit" not in st.query_params and scenario.unit in edition.open:
            units = {"unit": [scenario.unit]}
    except ScenarioError:
        pass
    return {
        **units,
        "section": boards,
        "scenario": bool,
        "baseline": bool,
        "beside": lambda unit: unit in edition.open and unit != CITY,
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
    opened, reader = reader.state, _baseline(_placed(reader))
    found = _wanted(reader) or _started(reader)
    if found is None:
        return given, None
    if found.moved or found.scenario.locks:
        _made_on_other(reader, found.scenario)
    elif models.stamped(reader.edition, found.scenario) != found.scenario:
        # another period, or other definitions: the current weights there
        there = models.default(reader.edition, reader.unit, replace(found.scenario, year=""))
        found = fitted(reader, there)
    code = encode(found.scenario)
    st.session_state[f"scenario_{reader.state.section}"] = code
    town = found.town or reader.state.town
    # the city stays the city for the other pages
    keep(replace(opened, scenario=code, baseline=reader.state.baseline, town=town))
    return replace(reader, state=replace(reader.state, scenario=code, town=town)), found


def fitted(reader: Reader, scenario: Scenario) -> Setting:
    """The scenario where the reader is, moves against the baseline asked for."""
    baseline, state = reader.state.baseline, reader.state
    against = decode(baseline) if baseline else None
    return models.fit(reader.edition, scenario, state.unit, state.town, against)


def _baseline(reader: Reader) -> Reader:
    """The reader without a baseline that cannot be read or fits another board, which is said."""
    try:
        text = reader.state.baseline
        if not text or decode(text).board == reader.state.section:
            return reader
        fault = ScenarioError("baseline")
    except ScenarioError as found:
        fault = found
    layout.notice("warning", fault.message(reader.t))
    return replace(reader, state=replace(reader.state, baseline=""))


def current(reader: Reader, unit: str) -> tuple[Reader, Setting] | None:
    """The current weights of another county, as `setting` gives them."""
    state = replace(reader.state, unit=unit, town="", target="", baseline="", beside="")
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
    t, board = reader.t, reader.state.section
    last = st.session_state.get(f"scenario_{board}")
    for text, asked in ((reader.state.scenario, True), (last, False)):
        try:
            scenario = decode(text) if text else None
            if scenario and scenario.board == board:
                return fitted(reader, scenario)
            if scenario and asked:
                other, used = (t(f"what_if.board_name.{b}") for b in (scenario.board, board))
                layout.notice("warning", t("what_if.of_other_board", other=other, used=used))
        except ScenarioError as fault:
            if asked:
                layout.notice("warning", fault.message(t))
    return None


def _started(reader: Reader) -> Setting | None:
    """The default of a board; None where nothing has been scored."""
    board, unit = reader.state.section, reader.state.unit
    start = Scenario(
        board, SUBJECTS[board][0], RATINGS[board][0], RULES[board][0], "", "", "", None, {}
    )
    if board == ASSESSMENT and not models.assessment_years(reader.edition, unit, start.subject):
        return None
    return fitted(reader, models.default(reader.edition, unit, start))


def _made_on_other(reader: Reader, scenario: Scenario) -> None:
    """Say so where a scenario was made on other data or definitions than those it is shown on."""
    now = models.stamped(reader.edition, scenario)
    changed = models.index_change(scenario, now)
    if changed:
        layout.notice("warning", versions_said(reader, *changed))
    elif (now.data, now.definitions) != (scenario.data, scenario.definitions):
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
