"""What-if on weights: what is chosen, the board, and the exact panels that follow it."""

from collections.abc import Mapping
from functools import partial
from html import escape

import streamlit as st

from dashboard import store
from dashboard.components import layout
from dashboard.components.board import live
from dashboard.components.view import grid, show
from dashboard.edition import Edition, Reader, address
from dashboard.indicators import CITY
from dashboard.panels.what_if import scenarios
from dashboard.panels.what_if import weights as controls
from dashboard.views import what_if as views
from dashboard.views.panels import Panels, worked_out
from dashboard.what_if.scenario import (
    ASSESSMENT,
    BOARDS,
    ScenarioError,
    decode,
)
from dashboard.what_if.setting import Setting
from dashboard.what_if.statutory import FIRST_YEAR

CONTROLS = ("live", "plain")
LONGEST = 60
"""Characters of the id of a target."""


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """A board, its scenario, who stands out, and how weights are moved. A scenario alone says
    which board it is of.
    """
    boards = list(BOARDS)
    try:
        asked = decode(given.get("scenario", "")).board
        boards = (
            [asked]
            if "section" not in st.query_params
            else sorted(BOARDS, key=lambda b: b != asked)
        )
    except ScenarioError:
        pass
    return {
        "section": boards,
        "scenario": bool,
        "town": bool,
        "controls": CONTROLS,
        "target": lambda value: len(value) <= LONGEST,
    }


def page(reader: Reader) -> None:
    """Choices, conclusion, board, panels, scenarios."""
    found = scenarios.setting(reader)
    if found is None:
        controls.choose(reader, None)
        _nothing(reader, "")
        return
    reader, setting = found
    if setting.now.isna().all():
        controls.choose(reader, setting)
        _nothing(reader, views.left_out(reader, setting))
        return
    panels = _panels(reader, setting)
    if setting.statutory:
        reader.edition.keep(_prepare, lambda: store.later(partial(_prepare, reader)))
    st.html(
        f'<p class="conclusion"><span class="flag">{escape(panels.ranking.stamp)}</span> '
        f"{escape(panels.conclusion)}</p>"
    )
    controls.choose(reader, setting)
    if setting.single_rater and not reader.state.town:
        layout.notice("warning", reader.t("what_if.note.single"))
    _board(reader, setting, panels)
    even = len(panels.shown) // 2 * 2
    grid(reader, panels.shown[:even])
    for view in panels.shown[even:]:  # a last one alone has the row to itself
        show(reader, view)
    if setting.statutory:
        _needed(reader, panels)
    scenarios.shelf(reader, setting, panels.names)


def _panels(reader: Reader, setting: Setting) -> Panels:
    """Everything that is worked out of a scenario, once: it hangs on nothing else of the
    address.
    """
    state = reader.state
    key = (_panels, state.section, state.unit, state.town, state.scenario, state.target)
    return reader.edition.recent(key, lambda: worked_out(reader, setting))


def _prepare(reader: Reader) -> None:
    """Work out every county's assessment by the weights in force once one has been looked at:
    then a click on another finds it there.
    """
    for unit in reader.edition.labels:
        found = scenarios.in_force(reader, unit) if unit != CITY else None
        if found and found[1].now.notna().any():
            _panels(*found)


def _nothing(reader: Reader, more: str) -> None:
    """Why there is nothing to weigh: before the rule, nothing scored, nothing to average."""
    key = (
        "index"
        if reader.state.section != ASSESSMENT
        else "before"
        if reader.edition.snapshot.as_of.year < FIRST_YEAR
        else "assessment"
    )
    st.html(
        f'<p class="reading">'
        f"{escape(reader.t(f'what_if.nothing.{key}', year=FIRST_YEAR))} {escape(more)}</p>"
    )


def _choose(reader: Reader, place: str) -> None:
    """Let a place stand out; a unit is the unit of the view too."""
    if place in reader.edition.labels:
        st.query_params["unit"] = place
    st.query_params["target"] = place


def _board(reader: Reader, setting: Setting, panels: Panels) -> None:
    """The live board; or, where it cannot load, plain sliders that do the same."""
    if reader.state.controls == "plain":
        controls.plain(reader, setting)
        show(reader, panels.ranking)
    else:
        place = f"{reader.unit} {reader.state.town} " if setting.statutory else ""
        show(
            reader,
            panels.ranking,
            lambda: live(
                panels.board,
                code=reader.state.scenario,
                place=place + panels.board["parts"],
                moved=partial(controls.put, reader, setting),
                chosen=lambda place: _choose(reader, place),
            ),
        )
    other = "live" if reader.state.controls == "plain" else "plain"
    link, method = reader.here(controls=other), reader.link("methods", section="index")
    st.html(
        f'<p class="quiet">{escape(reader.t("what_if.board.reading"))} <a class="act" '
        f'href="{escape(link)}">{escape(reader.t(f"what_if.controls.{other}"))}</a> '
        f'<a class="act" href="{escape(method)}">{escape(reader.t("view.method"))}</a></p>'
    )


def _needed(reader: Reader, panels: Panels) -> None:
    """Paper and effective weight; what one target needs; what the numbers cannot tell."""
    effective, needed = panels.needed
    with st.container(key="pair_needed"):
        left, right = st.columns(2, gap="medium")
        with left:
            show(reader, effective)
            lines = "".join(f"<li>{escape(n)}</li>" for n in panels.notes)
            st.html(
                f'<h3 class="view">{escape(reader.t("what_if.note.title"))}</h3>'
                f'<ul class="rules">{lines}</ul>'
            )
        with right:
            controls.target(reader, panels.order, panels.target, panels.names)
            show(reader, needed)
