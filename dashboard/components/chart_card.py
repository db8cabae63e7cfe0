"""What stands around every picture: title and sentence above; source, actions, table below."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import auth
from dashboard.access import Right
from dashboard.components import download
from dashboard.components.prose import QUIET, action
from dashboard.edition import Reader
from dashboard.files.tables import csv_bytes, xlsx_bytes
from dashboard.indicators import CITY, Indicator, mechanisms
from dashboard.indicators.records import is_of_ratings
from dashboard.text.html import template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


HEAD = template(
    """
    <h2 class="view" id="{{ key }}">{{ title }}</h2>
    <p class="reading">{{ badges }}{{ takeaway }}</p>
    {% if legend %}<p class="legend">
    {% for label, colour in legend %}
    <span><i style="background:{{ colour or "none" }}"></i>{{ label }}</span>
    {% endfor %}</p>{% endif %}
    """
)
FOOT = template(
    """
    {{ note }}<p class="source"><span class="origin">{{ origin }}</span>
    {% if image %}<a class="act" href="#" data-image="{{ image }}">{{ image_text }}</a>{% endif %}
    <a class="act" href="{{ link }}" data-copied="{{ copied }}">{{ link_text }}</a>{{ onward }}</p>
    """
)
TABLE = template('<div class="scroll">{{ table|safe }}</div>')


def head(
    key: str,
    title: str,
    takeaway: str,
    legend: tuple[tuple[str, str], ...] = (),
    badges: str = "",
) -> None:
    """Title (the target of its permanent link), sentence with its provenance badges, legend."""
    st.html(HEAD(key=key, title=title, takeaway=takeaway, legend=legend, badges=badges))


def links(reader: Reader, indicator: Indicator, *pages: str) -> Markup:
    """Links from a number to its records, its method, its unit and its pillar page."""
    t, town = reader.t, reader.state.town
    of_place = {"indicator": indicator.id} | ({"town": town} if town else {})
    offered = {
        "records": (t("view.records_link"), of_place),
        "methods": (t("view.method"), {"indicator": indicator.id, "section": "indicators"}),
        "county": (t("view.county_link", name=reader.edition.names[reader.state.unit]), of_place),
        indicator.pillar: (
            t(f"pillar.{indicator.pillar}"),
            {"indicator": indicator.id, "section": mechanisms.section_of(indicator).id},
        ),
    }
    scope = reader.edition.scope
    listed = scope.listed and (scope.departments or not is_of_ratings(indicator))
    texts = ((page, *offered[page]) for page in pages if page != "records" or listed)
    return Markup("").join(action(reader.link(page, **to), text) for page, text, to in texts)


def _of(reader: Reader) -> str:
    """The unit or town in the name of a file, so that those of two do not overwrite each other."""
    place = reader.state.town or reader.state.unit
    return "" if place == CITY else f"_{place}"


def foot(
    reader: Reader,
    key: str,
    source: str,
    note: str = "",
    *,
    picture: bool = True,
    published: bool = False,
    indicator: Indicator | None = None,
    banner: str = "",
    window: str = "",
) -> None:
    """Source, the days it looks at (`window`) or its as-of (of whom, when `published`), what to
    know when reading, image (of a `picture`), permanent link; records and method of the
    `indicator` it belongs to. A `banner` stands in for the provenance.
    """
    t, edition, snapshot = reader.t, reader.edition, reader.edition.snapshot
    as_of = "" if published else window or t("overview.as_of", date=str(snapshot.as_of))
    whose = t("provenance.published.name") if published else edition.mark
    marked = (edition.status, banner) if banner else (whose,)
    front = "scenario_" if banner else ""
    name = f"{front}{key}{_of(reader)}_{snapshot.id}_{snapshot.provenance}.png"
    st.html(
        FOOT(
            note=QUIET(text=note) if note else "",
            origin=" · ".join(filter(None, (t("view.source", source=source), as_of, *marked))),
            image=name if picture and auth.person().may(Right.EXPORT) else "",
            image_text=t("view.image"),
            link=f"{reader.here()}#{key}",
            link_text=t("view.link"),
            copied=t("view.copied"),
            onward=links(reader, indicator, "records", "methods") if indicator else "",
        )
    )


def table_panel(
    reader: Reader,
    key: str,
    raw: Callable[[], pd.DataFrame],
    shown: Callable[[], str],
    note: str,
    *,
    name: str,
    open_: bool = False,
) -> None:
    """A panel with the table (the HTML that `shown` makes) and the numbers (`raw`) as CSV and
    XLSX; what is in it is made once it is opened.
    """
    t = reader.t
    panel = st.expander(t("view.table"), expanded=open_, key=f"table_{key}", on_change="rerun")
    if not panel.open:
        return
    with panel:
        st.caption(note)
        st.html(TABLE(table=shown()))
        downloads(reader, key, raw, note, name=name)


def file_note(reader: Reader, content: str, *, published: bool = False, window: str = "") -> str:
    """The first line of a file: what it holds, which days it looks at, as of when, and whose
    numbers they are.
    """
    t, snapshot = reader.t, reader.edition.snapshot
    own = reader.edition.mark or t("provenance.reported.name")
    mark = t("provenance.published.name") if published else own
    return t(
        "file.note",
        indicator=f"{content} · {window}" if window else content,
        as_of=str(snapshot.as_of),
        revision=snapshot.revision,
        provenance=mark,
    )


def downloads(
    reader: Reader, key: str, frame: Callable[[], pd.DataFrame], note: str, *, name: str
) -> None:
    """`frame` as CSV and XLSX, made when asked for; the file is named after the place."""
    t, snapshot = reader.t, reader.edition.snapshot
    file = f"{name}{_of(reader)}_{snapshot.id}_{snapshot.provenance}"
    with st.container(horizontal=True):
        download.button(
            t("chart.download"),
            lambda: csv_bytes(frame(), note),
            mime="text/csv",
            key=f"csv_{key}",
            file_name=f"{file}.csv",
        )
        download.button(
            t("view.xlsx"),
            lambda: xlsx_bytes(frame(), note),
            mime=XLSX,
            key=f"xlsx_{key}",
            file_name=f"{file}.xlsx",
        )
