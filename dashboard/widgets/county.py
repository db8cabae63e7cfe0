"""One unit, or one of its towns, on one sheet; printed, it is one page of A4."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from dashboard import address, sheet, store, wording
from dashboard.exhibits import county as exhibits
from dashboard.exhibits.indicator import towns
from dashboard.indicators import CITY, PILLARS
from dashboard.profiles import profiles
from dashboard.snapshots import Snapshot
from dashboard.widgets import choose
from dashboard.widgets.exhibit import show
from dashboard.widgets.frame import flag
from dashboard.widgets.pillar import context_of
from dashboard.widgets.view import View

MOST = 3
"""Units beside the one chosen."""


def choices(snapshot: Snapshot, given: Mapping[str, str]) -> address.Options:
    """Towns of the unit chosen, and up to three units beside it."""
    held, units = store.towns(snapshot), set(store.names(snapshot)) - {CITY}

    def others(value: str) -> bool:
        named = value.split(",")
        return len(named) <= MOST and set(named) <= units - {given.get("unit")}

    return {"town": held.index[held["unit"] == given.get("unit")].__contains__, "beside": others}


def page(view: View) -> None:
    """Choices, the sheet, the towns, the units beside."""
    state = view.state
    level = "town" if state.town else "unit" if state.unit != CITY else "city"
    place = state.town or state.unit
    beside = [u for u in state.beside.split(",") if u] if level == "unit" else []
    lines = sheet.sheet(view.values, view.compared_values, view.known, view.snapshot.as_of,
                        place, level)
    _choose(view)
    context = context_of(view)
    name = context.towns.loc[place, "name"] if level == "town" else view.names[place]
    with st.container(key="sheet"):
        _said(view, lines, level, place, f"{view.names[state.unit]}{name}"
              if level == "town" and view.t.lang == "zh" else name)
        for pillar, column in zip(PILLARS, st.columns(3, gap="small"), strict=True):
            with column:
                show(view, exhibits.card(context, pillar, lines, level, place, beside))
        st.html(f'<p class="quiet">{escape(view.t("county.key"))}</p>')
    if state.unit == CITY:
        return
    _below(view, beside)


def _below(view: View, beside: list[str]) -> None:
    """The towns on their outline and one by one; the units beside."""
    context = context_of(view)
    with st.container(key="county_map"):
        choose.indicator(view, list(view.known))
    drawn = [e for e in (exhibits.town_map(context, view.state.town), towns(context)) if e]
    with st.container(key="pair_towns"):
        for exhibit, column in zip(drawn, st.columns(2, gap="medium"), strict=False):
            with column:
                show(view, exhibit)
    if beside:
        show(view, exhibits.comparison(context, [view.state.unit, *beside]))


def _choose(view: View) -> None:
    state = view.state
    units = [unit for unit in view.labels if unit != CITY]
    at = units.index(state.unit) if state.unit in units else -1
    before, after = units[at - 1], units[(at + 1) % len(units)]
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        _step(view, before, "county.previous")
        choose.unit(view)
        _step(view, after, "county.next")
        if state.unit == CITY:
            return
        choose.town(view)
        if not state.town:
            _beside(view, [unit for unit in units if unit != state.unit])


def _step(view: View, unit: str, key: str) -> None:
    name = view.names[unit]
    link = address.link("county", view.state.parameters(), unit=unit)
    st.html(f'<a class="act step" href="{escape(link)}">{escape(view.t(key, name=name))}</a>',
            width="content")


def _beside(view: View, units: list[str]) -> None:
    st.session_state["choose_beside"] = [u for u in view.state.beside.split(",") if u]

    def copy() -> None:
        chosen = ",".join(st.session_state["choose_beside"])
        if chosen:
            st.query_params["beside"] = chosen
        else:
            st.query_params.pop("beside", None)

    st.multiselect(view.t("county.beside"), units, max_selections=MOST, width=420,
                   label_visibility="collapsed", placeholder=view.t("county.beside"),
                   format_func=view.names.__getitem__, key="choose_beside", on_change=copy)


def _said(view: View, lines: pd.DataFrame, level: str, place: str, name: str) -> None:
    """The conclusion, what the place is, its strengths and gaps."""
    t = view.t
    before = view.compared.as_of if view.compared else None
    facts = "" if level == "town" else \
        f"{wording.profile(profiles()[place], t)} · {t('overview.census')}"
    st.html(f'<p class="conclusion">{flag(view)}'
            f"{escape(wording.sheet_conclusion(lines, view.known, name, before, t))}</p>"
            + (f'<p class="quiet">{escape(facts)}</p>' if facts else ""))
    if level == "city":
        st.html(f'<p class="quiet">{escape(t("county.choose"))}</p>')
        return
    parts = [(t("county.strengths"), sheet.strengths(lines)), (t("county.gaps"), sheet.gaps(lines))]
    said = "".join(
        f'<p class="reading"><b>{escape(title)}</b>'
        f"{escape(wording.standing_out(ids, lines, view.known, t) or t('county.nothing_said'))}</p>"
        for title, ids in parts)
    st.html(said)
