"""The page of the press check: may the draft go out; its published figures; the draft, marked,
beside its numbers in three groups.
"""

import hashlib
from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import store
from dashboard.components import layout
from dashboard.components.session import language
from dashboard.edition import Reader, address
from dashboard.panels.press_check import marked
from dashboard.press import documents, groups
from dashboard.press.documents import Draft
from dashboard.press.findings import DraftError, Finding
from dashboard.press.groups import OPEN, OTHER, group, suggestion
from dashboard.press.report import Report, checked
from dashboard.text.i18n import Translator

TEXT, KEPT, WORD, UNSEEN, UNDO, PICKS = (
    f"press_{name}" for name in ("text", "kept", "word", "unseen", "undo", "picks")
)
"""Of the session: the box, the draft while another page is open, the Word file it came in and
what in it was not read, the text before the last change, what the reader picked."""
FEW = 2
"""Open numbers that need no box of their own to scroll in."""
WORD_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def page(reader: Reader | None) -> None:
    """The box and the file; then the draft, marked, and its numbers."""
    t = reader.t if reader else Translator(language())
    if fault := store.claims_fault():
        layout.notice("error", fault)
    st.html(f'<p class="reading">{escape(t("press.about"))}</p>')
    text = _box(t)
    if not text.strip():
        marked.legend(t)
        return
    edition = reader.edition if reader else store.bare(t.lang)
    try:
        unseen = documents.notes(text, st.session_state.get(UNSEEN, ()))
        report = checked(text, edition, _picked(text), unseen)
    except DraftError as error:
        layout.notice("error", error.said(t))
        return
    st.html(
        f'<p class="conclusion go go-{report.status}">{escape(report.headline())}</p>'
        f'<p class="reading">{escape(report.summary())} {escape(report.basis)}</p>'
    )
    for note in report.notes:
        layout.notice("warning", t(f"press.unseen.{note}"))
    here = reader.state.parameters() if reader else {"lang": t.lang}
    with st.container(key="press"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            marked.rows(report)
        with right:
            _open(report, here)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            marked.marked(report)
        with right:
            _ours(report, here)
    _downloads(report)


def _box(t: Translator) -> str:
    """The draft: typed, pasted or from a file."""
    state = st.session_state
    if TEXT not in state:
        state[TEXT] = state.get(KEPT, "")
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
            st.button(
                t("press.clear"),
                key="press_clear",
                on_click=_set,
                args=("",),
                disabled=not state[TEXT],
            )
            st.button(t("press.undo"), key="press_back", on_click=_undo, disabled=UNDO not in state)
        st.file_uploader(t("press.upload"), key="press_file", on_change=_received, args=(t,))
    if fault := state.get("press_fault"):
        layout.notice("error", fault)
    state[KEPT] = state[TEXT]
    return state[TEXT].replace("\r\n", "\n")


def _set(text: str, word: bytes = b"", unseen: tuple[str, ...] = ()) -> None:
    """Another text in the box; the one before can be had back."""
    state = st.session_state
    state[UNDO] = (state.get(TEXT, ""), state.get(WORD, b""), state.get(UNSEEN, ()))
    state[TEXT], state[WORD], state[UNSEEN] = text, word, unseen
    state.pop("press_fault", None)


def _undo() -> None:
    _set(*st.session_state[UNDO])


def _received(t: Translator) -> None:
    file = st.session_state["press_file"]
    if file is None:
        return
    try:
        draft: Draft = documents.read(file.name, file.getvalue())
    except DraftError as error:
        st.session_state["press_fault"] = error.said(t)
        return
    _set(draft.text, draft.word, draft.unseen)


def _picked(text: str) -> dict[int, str]:
    """What the reader picked for this very text."""
    return st.session_state.get(PICKS, {}).get(_hash(text), {})


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _accept(report: Report, findings: list[Finding]) -> None:
    """Put suggestions in their places, the last first; picks go along with the text."""
    fixes = sorted({fix for f in findings if (fix := suggestion(f))}, reverse=True)
    text, picks = report.text, _picked(report.text)
    for start, end, now in fixes:
        text = text[:start] + now + text[end:]
        moved = len(now) - (end - start)
        picks = {at + (moved if at >= end else 0): id_ for at, id_ in picks.items()}
    _set(text, st.session_state.get(WORD, b""), st.session_state.get(UNSEEN, ()))
    st.session_state.setdefault(PICKS, {})[_hash(text)] = picks


def _open(report: Report, here: Mapping[str, str]) -> None:
    """What a reader has to settle: suggestions, what could not be read or told; the rest folded."""
    t = report.t
    fixes = [f for f in report.found if suggestion(f)]
    if fixes:
        st.button(
            t("press.accept_all", n=len({suggestion(f) for f in fixes})),
            type="primary",
            key="press_accept_all",
            on_click=_accept,
            args=(report, fixes),
        )
    places = groups.ranked(report.found)
    if places or report.unread:
        st.html(
            f'<h3 class="view">{escape(t("press.group.open"))}</h3>'
            + "".join(
                f'<div class="finding f-unread"><p>{escape(report.unreadable(one))}</p></div>'
                for one in report.unread
            )
        )
    with st.container(key="press_open", height=320 if len(places) > FEW else "content"):
        for at in places:
            _card(report, at + 1, report.found[at], here)
    others = [report.quoted(f) for f in report.found if group(f) == OTHER]
    if others:
        st.html(
            f'<details class="others"><summary>{escape(t("press.others", n=len(others)))}'
            f'</summary><p lang="zh">{escape("、".join(others))}</p></details>'
        )


def _ours(report: Report, here: Mapping[str, str]) -> None:
    """The numbers of the reform, errors first, each with its reason."""
    places = groups.order(report.found)
    if places:
        st.html(f'<h3 class="view">{escape(report.t("press.group.ours"))}</h3>')
        with st.container(key="press_list", height=620):
            for at in places:
                _card(report, at + 1, report.found[at], here)


def _card(report: Report, at: int, finding: Finding, here: Mapping[str, str]) -> None:
    t, fix = report.t, suggestion(finding)
    st.html(
        f'<div class="finding f-{finding.verdict}"><p><b>{at}. '
        f'<span lang="zh">{escape(report.quoted(finding))}</span></b> '
        f'<mark class="v v-{finding.verdict}">{escape(t(f"press.verdict.{finding.verdict}"))}'
        f"</mark> <small>{escape(report.label(finding))}</small></p>"
        f"<p>{escape(report.reason(finding))}{_way(report, finding, here)}</p></div>"
    )
    if fix:
        st.button(
            t("press.accept_one", was=report.text[fix[0] : fix[1]], now=fix[2]),
            key=f"press_accept_{at}",
            on_click=_accept,
            args=(report, [finding]),
        )
    if group(finding) == OPEN and finding.unit and (choices := report.candidates(finding)):
        key = f"press_pick_{at}_{_hash(report.text)[:12]}"
        st.selectbox(
            t("press.pick"),
            [q.id for q in choices],
            index=None,
            key=key,
            placeholder=t("press.pick_none"),
            on_change=_pick,
            args=(report.text, finding.phrase.numeral.start, key),
            format_func={q.id: t.label(q.label) for q in choices}.get,
        )


def _way(report: Report, finding: Finding, here: Mapping[str, str]) -> str:
    """To the published figures, or to the indicator's definition and query."""
    quantity = finding.quantity
    if quantity is None:
        return ""
    asked = (
        {"section": "claims"}
        if finding.judgement.claims
        else {"section": "indicators", "indicator": quantity.indicator}
    )
    return (
        f' <a class="act" href="{escape(address.link("methods", here, **asked))}">'
        f"{escape(report.t('view.method'))}</a>"
    )


def _pick(text: str, start: int, key: str) -> None:
    picks = st.session_state.setdefault(PICKS, {}).setdefault(_hash(text), {})
    picks[start] = st.session_state[key]


def _downloads(report: Report) -> None:
    t = report.t
    word = st.session_state.get(WORD, b"")
    if word and not documents.keeps(report, word):
        layout.notice("warning", t("press.unseen.look"))
    with st.container(horizontal=True):
        st.download_button(
            t("press.comments"),
            data=lambda: documents.commented(report, word),
            file_name=f"{t('press.draft')}_{t('press.file')}.docx",
            mime=WORD_MIME,
            on_click="ignore",
            key="press_comments",
        )
        st.download_button(
            t("press.report"),
            data=lambda: documents.summary(report),
            file_name=f"{t('press.report_title')}.docx",
            mime=WORD_MIME,
            on_click="ignore",
            key="press_report",
        )
