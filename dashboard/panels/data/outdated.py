"""Periods that hold rows of one corrected or withdrawn, and the button that makes them anew."""

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Refusal, Right
from dashboard.components import layout
from dashboard.intake import later
from dashboard.panels.data.sections import begin_anew, failed
from dashboard.snapshots.carried import stale, unfounded
from dashboard.snapshots.publication import PublicationError
from dashboard.text.i18n import Translator


def show(t: Translator) -> None:
    """The periods by name, where there are any."""
    if not auth.person().may(Right.PUBLISH):
        return
    held = store.catalogue(preview=True).snapshots
    outdated, withdrawn = stale(held), unfounded(held)
    for id_, base in withdrawn.items():
        layout.notice("warning", t("stale.withdrawn", id=id_, base=base))
    corrected = [one for one in outdated.items() if one[0] not in withdrawn]
    if not corrected:
        return
    named = t.join([t("stale.one", id=id_, base=base) for id_, base in corrected])
    layout.notice("warning", t("stale.title", n=len(corrected), named=named))
    if st.button(t("stale.do"), key="rebuild"):
        try:
            rebuilt = later.rebuild(paths.data(), by=auth.person())
        except (PublicationError, Refusal) as error:
            failed(error, t)
            return
        begin_anew(t("stale.done", named=t.join([entry.directory for entry in rebuilt])))
