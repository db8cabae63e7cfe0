"""One unit, or one of its towns, on one page; printed, up to three sheets of A4."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard import store
from dashboard.components import notes, prose, selectors
from dashboard.components.prose import action, badges
from dashboard.components.view import show
from dashboard.edition import Edition, Reader, address, once
from dashboard.edition import profile as profiles
from dashboard.geography import census
from dashboard.indicators import CITY, PILLARS, PlaceLevel
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.views import comparison as comparing
from dashboard.views import conclusions, sentences
from dashboard.views import county as views
from dashboard.views.courses import courses
from dashboard.views.indicator import towns as town_values
from dashboard.views.town_map import town_map
from dashboard.views.weak_points import weak_points

MAX_COMPARED = 3
"""Units compared with the one chosen."""
STANDING_OUT = template('<p class="reading"><b>{{ title }}</b>{{ text }}</p>')


@dataclass(frozen=True)
class Place:
    """What the page is of: `level` city, unit or town; the units it is `compared` with."""

    level: PlaceLevel
    code: str
    name: str
    compared: tuple[str, ...]


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """Towns of the unit chosen, and up to three units to compare with."""
    towns, units = edition.towns, set(edition.labels) - {CITY}

    def others(value: str) -> bool:
        named = value.split(",")
        once_each = len(set(named)) == len(named) <= MAX_COMPARED
        return once_each and set(named) <= units - {given.get("unit")}

    return {"town": towns.index[towns["unit"] == given.get("unit")].__contains__, "beside": others}


def place_of(reader: Reader) -> Place:
    """The place the reader has chosen."""
    state, name = reader.state, reader.place
    if state.unit == CITY:
        return Place("city", CITY, name, ())
    if state.town:
        town = str(reader.edition.towns.at[state.town, "name"])
        return Place("town", state.town, f"{name}{town}" if reader.t.lang == "zh" else town, ())
    return Place("unit", state.unit, name, tuple(_compared(reader)))


def _compared(reader: Reader) -> list[str]:
    return [unit for unit in reader.state.beside.split(",") if unit]


def place_choice(reader: Reader) -> None:
    """The unit, the ones before and after it, a town of it, units to compare with."""
    state, names = reader.state, reader.edition.names
    every = [unit for unit in reader.edition.labels if unit != CITY]
    units = [unit for unit in reader.edition.open if unit != CITY]
    at = units.index(state.unit) if state.unit in units else -1

    def step(unit: str, key: str) -> None:
        text = reader.t(key, name=names[unit])
        st.html(action(reader.link("county", unit=unit), text, "step"), width="content")

    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        if len(units) > 1:
            step(units[at - 1], "county.previous")
        selectors.unit(reader)
        if len(units) > 1:
            step(units[(at + 1) % len(units)], "county.next")
        if state.unit == CITY:
            return
        selectors.town(reader)
        if not state.town:
            _comparison_choice(reader, [unit for unit in every if unit != state.unit])


def _comparison_choice(reader: Reader, units: Sequence[str]) -> None:
    key = "choose_beside"
    st.session_state[key] = _compared(reader)

    def copy() -> None:
        chosen = ",".join(st.session_state[key])
        if chosen:
            st.query_params["beside"] = chosen
        else:
            st.query_params.pop("beside", None)

    st.multiselect(
        reader.t("county.beside"),
        units,
        max_selections=MAX_COMPARED,
        width=420,
        label_visibility="collapsed",
        placeholder=reader.t("county.beside"),
        format_func=reader.edition.names.__getitem__,
        key=key,
        on_change=copy,
    )


def profile(reader: Reader, place: Place) -> None:
    """Conclusion, strengths and gaps, a card for each pillar, how to read them."""
    edition, before = reader.edition, reader.before
    if place.level == "unit":
        edition.keep((_prepare, before), lambda: store.later(partial(_prepare, edition, before)))
    with st.container(key="sheet"):
        st.html(_summary(edition, place.level, place.code, place.name, before))
        for pillar, column in zip(PILLARS, st.columns(3, gap="small"), strict=True):
            with column:
                show(reader, views.card(reader, pillar, place.level, place.code, place.compared))
        if place.level == "unit":
            notes.of_place(reader, place.code)
        prose.quiet(reader.t("county.key"))


def _prepare(edition: Edition, before: date | None) -> None:
    """Work out the profiles of all units once one has been looked at: then a click on another
    finds it there. A busy server leaves it to the clicks.
    """
    for unit in edition.open:
        if not store.idle():
            return
        if unit != CITY:
            _summary(edition, "unit", unit, edition.names[unit], before)
            for pillar in PILLARS:
                views.profile_card(edition, pillar, "unit", unit, before, ())
            weak_points(edition, "unit", unit, edition.names[unit], before)
            courses(edition, unit, before)


@once
def _summary(
    edition: Edition, level: PlaceLevel, code: str, name: str, before: date | None
) -> Markup:
    """The conclusion, what the place is, its strengths and gaps."""
    t, definitions = edition.t, edition.definitions
    lines = profiles.lines(edition, code, level, before)
    text = conclusions.profile_conclusion(lines, definitions, name, before, t)
    html = prose.CONCLUSION(badges=badges(edition), text=text)
    if level != "town":
        people = sentences.population(census.profiles()[code], t)
        html += prose.QUIET(text=f"{people} · {t('overview.census')}")
    if level == "city":
        return html + prose.QUIET(text=t("county.choose"))
    if lines["status"].isin(formats.NO_DATA).all():
        return html
    for key, ids in (("strengths", profiles.strengths(lines)), ("gaps", profiles.gaps(lines))):
        named = conclusions.standing_out(ids, lines, definitions, t) or t("county.nothing_said")
        html += STANDING_OUT(title=t(f"county.{key}"), text=named)
    return html


def more(reader: Reader, place: Place) -> None:
    """Its weak points, the gravest first, and of a unit the course of every indicator."""
    edition, before = reader.edition, reader.before
    made, html = weak_points(edition, place.level, place.code, place.name, before)
    show(reader, replace(made, html=html.filled(reader)))
    if place.level == "unit":
        made, html = courses(edition, place.code, before)
        show(reader, replace(made, html=html.filled(reader)))


def indicator_choice(reader: Reader) -> None:
    """Which indicator is shown town by town."""
    with st.container(key="county_map"):
        selectors.indicator(reader, list(reader.edition.definitions))


def towns(reader: Reader) -> None:
    """The towns on their outline and one by one."""
    shown = [view for view in map(reader.shown, (town_map, town_values)) if view]
    if not reader.state.town:
        store.ahead(reader, (town_map,), (town_values,))
    with st.container(key="pair_towns"):
        for view, column in zip(shown, st.columns(2, gap="medium"), strict=False):
            with column:
                show(reader, view)


def comparison(reader: Reader, place: Place) -> None:
    """The units compared with, side by side."""
    if place.compared:
        show(reader, reader.shown(comparing.comparison, (place.code, *place.compared)))
