"""The reviewer's desk: a delivery, what it changes cell by cell; accept or return."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import paths, store
from dashboard.access import Person, Right
from dashboard.components import download, layout, prose
from dashboard.contracts import TABLES
from dashboard.files.tables import csv_bytes
from dashboard.panels.data.sections import begin_anew
from dashboard.panels.reporting.acting import tried
from dashboard.reporting import overview, review
from dashboard.reporting.period import DONE, Cell, Period
from dashboard.text.i18n import Translator

LISTED = 200
"""Cells shown on the page; the file has all of them."""
Key = tuple[str, str, str]
"""State, unit and delivery."""


def show(person: Person, period: Period, names: Mapping[str, str], t: Translator) -> None:
    """What waits, one delivery at a time; what was accepted can still be returned."""
    prose.section(t("reporting.review.title"))
    waiting: dict[Key, list[Cell]] = {}
    for cell in sorted(period.cells.values(), key=lambda c: (c.state != "sent", c.sent_at)):
        if cell.state in DONE:
            waiting.setdefault((cell.state, cell.unit, cell.delivery), []).append(cell)
    if not any(state == "sent" for state, _, _ in waiting):
        prose.quiet(t("reporting.review.none"))
    if not waiting:
        return
    files = {
        act.delivery: str(act.detail.get("file", ""))
        for act in period.acts
        if act.delivery and act.detail
    }
    chosen = st.selectbox(
        t("reporting.review.choose"),
        list(waiting),
        key="review_chosen",
        format_func=lambda key: t(
            "reporting.review.named",
            state=t(f"reporting.state.{key[0]}"),
            unit=names.get(key[1], key[1]),
            file=files.get(key[2], ""),
            n=len(waiting[key]),
            by=waiting[key][0].by,
            at=waiting[key][0].at[:16],
        ),
    )
    cells = waiting[chosen]
    for reason in dict.fromkeys(cell.correction for cell in cells if cell.correction):
        layout.notice("warning", t("reporting.review.correction", reason=reason))
    _judge(person, period, chosen, cells, names, t)
    _changes(period, chosen, cells, t)


def _judge(
    person: Person,
    period: Period,
    chosen: Key,
    cells: list[Cell],
    names: Mapping[str, str],
    t: Translator,
) -> None:
    state, unit, id_ = chosen
    tables = [cell.table for cell in cells]
    if len(tables) > 1:
        picked = st.pills(
            t("reporting.review.tables"),
            tables,
            selection_mode="multi",
            key=f"review_tables_{id_}",
            format_func=lambda name: overview.table_name(name, t),
            wrap=True,
        )
        tables = picked or tables
    with st.container(horizontal=True, vertical_alignment="bottom", key="judge"):
        accept = state == "sent" and st.button(
            t("reporting.review.accept"), type="primary", key="review_accept"
        )
        why = st.text_input(t("reporting.review.why"), key=f"review_why_{id_}", max_chars=200)
        back = st.button(t("reporting.review.return"), key="review_return")
    said = {
        "unit": names.get(unit, unit),
        "tables": t.join([overview.table_name(name, t) for name in tables]),
    }
    about = (paths.data(), person, period, unit, tables, id_)
    accepted = tried(partial(review.accept, *about), t) if accept else None
    if accepted:
        begin_anew(t("reporting.review.accepted", **said))
    returned = tried(partial(review.send_back, *about, why), t) if back else None
    if returned:
        begin_anew(t("reporting.review.sent_back", **said))


def _changes(period: Period, chosen: Key, cells: list[Cell], t: Translator) -> None:
    _, unit, id_ = chosen
    found = {}
    for cell in cells:
        got = tried(partial(store.changes, period, unit, cell.table, id_), t)
        if got is None:
            return
        base, found[cell.table] = got
    prose.quiet(t("reporting.review.base", base=base) if base else t("reporting.review.no_base"))
    for name, frame in found.items():
        table = overview.table_name(name, t)
        if frame.empty:
            prose.quiet(t("reporting.review.same", table=table))
            continue
        rows = frame.drop_duplicates(["change", "key"])["change"].value_counts()
        n = {kind: int(rows.get(kind, 0)) for kind in ("added", "removed")}
        changed = int((frame["change"] == "changed").sum())
        title = t("reporting.review.cells", table=table, n=len(frame), changed=changed, **n)
        panel = st.expander(title, key=f"changes_{id_}_{name}", on_change="rerun")
        if panel.open:
            with panel:
                _cells(name, frame, f"{unit}_{name}_{period.as_of}", t)


def _cells(name: str, frame: pd.DataFrame, file: str, t: Translator) -> None:
    shown = frame.head(LISTED)
    prose.table(_worded(name, shown, t), t)
    if len(frame) > LISTED:
        prose.quiet(t("reporting.review.shown", n=LISTED))
    download.button(
        t("reporting.review.take"),
        lambda: csv_bytes(_worded(name, frame, t), file),
        key=f"take_{file}",
        mime="text/csv",
        file_name=f"changes_{file}.csv",
        right=Right.REVIEW,
    )


def _worded(name: str, frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    labels = {column.name: t.label(column.label) for column in TABLES[name].columns}
    worded = frame.assign(
        change=[t(f"reporting.change.{change}") for change in frame["change"]],
        column=[labels[column] for column in frame["column"]],
        before=[value or "–" for value in frame["before"]],
        after=[value or "–" for value in frame["after"]],
    )
    return worded.set_axis([t(f"reporting.column.{head}") for head in worded], axis=1)
