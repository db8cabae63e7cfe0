"""The board of a scenario, and the exact panels that follow it."""

from functools import partial

import streamlit as st

from dashboard import store
from dashboard.components import prose
from dashboard.components.board import live
from dashboard.components.prose import BADGES, action
from dashboard.components.session import bound
from dashboard.components.view import grid, show
from dashboard.edition import Reader
from dashboard.indicators import CITY
from dashboard.panels.what_if import opening, sliders
from dashboard.panels.what_if.changes import put
from dashboard.text.html import template
from dashboard.views import panels as working
from dashboard.views import what_if as words
from dashboard.views.panels import Panels
from dashboard.what_if.scenario import ASSESSMENT
from dashboard.what_if.setting import Setting
from dashboard.what_if.statutory import FIRST_YEAR

FOLLOWS = template('<span data-said="board">{{ text }}</span>')
BELOW = template('<p class="quiet">{{ text }} {{ other }} {{ method }}</p>')
NOTES = template('<h2 class="view">{{ title }}</h2>{{ notes }}')


def worked_out(reader: Reader, setting: Setting | None) -> Panels | None:
    """Everything the page shows of a scenario; None where there is nothing to weigh."""
    if setting is None or setting.now.isna().all():
        return None
    found = _panels(reader, setting)
    if setting.statutory:
        reader.edition.keep(_prepare, lambda: store.later(partial(_prepare, reader)))
    return found


def _panels(reader: Reader, setting: Setting) -> Panels:
    """Worked out once: it hangs on nothing else of the address."""
    state = reader.state
    key = (
        _panels,
        state.section,
        state.unit,
        state.town,
        state.scenario,
        state.baseline,
        state.target,
    )
    return reader.edition.recent(key, lambda: working.worked_out(reader, setting))


def _prepare(reader: Reader) -> None:
    """Work out every county's assessment by its current weights once one has been looked at:
    then a click on another finds it there. A busy server leaves it to the clicks.
    """
    for unit in reader.edition.open:
        if not store.idle():
            return
        found = opening.current(reader, unit) if unit != CITY else None
        if found and found[1].now.notna().any():
            _panels(*found)


def nothing(reader: Reader, setting: Setting | None) -> None:
    """Why there is nothing to weigh: before the rule, nothing scored, nothing to average."""
    key = (
        "index"
        if reader.state.section != ASSESSMENT
        else "before"
        if reader.edition.as_of.year < FIRST_YEAR
        else "assessment"
    )
    left_out = words.left_out(reader, setting) if setting else ""
    prose.takeaway(f"{reader.t(f'what_if.nothing.{key}', year=FIRST_YEAR)} {left_out}")


def conclusion(panels: Panels) -> None:
    """Who is ahead, and who moves."""
    prose.conclusion(FOLLOWS(text=panels.conclusion), BADGES(words=[panels.ranking.banner]))


def board(reader: Reader, setting: Setting, panels: Panels) -> None:
    """The live board; or, where it cannot load, plain sliders that do the same."""
    plain = reader.state.controls == "plain"
    if plain:
        sliders.show(reader, setting)
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
                moved=partial(put, reader, setting),
                chosen=lambda place: _choose(reader, place),
            ),
        )
    other, t = "live" if plain else "plain", reader.t
    st.html(
        BELOW(
            text=t("what_if.board.reading"),
            other=action(reader.here(controls=other), t(f"what_if.controls.{other}")),
            method=action(reader.link("methods", section="index"), t("view.method")),
        )
    )


def _choose(reader: Reader, place: str) -> None:
    """Let a place stand out; a unit is the unit of the page too."""
    if place in reader.edition.open:
        st.query_params["unit"] = place
    st.query_params["target"] = place


def views(reader: Reader, panels: Panels) -> None:
    """The exact panels, two a row; a last one alone has the row to itself."""
    even = len(panels.shown) // 2 * 2
    grid(reader, panels.shown[:even])
    for view in panels.shown[even:]:
        show(reader, view)


def needed(reader: Reader, panels: Panels) -> None:
    """Nominal and effective weight; what one target needs; what the numbers cannot tell."""
    if not panels.needed:
        return
    effective, *about = panels.needed
    with st.container(key="pair_needed"):
        left, right = st.columns(2, gap="medium")
        with left:
            show(reader, effective)
            notes = prose.RULES(lines=panels.notes)
            st.html(NOTES(title=reader.t("what_if.note.title"), notes=notes))
        with right:
            _target_choice(reader, panels)
            for view in about:
                show(reader, view)


def _target_choice(reader: Reader, panels: Panels) -> None:
    """Whose way up is looked at."""
    st.selectbox(
        reader.t("what_if.choose.target"),
        panels.order,
        width=320,
        format_func=lambda target: panels.names[target][0],
        **bound("target", panels.target),
    )
