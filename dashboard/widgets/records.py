"""The records behind a number: chosen, searched, sorted, paged, taken away, accounted for."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from dashboard import address, contracts, figures, formats, store, wording
from dashboard.charts.grid import listing
from dashboard.exhibits import records as words
from dashboard.exhibits.common import cell_words
from dashboard.indicators import CITY
from dashboard.snapshots import Snapshot
from dashboard.widgets import choose, furniture
from dashboard.widgets.frame import flag
from dashboard.widgets.view import DEFAULT_INDICATOR, View, bound
from queries.records import COUNTED, Cut

ROWS = 50
MOST = 100_000
"""Rows in a file; more has to be narrowed first."""
LONGEST = 60


def choices(snapshot: Snapshot, given: Mapping[str, str]) -> address.Options:
    """Towns of the unit, what is counted, words, columns to sort by, the page."""
    known, towns = store.definitions(), store.towns(snapshot)
    chosen = given.get("indicator", "")
    names = known[chosen if chosen in known else DEFAULT_INDICATOR].record_columns
    return {
        "town": towns.index[towns["unit"] == given.get("unit")].__contains__,
        "counted": COUNTED,
        "find": lambda value: len(value) <= LONGEST,
        "sort": [f"{sign}{name}" for sign in ("", "-") for name in names],
        "page": lambda value: value.isdecimal() and 0 < int(value) < MOST,
    }


def page(view: View) -> None:
    """Choices, the sentence that accounts for the value, the records, where they are from."""
    _choose(view)
    level, place = _place(view)
    names = _names(view)
    cut = _cut(view, level, names)
    _account(view, level, place, cut)
    found = store.record_total(view.snapshot, cut)
    _listed(view, cut, found.records, names)
    _take(view, cut, found.records, names)
    _origin(view)


def _place(view: View) -> tuple[str, str]:
    """The level and the place the records are of, no deeper than the indicator goes."""
    state, scope = view.state, view.indicator.scope
    if scope == "town" and state.town:
        return "town", state.town
    return ("unit", state.unit) if scope != "city" and state.unit != CITY else ("city", CITY)


def _names(view: View) -> dict[str, str]:
    """Names of the units of every level."""
    units = store.answer(view.snapshot, "all_units")
    return dict(zip(units["unit"], units[f"name_{view.t.lang}"], strict=True))


def _cut(view: View, level: str, names: Mapping[str, str]) -> Cut:
    state, wanted = view.state, view.state.find.lower()
    named = tuple(unit for unit, name in names.items() if wanted and wanted in name.lower())
    return Cut(indicator=state.indicator, unit=CITY if level == "city" else state.unit,
               town=state.town if level == "town" else "", counted=state.counted,
               words=state.find, named=named)


def _choose(view: View) -> None:
    t, state, indicator = view.t, view.state, view.indicator
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        choose.indicator(view, list(view.known))
        if indicator.scope != "city":
            choose.unit(view)
        if indicator.scope == "town" and state.unit != CITY:
            choose.town(view)
        st.segmented_control(t("notice.parameter.counted"), COUNTED, required=True,
                             label_visibility="collapsed",
                             format_func=lambda value: t(f"records.counted.{value}"),
                             **bound("counted", state.counted))
        st.text_input(t("records.find"), placeholder=t("records.find"), width=300,
                      label_visibility="collapsed", max_chars=LONGEST,
                      **bound("find", state.find))


def _account(view: View, level: str, place: str, cut: Cut) -> None:
    """The value, and that the records add up to it."""
    t, indicator = view.t, view.indicator
    row = figures.totals(view.values, indicator.id, level).loc[place].to_dict()
    whole = store.record_total(view.snapshot, Cut(cut.indicator, cut.unit, cut.town))
    name = view.names[place] if level != "town" else \
        store.towns(view.snapshot).loc[place, f"name_{t.lang}"]
    state = words.agreement(row, whole.records, whole.numerator, whole.denominator)
    value = wording.value(row, indicator, t)
    text = t(f"records.{state}", place=name, value=value, n=formats.number(whole.records),
             sums=words.sums(whole.numerator, whole.denominator, t))
    links = furniture.ways(view, indicator, "methods", "county", indicator.pillar)
    st.html(f'<h2 class="section">{escape(indicator.id)} {escape(t.label(indicator.name))}</h2>'
            f'<p class="reading">{flag(view, row)}{escape(text)}</p>'
            f'<p class="quiet">'
            f'{escape(t("methods.formula_is", formula=words.formula(indicator, t)))} {links}</p>')


def _listed(view: View, cut: Cut, n: int, names: Mapping[str, str]) -> None:
    """One page of records, its headings to sort by, and the way to the other pages."""
    t, state = view.t, view.state
    if not n:
        whole = store.record_total(view.snapshot, Cut(cut.indicator, cut.unit, cut.town)).records
        st.html(f'<p>{escape(t("records.nothing", n=formats.number(whole)))}</p>')
        return
    last = -(-n // ROWS)
    at = min(int(state.page or 1), last)
    column, descending = state.sort.removeprefix("-"), state.sort.startswith("-")
    rows = store.record_page(view.snapshot, cut, sort=column, descending=descending, limit=ROWS,
                             offset=(at - 1) * ROWS)
    shown = words.worded(rows, names, t, view.indicator)
    links, heads = {}, {}
    for name, label in zip(rows.columns, shown.columns, strict=True):
        turned = f"-{name}" if name == column and not descending else name
        arrow = "" if name != column else " ▼" if descending else " ▲"
        heads[label] = f"{label}{arrow}"
        links[heads[label]] = address.here(view.state.parameters(), sort=turned, page="")
    html = listing(shown.rename(columns=heads), cell_words(t), links)
    st.html(f'<div class="records">{html}</div>{_pager(view, n, at, last)}')


def _pager(view: View, n: int, at: int, last: int) -> str:
    t = view.t
    said = t("records.range", first=formats.number((at - 1) * ROWS + 1),
             last=formats.number(min(at * ROWS, n)), n=formats.number(n))
    steps = [(t("records.previous"), at - 1), (t("records.next"), at + 1)]
    here = view.state.parameters()
    links = "".join(f'<a class="act" href="{escape(address.here(here, page=str(to)))}">'
                    f"{escape(word)}</a>" for word, to in steps if 1 <= to <= last)
    return f'<p class="source"><span>{escape(said)}</span>{links}</p>'


def _take(view: View, cut: Cut, n: int, names: Mapping[str, str]) -> None:
    """The records chosen as files, in the order shown."""
    t, snapshot, state = view.t, view.snapshot, view.state
    if n > MOST:
        st.caption(t("records.too_many", n=formats.number(n), most=formats.number(MOST)))
        return
    if not n:
        return
    named = f"{cut.indicator} {t.label(view.indicator.name)}"
    note = furniture.file_note(view, t("records.file", indicator=named,
                                       digest=snapshot.digest[:12]))

    def frame() -> pd.DataFrame:
        rows = store.record_page(snapshot, cut, sort=state.sort.removeprefix("-"),
                                 descending=state.sort.startswith("-"), limit=MOST)
        return words.exported(rows, names, t, view.indicator)

    furniture.downloads(view, "records", frame, note, name=f"records_{cut.indicator}")


def _origin(view: View) -> None:
    """The query, and the snapshot it was put to, hash by hash."""
    t, indicator, snapshot = view.t, view.indicator, view.snapshot
    panel = st.expander(t("records.origin"), key="origin", on_change="rerun")
    if not panel.open:
        return
    used = [name for name in snapshot.tables if name in indicator.tables]
    lines = [t("records.snapshot", id=snapshot.id, revision=snapshot.revision,
               by=snapshot.created_by, at=snapshot.created_at, digest=snapshot.digest),
             t("records.definition", hash=indicator.definition_hash)]
    lines += [t("records.hash", table=t.label(contracts.TABLES[name].label), name=name,
                hash=snapshot.tables[name]) for name in used]
    with panel:
        st.html("".join(f'<p class="quiet hash">{escape(line)}</p>' for line in lines))
        st.html(f'<p class="quiet"><b>{escape(t("records.record_sql"))}</b></p>')
        st.code(indicator.sql, language="sql", wrap_lines=True)
