"""One unit, or one of its towns, on one sheet; printed, it is one page of A4."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from dashboard import store
from dashboard.components import selectors
from dashboard.components.layout import flag
from dashboard.components.view import show
from dashboard.edition import Edition, Reader, address, once, profile
from dashboard.geography.census import profiles
from dashboard.indicators import CITY, PILLARS, PlaceLevel
from dashboard.views import county as views
from dashboard.views import sentences
from dashboard.views.indicator import towns

MOST = 3
"""Units beside the one chosen."""


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """Towns of the unit chosen, and up to three units beside it."""
    held, units = edition.towns, set(edition.labels) - {CITY}

    def others(value: str) -> bool:
        named = value.split(",")
        once_each = len(set(named)) == len(named) <= MOST
        return once_each and set(named) <= units - {given.get("unit")}

    return {"town": held.index[held["unit"] == given.get("unit")].__contains__, "beside": others}


def page(reader: Reader) -> None:
    """Choices, the sheet, the towns, the units beside."""
    state = reader.state
    level: PlaceLevel = "town" if state.town else "unit" if state.unit != CITY else "city"
    place = state.town or state.unit
    beside = tuple(filter(None, state.beside.split(","))) if level == "unit" else ()
    if level == "unit":
        edition, before = reader.edition, reader.before
        edition.keep((_prepare, before), lambda: store.later(partial(_prepare, edition, before)))
    _choose(reader)
    names, towns_of = reader.edition.names, reader.edition.towns
    name = towns_of.loc[place, "name"] if level == "town" else names[place]
    with st.container(key="sheet"):
        full = f"{names[state.unit]}{name}" if level == "town" and reader.t.lang == "zh" else name
        st.html(_said(reader.edition, level, place, full, reader.before))
        for pillar, column in zip(PILLARS, st.columns(3, gap="small"), strict=True):
            with column:
                show(reader, views.card(reader, pillar, level, place, beside))
        st.html(f'<p class="quiet">{escape(reader.t("county.key"))}</p>')
    if state.unit == CITY:
        return
    _below(reader, beside)


def _prepare(edition: Edition, before: date | None) -> None:
    """Work out the sheets of all units once one has been looked at: then a click on another finds
    it there.
    """
    for unit in edition.labels:
        if unit != CITY:
            _said(edition, "unit", unit, edition.names[unit], before)
            for pillar in PILLARS:
                views.sheet_card(edition, pillar, "unit", unit, before, ())


def _below(reader: Reader, beside: tuple[str, ...]) -> None:
    """The towns on their outline and one by one; the units beside."""
    with st.container(key="county_map"):
        selectors.indicator(reader, list(reader.edition.known))
    drawn = [e for e in map(reader.shown, (views.town_map, towns)) if e]
    if not reader.state.town:
        store.ahead(reader, (views.town_map,), (towns,))
    with st.container(key="pair_towns"):
        for view, column in zip(drawn, st.columns(2, gap="medium"), strict=False):
            with column:
                show(reader, view)
    if beside:
        show(reader, reader.shown(views.comparison, (reader.unit, *beside)))


def _choose(reader: Reader) -> None:
    state = reader.state
    units = [unit for unit in reader.edition.labels if unit != CITY]
    at = units.index(state.unit) if state.unit in units else -1
    before, after = units[at - 1], units[(at + 1) % len(units)]
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        _step(reader, before, "county.previous")
        selectors.unit(reader)
        _step(reader, after, "county.next")
        if state.unit == CITY:
            return
        selectors.town(reader)
        if not state.town:
            _beside(reader, [unit for unit in units if unit != state.unit])


def _step(reader: Reader, unit: str, key: str) -> None:
    name = reader.edition.names[unit]
    link = reader.link("county", unit=unit)
    st.html(
        f'<a class="act step" href="{escape(link)}">{escape(reader.t(key, name=name))}</a>',
        width="content",
    )


def _beside(reader: Reader, units: list[str]) -> None:
    st.session_state["choose_beside"] = [u for u in reader.state.beside.split(",") if u]

    def copy() -> None:
        chosen = ",".join(st.session_state["choose_beside"])
        if chosen:
            st.query_params["beside"] = chosen
        else:
            st.query_params.pop("beside", None)

    t, names = reader.t, reader.edition.names
    st.multiselect(
        t("county.beside"),
        units,
        max_selections=MOST,
        width=420,
        label_visibility="collapsed",
        placeholder=t("county.beside"),
        format_func=names.__getitem__,
        key="choose_beside",
        on_change=copy,
    )


@once
def _said(edition: Edition, level: PlaceLevel, place: str, name: str, before: date | None) -> str:
    """The conclusion, what the place is, its strengths and gaps."""
    t, known = edition.t, edition.known
    lines = profile.sheet(edition, place, level, before)
    facts = (
        ""
        if level == "town"
        else f"{sentences.population(profiles()[place], t)} · {t('overview.census')}"
    )
    said = sentences.sheet_conclusion(lines, known, name, before, t)
    html = f'<p class="conclusion">{flag(edition)}{escape(said)}</p>' + (
        f'<p class="quiet">{escape(facts)}</p>' if facts else ""
    )
    if level == "city":
        return html + f'<p class="quiet">{escape(t("county.choose"))}</p>'
    parts = [
        (t("county.strengths"), profile.strengths(lines)),
        (t("county.gaps"), profile.gaps(lines)),
    ]
    return html + "".join(
        f'<p class="reading"><b>{escape(title)}</b>'
        f"{escape(sentences.standing_out(ids, lines, known, t) or t('county.nothing_said'))}</p>"
        for title, ids in parts
    )
