"""Send: template, upload, check, report; then the draft that waits to be published."""

from datetime import date
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import auth, paths, store
from dashboard.charts.grid import listing
from dashboard.components import chart_card, layout
from dashboard.contracts import PROVENANCES, TABLES
from dashboard.edition import Reader
from dashboard.files.tables import csv_bytes
from dashboard.indicators import CITY
from dashboard.intake import inbox, marked, rebuild, report, said, tracker
from dashboard.intake.check import ALL
from dashboard.intake.files import BYTES, READERS, Upload
from dashboard.intake.prepare import Prepared, prepare
from dashboard.intake.template import offered, template
from dashboard.panels.data import draft
from dashboard.snapshots import Snapshot, discover
from dashboard.snapshots.carried import stale
from dashboard.snapshots.publication import PublicationError
from dashboard.text.i18n import Translator
from dashboard.views.common import cell_words

LISTED = 200
"""Problems shown on the page; the files have all of them."""


def page(reader: Reader | None, t: Translator) -> None:
    """Template, upload and report; then the drafts."""
    base = _register()
    names = unit_names(base, t)
    _stale(t)
    with st.container(key="pair_send"):
        left, right = st.columns([3, 2], gap="medium")
        with right:
            _template(base, names, t)
        with left:
            _form(names, t)
    ready = st.session_state.get("intake")
    if ready is not None:
        _report(ready, names, t)
    draft.drafts_of(t, names)


def _stale(t: Translator) -> None:
    """Periods that hold rows of a corrected one, and the button that makes them anew."""
    waiting = stale(store.catalogue(preview=True).snapshots)
    if not waiting:
        return
    named = t.join([t("stale.one", id=id_, base=base) for id_, base in waiting.items()])
    layout.notice("warning", t("stale.title", n=len(waiting), named=named))
    if st.button(t("stale.do"), key="rebuild"):
        try:
            made = rebuild.rebuild(paths.data(), by=auth.identity().name)
        except PublicationError as error:
            layout.notice("error", t(f"data.publication.{error.reason}", by=error.by))
            return
        st.session_state["data_done"] = t(
            "stale.done", named=t.join([entry.directory for entry in made])
        )
        st.rerun()


def _register() -> Snapshot:
    """The snapshot that codes are taken from: the latest reported one, else the latest."""
    held = store.catalogue(preview=True).snapshots
    reported = [s for s in held if s.provenance == "reported"]
    return (reported or list(held) or list(discover(paths.SHIPPED / "snapshots").snapshots))[-1]


def unit_names(base: Snapshot, t: Translator) -> dict[str, str]:
    """The city and the reporting units, by id."""
    rows = store.answer(base, "unit_names")
    return dict(zip(rows["unit"], rows[f"name_{t.lang}"], strict=True))


def _template(base: Snapshot, names: dict[str, str], t: Translator) -> None:
    st.html(
        f'<h2 class="section">{escape(t("send.template.title"))}</h2>'
        f'<p class="quiet">{escape(t("send.template.about"))}</p>'
    )
    unit = st.selectbox(
        t("send.template.unit"), list(names), format_func=lambda u: names[u], key="template_unit"
    )
    whose = "" if unit == CITY else unit
    with st.popover(t("send.template.tables"), width="stretch"):
        asked = st.pills(
            t("send.template.all"),
            offered(whose),
            key=f"template_tables_{whose}",
            selection_mode="multi",
            wrap=True,
            format_func=lambda name: t.label(TABLES[name].label),
        )
    st.download_button(
        t("send.template.take"),
        key="template",
        mime=chart_card.XLSX,
        on_click="ignore",
        file_name=f"template_{whose or 'city'}.xlsx",
        data=lambda: template(
            store.table(base, "units"),
            store.definitions(),
            t,
            base=base.id,
            tables=asked,
            unit=whose,
            demo=base.provenance == "demo",
        ),
    )
    st.download_button(
        t("send.template.short"),
        key="template_short",
        mime=chart_card.XLSX,
        on_click="ignore",
        file_name=f"totals_{whose or 'city'}.xlsx",
        data=lambda: template(
            store.table(base, "units"),
            store.definitions(),
            t,
            base=base.id,
            tables=["reported_values"],
            unit=whose,
            demo=base.provenance == "demo",
        ),
    )


def _form(names: dict[str, str], t: Translator) -> None:
    st.html(
        f'<h2 class="section">{escape(t("send.title"))}</h2>'
        f'<p class="quiet">{escape(t("send.about"))}</p>'
    )
    left, right = st.columns([2, 3])
    with left:
        day = st.text_input(t("send.as_of"), key="intake_as_of", placeholder="2021-12-16")
    with right:
        provenance = st.segmented_control(
            t("send.provenance"),
            PROVENANCES[::-1],
            default=PROVENANCES[1],
            required=True,
            format_func=lambda p: t(f"provenance.{p}.name"),
            key="intake_provenance",
        )
    most = BYTES // 2**20
    st.html(f'<p class="quiet">{escape(t("send.files_about", most=most))}</p>')
    where = _inbox(day, provenance, t)
    files = st.file_uploader(
        t("send.files"),
        accept_multiple_files=True,
        key="intake_files",
        type=[kind[1:] for kind in READERS],
        max_upload_size=2 * most,
    )
    # pills and boxes: a multiselect says "Select all" in English whatever the language
    carried = (
        [ALL]
        if st.checkbox(t("send.carry_all"), key="intake_carry_all")
        else st.pills(
            t("send.carry"),
            list(names),
            selection_mode="multi",
            key="intake_carry",
            format_func=lambda u: names[u],
            wrap=True,
        )
    )
    if st.button(t("send.check"), type="primary", key="intake_check"):
        as_of = _day(day)
        if where is None or as_of is None:
            layout.notice("error", t("send.no_date"))
            return
        if not files and not inbox.received(where):
            layout.notice("error", t("send.no_files"))
            return
        uploads = [Upload(file.name, file.getvalue()) for file in files]
        _check(uploads, where, as_of, provenance, carried, t)


