"""The records behind a number: chosen, searched, sorted, paged, taken away, accounted for."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import contracts, store
from dashboard.charts.grid import listing
from dashboard.components import chart_card, prose, selectors
from dashboard.components.prose import action, badges
from dashboard.components.session import DEFAULT_INDICATOR, bound
from dashboard.edition import Edition, Reader, address, once
from dashboard.indicators import CITY
from dashboard.indicators.records import COUNTED, Cut, Total
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.views import records as words
from dashboard.views import sentences
from dashboard.views.common import cell_words

PAGE_ROWS = 50
MAX_FILE_ROWS = 100_000
"""More has to be narrowed first."""
MAX_FIND = 60
"""Characters to search by."""
ACCOUNT = template(
    """
    <h2 class="section">{{ title }}</h2><p class="reading">{{ badges }}{{ text }}</p>
    <p class="quiet">{{ window }} · {{ formula }} {{ links }}</p>
    """
)
TABLE = template('<div class="records">{{ table|safe }}</div>')
PAGER = template('<p class="source"><span>{{ range }}</span>{{ links }}</p>')
HASHES = template('{% for line in lines %}<p class="quiet hash">{{ line }}</p>{% endfor %}')
SQL = template('<p class="quiet"><b>{{ title }}</b></p>')


def choices(edition: Edition, given: Mapping[str, str]) -> address.Options:
    """Indicators and units whose records there are, towns of the unit, what is counted, words,
    columns to sort by, the page.
    """
    towns, definitions, chosen = edition.towns, edition.definitions, given.get("indicator", "")
    names = definitions[chosen if chosen in definitions else DEFAULT_INDICATOR].record_columns
    return {
        "indicator": sorted(words.indicators(edition), key=lambda id_: id_ != DEFAULT_INDICATOR),
        "unit": words.units(edition),
        "town": towns.index[towns["unit"] == given.get("unit")].__contains__,
        "counted": COUNTED,
        "find": lambda value: len(value) <= MAX_FIND,
        "sort": [f"{sign}{name}" for sign in ("", "-") for name in names],
        "page": _is_page,
    }


def _is_page(value: str) -> bool:
    """Whether `value` numbers a page; not converted when longer than any page's number."""
    short = len(value) <= len(str(MAX_FILE_ROWS))
    return short and value.isdecimal() and 0 < int(value) < MAX_FILE_ROWS


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
    return dict(zip(units["unit"], units[f"name_{edition.t.written}"], strict=True))


def cut_of(reader: Reader) -> Cut:
    """The records chosen: of a place, counted, found by words."""
    state, wanted = reader.state, reader.state.find.lower()
    level, _ = _place(reader)
    names = _names(reader.edition)
    return Cut(
        indicator=state.indicator,
        unit=CITY if level == "city" else state.unit,
        town=state.town if level == "town" else "",
        counted=state.counted,
        words=state.find,
        named=tuple(unit for unit, name in names.items() if wanted and wanted in name.lower()),
    )


def indicator_choice(reader: Reader) -> None:
    """Indicator, place, what is counted, words to search by."""
    t, state, indicator = reader.t, reader.state, reader.indicator
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        selectors.indicator(reader, words.indicators(reader.edition))
        if indicator.scope != "city":
            selectors.unit(reader, words.units(reader.edition))
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
            max_chars=MAX_FIND,
            **bound("find", state.find),
        )


def account(reader: Reader, cut: Cut) -> None:
    """The value, and that the records add up to it."""
    t, indicator, edition = reader.t, reader.indicator, reader.edition
    level, place = _place(reader)
    row = edition.values.row(indicator.id, place)
    whole = _whole(reader, cut)
    state = words.agreement(row, whole.records, whole.numerator, whole.denominator)
    text = t(
        f"records.{state}",
        place=edition.towns.at[place, "name"] if level == "town" else edition.names[place],
        value=sentences.value(row, indicator, t),
        n=formats.number(whole.records),
        sums=words.sums(whole.numerator, whole.denominator, t),
    )
    st.html(
        ACCOUNT(
            title=t.label(indicator.name),
            badges=badges(edition, row),
            text=text,
            window=edition.window(indicator.id),
            formula=t("methods.formula_is", formula=words.formula(indicator, t)),
            links=chart_card.links(reader, indicator, "methods", "county", indicator.pillar),
        )
    )


