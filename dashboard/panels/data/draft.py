"""A draft: what would change, what is to be confirmed, and publishing it."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Refusal, Right
from dashboard.components import layout, prose
from dashboard.files import clock
from dashboard.intake import comparison, difference, drafts, inbox, messages, report
from dashboard.intake.drafts import Draft
from dashboard.panels.data.sections import begin_anew, failed
from dashboard.reporting import publishing
from dashboard.reporting.acts import ReportingError
from dashboard.snapshots import Snapshot, publication
from dashboard.snapshots.publication import PublicationError
from dashboard.snapshots.reader import Refused
from dashboard.text.i18n import Translator


def show(names: dict[str, str], t: Translator) -> None:
    """The drafts on disk; the one chosen in full."""
    held = {draft.id: draft for draft in drafts.saved(paths.data())}
    if not held or not auth.person().may(Right.PUBLISH):
        return
    prose.section(t("draft.title", n=len(held)), id_="draft")
    if st.session_state.get("draft") not in held:
        st.session_state["draft"] = list(held)[-1]
    chosen = st.selectbox(
        t("draft.choose"),
        list(held),
        key="draft",
        label_visibility="collapsed",
        format_func=lambda id_: t(
            "draft.named",
            id=f"{held[id_].as_of}-r{held[id_].revision}",
            by=held[id_].by,
            at=held[id_].at,
            provenance=t(f"provenance.{held[id_].provenance}.name"),
        ),
    )
    draft = held[chosen]
    try:
        proposed = drafts.snapshot(paths.data(), draft)
    except Refused:
        layout.notice("error", t("data.publication.damaged", by=""))
        return
    _difference(draft, proposed, names, t)
    _answered(draft, names, t)
    confirmed = _warnings(draft, names, t)
    _publish(draft, confirmed, t)


def _difference(draft: Draft, proposed: Snapshot, names: dict[str, str], t: Translator) -> None:
    definitions, published = store.definitions(), store.published()
    base = next((s for s, _ in store.states() if s.id == draft.base), None)
    if base is None:
        prose.takeaway(t("draft.no_base"))
        return
    rows, old, new = store.difference(base, proposed)
    values = difference.values(old, new)
    of_towns = values["level"] == "town"
    sides = [difference.Side(v, s.as_of, s.provenance) for v, s in ((old, base), (new, proposed))]
    flips = difference.bands(sides[0], sides[1], definitions)
    claims = difference.claims(sides[0], sides[1], published)
    prose.takeaway(report.reading(base.id, rows, values, flips, claims, t))
    for key, table in (
        ("claims", report.claims(claims, published, t)),
        ("bands", report.bands(flips, definitions, names, t)),
        ("values", report.values(values[~of_towns], definitions, names, t)),
        ("towns", report.values(values[of_towns], definitions, names, t)),
        ("rows", report.rows(rows, t)),
    ):
        _panel(key, table, t)


def _panel(key: str, table: pd.DataFrame, t: Translator) -> None:
    panel = st.expander(
        t(f"draft.panel.{key}", n=len(table)), key=f"draft_{key}", on_change="rerun"
    )
    if panel.open:
        with panel:
            if len(table):
                prose.table(table, t)
            else:
                prose.plain(t("draft.nothing"))


def _warnings(draft: Draft, names: dict[str, str], t: Translator) -> list[str]:
    """The warnings, one box for those about the same units and tables; those confirmed."""
    if not draft.warnings:
        prose.takeaway(t("draft.no_warnings"))
        return []
    prose.heading(t("draft.warnings", n=len(draft.warnings)))
    prose.quiet(t("draft.warnings_about"))
    definitions, published = store.definitions(), store.published()
    confirmed: list[str] = []
    for number, group in enumerate(comparison.groups(draft.warnings)):
        told = "  \n".join(
            layout.label(messages.warning(one, names, definitions, published, t)) for one in group
        )
        if st.checkbox(told, key=f"warning_{draft.id}_{number}"):
            confirmed += [one.id for one in group]
    return confirmed


def _answered(draft: Draft, names: dict[str, str], t: Translator) -> None:
    """What was confirmed before on the same evidence."""
    if draft.answered:
        definitions, published = store.definitions(), store.published()
        prose.quiet(t("draft.answered", n=len(draft.answered)))
        lines = (messages.warning(w, names, definitions, published, t) for w in draft.answered)
        prose.listed(lines, "quiet")


def _publish(draft: Draft, confirmed: list[str], t: Translator) -> None:
    open_ = len(draft.warnings) - len(confirmed)
    current_entry = publication.current(paths.snapshots(), draft.as_of)
    stale = (current_entry.digest if current_entry else "") != draft.against
    if stale:
        by = current_entry.by if current_entry else ""
        layout.notice("warning", t("data.publication.superseded", by=by or "–"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="publish"):
        until = st.text_input(
            t("draft.embargo"), key=f"embargo_{draft.id}", placeholder="2022-01-05 09:00", width=240
        )
        publish = st.button(
            t("draft.publish"), type="primary", disabled=stale or open_ > 0, key="draft_publish"
        )
        drop = st.button(t("draft.drop"), key="draft_drop")
    prose.quiet(t("draft.embargo_about") + (t("draft.open", n=open_) if open_ else ""))
    if drop:
        auth.person().require(Right.PUBLISH)
        drafts.delete(paths.data(), draft.id)
        _forget(t("draft.dropped"))
    if publish:
        _release(draft, confirmed, until, t)


def _release(draft: Draft, confirmed: list[str], until: str, t: Translator) -> None:
    try:
        public_from = clock.to_come(until)
    except clock.MomentError as error:
        layout.notice("error", t(f"draft.embargo_{error.reason}"))
        return
    try:
        entry = publishing.release(
            paths.data(),
            draft,
            by=auth.person(),
            confirmed=confirmed,
            public_from=public_from,
        )
    except ReportingError as error:
        layout.notice("error", error.message(t))
        return
    except (PublicationError, Refusal) as error:
        failed(error, t)
        return
    inbox.clear(inbox.folder(paths.data(), date.fromisoformat(draft.as_of), draft.provenance))
    key = "draft.embargoed" if entry.public_from else "draft.published"
    _forget(t(key, id=f"{entry.as_of}-r{entry.revision}", time=entry.public_from))


def _forget(done: str) -> None:
    """Say what was done, and begin anew."""
    for key in ("intake", "draft"):
        st.session_state.pop(key, None)
    begin_anew(done)
