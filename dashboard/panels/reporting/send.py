"""A unit's desk: what it owes, its template, its files, what is wrong with them."""

from datetime import date
from functools import partial
from html import escape

import streamlit as st

from dashboard import paths, store
from dashboard.access import Person, Right
from dashboard.charts.grid import listing
from dashboard.components import chart_card, download, layout, prose
from dashboard.contracts import PROVENANCES
from dashboard.intake import messages, prepare, report
from dashboard.intake.reading import limits
from dashboard.intake.reading.files import READERS, Upload
from dashboard.intake.workbooks import annotated
from dashboard.intake.workbooks.template import template
from dashboard.panels.data.sections import begin_anew
from dashboard.panels.reporting import waiting
from dashboard.panels.reporting.acting import tried
from dashboard.reporting import acts, delivery, overview, signatures
from dashboard.reporting.delivery import Delivery
from dashboard.reporting.opening import register
from dashboard.reporting.period import Period
from dashboard.text.i18n import Translator
from dashboard.views.common import cell_words

LISTED = 200
"""Problems shown on the page; the marked file has all of them."""
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
            st.html(f'<div class="records">{listing(table, cell_words(t))}</div>')
        with right:
            _template(period, unit, open_, t)
            _form(person, period, unit, t)
            _signatures(period, unit, names, t)
            _stands(period, t)
    _last(period, unit, names, t)


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
                delivery.send,
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


def _stands(period: Period, t: Translator) -> None:
    prose.quiet(standing(period, t))


def standing(period: Period, t: Translator) -> str:
    """What stands in for tables that are not accepted."""
    kind = next(p for p in PROVENANCES if p == period.provenance)
    base = prepare.base_of(paths.snapshots(), date.fromisoformat(period.as_of), kind)
    return t("reporting.send.stands", base=base.id) if base else t("reporting.send.stands_none")


def _last(period: Period, unit: str, names: dict[str, str], t: Translator) -> None:
    """What was wrong with the files sent last, as long as nothing better came: kept on disk, and
    there again after a reload.
    """
    faulty = [
        act
        for act in period.acts
        if act.unit == unit and act.act == acts.FAULT and not _mended(act, period)
    ]
    for act in faulty[-3:]:
        one = tried(partial(delivery.delivery, paths.data(), period, act.delivery), t)
        if one is not None:
            _problems(one, period, names, t)


def _mended(act: acts.Act, period: Period) -> bool:
    """Whether a sound or later file of the same tables, or of the same name, came after it."""
    later = [a for a in period.acts if a.n > act.n and a.unit == act.unit]
    return any(
        a.detail.get("file") == act.detail["file"]
        or (act.tables and set(act.tables) <= set(a.tables))
        for a in later
        if a.act in (acts.SEND, acts.FAULT)
    )


def _problems(one: Delivery, period: Period, names: dict[str, str], t: Translator) -> None:
    n = sum(1 + len(p.cells) + p.more for p in one.problems)
    layout.notice("error", t("reporting.send.bad", file=one.file, n=n))
    prose.quiet(t("reporting.send.bad_kept"))
    table = report.problems(one.problems[:LISTED], t)
    st.html(f'<div class="records">{listing(table, cell_words(t))}</div>')
    download.button(
        t("reporting.send.marked"),
        partial(_marked, one, period, t),
        key=f"desk_marked_{one.id}",
        mime=chart_card.XLSX,
        file_name=f"marked_{one.file.rpartition('.')[0]}.xlsx",
        right=Right.SEND,
    )
    if one.warnings:
        said = (
            messages.warning(w, names, store.definitions(), store.published(), t)
            for w in one.warnings
        )
        lines = "".join(f"<li>{escape(line)}</li>" for line in said)
        title = escape(t("reporting.send.warnings", n=len(one.warnings)))
        st.html(f'<p class="quiet">{title}</p><ul>{lines}</ul>')


def _marked(one: Delivery, period: Period, t: Translator) -> bytes:
    return annotated.copy(delivery.content(paths.data(), period, one), list(one.problems), t)
