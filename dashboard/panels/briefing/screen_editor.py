"""The screens of a run sheet: their order, and what one of them shows."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.briefing import run_sheet as run_sheets
from dashboard.briefing.run_sheet import COUNTED, KINDS, MAX_CLAIMS, Item, RunSheet
from dashboard.components import layout
from dashboard.edition import Edition
from dashboard.indicators import CITY

SERIAL = "screen_serial"
"""Counts changes of order: widgets of another order are other widgets."""


def start_again() -> None:
    """Forget what the editor's widgets held."""
    st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1


def page(edition: Edition, sheet: RunSheet, name: str) -> int:
    """List and editor; returns the place of the screen chosen, from nought."""
    t, screens = edition.t, sheet.screens
    key = f"screen_{name}"
    chosen = min(st.session_state.get(key, 0), len(screens) - 1)
    st.session_state[key] = chosen
    place = st.radio(
        t("briefing.screens"),
        range(len(screens)),
        key=key,
        format_func=lambda n: layout.label(_named(n, screens[n], edition)),
    )

    def act(does: Callable[[list[Item]], int]) -> Callable[[], None]:
        def change() -> None:
            items = list(screens)
            st.session_state[key] = does(items)
            _hold(name, replace(sheet, screens=tuple(items)))
            start_again()

        return change

    def move(by: int) -> Callable[[list[Item]], int]:
        def does(items: list[Item]) -> int:
            items.insert(place + by, items.pop(place))
            return place + by

        return does

    def add(items: list[Item]) -> int:
        items.insert(place + 1, Item("figures", claims=_first_claims(edition, 1)))
        return place + 1

    def remove(items: list[Item]) -> int:
        items.pop(place)
        return max(place - 1, 0)

    with st.container(horizontal=True):
        st.button(t("briefing.up"), on_click=act(move(-1)), disabled=place == 0, key="up")
        st.button(
            t("briefing.down"),
            on_click=act(move(1)),
            key="down",
            disabled=place == len(screens) - 1,
        )
        st.button(
            t("briefing.add"),
            on_click=act(add),
            key="add",
            disabled=len(screens) >= run_sheets.MAX_SCREENS,
        )
        st.button(
            t("briefing.remove"), on_click=act(remove), key="remove", disabled=len(screens) == 1
        )
    edited = _edit(screens[place], edition, f"{name}_{place}_{st.session_state.get(SERIAL, 0)}")
    if edited != screens[place]:
        _hold(name, replace(sheet, screens=(*screens[:place], edited, *screens[place + 1 :])))
        st.rerun()
    return place


def _hold(name: str, sheet: RunSheet) -> None:
    st.session_state["run_sheets"][name] = sheet


def _first_claims(edition: Edition, most: int) -> tuple[str, ...]:
    return tuple(edition.claims)[:most]


def _named(place: int, item: Item, edition: Edition) -> str:
    """Number, kind, and what it is about."""
    t = edition.t
    about = [t.label(c.short) for c in (edition.claims.get(one) for one in item.claims) if c]
    if item.kind in COUNTED and item.indicator in edition.known:
        about = [t.label(edition.known[item.indicator].name)]
    said = " · ".join(filter(None, (t.get(f"briefing.kind.{item.kind}", item.kind), t.join(about))))
    return f"{place + 1} {said}"


def _edit(item: Item, edition: Edition, key: str) -> Item:
    """The screen as its widgets have it."""
    t = edition.t
    known = KINDS.index(item.kind) if item.kind in KINDS else 0
    kind = st.selectbox(
        t("briefing.kind_box"),
        KINDS,
        index=known,
        key=f"kind_{key}",
        format_func=lambda k: t(f"briefing.kind.{k}"),
    )
    made = Item(kind, notes=item.notes)
    if kind in MAX_CLAIMS:
        made = replace(made, claims=_claims(item, edition, f"claims_{kind}_{key}"))
    elif kind in COUNTED:
        fitting = [i for i in edition.known.values() if run_sheets.fits(i, kind)]
        ids = [i.id for i in fitting]
        chosen = st.selectbox(
            t("briefing.indicator_box"),
            ids,
            key=f"indicator_{kind}_{key}",
            index=ids.index(item.indicator) if item.indicator in ids else 0,
            format_func=lambda i: f"{i} {t.label(edition.known[i].name)}",
        )
        made = replace(made, indicator=chosen)
        if kind == "trend" and edition.known[chosen].scope != "city":
            units = list(edition.names)
            made = replace(
                made,
                unit=st.selectbox(
                    t("briefing.unit_box"),
                    units,
                    key=f"unit_{key}",
                    index=units.index(item.unit) if item.unit in units else 0,
                    format_func=lambda u: edition.names[u],
                ),
            )
    notes = st.text_area(
        t("briefing.notes_box"),
        value=item.notes,
        key=f"notes_{key}",
        max_chars=run_sheets.MAX_NOTES,
        help=None,
        height=90,
    )
    return replace(made, notes=notes.strip(), unit=made.unit or CITY)


def _claims(item: Item, edition: Edition, key: str) -> tuple[str, ...]:
    """The published figures of a screen, those chosen before in their order."""
    t = edition.t
    held = [c for c in item.claims if c in edition.claims] or list(_first_claims(edition, 1))
    chosen = st.pills(
        t("briefing.claims_box"),
        list(edition.claims),
        selection_mode="multi",
        default=held,
        key=key,
        format_func=lambda c: layout.label(t.label(edition.claims[c].label)),
    )
    return (*(c for c in held if c in chosen), *(c for c in chosen if c not in held))
