"""Any indicator by unit: map or tiles beside ranked bars; a click selects in both."""

from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st

from dashboard import charts, figures, formats, maps, store, wording
from dashboard.indicators import CITY, PILLARS
from dashboard.widgets.chart import show
from dashboard.widgets.table import table_view
from dashboard.widgets.view import VIEWS, View, bound


def explorer(view: View) -> None:
    """Chooser, pictures, reading and table of the indicator chosen."""
    _chooser(view)
    if view.indicator.scope == "city" or not view.indicator.has_ratio:
        _parts(view)
    elif not view.indicator.mapped:
        _within_counties(view)
    else:
        _units(view)


def _chooser(view: View) -> None:
    t, indicator = view.t, view.indicator
    offered = [i.id for i in view.known.values() if i.pillar == indicator.pillar]
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        st.session_state["choose_pillar"] = indicator.pillar
        st.segmented_control(
            t("overview.pillar"), PILLARS, required=True, label_visibility="collapsed",
            format_func=lambda p: t(f"pillar.{p}"), key="choose_pillar",
            on_change=_first_of_pillar(view))
        st.selectbox(
            t("overview.indicator"), offered, width=340, label_visibility="collapsed",
            format_func=lambda i: f"{i} {t.label(view.known[i].name)}",
            **bound("indicator", indicator.id))
        st.segmented_control(
            t("overview.view"), VIEWS, required=True, label_visibility="collapsed",
            format_func=lambda v: t(f"overview.{v}"), **bound("view", view.state.view))


def _first_of_pillar(view: View) -> Callable[[], None]:
    def choose() -> None:
        pillar = st.session_state["choose_pillar"]
        st.query_params["indicator"] = next(
            i.id for i in view.known.values() if i.pillar == pillar)
    return choose


def _units(view: View) -> None:
    t, indicator, state = view.t, view.indicator, view.state
    frame = figures.by_unit(view.values, view.compared_values, indicator)
    city = figures.city(view.values, indicator.id)
    reading = wording.units_reading(frame, city, indicator, view.names, t)
    st.html(f'<p class="reading">{escape(reading)}</p>')
    left, right = st.columns([11, 10])
    short = maps.display()[f"short_{t.lang}"].to_dict()
    shared = {"frame": frame, "indicator": indicator, "city": city, "names": short,
              "selected": state.unit, "t": t}
    name = t.label(indicator.name)
    with left:
        show(charts.choropleth(**shared, outline=maps.outline(state.view)),
             key="map", alt=t("chart.map_alt", indicator=name, reading=reading),
             on_select=_select("map"))
    with right:
        show(charts.ranked(**shared,
                           level=formats.level(indicator, store.published(), t)),
             key="bars", alt=t("chart.bar_alt", indicator=name, reading=reading),
             on_select=_select("bars"))
    _selection(view, frame)
    _key(view, frame)
    table_view(view, frame.assign(name=[view.names[u] for u in frame.index]), "unit")


def _within_counties(view: View) -> None:
    """A value that means something within one county only: neither mapped nor ranked."""
    t, indicator = view.t, view.indicator
    city = figures.city(view.values, indicator.id)
    st.html(f'<p class="reading"><b>{escape(t("app.city"))} '
            f'{escape(formats.lead(city, indicator, t))}</b> · '
            f'{escape(t("overview.within_county"))}</p>')
    frame = figures.by_unit(view.values, view.compared_values, indicator).sort_index()
    table_view(view, frame.assign(name=[view.names[u] for u in frame.index]), "unit", open_=True)


def _select(key: str) -> Callable[[], None]:
    """A click writes the unit to the address; an empty selection changes nothing."""
    def select() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points:
            unit = points[0].get("location") or points[0].get("customdata")
            st.query_params["unit"] = unit[0] if isinstance(unit, list) else unit
    return select


def _selection(view: View, frame: pd.DataFrame) -> None:
    t, unit = view.t, view.state.unit
    if unit == CITY:
        return
    text = wording.selection(frame, unit, view.indicator, view.names[unit], t)
    with st.container(key="selection", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="reading"><b>{escape(text)}</b></p>', width="content")
        st.button(t("overview.clear"), key="clear",
                  on_click=lambda: st.query_params.update(unit=CITY))


def _key(view: View, frame: pd.DataFrame) -> None:
    """How to read the marks that the two pictures use."""
    t, indicator, notes = view.t, view.indicator, []
    if view.state.unit == CITY:
        notes.append(t("overview.click"))
    if view.state.view == "map":
        notes.append(t("chart.zones_key"))
    if view.compared is not None and frame["previous"].notna().any():
        notes.append(t("chart.compare_key", date=str(view.compared.as_of)))
    if frame["small"].any() or frame["value"].isna().any():
        notes.append(t("chart.small_key"))
    if indicator.level and indicator.level.kind != "reference":
        notes.append(t("overview.bands_note"))
    st.html(f'<p class="quiet">{escape(" · ".join(notes))}</p>')


def _parts(view: View) -> None:
    """A city list: its total, and labelled bars of one dimension beside another."""
    t, indicator = view.t, view.indicator
    city = figures.city(view.values, indicator.id)
    total = formats.lead(city, indicator, t)
    st.html(f'<p class="reading"><b>{escape(t("app.city"))} {escape(total)}</b> · '
            f'{escape(t("overview.city_only"))}</p>')
    dimensions = list(indicator.parts or {})
    for dimension, column in zip(dimensions, st.columns(len(dimensions) or 1), strict=False):
        frame = figures.by_part(view.values, indicator, dimension)
        if frame.empty:
            continue
        name = t.label(indicator.parts[dimension])
        with column:
            st.html(f'<p class="quiet"><b>{escape(name)}</b></p>')
            alt = t("chart.parts_alt", indicator=t.label(indicator.name), dimension=name,
                    n=len(frame))
            show(charts.counts(frame=frame, indicator=indicator, city=city, t=t),
                 key=f"parts_{dimension}", alt=alt)
            table_view(view, frame, "part", suffix=dimension)
