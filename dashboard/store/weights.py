"""What the what-if page weighs, kept between runs."""

import pandas as pd
import streamlit as st

from dashboard import indicators
from dashboard.snapshots import Snapshot
from dashboard.store.served import answer, definitions, values
from dashboard.what_if import composite, robust, statutory
from dashboard.what_if.model import Model


def assessment_years(snapshot: Snapshot, unit: str, subject: str) -> list[str]:
    """The years in which targets of one kind in `unit` have scores, latest first."""
    rows = answer(snapshot, "empowerment/assessment", unit=unit)
    held = rows[(rows["target_type"] == subject) & rows["score"].notna()]
    return [str(year) for year in sorted(held["year"].unique(), reverse=True)]


def assessed(
    snapshot: Snapshot, unit: str, subject: str, year: str, rating: str, town: str = "",
) -> statutory.Assessment:
    """The assessment of one county, kind of target and year; of one town's agencies."""
    return _assessed(snapshot.id, snapshot.digest, unit, subject, year, rating, town, snapshot)


@st.cache_resource(show_spinner=False, max_entries=256)
def _assessed(id_: str, digest: str, unit: str, subject: str, year: str, rating: str, town: str,
              _snapshot: Snapshot) -> statutory.Assessment:
    rows = answer(_snapshot, "empowerment/assessment", unit=unit)
    sheets = answer(_snapshot, "empowerment/rating_sheets", unit=unit)
    rows, sheets = (
        f[(f["target_type"] == subject) & (f["year"] == int(year))
          & ((f["stationed_town"] == town) if town else True)] for f in (rows, sheets))
    return statutory.assessment(
        rows[["target", "component", "weight", "score"]],
        sheets.rename(columns={"rater_town": "rater"})[["target", "rater", "score"]],
        adjusted=rating == "adjusted")


def index_models(snapshot: Snapshot, level: str) -> dict[tuple[str, str], Model]:
    """The index of every unit or town, under every normalisation × aggregation."""
    known = definitions()
    return _index_models(snapshot.id, snapshot.digest, indicators.definitions_hash(known), level,
                         snapshot, known)


@st.cache_resource(show_spinner=False, max_entries=64)
def _index_models(id_: str, digest: str, definitions_hash: str, level: str,
                  _snapshot: Snapshot, _known: indicators.Definitions,
                  ) -> dict[tuple[str, str], Model]:
    return composite.variants(values(_snapshot), _known, level)


@st.cache_resource(show_spinner=False, max_entries=256)
def rank_shares(key: tuple[str, ...], _columns: pd.DataFrame, floor: float) -> pd.DataFrame:
    """Rank shares over all weightings (`robust.smaa`); `key` says what the columns are of."""
    return robust.smaa(_columns, floor)
