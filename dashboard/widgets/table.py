"""The table behind a picture, and its download with source and provenance."""

import pandas as pd
import streamlit as st

from dashboard.export import csv_bytes
from dashboard.widgets.view import View


def table_view(view: View, frame: pd.DataFrame, index: str, suffix: str = "") -> None:
    """A closed panel with `frame` as a table, and the same rows as CSV."""
    t, indicator, snapshot = view.t, view.indicator, view.snapshot
    worded = frame.assign(status=[_word(s, view) for s in frame["status"]])
    if "band" in frame:
        worded["band"] = [t(f"band.{b}") if b != "none" else "" for b in frame["band"]]
        worded = worded.drop(columns="small")
    worded.index.name = index
    shown = worded.reset_index().rename(columns=lambda c: t(f"file.{c}"))
    provenance = t(f"provenance.{snapshot.provenance}.mark") or t("provenance.reported.name")
    note = t("file.note", indicator=f"{indicator.id} {t.label(indicator.name)}",
             as_of=str(snapshot.as_of), revision=snapshot.revision, provenance=provenance)
    with st.expander(t("chart.table")):
        st.caption(note)
        st.table(shown.set_index(shown.columns[0]))
        st.download_button(
            t("chart.download"), csv_bytes(shown, note), mime="text/csv",
            key=f"csv_{index}{suffix}",
            file_name=f"{indicator.id}_{suffix or index}_{snapshot.id}_{snapshot.provenance}.csv")


def _word(status: str, view: View) -> str:
    return "" if status == "value" else view.t(f"status.{status}")
