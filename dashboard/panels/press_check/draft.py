"""The draft: typed, pasted or from a file; changed by suggestions; its text is kept for
whoever typed it until it is cleared, a Word file in the session only.
"""

import hashlib
from collections.abc import Sequence

import streamlit as st

from dashboard import auth, paths, store
from dashboard.components import layout, unsaved
from dashboard.edition import Reader
from dashboard.files.unsaved import Unsaved
from dashboard.press.drafts import documents
from dashboard.press.drafts.documents import Draft, DraftError
from dashboard.press.finding import Finding
from dashboard.press.report.wording import suggestion
from dashboard.press.report.words import Report, checked
from dashboard.text.i18n import Translator

TEXT, SAVED, WORD, UNSEEN, UNDO, PICKS, FAULT = (
    f"press_{name}" for name in ("text", "kept", "word", "unseen", "undo", "picks", "fault")
)
"""Of the session: the box, the draft while another page is open, the Word file it came in and
what in it was not read, the draft before the last change, what the reader picked, a file refused.
"""


def box(t: Translator) -> str:
    """The box and the file; the text as it is now."""
    state = st.session_state
    if TEXT not in state:
        state[TEXT] = state.get(SAVED, "")
    _offer(t)
    empty = not state[TEXT].strip()
    with st.expander(
        t("press.draft" if empty else "press.edit"), expanded=empty, key=f"press_box_{empty}"
    ):  # another key: it closes once there is a draft
        st.text_area(
            t("press.draft"),
            key=TEXT,
            height=280,
            label_visibility="collapsed",
            placeholder=t("press.placeholder"),
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.button(t("press.check"), type="primary", key="press_go")
            none = not state[TEXT]
            st.button(
                t("press.clear"), key="press_clear", on_click=_put, args=(Draft(""),), disabled=none
            )
            st.button(t("press.undo"), key="press_back", on_click=_undo, disabled=UNDO not in state)
        st.file_uploader(t("press.upload"), key="press_file", on_change=_receive, args=(t,))
    if fault := state.get(FAULT):
        layout.notice("error", fault)
    if state.get(SAVED, "") != state[TEXT]:
        _keep(state[TEXT])
        state[SAVED] = state[TEXT]
    return str(state[TEXT]).replace("\r\n", "\n")


def check(text: str, reader: Reader | None, t: Translator) -> Report | None:
    """The report of a draft, kept with the edition for a while; None for one refused, which is
    said.
    """
    edition = reader.edition if reader else store.bare(t.lang)
    picked, notes = _picks().get(_hash(text), {}), documents.notes(text, _current().unseen)
    key = (checked, _hash(text), tuple(sorted(picked.items())), tuple(notes))
    try:
        return edition.recent(key, lambda: checked(text, edition, picked, notes))
    except DraftError as error:
        layout.notice("error", error.message(t))
        return None


def came_as_word() -> bytes:
    """The Word file the draft came in, if any."""
    return _current().word


def accept(report: Report, findings: Sequence[Finding]) -> None:
    """Put suggestions in their places, the last first; picks go along with the text."""
    fixes = sorted({fix for f in findings if (fix := suggestion(f))}, reverse=True)
    text, picks = report.text, _picks().get(_hash(report.text), {})
    for start, end, now in fixes:
        text = text[:start] + now + text[end:]
        longer = len(now) - (end - start)
        picks = {at + (longer if at >= end else 0): id_ for at, id_ in picks.items()}
    _put(Draft(text, _current().word, _current().unseen))
    _picks()[_hash(text)] = picks


def pick_key(report: Report, place: int) -> str:
    """The key of the box in which a reader picks what a number of this very text measures."""
    return f"press_pick_{place}_{_hash(report.text)[:12]}"


def pick(text: str, start: int, key: str) -> None:
    """What the reader says the numeral at `start` measures."""
    _picks().setdefault(_hash(text), {})[start] = st.session_state[key]


def _unsaved() -> Unsaved:
    return Unsaved(paths.data(), auth.person().id)


def _offer(t: Translator) -> None:
    """The draft that an earlier session of the same person left, to be taken up again."""
    state = st.session_state
    if state[TEXT] or SAVED in state or not (held := _unsaved().get(SAVED, "")):
        return
    text = held.decode("utf-8", "surrogatepass")
    answer = unsaved.offer(t("press.left", n=len(text), start=text[:20].strip()), SAVED, t)
    if answer == "restore":
        state[TEXT] = state[SAVED] = text
    elif answer:
        _unsaved().drop(SAVED, "")


def _keep(text: str) -> None:
    """Keep the draft until it is cleared: a reload must not take it away."""
    if text:
        _unsaved().keep(SAVED, "", text.encode("utf-8", "surrogatepass"))
    else:
        _unsaved().drop(SAVED, "")


def _picks() -> dict[str, dict[int, str]]:
    """By the hash of a text: what its numbers measure, by where they start."""
    picks: dict[str, dict[int, str]] = st.session_state.setdefault(PICKS, {})
    return picks


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _current() -> Draft:
    state = st.session_state
    return Draft(state.get(TEXT, ""), state.get(WORD, b""), state.get(UNSEEN, ()))


def _put(draft: Draft) -> None:
    """Another draft in the box; the one before can be had back."""
    state = st.session_state
    state[UNDO] = _current()
    state[TEXT], state[WORD], state[UNSEEN] = draft.text, draft.word, draft.unseen
    state.pop(FAULT, None)


def _undo() -> None:
    _put(st.session_state[UNDO])


def _receive(t: Translator) -> None:
    file = st.session_state["press_file"]
    if file is None:
        return
    try:
        _put(documents.read(file.name, file.getvalue()))
    except DraftError as error:
        st.session_state[FAULT] = error.message(t)
