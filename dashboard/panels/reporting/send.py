"""A unit's desk: what it owes, its template, its files, what is wrong with them."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard import paths, store
from dashboard.access import Person, Right
from dashboard.components import chart_card, download, layout, prose
from dashboard.intake import prepare
from dashboard.intake.reading import limits
from dashboard.intake.reading.files import READERS, Upload
from dashboard.intake.workbooks.template import template
from dashboard.panels.data.sections import begin_anew
from dashboard.panels.reporting import faults, waiting
from dashboard.panels.reporting.acting import tried
from dashboard.reporting import overview, sending, signatures
from dashboard.reporting.delivery import Delivery
from dashboard.reporting.opening import register
from dashboard.reporting.period import Period
from dashboard.text.i18n import Translator

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(person: Person, period: Period, names: dict[str, str], t: Translator) -> None:
    """The desk of one unit; whoever sends for several chooses."""
    units = [unit for unit in period.owed if person.may(Right.SEND, unit)]
    if not units:
        prose.quiet(t("reporting.none"))
        return
    unit = units[0]
    if len(units) > 1:
        unit = st.selectbox(
            t("reporting.send.unit"),
            units,
            key="desk_unit",
            width=280,
            format_func=lambda one: names[one],
        )
    open_ = [c.table for c in period.of(unit) if c.state in overview.OPEN]
    said = {"unit": names[unit], "owed": len(period.owed[unit])}
    said["open"] = t("reporting.own_open", n=len(open_))
    prose.takeaway(t("reporting.own" if open_ else "reporting.own_done", **said))
    _returned(period, unit, t)
    with st.container(key="pair_send"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            table = overview.own(period, unit, t)
            prose.table(table, t, "tracker")
        with right:
            _template(period, unit, open_, t)
            _form(person, period, unit, t)
            _nothing(person, period, unit, open_, t)
            _signatures(period, unit, names, t)
            prose.quiet(standing(person, period, t))
    faults.show(period, unit, names, t)


def _returned(period: Period, unit: str, t: Translator) -> None:
    for cell in period.of(unit):
        if cell.state == "returned":
            name = overview.table_name(cell.table, t)
            said = {"table": name, "reason": cell.reason, "by": cell.by, "at": cell.at[:16]}
            layout.notice("error", t("reporting.send.returned", **said))


def _template(period: Period, unit: str, open_: list[str], t: Translator) -> None:
    def made(tables: list[str]) -> bytes:
        return template(
            register(paths.data(), period),
            store.definitions(),
            t,
            base=period.as_of,
            tables=tables,
            unit=unit,
        )

    with st.container(horizontal=True):
        for key, tables in (("template_open", open_), ("template", list(period.owed[unit]))):
            if tables:
                download.button(
                    t(f"reporting.send.{key}"),
                    key=f"desk_{key}",
                    mime=chart_card.XLSX,
                    file_name=f"{unit}_{period.as_of}.xlsx",
                    data=partial(made, tables),
                    right=Right.SEND,
                )


def _form(person: Person, period: Period, unit: str, t: Translator) -> None:
    files_ = st.file_uploader(
        t("reporting.send.upload"),
        accept_multiple_files=True,
        key=f"desk_files_{st.session_state.get('desk_sent', 0)}",
        type=[kind[1:] for kind in READERS],
        max_upload_size=2 * limits.BYTES // 2**20,
    )
    why = ""
    if any(c.state == "accepted" for c in period.of(unit)):
        why = st.text_input(t("reporting.send.why"), key="desk_why", max_chars=200)
    uploads = [Upload(file.name, file.getvalue()) for file in files_]
    go = st.button(t("reporting.send.do"), type="primary", key="desk_send")
    uploads = uploads or waiting.left(person, period, unit, t)
    if go and not uploads:
        layout.notice("error", t("reporting.send.no_file"))
    elif go:
        _send(person, period, unit, uploads, why, t)
    else:
        waiting.keep(person, period, unit, uploads)


def _send(
    person: Person, period: Period, unit: str, uploads: list[Upload], why: str, t: Translator
) -> None:
    sent = [
        tried(
            partial(
                sending.send,
                paths.data(),
                person,
                as_of=period.as_of,
                provenance=period.provenance,
                unit=unit,
                upload=upload,
                definitions=store.definitions(),
                reason=why,
                read=store.tables,
            ),
            t,
        )
        for upload in uploads
    ]
    if all(sent):
        waiting.forget(person, period, unit)
        st.session_state["desk_sent"] = st.session_state.get("desk_sent", 0) + 1
        begin_anew(" ".join(_sent(one, t) for one in sent if one and not one.problems))


def _nothing(person: Person, period: Period, unit: str, open_: list[str], t: Translator) -> None:
    """Say that there is nothing to report in a table."""
    if not open_:
        return
    with st.popover(t("reporting.nothing.title")):
        prose.quiet(t("reporting.nothing.about"))
        tables = st.pills(
            t("reporting.column.table"),
            open_,
            selection_mode="multi",
            key=f"nothing_{unit}",
            format_func=lambda name: overview.table_name(name, t),
            label_visibility="collapsed",
            wrap=True,
        )
        if not st.button(t("reporting.nothing.do"), key="nothing_do"):
            return
        whose = {"as_of": period.as_of, "provenance": period.provenance, "unit": unit}
        sent = tried(lambda: sending.send_nothing(paths.data(), person, tables=tables, **whose), t)
    if sent:
        named = t.join([overview.table_name(name, t) for name in sent.rows])
        begin_anew(t("reporting.nothing.done", tables=named))


def _sent(one: Delivery, t: Translator) -> str:
    named = t.join([overview.table_name(name, t) for name in one.rows])
    return t("reporting.send.ok", file=one.file, tables=named)


def _signatures(period: Period, unit: str, names: dict[str, str], t: Translator) -> None:
    download.button(
        t("reporting.send.sign"),
        partial(signatures.docx, period, unit, names, t),
        key="desk_sign",
        mime=DOCX,
        file_name=f"{unit}_{period.as_of}_{t.lang}.docx",
        right=Right.SEND,
    )


def standing(person: Person, period: Period, t: Translator) -> str:
    """What stands in for tables that are not accepted; a period that was never public is not named
    to whoever may not see it.
    """
    held = store.catalogue(preview=True).snapshots
    base = prepare.base_among(held, date.fromisoformat(period.as_of), period.provenance)
    if base is None:
        return t("reporting.send.stands_none")
    shown = store.catalogue(preview=person.may(Right.PREVIEW)).snapshots
    named = base.id if base.id in {one.id for one in shown} else t("reporting.send.last")
    return t("reporting.send.stands", base=named)
