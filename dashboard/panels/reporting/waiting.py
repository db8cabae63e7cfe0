"""Files chosen and not sent yet: kept for their person, there again after a reload."""

from collections.abc import Sequence

import streamlit as st

from dashboard import paths
from dashboard.access import Person
from dashboard.components import prose, unsaved
from dashboard.files.unsaved import Unsaved
from dashboard.intake.reading.files import Upload
from dashboard.reporting.period import Period
from dashboard.text.i18n import Translator


def _kind(period: Period, unit: str) -> str:
    return f"file-{period.as_of}-{period.provenance}-{unit}"


def keep(person: Person, period: Period, unit: str, uploads: Sequence[Upload]) -> None:
    """Keep files that were chosen, each content once."""
    kind, there = _kind(period, unit), st.session_state.setdefault("desk_kept", {})
    for upload in uploads:
        if there.get((kind, upload.name)) != len(upload.content):
            there[kind, upload.name] = len(upload.content)
            Unsaved(paths.data(), person.id).keep(kind, upload.name, upload.content)


def left(person: Person, period: Period, unit: str, t: Translator) -> list[Upload]:
    """Files of an earlier session, once the person takes them up again."""
    kind = _kind(period, unit)
    held = Unsaved(paths.data(), person.id).all(kind)
    if not held:
        return []
    uploads = [Upload(name, content) for name, content in held.items()]
    if st.session_state.get("desk_again") == kind:
        prose.quiet(t("reporting.send.again", files=t.join(list(held))))
        return uploads
    answer = unsaved.offer(t("reporting.send.left", files=t.join(list(held))), "desk_left", t)
    if answer == "drop":
        forget(person, period, unit)
        st.rerun()
    if answer:
        st.session_state["desk_again"] = kind
        st.rerun()
    return []


def forget(person: Person, period: Period, unit: str) -> None:
    """They are sent, or given up."""
    kind, held = _kind(period, unit), Unsaved(paths.data(), person.id)
    for name in held.all(kind):
        held.drop(kind, name)
    for key in ("desk_again", "desk_kept"):
        st.session_state.pop(key, None)
