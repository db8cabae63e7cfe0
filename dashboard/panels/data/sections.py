"""The tabs of the data page, and what was just done."""

from collections.abc import Mapping

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Refusal, Right
from dashboard.components import layout, prose
from dashboard.components.session import language
from dashboard.edition import Edition, Reader, address
from dashboard.indicators import CITY
from dashboard.reporting.period import all_opened
from dashboard.snapshots.publication import PublicationError
from dashboard.text.i18n import Translator

SECTIONS = ("desk", "send", "periods", "log", "audit")
TAKES_PART = (Right.SEND, Right.REVIEW, Right.PUBLISH)


def offered() -> list[str]:
    """The parts of the page that whoever looks has a use for: the desk first while a period of
    reporting is open; files of the whole city are not for whom sends for a county.
    """
    person = auth.person()
    shown = {
        "desk": any(map(person.may, TAKES_PART)),
        "send": person.may(Right.SEND, CITY) and person.may(Right.PUBLISH),
        "periods": person.may(Right.REVIEW) or person.may(Right.PUBLISH),
        "log": any(map(person.may, (Right.REVIEW, Right.PUBLISH, Right.AUDIT))),
        "audit": person.may(Right.AUDIT),
    }
    found = [id_ for id_ in SECTIONS if shown.get(id_, True)]
    if not all_opened(paths.data()):
        found.sort(key=lambda id_: id_ != "send")
    return found


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """The parts of the page."""
    return {"section": offered()}


def translator(reader: Reader | None) -> Translator:
    """The reader's language; without data the session's."""
    return reader.t if reader else Translator(language())


def tabs(reader: Reader | None, t: Translator) -> str:
    """Draw the tabs and what was just done; the section chosen."""
    asked = reader.state.section if reader else st.query_params.get("section", "")
    parts = offered()
    section = asked if asked in parts else parts[0]
    parameters = reader.state.parameters() if reader else {"lang": t.lang}
    links = {
        id_: (t(f"data.section.{id_}"), address.here(parameters, section=id_)) for id_ in parts
    }
    prose.tabs(links, section, label=t("data.title"), kind="methods")
    if reader is None:
        layout.notice("warning", t("data.none_yet"))
    done = st.session_state.pop("data_done", "")
    if done:
        layout.notice("done", done)
    return section


def begin_anew(done: str) -> None:
    """Run the page again, which then says what was done."""
    st.session_state["data_done"] = done
    st.rerun()


def failed(error: PublicationError | OSError, t: Translator) -> None:
    """Say why nothing was published, withdrawn or restored."""
    reason = "refused" if isinstance(error, Refusal) else getattr(error, "reason", "unwritable")
    layout.notice("error", t(f"data.publication.{reason}", by=getattr(error, "by", "")))


def named(directory: str) -> bool:
    """Whether the reader may know of a snapshot: it was public, or they may preview."""
    return auth.person().may(Right.PREVIEW) or directory in store.ever_public()
