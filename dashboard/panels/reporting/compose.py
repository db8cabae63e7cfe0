"""The publisher's desk: what was accepted and what is left out; make the draft."""

from collections.abc import Mapping

import streamlit as st

from dashboard import paths, store
from dashboard.access import Person
from dashboard.components import layout, prose
from dashboard.contracts import PROVENANCES
from dashboard.intake import report
from dashboard.panels.data import draft
from dashboard.panels.data.sections import begin_anew
from dashboard.panels.reporting.acting import tried
from dashboard.panels.reporting.send import standing
from dashboard.reporting import overview, publishing
from dashboard.reporting.period import Period
from dashboard.text.i18n import Translator


def show(person: Person, period: Period, names: dict[str, str], t: Translator) -> None:
    """What goes in, what does not and what stands for it; the draft below."""
    prose.section(t("reporting.publish.title"))
    prose.takeaway(t("reporting.publish.ready", n=overview.counts(period)["accepted"]))
    left = publishing.left_out(period)
    if left:
        layout.notice("warning", t("reporting.publish.left", n=len(left)))
        _left_out(period, names, t)
        prose.quiet(standing(person, period, t))
    if st.button(t("reporting.publish.do"), type="primary", key="desk_compose"):
        _compose(person, period, t)
    draft.show(names, t)


def _left_out(period: Period, names: Mapping[str, str], t: Translator) -> None:
    lines = []
    for unit in period.owed:
        held = [c for c in publishing.left_out(period) if c.unit == unit]
        said = []
        for state in dict.fromkeys(c.state for c in held):
            tables = [overview.table_name(c.table, t) for c in held if c.state == state]
            words = {"state": t(f"reporting.state.{state}"), "n": len(tables)}
            said.append(t("reporting.publish.some", tables=t.join(tables), **words))
        if held:
            what = t("reporting.remind.and").join(said)
            lines.append(t("reporting.publish.one", unit=names.get(unit, unit), tables=what))
    st.html(prose.RULES(lines=lines))


def _compose(person: Person, period: Period, t: Translator) -> None:
    kind = next(p for p in PROVENANCES if p == period.provenance)
    bar = st.progress(0.0)
    prepared = tried(
        lambda: publishing.compose(
            paths.data(),
            person,
            as_of=period.as_of,
            provenance=kind,
            definitions=store.definitions(),
            published=store.published(),
            derived=paths.derived(),
            progress=lambda step, share: None,
        ),
        t,
    )
    bar.empty()
    if prepared is None:
        return
    if prepared.draft is None:
        problems = prepared.checked.problems
        layout.notice("error", t("reporting.publish.faults", n=len(problems)))
        table = report.problems(problems[:200], t)
        prose.table(table, t)
        return
    st.session_state["draft"] = prepared.draft.id
    begin_anew(t("reporting.publish.done"))
