"""Hand-outs: made in the background, their progress, and the files."""

from concurrent.futures import Future
from functools import partial

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Right
from dashboard.briefing import hand_outs
from dashboard.briefing.deck import Deck
from dashboard.components import download, layout, prose
from dashboard.edition import Reader
from dashboard.text.i18n import Translator

JOBS = "hand_outs"
EVERY = 0.4
"""Seconds between two looks at what is being made."""
Jobs = dict[str, "Future[bytes]"]


def make(reader: Reader, made: Deck, place: int) -> None:
    """Choose forms, make them, take them away; the picture of the screen chosen."""
    t = reader.t
    if not auth.person().may(Right.EXPORT):
        return
    st.html(prose.HEAD(text=t("briefing.hand_outs")))
    if lacking := hand_outs.unset(made):
        layout.notice("warning", t("briefing.unset", characters=lacking))
    forms = st.pills(
        t("briefing.forms"),
        list(hand_outs.FORMS),
        selection_mode="multi",
        default=list(hand_outs.FORMS),
        key="forms",
        format_func=lambda form: t(f"briefing.form.{form}"),
    )
    key = f"{JOBS}_{made.code}_{made.made_at}"
    if st.button(t("briefing.make"), disabled=not forms, key="make_hand_outs", type="primary"):
        st.session_state[key] = {
            form: store.in_background(form, made, paths.data(), auth.person()) for form in forms
        }
    jobs: Jobs = st.session_state.get(key, {})
    if jobs:
        running = not all(job.done() for job in jobs.values())
        st.fragment(_progress, run_every=EVERY if running else None)(jobs, made, t, running)
    if made.screens[place].picture is not None:
        with st.container(horizontal=True):
            for form in hand_outs.IMAGES:
                download.button(
                    t(f"briefing.image.{form}", n=place + 1),
                    key=f"image_{form}",
                    data=partial(hand_outs.image, made, place + 1, form),
                    mime=hand_outs.MIME[form],
                    file_name=f"{place + 1}_{hand_outs.file_name(made, form)}",
                )


def _progress(jobs: Jobs, made: Deck, t: Translator, running: bool) -> None:
    done = [form for form, job in jobs.items() if job.done()]
    if running and len(done) == len(jobs):
        st.rerun()
    if running:
        st.progress(len(done) / len(jobs), t("briefing.making", n=len(done), of=len(jobs)))
    with st.container(horizontal=True):
        for form in done:
            if fault := jobs[form].exception():
                layout.notice(
                    "error",
                    t("briefing.failed", form=t(f"briefing.form.{form}"), fault=str(fault)[:200]),
                )
                continue
            download.button(
                t("briefing.take", form=t(f"briefing.form.{form}")),
                jobs[form].result,
                key=f"take_{form}",
                mime=hand_outs.MIME[form],
                file_name=hand_outs.file_name(made, form),
            )
