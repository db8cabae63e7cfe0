"""The reader of a session: language and choices from the address, the edition from the store."""

from collections.abc import Callable, Mapping
from typing import TypedDict

import streamlit as st

from dashboard import auth, store
from dashboard.access import Right
from dashboard.auth import noted
from dashboard.edition import ALL, Edition, Reader, address
from dashboard.indicators import CITY, Definitions, mechanisms
from dashboard.text.i18n import LANGUAGES

DEFAULT_INDICATOR = "C07"
VIEWS = ("map", "tiles", "towns")
NONE = "none"
More = Callable[[Edition, Mapping[str, str]], address.Options]
"""What a page offers beside the usual choices, by edition and what the address asks for."""


def language() -> str:
    """The session's language: the address, else what was chosen before, else Chinese."""
    given = {**st.session_state.get("address", {}), **st.query_params}.get("lang")
    return given if given in LANGUAGES else LANGUAGES[0]


def nothing_more(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """No choices beside the usual ones."""
    return {}


def open_reader(
    pillar: str = "", more: More = nothing_more
) -> tuple[Reader, dict[str, tuple[str, str]]] | None:
    """The reader and the refused parameters (given, used instead); None without snapshots.

    What the session brings along from another page gives way without a word where this page
    has no such choice.
    """
    store.look_again()
    asked = dict(st.query_params)
    on_wall = asked.get("wall") == "1"  # what its address says, of the newest period
    carried = {
        name: value
        for name, value in st.session_state.get("address", {}).items()
        if name in (("lang",) if on_wall else address.CARRIED)
    }
    given = {**carried, **asked}
    person = auth.person()
    person.require(Right.VIEW)
    previews = ["", "1"] if person.may(Right.PREVIEW) and not on_wall else [""]
    loaded = store.catalogue(preview=given.get("preview") == previews[-1] != "")
    if not loaded.snapshots:
        return None
    dates = {str(s.as_of): s for s in loaded.snapshots}
    chosen = given.get("snapshot", "") if given.get("snapshot") in dates else max(dates)
    edition = store.edition(language(), dates[chosen], loaded.snapshots, person.scope)
    options: address.Options = (
        {
            "lang": LANGUAGES,
            "snapshot": sorted(dates, reverse=True),
            "compare": comparisons([str(day) for day in edition.snapshots], chosen),
            "preview": previews,
            "unit": edition.open,
            "view": VIEWS,
        }
        | dict(address.WALL)
        | _choices(pillar, edition.definitions, given)
        | dict(more(edition, given))
    )
    given = {
        name: value
        for name, value in carried.items()
        if address.accepts(options.get(name, ()), value)
    } | asked
    state, refused = address.read(given, options)
    keep(state)
    if refused.get("unit") == CITY:
        refused.pop("unit")  # a page of one's own unit, come from one of the city
    elif refused.get("unit") in edition.labels:
        noted.refused(person, unit=refused["unit"])
    return Reader(edition, state, pillar), {
        name: (value, state.parameters().get(name, "")) for name, value in refused.items()
    }


def _choices(pillar: str, definitions: Definitions, given: dict[str, str]) -> dict[str, list[str]]:
    """The sections and indicators a page offers; those of one section, once it is chosen."""
    if not pillar:
        return {"indicator": _first(DEFAULT_INDICATOR, list(definitions))}
    parts = {part.id: part for part in mechanisms.sections(pillar)}
    chosen = parts.get(given.get("section", ""))
    offered = (
        chosen.indicators(definitions)
        if chosen
        else [i for i in definitions.values() if i.pillar == pillar]
    )
    return {"section": [ALL, *parts], "indicator": [i.id for i in offered]}


def comparisons(dates: list[str], chosen: str) -> list[str]:
    """What `chosen` can be compared with on every page: earlier days, the last first, or none."""
    return [*sorted((d for d in dates if d < chosen), reverse=True), NONE]


def _first(wanted: str, options: list[str]) -> list[str]:
    return sorted(options, key=lambda option: option != wanted)


def keep(state: address.State) -> None:
    """Spell the state out in the address, and remember it for the session's other pages."""
    parameters = state.parameters()
    st.session_state["address"] = parameters
    if st.query_params.to_dict() != parameters:
        st.query_params.from_dict(parameters)


class Bound(TypedDict):
    """What ties a widget to an address parameter."""

    key: str
    on_change: Callable[[], None]


def bound(name: str, value: str) -> Bound:
    """Arguments that tie a widget to an address parameter: the address leads."""
    key = f"choose_{name}"
    st.session_state[key] = value
    return {"key": key, "on_change": _copy(name, key)}


def _copy(name: str, key: str) -> Callable[[], None]:
    def copy() -> None:
        value = st.session_state.get(key)
        if value:
            st.query_params[name] = value
        elif value is None or value == "":
            st.query_params.pop(name, None)
        if name == "snapshot":  # another period is compared with the one before it
            st.query_params.pop("compare", None)
            st.session_state["address"].pop("compare", None)

    return copy