def _inbox(day: str, provenance: str, t: Translator) -> Path | None:
    """The files received for the period so far, each to be handed back; None without a date."""
    as_of = _day(day)
    if as_of is None:
        return None
    where = inbox.folder(paths.data(), as_of, provenance)
    held = {one.sha256: one for one in inbox.received(where)}
    if held:
        table = pd.DataFrame(
            [
                (one.name, one.by, one.at, f"{one.size / 2**20:,.1f} MB", one.sha256[:16])
                for one in held.values()
            ],
            columns=[t(f"send.inbox.{name}") for name in ("name", "by", "at", "size", "hash")],
        )
        st.html(
            f'<p class="reading">{escape(t("send.inbox.title", n=len(held), date=as_of))}</p>'
            f'<div class="records">{listing(table, cell_words(t))}</div>'
        )
        with st.popover(t("send.inbox.drop")):
            gone = st.selectbox(
                t("send.inbox.which"),
                list(held),
                key="inbox_which",
                format_func=lambda sha256: held[sha256].name,
            )
            if st.button(t("send.inbox.really"), key="inbox_drop"):
                inbox.drop(where, gone)
                st.rerun()
    return where


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _check(
    new: list[Upload],
    where: Path,
    as_of: date,
    provenance: str,
    carried: list[str],
    t: Translator,
) -> None:
    """Check, with progress, what was received before and now; what is sound of it stays."""
    bar = st.progress(0.0, t("send.step.reading"))
    steps = ("reading", "checking", "writing", "computing")

    def progress(step: str, share: float) -> None:
        bar.progress((steps.index(step) + share) / len(steps), t(f"send.step.{step}"))

    by = auth.identity().name
    try:
        there, new = inbox.added(where, new)
        ready = prepare(
            [*there, *new],
            data=paths.data(),
            as_of=as_of,
            provenance=provenance,
            by=by,
            known=store.definitions(),
            published=store.published(),
            derived=paths.derived(),
            carried=carried,
            progress=progress,
        )
        faulty = {problem.file for problem in ready.checked.problems}
        for upload in new:
            if upload.name not in faulty:
                inbox.keep(where, upload, by)
    except OSError:
        layout.notice("error", t("data.publication.unwritable", by=""))
        return
    finally:
        bar.empty()
    st.session_state["intake"] = ready
    if ready.draft:
        st.session_state["draft"] = ready.draft.id
    st.rerun()


def _report(ready: Prepared, names: dict[str, str], t: Translator) -> None:
    """What is wrong, with marked copies; who has sent what."""
    checked = ready.checked
    if checked.problems:
        n = sum(1 + len(p.cells) + p.more for p in checked.problems)
        layout.notice("error", t("send.rejected", n=n))
        listed = report.problems(checked.problems[:LISTED], t)
        st.html(f'<div class="records">{listing(listed, cell_words(t))}</div>')
        if len(checked.problems) > LISTED:
            st.html(f'<p class="quiet">{escape(t("send.shown", n=LISTED))}</p>')
        _also(ready, names, t)
        _copies(ready, t)
    else:
        layout.notice("done", t("send.sound"))
    if checked.sent.empty:
        return
    before = None
    if ready.base is not None:
        before = tracker.counts(store.tables(ready.base), checked.units, CITY)
    table = report.tracker(checked.sent, before, checked.carried, names, t)
    about = t("tracker.about", base=ready.base.id) if ready.base else t("tracker.no_base")
    st.html(
        f'<h2 class="section">{escape(t("tracker.title"))}</h2>'
        f'<p class="quiet">{escape(about)}</p>'
        f'<div class="records tracker">{listing(table, cell_words(t))}</div>'
    )


def _also(ready: Prepared, names: dict[str, str], t: Translator) -> None:
    """What is doubtful besides, so that all can be mended at once."""
    told = ready.checked.doubts
    if told:
        known, published = store.definitions(), store.published()
        lines = "".join(
            f"<li>{escape(said.doubt(one, names, known, published, t))}</li>" for one in told
        )
        st.html(f'<p class="quiet">{escape(t("send.also", n=len(told)))}</p><ul>{lines}</ul>')


def _copies(ready: Prepared, t: Translator) -> None:
    problems = ready.checked.problems
    with st.container(horizontal=True):
        st.download_button(
            t("send.problems_csv"),
            key="problems_csv",
            mime="text/csv",
            on_click="ignore",
            file_name="problems.csv",
            data=lambda: csv_bytes(report.problems(problems, t), t("sheet.problems")),
        )
        for number, upload in enumerate(ready.uploads):
            if any(p.file in ("", upload.name) for p in problems):
                st.download_button(
                    layout.label(t("send.marked", file=upload.name)),
                    key=f"marked_{number}",
                    mime=chart_card.XLSX,
                    on_click="ignore",
                    file_name=f"marked_{upload.name.rpartition('.')[0]}.xlsx",
                    data=lambda one=upload: marked.copy(one, problems, t),
                )
