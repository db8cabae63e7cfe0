"""The parts of the page: which there are, their tabs, and the key that codes are made with."""

from collections.abc import Mapping

import streamlit as st

from dashboard import paths, store
from dashboard.briefing import repository
from dashboard.components import layout, prose
from dashboard.edition import Edition, Reader, address

SECTIONS = ("sheet", "cards", "code")
MAX_CODE = 20
"""Characters of a code as it may be typed."""


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """The parts of the page, the run sheets, and a code; a code alone says which part."""
    asked = bool(given.get("f")) and "section" not in st.query_params
    sections = sorted(SECTIONS, key=lambda s: s != "code") if asked else SECTIONS
    names = [*repository.shipped(), *repository.saved(paths.data())[0]]
    return {"section": sections, "sheet": names, "f": lambda text: len(text) <= MAX_CODE}


def tabs(reader: Reader) -> None:
    """Links to the parts."""
    t, state = reader.t, reader.state
    links = {
        id_: (t(f"briefing.section.{id_}"), address.here(state.parameters(), section=id_, f=""))
        for id_ in SECTIONS
    }
    prose.tabs(links, state.section, label=t("briefing.page"), kind="methods")


def keyed(reader: Reader) -> Edition | None:
    """The edition with the key of its codes; None, and said so, where that cannot be saved."""
    try:
        return store.keyed(reader.edition)
    except OSError as error:
        layout.notice("error", reader.t("briefing.no_key", fault=error.strerror))
        return None