def _whole(reader: Reader, cut: Cut) -> Total:
    """What all records of the place add up to."""
    return store.record_total(reader.edition, Cut(cut.indicator, cut.unit, cut.town))


def _found(reader: Reader, cut: Cut) -> int:
    """How many records are chosen."""
    return store.record_total(reader.edition, cut).records


def table(reader: Reader, cut: Cut) -> None:
    """One page of records, and the way to the other pages."""
    t, n = reader.t, _found(reader, cut)
    if not n:
        records = formats.number(_whole(reader, cut).records)
        prose.plain(t("records.nothing", n=records))
        return
    last = -(-n // PAGE_ROWS)
    at = min(int(reader.state.page or 1), last)
    st.html(reader.shown(_page, cut, at) + _pager(reader, n, at, last))


def _page(reader: Reader, cut: Cut, at: int) -> Markup:
    """The records of one page as a table, its headings to sort by."""
    t, column, descending = reader.t, *_order(reader)
    rows = store.record_page(
        reader.edition,
        cut,
        sort=column,
        descending=descending,
        limit=PAGE_ROWS,
        offset=(at - 1) * PAGE_ROWS,
    )
    shown = words.worded(rows, _names(reader.edition), t, reader.indicator)
    links, heads = {}, {}
    for name, label in zip(rows.columns, shown.columns, strict=True):
        turned = f"-{name}" if name == column and not descending else name
        arrow = "" if name != column else " ▼" if descending else " ▲"
        heads[label] = f"{label}{arrow}"
        links[heads[label]] = reader.here(sort=turned, page="")
    return TABLE(table=listing(shown.rename(columns=heads), cell_words(t), links))


def _order(reader: Reader) -> tuple[str, bool]:
    """The column sorted by, and whether downwards."""
    sort = reader.state.sort
    return sort.removeprefix("-"), sort.startswith("-")


def _pager(reader: Reader, n: int, at: int, last: int) -> Markup:
    t = reader.t
    steps = [(t("records.previous"), at - 1), (t("records.next"), at + 1)]
    return PAGER(
        range=t(
            "records.range",
            first=formats.number((at - 1) * PAGE_ROWS + 1),
            last=formats.number(min(at * PAGE_ROWS, n)),
            n=formats.number(n),
        ),
        links=Markup("").join(
            action(reader.here(page=str(to)), text) for text, to in steps if 1 <= to <= last
        ),
    )


def files(reader: Reader, cut: Cut) -> None:
    """The records chosen as files, in the order shown."""
    t, digest, n = reader.t, reader.edition.snapshot.digest, _found(reader, cut)
    if n > MAX_FILE_ROWS:
        st.caption(t("records.too_many", n=formats.number(n), most=formats.number(MAX_FILE_ROWS)))
        return
    if not n:
        return
    named = f"{cut.indicator} {t.label(reader.indicator.name)}"
    note = chart_card.file_note(reader, t("records.file", indicator=named, digest=digest[:12]))

    def frame() -> pd.DataFrame:
        sort, descending = _order(reader)
        rows = store.record_page(
            reader.edition, cut, sort=sort, descending=descending, limit=MAX_FILE_ROWS
        )
        return words.exported(rows, _names(reader.edition), t, reader.indicator)

    chart_card.downloads(reader, "records", frame, note, name=f"records_{cut.indicator}")


def origin(reader: Reader) -> None:
    """The query, and the snapshot it was put to, hash by hash."""
    t, indicator, snapshot = reader.t, reader.indicator, reader.edition.snapshot
    panel = st.expander(t("records.origin"), key="origin", on_change="rerun")
    if not panel.open:
        return
    used = [name for name in snapshot.tables if name in indicator.tables]
    by = {"by": snapshot.created_by, "at": snapshot.made, "digest": snapshot.digest}
    lines = [
        t("records.snapshot", id=snapshot.id, revision=snapshot.revision, **by),
        t("records.definition", hash=indicator.definition_hash),
    ]
    for name in used:
        label, digest = t.label(contracts.TABLES[name].label), snapshot.tables[name]
        lines.append(t("records.hash", table=label, name=name, hash=digest))
    with panel:
        st.html(HASHES(lines=lines))
        st.html(SQL(title=t("records.record_sql")))
        st.code(indicator.sql, language="sql", wrap_lines=True)
