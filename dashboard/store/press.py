"""What drafts are held against, kept between runs."""

import streamlit as st

from dashboard import indicators
from dashboard.press.knowledge import Knowledge
from dashboard.press.places import Gazetteer, gazetteer
from dashboard.snapshots import Snapshot
from dashboard.store.served import definitions, published, values


def knowledge(snapshot: Snapshot | None) -> Knowledge:
    """The published figures and, if any, the values of `snapshot`."""
    known = definitions()
    key = (snapshot.id, snapshot.digest) if snapshot else ("", "")
    return _knowledge(*key, repr(tuple(published().values())), indicators.definitions_hash(known),
                      snapshot)


@st.cache_resource(show_spinner=False, max_entries=8)
def _knowledge(id_: str, digest: str, claims: str, definitions_hash: str,
               _snapshot: Snapshot | None) -> Knowledge:
    return Knowledge(published(), definitions(), _places(),
                     values(_snapshot).frame if _snapshot else None,
                     _snapshot.as_of if _snapshot else None)


@st.cache_resource(show_spinner=False)
def _places() -> Gazetteer:
    return gazetteer()
