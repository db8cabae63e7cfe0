"""Map or tiles beside ranked bars; a click selects in both."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import charts, store
from dashboard.components import chart, chart_card, notes, prose, view
from dashboard.components.indicator_text import city_total, definition, head
from dashboard.components.prose import badges
from dashboard.components.table import table_view
from dashboard.edition import Edition, Reader, once
from dashboard.geography import outlines
from dashboard.geography.census import profiles
from dashboard.indicators import CITY
from dashboard.text import formats
from dashboard.text.html import template
from dashboard.views import residents, sentences
from dashboard.views.funnel import funnel
from dashboard.views.indicator import town_strip
from dashboard.views.town_map import city_towns
from dashboard.views.town_reading import towns_reading
from dashboard.views.town_rows import reaches_towns, town_rows, yes_or_no

SELECTION = template('<p class="reading">{{ badges }}<b>{{ text }}</b> {{ link }}</p>')


def show(reader: Reader) -> None:
    """The indicator's name and sentence, its pictures, the unit chosen, how to read, the table."""
    _head(reader)
    with st.container(key="pictures"):
        left, right = st.columns([11, 10])
    with left:
        _picture(reader, "map", _map)
    with right:
        _picture(reader, "bars", _bars)
    _below(reader)


def map_first(reader: Reader) -> None:
    """The indicator's name and sentence, and its map."""
    _head(reader)
    _picture(reader, "map", _map)


def after_map(reader: Reader) -> None:
    """What `show` has besides: the bars, the unit chosen, how to read, the table."""
    _picture(reader, "bars", _bars)
    _below(reader)


def _head(reader: Reader) -> None:
    city = reader.edition.values.row(reader.indicator.id)
    head(reader, _said(reader), badges(reader.edition, city))


def _said(reader: Reader) -> str:
    """Of towns, where they are drawn; else of units."""
    edition, id_ = reader.edition, reader.indicator.id
    return towns_reading(edition, id_, CITY) if _by_town(reader) else _takeaway(edition, id_)


def _by_town(reader: Reader) -> bool:
    """Whether the pictures are of towns; what a town has or has not is no order of towns."""
    if drawing(reader) != "towns":
        return False
    rows = town_rows(reader.edition, reader.indicator.id)
    return not yes_or_no(rows, reader.indicator)


def _picture(reader: Reader, key: str, build: Callable[[Reader], go.Figure]) -> None:
    name = f"{reader.edition.mark} {reader.t.label(reader.indicator.name)}".strip()
    kind = "towns" if _by_town(reader) else key
    alt = reader.t(f"chart.{kind}_alt", indicator=name, reading=_said(reader))
    chart.show(reader.shown(build), key=key, alt=alt, on_select=chart.selects(key))


def _below(reader: Reader) -> None:
    frame = _by_unit(reader)
    store.ahead(reader, (_map,), (_bars,))
    _selection(reader, frame)
    _key(reader, frame)
    _funnel(reader)
    _table(reader, frame)


@once
def _takeaway(edition: Edition, indicator: str) -> str:
    return sentences.units_reading(
        edition.by_unit(indicator),
        edition.values.row(indicator),
        edition.definitions[indicator],
        edition.names,
        edition.t,
    )


def drawing(reader: Reader) -> str:
    """The drawing asked for, or the map where the indicator has no towns to show."""
    towns = reaches_towns(reader.indicator)
    return reader.state.view if towns or reader.state.view != "towns" else "map"


def _map(reader: Reader) -> go.Figure:
    view = drawing(reader)
    if view == "towns":
        return city_towns(reader)
    return charts.choropleth(
        **_shared(reader),
        outline=outlines.outline(view),
        credit=sentences.map_approval(reader.t) if view == "map" else "",
    )


def _bars(reader: Reader) -> go.Figure:
    if _by_town(reader):
        return town_strip(reader)
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


def _funnel(reader: Reader) -> None:
    """The units between the limits that chance sets, once it is opened."""
    panel = st.expander(reader.t("funnel.offer"), key="funnel_panel", on_change="rerun")
    if panel.open:
        with panel:
            view.show(reader, reader.shown(funnel))


def _table(reader: Reader, frame: pd.DataFrame, *, open_: bool = False) -> None:
    """The units by name and the city below them, as a table."""

    def rows() -> pd.DataFrame:
        city = reader.edition.city_row(reader.indicator.id, reader.before)
        named = pd.concat([frame, city])
        return named.assign(
            name=[reader.edition.names[unit] for unit in named.index],
            residents=[
                residents.rate(row, str(unit), reader.indicator)
                for unit, row in named.to_dict("index").items()
            ],
        )

    table_view(reader, rows, "unit", open_=open_)
    notes.write(reader)


def table_only(reader: Reader) -> None:
    """A value that means something within one county only: neither mapped nor ranked."""
    city_total(reader, "overview.within_county")
    _table(reader, _by_unit(reader).sort_index(), open_=True)


def _selection(reader: Reader, frame: pd.DataFrame) -> None:
    """What is known of the unit chosen, and its value among the others."""
    t, unit = reader.t, reader.state.unit
    name, facts = reader.edition.names[unit], sentences.population(profiles()[unit], t)
    prose.quiet(f"{name} · {facts} · {t('overview.census')}")
    if unit == CITY:
        return
    text = sentences.selection(frame, unit, reader.indicator, name, t)
    with st.container(key="selection", horizontal=True, vertical_alignment="center"):
        provenance = badges(reader.edition, frame.loc[unit].to_dict())
        link = chart_card.links(reader, reader.indicator, "county")
        st.html(SELECTION(badges=provenance, text=text, link=link), width="content")
        st.button(
            t("overview.clear"), key="clear", on_click=lambda: st.query_params.update(unit=CITY)
        )


def _key(reader: Reader, frame: pd.DataFrame) -> None:
    """How to read the marks that the two pictures use."""
    t, indicator, notes = reader.t, reader.indicator, []
    if reader.state.unit == CITY:
        notes.append(t("overview.click"))
    row = reader.edition.values.row(indicator.id, reader.unit)
    if per := residents.per_residents(row, reader.unit, indicator, t):
        notes.append(f"{reader.place} {per}")
    if drawing(reader) == "towns":
        notes += [t("county.all_points_note"), t("county.small_note")]
    if _by_town(reader):
        notes.append(t("chart.strip_key"))
    if drawing(reader) == "map":
        notes.append(t("chart.zones_key"))
    if reader.before is not None and frame["previous"].notna().any():
        if not _by_town(reader):
            notes.append(t("chart.compare_key", date=str(reader.before)))
        notes.extend(filter(None, [reader.edition.across(indicator.id, reader.before)]))
        if opposed := sentences.opposed(reader.edition, indicator, reader.before):
            prose.takeaway(opposed)
    if frame["small"].any() or frame["value"].isna().any():
        notes.append(t("chart.small_key"))
    if indicator.level and indicator.level.kind != "reference":
        notes.append(t("overview.bands_note"))
    prose.quiet(" · ".join(notes))
    definition(reader)
