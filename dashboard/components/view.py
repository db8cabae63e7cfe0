"""Show an exhibit: the same furniture in the same place, whatever it shows."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard.charts.grid import listing
from dashboard.components import chart, chart_card
from dashboard.components.layout import flag
from dashboard.edition import Reader
from dashboard.indicators import Indicator, mechanisms
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import Exhibit
from dashboard.views.common import cell_words


def _related(reader: Reader, exhibit: Exhibit) -> Indicator | None:
    """The indicator whose records and method stand behind an exhibit: of the section, the first
    that counts the same table; without a table, the one chosen.
    """
    if not reader.pillar and exhibit.key not in ("town_map", "towns"):
        return None  # a sheet leads on number by number
    section = mechanisms.section_of(reader.indicator)
    offered = [i for i in section.indicators(reader.edition.known) if i.mechanism]
    same = (i for i in offered if exhibit.sources and exhibit.sources[0] in i.tables)
    return next(same, reader.indicator)


def show(reader: Reader, exhibit: Exhibit, body: Callable[[], None] | None = None) -> None:
    """Title, sentence, picture (or the `body` that draws it), source and actions, table and
    downloads.
    """
    t, key = reader.t, exhibit.key
    with st.container(key=f"exhibit_{key}"):
        chart_card.head(
            key,
            exhibit.title,
            exhibit.reading,
            exhibit.legend,
            "" if exhibit.origin else flag(reader.edition, exhibit.total),
        )
        if body is not None:
            body()
        elif exhibit.figure is not None:
            chart.show(
                exhibit.figure,
                key=f"chart_{key}",
                alt=f"{exhibit.title}. {exhibit.reading}",
                on_select=chart.selects(f"chart_{key}", exhibit.chooses)
                if exhibit.selects
                else None,
            )
        elif exhibit.html:
            st.html(exhibit.html)
        chart_card.foot(
            reader,
            key,
            exhibit.source(t) or t("exhibit.records"),
            exhibit.note,
            picture=bool(exhibit.figure or exhibit.html),
            published=bool(exhibit.origin),
            indicator=_related(reader, exhibit),
            stamp=exhibit.stamp,
        )
        if exhibit.table.empty:
            return
        note = chart_card.file_note(
            reader, f"{exhibit.title} · {reader.place}", published=bool(exhibit.origin)
        )
        note = f"{exhibit.stamp} · {note}" if exhibit.stamp else note
        kind = "scenario" if exhibit.stamp else reader.pillar
        chart_card.table_panel(
            reader,
            key,
            lambda: exhibit.table,
            lambda: _worded(exhibit, t),
            note,
            name=f"{kind}_{key}",
        )


def grid(reader: Reader, exhibits: Sequence[Exhibit | None]) -> None:
    """Two exhibits a row; what a builder has nothing to show for is left out."""
    shown = [exhibit for exhibit in exhibits if exhibit is not None]
    for first in range(0, len(shown), 2):
        with st.container(key=f"pair_{shown[first].key}"):
            for exhibit, column in zip(
                shown[first : first + 2], st.columns(2, gap="medium"), strict=False
            ):
                with column:
                    show(reader, exhibit)


def _worded(exhibit: Exhibit, t: Translator) -> str:
    """The table for reading: shares in per cent."""
    worded = exhibit.table.astype(object)
    for column in exhibit.shares:
        worded[column] = [
            None if pd.isna(value) else formats.percent(value) for value in exhibit.table[column]
        ]
    return listing(worded, cell_words(t))
