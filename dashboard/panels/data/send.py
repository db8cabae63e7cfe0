"""Send: the date, whose numbers, files, what is carried forward; and the check."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import auth, paths, store
from dashboard.components import layout, prose
from dashboard.contracts import PROVENANCES, Provenance
from dashboard.intake import inbox
from dashboard.intake.check import ALL
from dashboard.intake.prepare import prepare
from dashboard.intake.reading import limits
from dashboard.intake.reading.files import READERS, Upload
from dashboard.panels.data import inbox as inbox_panel
from dashboard.text.i18n import Translator

STEPS = ("reading", "checking", "writing", "computing")


def show(names: dict[str, str], t: Translator) -> None:
    """The form; its button checks what was received before and now."""
    prose.section(t("send.title"), t("send.about"))
    left, right = st.columns([2, 3])
    with left:
        as_of = _day(st.text_input(t("send.as_of"), key="intake_as_of", placeholder="2021-12-16"))
    with right:
        provenance = st.segmented_control(
            t("send.provenance"),
            PROVENANCES[::-1],
            default=PROVENANCES[1],
            required=True,
            format_func=lambda p: t(f"provenance.{p}.name"),
            key="intake_provenance",
        )
    most = limits.BYTES // 2**20
    prose.quiet(t("send.files_about", most=most))
    where = inbox.folder(paths.data(), as_of, provenance) if as_of else None
    if where is not None and as_of is not None:
        inbox_panel.show(where, as_of, t)
    files = st.file_uploader(
        t("send.files"),
        accept_multiple_files=True,
        key="intake_files",
        type=[kind[1:] for kind in READERS],
        max_upload_size=2 * most,
    )
    carried = _carried(names, t)
    if st.button(t("send.check"), type="primary", key="intake_check"):
        if where is None or as_of is None:
            layout.notice("error", t("send.no_date"))
        elif not files and not inbox.received(where):
            layout.notice("error", t("send.no_files"))
        else:
            uploads = [Upload(file.name, file.getvalue()) for file in files]
            _check(uploads, where, as_of, provenance, carried, t)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _carried(names: dict[str, str], t: Translator) -> list[str]:
    """The units whose missing tables stand as in the last period."""
    if st.checkbox(t("send.carry_all"), key="intake_carry_all"):
        return [ALL]
    # pills and boxes: a multiselect says "Select all" in English whatever the language
    return st.pills(
        t("send.carry"),
        list(names),
        selection_mode="multi",
        key="intake_carry",
        format_func=lambda u: names[u],
        wrap=True,
    )


def _check(
    new: Sequence[Upload],
    where: Path,
    as_of: date,
    provenance: Provenance,
    carried: list[str],
    t: Translator,
) -> None:
    """Check, with progress, what was received before and now; what is sound of it stays."""
    bar = st.progress(0.0, t("send.step.reading"))

    def progress(step: str, share: float) -> None:
        bar.progress((STEPS.index(step) + share) / len(STEPS), t(f"send.step.{step}"))

    by = auth.person()
    try:
        there, new = inbox.added(where, new)
        prepared = prepare(
            [*there, *new],
            data=paths.data(),
            as_of=as_of,
            provenance=provenance,
            by=by.name,
            definitions=store.definitions(),
            published=store.published(),
            derived=paths.derived(),
            carried=carried,
            progress=progress,
        )
        faulty = {problem.file for problem in prepared.checked.problems}
        for upload in new:
            if upload.name not in faulty:
                inbox.save(where, upload, by)
    except OSError:
        layout.notice("error", t("data.publication.unwritable", by=""))
        return
    finally:
        bar.empty()
    st.session_state["intake"] = prepared
    if prepared.draft:
        st.session_state["draft"] = prepared.draft.id
    st.rerun()
