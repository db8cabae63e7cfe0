"""Notes below a figure: read by everybody, written and deleted by who may."""

from collections.abc import Callable

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Refusal, Right
from dashboard.components import layout
from dashboard.edition import Reader, notes
from dashboard.text.html import template, unmarked
from dashboard.text.i18n import Translator

LINES = template('{% for line in lines %}<p class="quiet note">{{ line }}</p>{% endfor %}')
SAID = "note_said"


def show(reader: Reader) -> None:
    """The notes on the indicator and unit chosen; pictures take them along."""
    if lines := notes.lines(store.notes(), reader):
        st.html(LINES(lines=lines))


def of_place(reader: Reader, unit: str) -> None:
    """The notes on all figures of a unit."""
    if lines := notes.of_place(store.notes(), reader.edition, unit):
        st.html(LINES(lines=lines))


def in_files(reader: Reader, note: str) -> str:
    """The first line of a file, and the notes on its figure."""
    return " · ".join((note, *notes.lines(store.notes(), reader)))


def write(reader: Reader) -> None:
    """A box for a note on the figure chosen and one's own notes; nothing for who may not."""
    t, person = reader.t, auth.person()
    if not person.may(Right.ANNOTATE, "" if reader.whole else reader.unit):
        return
    panel = st.expander(t("notes.write"), key="notes", on_change="rerun")
    if not panel.open:
        return
    with panel:
        if said := st.session_state.pop(SAID, ""):
            layout.notice("error", said)
        st.caption(t("notes.about", place=reader.place, date=str(reader.edition.as_of)))
        st.text_area(t("notes.text"), max_chars=notes.MAX_TEXT, key="note_text", height=80)
        st.button(t("notes.save"), key="note_save", on_click=_save, args=(reader,))
        for note in notes.seen(store.notes(), reader):
            if note.author == person.id:
                st.button(
                    t("notes.delete", text=unmarked(note.text[:20])),
                    key=f"note_{note.id}",
                    on_click=_delete,
                    args=(note, t),
                )


def _save(reader: Reader) -> None:
    def add() -> None:
        notes.add(paths.data(), auth.person(), reader, st.session_state["note_text"])
        st.session_state["note_text"] = ""

    _try(add, reader.t)


def _delete(note: notes.Note, t: Translator) -> None:
    _try(lambda: notes.delete(paths.data(), auth.person(), note), t)


def _try(act: Callable[[], None], t: Translator) -> None:
    try:
        act()
    except notes.UnsavedNoteError as error:
        st.session_state[SAID] = error.message(t)
    except Refusal:
        st.session_state[SAID] = t("notes.refused.right")
    except OSError:
        st.session_state[SAID] = t("notes.refused.unwritable")
