"""Any indicator by unit: map or tiles beside ranked bars; a click selects in both."""

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import charts, store
from dashboard.components import chart_card, selectors
from dashboard.components.chart import selects, show
from dashboard.components.layout import flag
from dashboard.components.session import VIEWS, bound
from dashboard.components.table import table_view
from dashboard.edition import Edition, Reader, once
from dashboard.geography import outlines
from dashboard.geography.census import profiles
from dashboard.indicators import CITY, PILLARS, Indicator, summaries
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import sentences


def explorer(reader: Reader) -> None:
    """Any indicator: pillar and indicator to choose, then its pictures."""
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        _pillars(reader)
        _chooser(
            reader,
            [i.id for i in reader.edition.known.values() if i.pillar == reader.indicator.pillar],
        )
    _pictures(reader)


def indicator(reader: Reader, offered: list[str]) -> None:
    """One of the indicators `offered`, and its pictures."""
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        _chooser(reader, offered)
    _pictures(reader)


def _pictures(reader: Reader) -> None:
    with st.container(key="units"):
        if _pictured(reader.indicator):
            _units(reader)
        elif reader.indicator.scope == "city":
            _parts(reader)
        else:
            _within_counties(reader)


def _head(reader: Reader, mark: str, reading: str) -> None:
    """The indicator's name over the sentence read off it."""
    indicator = reader.indicator
    title = f"{indicator.id} {reader.t.label(indicator.name)}"
    chart_card.head(indicator.id, title, reading, mark=mark)


def _pillars(reader: Reader) -> None:
    t = reader.t
    st.session_state["choose_pillar"] = reader.indicator.pillar
    st.segmented_control(
        t("overview.pillar"),
        PILLARS,
        required=True,
        label_visibility="collapsed",
        format_func=lambda p: t(f"pillar.{p}"),
        key="choose_pillar",
        on_change=_first_of_pillar(reader),
    )


def _chooser(reader: Reader, offered: list[str]) -> None:
    t, indicator = reader.t, reader.indicator
    selectors.indicator(reader, offered)
    if _pictured(indicator) or (reader.pillar and indicator.scope != "city"):
        selectors.unit(reader)
    if _pictured(indicator):
        st.segmented_control(
            t("overview.view"),
            VIEWS,
            required=True,
            label_visibility="collapsed",
            format_func=lambda v: t(f"overview.{v}"),
            **bound("view", reader.state.view),
        )


def _pictured(indicator: Indicator) -> bool:
    """Whether units have ratios that compare: then there is a map and a ranking."""
    return indicator.scope != "city" and indicator.has_ratio and indicator.mapped


def _first_of_pillar(reader: Reader) -> Callable[[], None]:
    def changed() -> None:
        pillar = st.session_state["choose_pillar"]
        st.query_params["indicator"] = next(
            i.id for i in reader.edition.known.values() if i.pillar == pillar
        )

    return changed


def _units(reader: Reader) -> None:
    t, indicator = reader.t, reader.indicator
    frame, city = _by_unit(reader), reader.edition.values.row(indicator.id)
    reading = _reading(reader.edition, indicator.id)
    _head(reader, flag(reader.edition, city), reading)
    with st.container(key="pictures"):
        left, right = st.columns([11, 10])
    name = f"{reader.edition.mark} {t.label(indicator.name)}".strip()
    with left:
        show(
            reader.shown(_map),
            key="map",
            alt=t("chart.map_alt", indicator=name, reading=reading),
            on_select=selects("map"),
        )
    with right:
        show(
            reader.shown(_bars),
            key="bars",
            alt=t("chart.bar_alt", indicator=name, reading=reading),
            on_select=selects("bars"),
        )
    store.ahead(reader, (_map,), (_bars,))
    _selection(reader, frame)
    _key(reader, frame)
    _table(reader, frame)


@once
def _reading(edition: Edition, indicator: str) -> str:
    return sentences.units_reading(
        edition.by_unit(indicator),
        edition.values.row(indicator),
        edition.known[indicator],
        edition.names,
        edition.t,
    )


def _map(reader: Reader) -> go.Figure:
    view = reader.state.view
    return charts.choropleth(
        **_shared(reader),
        outline=outlines.outline(view),
        credit=sentences.map_approval(reader.t) if view == "map" else "",
    )


def _bars(reader: Reader) -> go.Figure:
    return charts.ranked(
        **_shared(reader), level=formats.level(reader.indicator, reader.edition.claims, reader.t)
    )


def _shared(reader: Reader) -> dict[str, Any]:
    edition, indicator = reader.edition, reader.indicator
    return {
        "frame": _by_unit(reader),
        "indicator": indicator,
        "names": edition.short,
        "city": edition.values.row(indicator.id),
        "selected": reader.unit,
        "t": reader.t,
    }


