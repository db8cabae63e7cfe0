"""The one button that hands out a file: only to who may export, and each is noted."""

from collections.abc import Callable

import streamlit as st

from dashboard import audit, auth, paths
from dashboard.access import Person, Right


def button(
    label: str,
    data: Callable[[], bytes],
    *,
    key: str,
    mime: str,
    file_name: str,
    right: Right = Right.EXPORT,
) -> None:
    """A file, made by `data` when it is asked for; nothing for who does not hold `right`."""
    person = auth.person()
    if not person.may(right):
        return
    st.download_button(
        label,
        lambda: _handed_out(person, right, data, file_name),
        key=key,
        mime=mime,
        file_name=file_name,
        on_click="ignore",
    )


def _handed_out(person: Person, right: Right, data: Callable[[], bytes], file_name: str) -> bytes:
    """The file, once it is noted who takes it; the user of this machine gets it all the same."""
    audit.require(paths.data(), person, right, file=file_name)
    note = audit.told if auth.is_local() else audit.record
    note(paths.data(), audit.Act.EXPORTED, person, file=file_name)
    return data()
