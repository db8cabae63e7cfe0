"""The records behind a number: chosen, searched, sorted, paged, taken away, accounted for."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from dashboard import contracts, store
from dashboard.charts.grid import listing
from dashboard.components import chart_card, selectors
from dashboard.components.layout import flag
from dashboard.components.session import DEFAULT_INDICATOR, bound
from dashboard.edition import Edition, Reader, address, once
from dashboard.indicators import CITY
from dashboard.indicators.records import COUNTED, Cut
from dashboard.text import formats
from dashboard.views import records as words
from dashboard.views import sentences
from dashboard.views.common import cell_words

ROWS = 50
MOST = 100_000
"""Rows in a file; more has to be narrowed first."""
LONGEST = 60


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """Towns of the unit, what is counted, words, columns to sort by, the page."""
    towns, known, chosen = edition.towns, edition.known, given.get("indicator", "")
    names = known[chosen if chosen in known else DEFAULT_INDICATOR].record_columns
    return {
        "town": towns.index[towns["unit"] == given.get("unit")].__contains__,
        "counted": COUNTED,
        "find": lambda value: len(value) <= LONGEST,
        "sort": [f"{sign}{name}" for sign in ("", "-") for name in names],
        "page": lambda value: value.isdecimal() and 0 < int(value) < MOST,
    }


def page(reader: Reader) -> None:
    """Choices, the sentence that accounts for the value, the records, where they are from."""
    _choose(reader)
    level, place = _place(reader)
    names = _names(reader.edition)
    cut = _cut(reader, level, names)
    _account(reader, level, place, cut)
    found = store.record_total(reader.edition, cut)
    _listed(reader, cut, found.records)
    _take(reader, cut, found.records, names)
    _origin(reader)


def _place(reader: Reader) -> tuple[str, str]:
    """The level and the place the records are of, no deeper than the indicator goes."""
    state, scope = reader.state, reader.indicator.scope
    if scope == "town" and state.town:
        return "town", state.town
    return ("unit", state.unit) if scope != "city" and state.unit != CITY else ("city", CITY)


@once
def _names(edition: Edition) -> dict[str, str]:
    """Names of the units of every level."""
    units = edition.ask("all_units")
    return dict(zip(units["unit"], units[f"name_{edition.t.lang}"], strict=True))


def _cut(reader: Reader, level: str, names: Mapping[str, str]) -> Cut:
    state, wanted = reader.state, reader.state.find.lower()
    named = tuple(unit for unit, name in names.items() if wanted and wanted in name.lower())
    return Cut(
        indicator=state.indicator,
        unit=CITY if level == "city" else state.unit,
        town=state.town if level == "town" else "",
        counted=state.counted,
        words=state.find,
        named=named,
    )


def _choose(reader: Reader) -> None:
    t, state, indicator = reader.t, reader.state, reader.indicator
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        selectors.indicator(reader, list(reader.edition.known))
        if indicator.scope != "city":
            selectors.unit(reader)
        if indicator.scope == "town" and state.unit != CITY:
            selectors.town(reader)
        st.segmented_control(
            t("notice.parameter.counted"),
            COUNTED,
            required=True,
            label_visibility="collapsed",
            format_func=lambda value: t(f"records.counted.{value}"),
            **bound("counted", state.counted),
        )
        st.text_input(
            t("records.find"),
            placeholder=t("records.find"),
            width=300,
            label_visibility="collapsed",
            max_chars=LONGEST,
            **bound("find", state.find),
        )


def _account(reader: Reader, level: str, place: str, cut: Cut) -> None:
    """The value, and that the records add up to it."""
    t, indicator = reader.t, reader.indicator
    row = reader.edition.values.row(indicator.id, place)
    whole = store.record_total(reader.edition, Cut(cut.indicator, cut.unit, cut.town))
    name = (
        reader.edition.names[place] if level != "town" else reader.edition.towns.loc[place, "name"]
    )
    state = words.agreement(row, whole.records, whole.numerator, whole.denominator)
    value = sentences.value(row, indicator, t)
    text = t(
        f"records.{state}",
        place=name,
        value=value,
        n=formats.number(whole.records),
        sums=words.sums(whole.numerator, whole.denominator, t),
    )
    links = chart_card.ways(reader, indicator, "methods", "county", indicator.pillar)
    st.html(
        f'<h2 class="section">{escape(indicator.id)} {escape(t.label(indicator.name))}</h2>'
        f'<p class="reading">{flag(reader.edition, row)}{escape(text)}</p>'
        f'<p class="quiet">'
        f"{escape(t('methods.formula_is', formula=words.formula(indicator, t)))} {links}</p>"
    )


def _listed(reader: Reader, cut: Cut, n: int) -> None:
    """One page of records, and the way to the other pages."""
    t = reader.t
    if not n:
        whole = store.record_total(reader.edition, Cut(cut.indicator, cut.unit, cut.town))
        st.html(f"<p>{escape(t('records.nothing', n=formats.number(whole.records)))}</p>")
        return
    last = -(-n // ROWS)
    at = min(int(reader.state.page or 1), last)
    st.html(reader.shown(_page, cut, at) + _pager(reader, n, at, last))


def _page(reader: Reader, cut: Cut, at: int) -> str:
    """The records of one page as a table, its headings to sort by."""
    t, sort = reader.t, reader.state.sort
    column, descending = sort.removeprefix("-"), sort.startswith("-")
    rows = store.record_page(
        reader.edition, cut, sort=column, descending=descending, limit=ROWS, offset=(at - 1) * ROWS
    )
    shown = words.worded(rows, _names(reader.edition), t, reader.indicator)
    links, heads = {}, {}
    for name, label in zip(rows.columns, shown.columns, strict=True):
        turned = f"-{name}" if name == column and not descending else name
        arrow = "" if name != column else " ▼" if descending else " ▲"
        heads[label] = f"{label}{arrow}"
        links[heads[label]] = reader.here(sort=turned, page="")
    table = listing(shown.rename(columns=heads), cell_words(t), links)
    return f'<div class="records">{table}</div>'


def _pager(reader: Reader, n: int, at: int, last: int) -> str:
    t = reader.t
    said = t(
        "records.range",
        first=formats.number((at - 1) * ROWS + 1),
        last=formats.number(min(at * ROWS, n)),
        n=formats.number(n),
    )
    steps = [(t("records.previous"), at - 1), (t("records.next"), at + 1)]
    here = reader.state.parameters()
    links = "".join(
        f'<a class="act" href="{escape(address.here(here, page=str(to)))}">{escape(word)}</a>'
        for word, to in steps
        if 1 <= to <= last
    )
    return f'<p class="source"><span>{escape(said)}</span>{links}</p>'


def _take(reader: Reader, cut: Cut, n: int, names: Mapping[str, str]) -> None:
    """The records chosen as files, in the order shown."""
    t, snapshot, state = reader.t, reader.edition.snapshot, reader.state
    if n > MOST:
        st.caption(t("records.too_many", n=formats.number(n), most=formats.number(MOST)))
        return
    if not n:
        return
    named = f"{cut.indicator} {t.label(reader.indicator.name)}"
    note = chart_card.file_note(
        reader, t("records.file", indicator=named, digest=snapshot.digest[:12])
    )

    def frame() -> pd.DataFrame:
        rows = store.record_page(
            reader.edition,
            cut,
            sort=state.sort.removeprefix("-"),
            descending=state.sort.startswith("-"),
            limit=MOST,
        )
        return words.exported(rows, names, t, reader.indicator)

    chart_card.downloads(reader, "records", frame, note, name=f"records_{cut.indicator}")


def _origin(reader: Reader) -> None:
    """The query, and the snapshot it was put to, hash by hash."""
    t, indicator, snapshot = reader.t, reader.indicator, reader.edition.snapshot
    panel = st.expander(t("records.origin"), key="origin", on_change="rerun")
    if not panel.open:
        return
    used = [name for name in snapshot.tables if name in indicator.tables]
    lines = [
        t(
            "records.snapshot",
            id=snapshot.id,
            revision=snapshot.revision,
            by=snapshot.created_by,
            at=snapshot.made,
            digest=snapshot.digest,
        ),
        t("records.definition", hash=indicator.definition_hash),
    ]
    lines += [
        t(
            "records.hash",
            table=t.label(contracts.TABLES[name].label),
            name=name,
            hash=snapshot.tables[name],
        )
        for name in used
    ]
    with panel:
        st.html("".join(f'<p class="quiet hash">{escape(line)}</p>' for line in lines))
        st.html(f'<p class="quiet"><b>{escape(t("records.record_sql"))}</b></p>')
        st.code(indicator.sql, language="sql", wrap_lines=True)
