"""Any indicator by unit: map or tiles beside ranked bars; a click selects in both."""

from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st

from dashboard import charts, figures, formats, maps, store, wording
from dashboard.i18n import Translator
from dashboard.indicators import CITY, PILLARS, Indicator
from dashboard.profiles import profiles
from dashboard.widgets import choose, furniture
from dashboard.widgets.chart import selects, show
from dashboard.widgets.frame import flag
from dashboard.widgets.table import table_view
from dashboard.widgets.view import VIEWS, View, bound


def explorer(view: View) -> None:
    """Any indicator: pillar and indicator to choose, then its pictures."""
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        _pillars(view)
        _chooser(view, [i.id for i in view.known.values() if i.pillar == view.indicator.pillar])
    _pictures(view)


def indicator(view: View, offered: list[str]) -> None:
    """One of the indicators `offered`, and its pictures."""
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        _chooser(view, offered)
    _pictures(view)


def _pictures(view: View) -> None:
    with st.container(key="units"):
        if _pictured(view.indicator):
            _units(view)
        elif view.indicator.scope == "city":
            _parts(view)
        else:
            _within_counties(view)


def _head(view: View, mark: str, reading: str) -> None:
    """The indicator's name over the sentence read off it."""
    indicator = view.indicator
    furniture.head(view, indicator.id, f"{indicator.id} {view.t.label(indicator.name)}", reading,
                   mark=mark)


def _pillars(view: View) -> None:
    t = view.t
    st.session_state["choose_pillar"] = view.indicator.pillar
    st.segmented_control(
        t("overview.pillar"), PILLARS, required=True, label_visibility="collapsed",
        format_func=lambda p: t(f"pillar.{p}"), key="choose_pillar",
        on_change=_first_of_pillar(view))


def _chooser(view: View, offered: list[str]) -> None:
    t, indicator = view.t, view.indicator
    choose.indicator(view, offered)
    if _pictured(indicator) or (view.pillar and indicator.scope != "city"):
        choose.unit(view)
    if _pictured(indicator):
        st.segmented_control(
            t("overview.view"), VIEWS, required=True, label_visibility="collapsed",
            format_func=lambda v: t(f"overview.{v}"), **bound("view", view.state.view))


def _pictured(indicator: Indicator) -> bool:
    """Whether units have ratios that compare: then there is a map and a ranking."""
    return indicator.scope != "city" and indicator.has_ratio and indicator.mapped


def _first_of_pillar(view: View) -> Callable[[], None]:
    def choose() -> None:
        pillar = st.session_state["choose_pillar"]
        st.query_params["indicator"] = next(
            i.id for i in view.known.values() if i.pillar == pillar)
    return choose


def _units(view: View) -> None:
    t, indicator, state = view.t, view.indicator, view.state
    frame = _by_unit(view)
    city = figures.city(view.values, indicator.id)
    reading = wording.units_reading(frame, city, indicator, view.names, t)
    _head(view, flag(view, city), reading)
    with st.container(key="pictures"):
        left, right = st.columns([11, 10])
    short = maps.short_names(t.lang, view.names)
    shared = {"frame": frame, "indicator": indicator, "city": city, "names": short,
              "selected": state.unit, "t": t}
    mark = view.mark
    name = f"{mark} {t.label(indicator.name)}".strip()
    with left:
        credit = wording.map_approval(t) if state.view == "map" else ""
        show(charts.choropleth(**shared, outline=maps.outline(state.view), credit=credit),
             key="map", alt=t("chart.map_alt", indicator=name, reading=reading),
             on_select=selects("map"))
    with right:
        show(charts.ranked(**shared,
                           level=formats.level(indicator, store.published(), t)),
             key="bars", alt=t("chart.bar_alt", indicator=name, reading=reading),
             on_select=selects("bars"))
    _selection(view, frame)
    _key(view, frame)
    _table(view, frame)


def _by_unit(view: View) -> pd.DataFrame:
    return figures.by_unit(
        view.values, view.compared_values, view.indicator, view.snapshot.as_of)


def _table(view: View, frame: pd.DataFrame, *, open_: bool = False) -> None:
    """The units by name and the city below them, as a table."""
    city = figures.city_row(
        view.values, view.compared_values, view.indicator, view.snapshot.as_of)
    rows = pd.concat([frame, city])
    table_view(view, rows.assign(name=[view.names[u] for u in rows.index]), "unit", open_=open_)


def _within_counties(view: View) -> None:
    """A value that means something within one county only: neither mapped nor ranked."""
    t, indicator = view.t, view.indicator
    city = figures.city(view.values, indicator.id)
    _head(view, flag(view, city), f"{t('app.city')} {formats.lead(city, indicator, t)} · "
          f"{t('overview.within_county')}")
    _definition(view)
    _table(view, _by_unit(view).sort_index(), open_=True)


def _selection(view: View, frame: pd.DataFrame) -> None:
    """What is known of the unit chosen, and its value among the others."""
    t, unit = view.t, view.state.unit
    name, facts = view.names[unit], wording.profile(profiles()[unit], t)
    st.html(f'<p class="quiet">{escape(name)} · {escape(facts)} · '
            f'{escape(t("overview.census"))}</p>')
    if unit == CITY:
        return
    text = wording.selection(frame, unit, view.indicator, name, t)
    with st.container(key="selection", horizontal=True, vertical_alignment="center"):
        mark = flag(view, frame.loc[unit].to_dict())
        link = furniture.ways(view, view.indicator, "county")
        st.html(f'<p class="reading">{mark}<b>{escape(text)}</b> {link}</p>', width="content")
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
    _definition(view)


def _definition(view: View) -> None:
    """What is counted, and from where."""
    text = view.t("overview.definition", definition=view.t.label(view.indicator.definition),
                  source=view.t.label(view.indicator.source))
    st.html(f'<p class="quiet">{escape(text)}</p>')


def _part(dimension: str, value: str, t: Translator) -> str:
    """The name of a part: batches are numbers, all else is called what the records call it."""
    return t("part.batch", value=value) if dimension == "batch" else value


def _parts(view: View) -> None:
    """A city list: its total, and labelled bars of one dimension beside another."""
    t, indicator = view.t, view.indicator
    city = figures.city(view.values, indicator.id)
    _head(view, flag(view, city), f"{t('app.city')} {formats.lead(city, indicator, t)} · "
          f"{t('overview.city_only')}")
    _definition(view)
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
            show(charts.counts(frame=frame, indicator=indicator, city=city, t=t,
                               labels=[_part(dimension, p, t) for p in frame.index]),
                 key=f"parts_{dimension}", alt=alt)
            table_view(view, frame, "part", suffix=dimension)
