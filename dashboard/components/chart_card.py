"""What stands around every picture: title and sentence above; source, actions, table below."""

from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st

from dashboard.edition import Reader, address
from dashboard.files.tables import csv_bytes, xlsx_bytes
from dashboard.indicators import CITY, Indicator, mechanisms

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def head(
    key: str, title: str, reading: str, legend: tuple[tuple[str, str], ...] = (), mark: str = ""
) -> None:
    """Title (the target of its permanent link), sentence with its mark, legend."""
    chips = "".join(
        f'<span><i style="background:{colour or "none"}"></i>{escape(label)}</span>'
        for label, colour in legend
    )
    below = f'<p class="legend">{chips}</p>' if chips else ""
    st.html(
        f'<h3 class="view" id="{key}">{escape(title)}</h3>'
        f'<p class="reading">{mark}{escape(reading)}</p>{below}'
    )


def ways(reader: Reader, indicator: Indicator, *pages: str) -> str:
    """Links from a number to its records, its method, its unit and its pillar page."""
    t, here, town = reader.t, reader.state.parameters(), reader.state.town
    deeper = {"indicator": indicator.id} | ({"town": town} if town else {})
    known = {
        "records": (t("view.records_link"), deeper),
        "methods": (t("view.method"), {"indicator": indicator.id, "section": "indicators"}),
        "county": (t("view.county_link", name=reader.edition.names[reader.state.unit]), deeper),
        indicator.pillar: (
            t(f"pillar.{indicator.pillar}"),
            {"indicator": indicator.id, "section": mechanisms.section_of(indicator).id},
        ),
    }
    return "".join(
        f'<a class="act" href="{escape(address.link(page, here, **known[page][1]))}">'
        f"{escape(known[page][0])}</a>"
        for page in pages
    )


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
    stamp: str = "",
) -> None:
    """Source and as-of (or of whom, when `published`), what to know when reading, image (of a
    `picture`), permanent link; records and method of the `indicator` it belongs to. A `stamp`
    stands in for the mark.
    """
    t, snapshot = reader.t, reader.edition.snapshot
    said = "" if published else t("overview.as_of", date=str(snapshot.as_of))
    mark = t("provenance.published.name") if published else reader.edition.mark
    stamped = " · ".join(filter(None, (reader.edition.status, stamp))) if stamp else mark
    line = " · ".join(filter(None, (t("view.source", source=source), said, stamped)))
    link = reader.here() + f"#{key}"
    below = f'<p class="quiet">{escape(note)}</p>' if note else ""
    front = "scenario_" if stamp else ""
    name = f"{front}{key}{_of(reader)}_{snapshot.id}_{snapshot.provenance}.png"
    image = (
        (f'<a class="act" href="#" data-image="{escape(name)}">{escape(t("view.image"))}</a>')
        if picture
        else ""
    )
    st.html(
        f'{below}<p class="source"><span class="origin">{escape(line)}</span>{image}'
        f'<a class="act" href="{escape(link)}" data-copied="{escape(t("view.copied"))}">'
        f"{escape(t('view.link'))}</a>"
        f"{ways(reader, indicator, 'records', 'methods') if indicator else ''}</p>"
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
        st.html(f'<div class="scroll">{shown()}</div>')
        downloads(reader, key, raw, note, name=name)


def file_note(reader: Reader, content: str, *, published: bool = False) -> str:
    """The first line of a file: what it holds, as of when, and whose numbers they are."""
    t, snapshot = reader.t, reader.edition.snapshot
    own = reader.edition.mark or t("provenance.reported.name")
    mark = t("provenance.published.name") if published else own
    return t(
        "file.note",
        indicator=content,
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
        st.download_button(
            t("chart.download"),
            lambda: csv_bytes(frame(), note),
            mime="text/csv",
            key=f"csv_{key}",
            file_name=f"{file}.csv",
            on_click="ignore",
        )
        st.download_button(
            t("view.xlsx"),
            lambda: xlsx_bytes(frame(), note),
            mime=XLSX,
            key=f"xlsx_{key}",
            file_name=f"{file}.xlsx",
            on_click="ignore",
        )
