"""Periods that hold rows of a corrected one, and the button that makes them anew."""

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Refusal, Right
from dashboard.components import layout
from dashboard.intake import later
from dashboard.panels.data.sections import begin_anew, failed
from dashboard.snapshots.carried import stale
from dashboard.snapshots.publication import PublicationError
from dashboard.text.i18n import Translator


def show(t: Translator) -> None:
    """The periods by name, where there are any."""
    if not auth.person().may(Right.PUBLISH):
        return
    outdated = stale(store.catalogue(preview=True).snapshots)
    if not outdated:
        return
    named = t.join([t("stale.one", id=id_, base=base) for id_, base in outdated.items()])
    layout.notice("warning", t("stale.title", n=len(outdated), named=named))
    if st.button(t("stale.do"), key="rebuild"):
        try:
            rebuilt = later.rebuild(paths.data(), by=auth.person())
        except (PublicationError, Refusal) as error:
            failed(error, t)
            return
        begin_anew(t("stale.done", named=t.join([entry.directory for entry in rebuilt])))
