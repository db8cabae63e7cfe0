"""The screens of a run sheet: their order, and what one of them shows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.briefing.run_sheet import (
    COUNTED,
    KINDS,
    MAX_CLAIMS,
    MAX_NOTES,
    MAX_SCREENS,
    Item,
    RunSheet,
    fits,
)
from dashboard.components import layout
from dashboard.edition import Edition
from dashboard.indicators import CITY
from dashboard.panels.briefing import screen_words

OF_UNIT = ("trend", "ranking", "map", "multiples")
"""Kinds of screens that can speak of one unit."""
UNDO = "screen_undo"
MOST = 50
"""Sheets as they were before each change, and how many of them are kept."""
COPIED = "screen_copied"
"""A screen taken along, to be put into this or another run sheet."""
SERIAL = "screen_serial"
"""Counts changes of order: widgets of another order are other widgets."""


def start_again() -> None:
    """Forget what the editor's widgets held."""
    st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1


def edited(edition: Edition, sheet: RunSheet, name: str, viewed: str = "") -> int:
    """List and editor; returns the place of the screen chosen, from nought. A screen that has no
    indicator yet begins with the one `viewed`.
    """
    screens = sheet.screens
    key = f"screen_{name}"
    st.session_state[key] = min(st.session_state.get(key, 0), len(screens) - 1)
    place = st.radio(
        edition.t("briefing.screens"),
        range(len(screens)),
        key=key,
        format_func=lambda n: layout.label(_named(n, screens[n], edition)),
    )
    _order(edition, sheet, name, place)
    key = f"{name}_{place}_{st.session_state.get(SERIAL, 0)}"
    item = _edit(screens[place], edition, key, viewed)
    made = sheet
    if item.kind == "cover":
        made = screen_words.cover(sheet, edition, key)
    else:
        item = screen_words.titled(item, sheet, edition, key)
    made = replace(made, screens=(*screens[:place], item, *screens[place + 1 :]))
    if made != sheet:
        _hold(name, made, (name, sheet, place))
        st.rerun()
    return place


def _order(edition: Edition, sheet: RunSheet, name: str, place: int) -> None:
    """Move the screen at `place`, add one after it, remove it."""
    t, screens = edition.t, sheet.screens

    def become(items: Sequence[Item], chosen: int) -> Callable[[], None]:
        def change() -> None:
            st.session_state[f"screen_{name}"] = chosen
            _hold(name, replace(sheet, screens=tuple(items)), (name, sheet, place))
            start_again()

        return change

    before, this, after = screens[:place], screens[place], screens[place + 1 :]
    new = Item("figures", claims=tuple(edition.claims)[:1])
    copied: Item | None = st.session_state.get(COPIED)
    acts = {
        "up": (place > 0, (*before[:-1], this, *before[-1:], *after), place - 1),
        "down": (bool(after), (*before, *after[:1], this, *after[1:]), place + 1),
        "add": (len(screens) < MAX_SCREENS, (*before, this, new, *after), place + 1),
        "duplicate": (len(screens) < MAX_SCREENS, (*before, this, this, *after), place + 1),
        "paste": (
            copied is not None and len(screens) < MAX_SCREENS,
            (*before, this, copied or this, *after),
            place + 1,
        ),
        "remove": (len(screens) > 1, (*before, *after), max(place - 1, 0)),
    }
    with st.container(horizontal=True):
        for act, (possible, items, then) in acts.items():
            st.button(
                t(f"briefing.{act}"),
                on_click=become(items, then),
                disabled=not possible,
                key=act,
            )
        st.button(t("briefing.copy"), on_click=_copy, args=(this,), key="copy")
        steps = [one for one in st.session_state.get(UNDO, []) if one[0] == name]
        st.button(t("briefing.undo"), on_click=_undo, args=(name,), disabled=not steps, key="undo")


def _copy(item: Item) -> None:
    st.session_state[COPIED] = item


def _undo(name: str) -> None:
    """The sheet as it was before its last change."""
    steps = st.session_state[UNDO]
    last = max(n for n, one in enumerate(steps) if one[0] == name)
    _, sheet, place = steps.pop(last)
    st.session_state[f"screen_{name}"] = place
    st.session_state["run_sheets"][name] = sheet
    start_again()


def _hold(name: str, sheet: RunSheet, before: tuple[str, RunSheet, int]) -> None:
    """The sheet as it is being edited, and what it was before."""
    st.session_state[UNDO] = [*st.session_state.get(UNDO, []), before][-MOST:]
    st.session_state["run_sheets"][name] = sheet


def _named(place: int, item: Item, edition: Edition) -> str:
    """Number, kind, and what it is about."""
    t = edition.t
    about = [t.label(c.short) for c in (edition.claims.get(one) for one in item.claims) if c]
    if item.kind in COUNTED and item.indicator in edition.definitions:
        about = [t.label(edition.definitions[item.indicator].name)]
    parts = (t.get(f"briefing.kind.{item.kind}", item.kind), t.join(about))
    said = " · ".join(filter(None, (*parts, t("briefing.backup") if item.backup else "")))
    return f"{place + 1} {said}"


def _edit(item: Item, edition: Edition, key: str, viewed: str) -> Item:
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
    made = replace(item, kind=kind, claims=(), indicator="", unit=CITY)
    if kind in MAX_CLAIMS:
        made = replace(made, claims=_claims(item, edition, f"claims_{kind}_{key}"))
    elif kind in COUNTED:
        made = _of_snapshot(made, item, edition, key, viewed)
    notes = st.text_area(
        t("briefing.notes_box"),
        value=item.notes,
        key=f"notes_{key}",
        max_chars=MAX_NOTES,
        height=90,
    )
    return replace(made, notes=notes.strip(), unit=made.unit or CITY)


def _of_snapshot(made: Item, item: Item, edition: Edition, key: str, viewed: str) -> Item:
    """The indicator of a screen, and the unit of a trend."""
    t = edition.t
    ids = [i.id for i in edition.definitions.values() if fits(i, made.kind)]
    begun = item.indicator or viewed
    indicator = st.selectbox(
        t("briefing.indicator_box"),
        ids,
        key=f"indicator_{made.kind}_{key}",
        index=ids.index(begun) if begun in ids else 0,
        format_func=lambda i: f"{i} {t.label(edition.definitions[i].name)}",
    )
    made = replace(made, indicator=indicator)
    if made.kind not in OF_UNIT or edition.definitions[indicator].scope == "city":
        return made
    units = list(edition.names)
    unit = st.selectbox(
        t("briefing.unit_box"),
        units,
        key=f"unit_{key}",
        index=units.index(item.unit) if item.unit in units else 0,
        format_func=lambda u: edition.names[u],
    )
    return replace(made, unit=unit)


def _claims(item: Item, edition: Edition, key: str) -> tuple[str, ...]:
    """The published figures of a screen, those chosen before in their order."""
    t = edition.t
    held = [c for c in item.claims if c in edition.claims] or list(edition.claims)[:1]
    chosen = st.pills(
        t("briefing.claims_box"),
        list(edition.claims),
        selection_mode="multi",
        default=held,
        key=key,
        format_func=lambda c: layout.label(t.label(edition.claims[c].label)),
    )
    return (*(c for c in held if c in chosen), *(c for c in chosen if c not in held))