def _by_unit(reader: Reader) -> pd.DataFrame:
    return reader.edition.by_unit(reader.indicator.id, reader.before)


def _table(reader: Reader, frame: pd.DataFrame, *, open_: bool = False) -> None:
    """The units by name and the city below them, as a table."""

    def rows() -> pd.DataFrame:
        city = reader.edition.city_row(reader.indicator.id, reader.before)
        named = pd.concat([frame, city])
        return named.assign(name=[reader.edition.names[unit] for unit in named.index])

    table_view(reader, rows, "unit", open_=open_)


def _city_head(reader: Reader, why: str) -> None:
    """The city's value, why there is no map of units, and what is counted."""
    t, indicator = reader.t, reader.indicator
    city = reader.edition.values.row(indicator.id)
    _head(
        reader,
        flag(reader.edition, city),
        f"{t('app.city')} {formats.lead(city, indicator, t)} · {t(why)}",
    )
    _definition(reader)


def _within_counties(reader: Reader) -> None:
    """A value that means something within one county only: neither mapped nor ranked."""
    _city_head(reader, "overview.within_county")
    _table(reader, _by_unit(reader).sort_index(), open_=True)


def _selection(reader: Reader, frame: pd.DataFrame) -> None:
    """What is known of the unit chosen, and its value among the others."""
    t, unit = reader.t, reader.state.unit
    name, facts = reader.edition.names[unit], sentences.population(profiles()[unit], t)
    st.html(
        f'<p class="quiet">{escape(name)} · {escape(facts)} · {escape(t("overview.census"))}</p>'
    )
    if unit == CITY:
        return
    text = sentences.selection(frame, unit, reader.indicator, name, t)
    with st.container(key="selection", horizontal=True, vertical_alignment="center"):
        mark = flag(reader.edition, frame.loc[unit].to_dict())
        link = chart_card.ways(reader, reader.indicator, "county")
        st.html(f'<p class="reading">{mark}<b>{escape(text)}</b> {link}</p>', width="content")
        st.button(
            t("overview.clear"), key="clear", on_click=lambda: st.query_params.update(unit=CITY)
        )


def _key(reader: Reader, frame: pd.DataFrame) -> None:
    """How to read the marks that the two pictures use."""
    t, indicator, notes = reader.t, reader.indicator, []
    if reader.state.unit == CITY:
        notes.append(t("overview.click"))
    if reader.state.view == "map":
        notes.append(t("chart.zones_key"))
    if reader.before is not None and frame["previous"].notna().any():
        notes.append(t("chart.compare_key", date=str(reader.before)))
    if frame["small"].any() or frame["value"].isna().any():
        notes.append(t("chart.small_key"))
    if indicator.level and indicator.level.kind != "reference":
        notes.append(t("overview.bands_note"))
    st.html(f'<p class="quiet">{escape(" · ".join(notes))}</p>')
    _definition(reader)


def _definition(reader: Reader) -> None:
    """What is counted, and from where."""
    text = reader.t(
        "overview.definition",
        definition=reader.t.label(reader.indicator.definition),
        source=reader.t.label(reader.indicator.source),
    )
    st.html(f'<p class="quiet">{escape(text)}</p>')


def _part(dimension: str, value: str, t: Translator) -> str:
    """The name of a part: batches are numbers, all else is called what the records call it."""
    return t("part.batch", value=value) if dimension == "batch" else value


def _parts(reader: Reader) -> None:
    """A city list: its total, and labelled bars of one dimension beside another."""
    t, indicator = reader.t, reader.indicator
    _city_head(reader, "overview.city_only")
    dimensions = list(indicator.parts or {})
    for dimension, column in zip(dimensions, st.columns(len(dimensions) or 1), strict=False):
        frame, figure = reader.shown(_counts, dimension)
        if figure is None:
            continue
        name = t.label(indicator.parts[dimension])
        with column:
            st.html(f'<p class="quiet"><b>{escape(name)}</b></p>')
            alt = t(
                "chart.parts_alt", indicator=t.label(indicator.name), dimension=name, n=len(frame)
            )
            show(figure, key=f"parts_{dimension}", alt=alt)
            table_view(reader, lambda frame=frame: frame, "part", suffix=dimension)


def _counts(reader: Reader, dimension: str) -> tuple[pd.DataFrame, go.Figure | None]:
    """The parts of one dimension, and their picture if there are any."""
    t, indicator, values = reader.t, reader.indicator, reader.edition.values
    frame = summaries.by_part(values, indicator, dimension)
    if frame.empty:
        return frame, None
    return frame, charts.counts(
        frame=frame,
        indicator=indicator,
        city=values.row(indicator.id),
        t=t,
        labels=[_part(dimension, p, t) for p in frame.index],
    )
