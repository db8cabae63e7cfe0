"""The view of a session: language and state from the address, data from the store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import address, auth, marks, mechanisms, store
from dashboard.contracts import Label
from dashboard.i18n import LANGUAGES, Translator
from dashboard.indicators import Definitions, Indicator
from dashboard.snapshots import Snapshot

DEFAULT_INDICATOR = "C07"
VIEWS = ("map", "tiles")
NONE = "none"
ALL = "all"
"""The section of a pillar page that shows every mechanism at a glance."""
More = Callable[[Snapshot, Mapping[str, str]], address.Options]
"""What a page offers beside the usual choices, by snapshot and what the address asks for."""


@dataclass(frozen=True)
class View:
    """Everything a page needs to arrange itself."""

    state: address.State
    t: Translator
    snapshots: tuple[Snapshot, ...]
    snapshot: Snapshot
    values: pd.DataFrame
    compared: Snapshot | None
    compared_values: pd.DataFrame | None
    history: dict[date, pd.DataFrame]
    known: Definitions
    labels: dict[str, Label]
    comparable: tuple[str, ...]
    pillar: str = ""

    @property
    def indicator(self) -> Indicator:
        """The indicator chosen."""
        return self.known[self.state.indicator]

    @property
    def mark(self) -> str:
        """What every picture and file of this snapshot says of itself (`marks.mark`)."""
        return marks.mark(self.snapshot, self.t)

    @property
    def standing(self) -> str:
        """What must be said of a snapshot that is not yet published, or not whole."""
        return marks.standing(self.snapshot, self.t)

    @property
    def carried(self) -> dict[str, str]:
        """The units of which rows of an earlier date stand in, and that date."""
        return marks.carried(self.snapshot)

    @property
    def names(self) -> dict[str, str]:
        """Names of the city and the units in the reader's language."""
        return {unit: self.t.label(label) for unit, label in self.labels.items()}

    @property
    def section_names(self) -> dict[str, str]:
        """Names of the sections of a pillar page, in the order of its tabs; none elsewhere."""
        if not self.pillar:
            return {}
        named = {p.id: self.t.label(p.name) for p in mechanisms.sections(self.pillar)}
        return {ALL: self.t("pillar_page.all")} | named


def language() -> str:
    """The session's language: the address, else what was chosen before, else Chinese."""
    given = {**st.session_state.get("address", {}), **st.query_params}.get("lang")
    return given if given in LANGUAGES else LANGUAGES[0]


def nothing_more(snapshot: Snapshot, given: Mapping[str, str]) -> address.Options:
    """No choices beside the usual ones."""
    return {}


def open_view(
    pillar: str = "", more: More = nothing_more
) -> tuple[View, dict[str, tuple[str, str]]] | None:
    """The view and the refused parameters (given, used instead); None without snapshots.

    What the session brings along from another page gives way without a word where this page
    has no such choice.
    """
    known = store.definitions()
    asked = dict(st.query_params)
    carried = {name: value for name, value in st.session_state.get("address", {}).items()
               if name in address.CARRIED}
    given = {**carried, **asked}
    previews = ["", "1"] if auth.identity().editor else [""]
    loaded = store.catalogue(preview=given.get("preview") == previews[-1] != "")
    if not loaded.snapshots:
        return None
    dates = {str(s.as_of): s for s in loaded.snapshots}
    chosen = given.get("snapshot") if given.get("snapshot") in dates else max(dates)
    labels = store.names(dates[chosen])
    # demonstration data are no measure for reported data, nor the other way round
    alike = [d for d, s in dates.items() if s.provenance == dates[chosen].provenance]
    options: address.Options = {
        "lang": LANGUAGES,
        "snapshot": sorted(dates, reverse=True),
        "compare": comparisons(alike, chosen),
        "preview": previews,
        "unit": list(labels),
        "view": VIEWS,
    } | _choices(pillar, known, given) | dict(more(dates[chosen], given))
    given = {name: value for name, value in carried.items()
             if address.accepts(options.get(name, ()), value)} | asked
    state, refused = address.read(given, options)
    keep(state)
    compared = dates.get(state.compare)
    view = View(
        state=state, t=Translator(state.lang), snapshots=loaded.snapshots,
        snapshot=dates[state.snapshot], values=store.values(dates[state.snapshot]),
        compared=compared, compared_values=store.values(compared) if compared else None,
        history=store.history([s for d, s in dates.items() if d in alike and d <= chosen]),
        known=known, labels=labels, comparable=tuple(alike), pillar=pillar)
    if given.get("compare") == chosen:
        refused.pop("compare", None)  # the period itself: no mistake of the reader's
    return view, {name: (value, state.parameters().get(name, ""))
                  for name, value in refused.items()}


def _choices(
    pillar: str, known: Definitions, given: dict[str, str]
) -> dict[str, list[str]]:
    """The sections and indicators a page offers; those of one section, once it is chosen."""
    if not pillar:
        return {"indicator": _first(DEFAULT_INDICATOR, list(known))}
    parts = {part.id: part for part in mechanisms.sections(pillar)}
    chosen = parts.get(given.get("section", ""))
    offered = chosen.indicators(known) if chosen else [
        i for i in known.values() if i.pillar == pillar]
    return {"section": [ALL, *parts], "indicator": [i.id for i in offered]}


def comparisons(dates: list[str], chosen: str) -> list[str]:
    """What `chosen` can be compared with: the one before first, nothing last."""
    others = sorted((d for d in dates if d != chosen), reverse=True)
    before = [d for d in others if d < chosen][:1]
    return [*(before or [NONE]), *(d for d in others if d not in before),
            *([NONE] if before else [])]


def _first(wanted: str, options: list[str]) -> list[str]:
    return sorted(options, key=lambda option: option != wanted)


def keep(state: address.State) -> None:
    """Spell the state out in the address, and remember it for the session's other pages."""
    parameters = state.parameters()
    st.session_state["address"] = parameters
    if st.query_params.to_dict() != parameters:
        st.query_params.from_dict(parameters)


def bound(name: str, value: str) -> dict:
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
