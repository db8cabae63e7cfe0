"""Open a period; publish its register; move its due date."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard import paths, store
from dashboard.access import Person, Right
from dashboard.components import chart_card, download, layout, prose
from dashboard.contracts import PROVENANCES, TABLES
from dashboard.contracts.senders import REGISTER
from dashboard.indicators import CITY
from dashboard.intake import report
from dashboard.intake.reading.files import READERS, Upload
from dashboard.intake.workbooks.template import template
from dashboard.panels.data.sections import begin_anew
from dashboard.panels.data.template import register as at_hand
from dashboard.panels.reporting.acting import tried
from dashboard.reporting import opening
from dashboard.reporting.period import Period, owed_by
from dashboard.text.i18n import Translator


def form(person: Person, t: Translator, *, first: bool) -> None:
    """Open a period: as-of date, whose numbers, due date, tables owed."""
    panel = st.expander(
        t("reporting.open.title"), expanded=first, key="desk_open", on_change="rerun"
    )
    if not (panel.open or first):
        return
    with panel:
        st.html(f'<p class="quiet">{t("reporting.open.about")}</p>')
        left, middle, right = st.columns(3)
        with left:
            day = st.text_input(t("reporting.open.as_of"), key="open_day", placeholder="2026-09-30")
        with middle:
            due = st.text_input(t("reporting.open.due"), key="open_due", placeholder="2026-10-10")
        with right:
            whose = st.segmented_control(
                t("send.provenance"),
                PROVENANCES[::-1],
                default=PROVENANCES[1],
                required=True,
                key="open_provenance",
                format_func=lambda p: t(f"provenance.{p}.name"),
            )
        units = store.table(at_hand(), REGISTER)
        owed = owed_by(dict(zip(units["unit_id"], units["level"], strict=True)))
        theirs = next((tables for unit, tables in owed.items() if unit != CITY), [])
        chosen = {
            key: st.pills(
                t(f"reporting.open.{key}"),
                tables,
                default=tables,
                selection_mode="multi",
                key=f"open_{key}",
                format_func=lambda name: t.label(TABLES[name].label),
                wrap=True,
            )
            for key, tables in (("tables", theirs), ("city", owed.get(CITY, [])))
        }
        if st.button(t("reporting.open.do"), type="primary", key="open_do"):
            held = {u: chosen["city" if u == CITY else "tables"] for u in owed}
            _open(person, day, due, whose, held, t)


def _open(
    person: Person, day: str, due: str, whose: str, owed: dict[str, list[str]], t: Translator
) -> None:
    try:
        dates = {"as_of": date.fromisoformat(day.strip()), "due": date.fromisoformat(due.strip())}
    except ValueError:
        layout.notice("error", t("reporting.open.no_date"))
        return
    done = tried(
        lambda: opening.open_period(paths.data(), person, provenance=whose, owed=owed, **dates), t
    )
    if done:
        begin_anew(t("reporting.open.done", date=dates["as_of"]))


def register(person: Person, period: Period, t: Translator) -> None:
    """The first step: look at the register at hand, take it over or send another."""
    base = at_hand()
    units = store.table(base, REGISTER)
    made_up = base.provenance == "demo" and period.provenance != "demo"
    units = opening.real(units) if made_up else units
    counts = {str(level): int(n) for level, n in units["level"].value_counts().items()}
    st.html(f'<h2 class="section">{t("reporting.register.title")}</h2>')
    said = t("reporting.register.about", base=base.id, levels=_levels(counts, t))
    real = t("reporting.register.real") if made_up else ""
    st.html(f'<p class="quiet">{said}{real}</p>')
    download.button(
        t("reporting.register.take"),
        partial(
            template,
            units,
            store.definitions(),
            t,
            base=base.id,
            tables=[REGISTER],
            demo=made_up,
        ),
        key="register_take",
        mime=chart_card.XLSX,
        file_name=f"units_{period.as_of}.xlsx",
        right=Right.REVIEW,
    )
    file = st.file_uploader(
        t("reporting.register.upload"), key="register_file", type=[kind[1:] for kind in READERS]
    )
    if not st.button(t("reporting.register.do"), type="primary", key="register_do"):
        return
    if file is not None:
        sent, problems = opening.checked_register(
            Upload(file.name, file.getvalue()), date.fromisoformat(period.as_of), period.provenance
        )
        if sent is None or problems:
            layout.notice("error", t("reporting.send.bad", file=file.name, n=len(problems)))
            prose.table(report.problems(problems, t), t)
            return
        units = sent
    done = tried(lambda: opening.publish_register(paths.data(), person, period, units), t)
    if done:
        said = t("reporting.register.done", levels=_levels(done.detail["levels"], t))
        begin_anew(said)


def _levels(counts: dict[str, int], t: Translator) -> str:
    return t.join(
        [t("reporting.register.level", name=t(f"word.{level}"), n=n) for level, n in counts.items()]
    )


def more(person: Person, period: Period, t: Translator) -> None:
    """Move the due date; publish the register again."""
    panel = st.expander(t("reporting.due.title"), key="desk_due", on_change="rerun")
    if panel.open:
        with panel:
            _move_due(person, period, t)
    again = st.expander(t("reporting.register.again"), key="desk_register", on_change="rerun")
    if again.open:
        with again:
            register(person, period, t)


def _move_due(person: Person, period: Period, t: Translator) -> None:
    due = st.text_input(t("reporting.open.due"), value=period.due, key="due_day", width=200)
    why = st.text_input(t("reporting.due.why"), key="due_why", max_chars=200)
    if not st.button(t("reporting.due.do"), key="due_do"):
        return
    try:
        day = date.fromisoformat(due.strip())
    except ValueError:
        layout.notice("error", t("reporting.open.no_date"))
        return
    if tried(lambda: opening.move_due(paths.data(), person, period, day, why), t):
        begin_anew(t("reporting.due.done", due=day))
