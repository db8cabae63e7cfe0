"""Show a view: the same card around it, whatever it shows."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard.charts.grid import listing
from dashboard.components import chart, chart_card, notes
from dashboard.components.prose import badges
from dashboard.edition import Reader
from dashboard.indicators import Indicator, mechanisms
from dashboard.text import formats
from dashboard.text.i18n import Translator
from dashboard.views import View
from dashboard.views.common import cell_words

NOTED = ("trend", "towns", "town_map", "funnel")
"""Views of the indicator chosen: they carry the notes on it."""


def _related(reader: Reader, view: View) -> Indicator | None:
    """The indicator whose records and method stand behind a view: of the section, the first
    that counts the same table; without a table, the one chosen.
    """
    if not reader.pillar and view.key not in ("town_map", "towns"):
        return None  # a sheet leads on number by number
    section = mechanisms.section_of(reader.indicator)
    offered = [i for i in section.indicators(reader.edition.definitions) if i.mechanism]
    same = (i for i in offered if view.sources and view.sources[0] in i.tables)
    return next(same, reader.indicator)


def show(reader: Reader, view: View, body: Callable[[], None] | None = None) -> None:
    """Title, sentence, picture (or the `body` that draws it), source and actions, table and
    downloads.
    """
    t, key = reader.t, view.key
    with st.container(key=f"view_{key}"):
        chart_card.head(
            key,
            view.title,
            view.takeaway,
            view.legend,
            "" if view.origin else badges(reader.edition, view.total),
        )
        if body is not None:
            body()
        elif view.figure is not None:
            chart.show(
                view.figure,
                key=f"chart_{key}",
                alt=f"{view.title}. {view.takeaway}",
                on_select=chart.selects(f"chart_{key}", view.chooses) if view.selects else None,
            )
        elif view.html:
            st.html(view.html)
        if noted := view.key in NOTED:
            notes.show(reader)
        chart_card.foot(
            reader,
            key,
            view.source(t) or t("view.records"),
            view.note,
            picture=bool(view.figure or view.html),
            published=bool(view.origin),
            indicator=_related(reader, view),
            banner=view.banner,
            window=view.window,
        )
        if view.table.empty:
            return
        note = chart_card.file_note(
            reader,
            f"{view.title} · {reader.place}",
            published=bool(view.origin),
            window=view.window,
        )
        note = f"{view.banner} · {note}" if view.banner else note
        note = notes.in_files(reader, note) if noted else note
        kind = "scenario" if view.banner else reader.pillar
        chart_card.table_panel(
            reader,
            key,
            lambda: view.table,
            lambda: _worded(view, t),
            note,
            name=f"{kind}_{key}",
        )


def grid(reader: Reader, views: Sequence[View | None]) -> None:
    """Two views a row; what a builder has nothing to show for is left out."""
    shown = [view for view in views if view is not None]
    for first in range(0, len(shown), 2):
        with st.container(key=f"pair_{shown[first].key}"):
            for view, column in zip(
                shown[first : first + 2], st.columns(2, gap="medium"), strict=False
            ):
                with column:
                    show(reader, view)


def _worded(view: View, t: Translator) -> str:
    """The table for reading: shares in per cent."""
    worded = view.table.astype(object)
    for column in view.shares:
        worded[column] = [
            None if pd.isna(value) else formats.percent(value) for value in view.table[column]
        ]
    return listing(worded, cell_words(t), find=t("view.find"))
