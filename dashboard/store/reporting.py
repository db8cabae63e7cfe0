"""What a delivery changes, kept between runs."""

import pandas as pd
import streamlit as st

from dashboard import paths
from dashboard.reporting import review
from dashboard.reporting.period import Period
from dashboard.store.served import survey, tables


def changes(period: Period, unit: str, table: str, delivery: str) -> tuple[str, pd.DataFrame]:
    """`review.changes` of the data directory in use."""
    entries = survey().log.entries
    stands = (str(paths.data()), period.as_of, period.provenance, period.register, len(entries))
    return _changes(stands, unit, table, delivery, period)


@st.cache_resource(show_spinner=False, max_entries=64)
def _changes(
    stands: tuple[object, ...], unit: str, table: str, delivery: str, _period: Period
) -> tuple[str, pd.DataFrame]:
    return review.changes(paths.data(), _period, unit, table, delivery, tables)
