"""Any indicator by unit, or, where units are not compared, as a total and its parts."""

from collections.abc import Callable

import streamlit as st

from dashboard.components import city_parts, selectors, unit_pictures
from dashboard.components.session import VIEWS, bound
from dashboard.edition import Reader
from dashboard.indicators import PILLARS, Indicator
from dashboard.views.town_rows import reaches_towns


def map_of_any(reader: Reader) -> None:
    """Any indicator: pillar and indicator to choose, then its map or, without one, what it has."""
    pillar = reader.indicator.pillar
    _chooser(
        reader,
        [i.id for i in reader.edition.definitions.values() if i.pillar == pillar],
        of_any=True,
    )
    with st.container(key="units"):
        if _pictured(reader.indicator):
            unit_pictures.map_first(reader)
        else:
            _unpictured(reader)


def after_map(reader: Reader) -> None:
    """What belongs to the map of `map_of_any`: the ranking, the unit chosen, the table."""
    if _pictured(reader.indicator):
        with st.container(key="after_map"):
            selectors.unit(reader)
            unit_pictures.after_map(reader)


def indicator(reader: Reader, offered: list[str]) -> None:
    """One of the indicators `offered`, and its pictures."""
    _chooser(reader, offered)
    with st.container(key="units"):
        if _pictured(reader.indicator):
            unit_pictures.show(reader)
        else:
            _unpictured(reader)


def _unpictured(reader: Reader) -> None:
    if reader.indicator.scope == "city":
        city_parts.show(reader)
    else:
        unit_pictures.table_only(reader)


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


def _chooser(reader: Reader, offered: list[str], *, of_any: bool = False) -> None:
    """The indicator and how it is drawn, and its unit; `of_any`: the pillar first, and the unit
    stands with the ranking.
    """
    indicator = reader.indicator
    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        if of_any:
            _pillars(reader)
        selectors.indicator(reader, offered, 250 if of_any else 340)
        if not of_any and indicator.scope != "city" and (_pictured(indicator) or reader.pillar):
            selectors.unit(reader)
        if _pictured(indicator):
            _view(reader)


def _view(reader: Reader) -> None:
    t, towns = reader.t, reaches_towns(reader.indicator)
    st.segmented_control(
        t("overview.view"),
        [view for view in VIEWS if towns or view != "towns"],
        required=True,
        label_visibility="collapsed",
        format_func=lambda v: t(f"overview.{v}"),
        **bound("view", unit_pictures.drawing(reader)),
    )


def _pictured(indicator: Indicator) -> bool:
    """Whether units have ratios that compare: then there is a map and a ranking."""
    return indicator.scope != "city" and indicator.has_ratio and indicator.mapped


def _first_of_pillar(reader: Reader) -> Callable[[], None]:
    def changed() -> None:
        pillar = st.session_state["choose_pillar"]
        st.query_params["indicator"] = next(
            i.id for i in reader.edition.definitions.values() if i.pillar == pillar
        )

    return changed
