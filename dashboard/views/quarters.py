"""Counts by quarter."""

from collections.abc import Mapping

import pandas as pd

from dashboard import charts, theme
from dashboard.edition import Reader, events
from dashboard.text import formats
from dashboard.views.base import View


def by_quarter(rows: pd.DataFrame, parts: tuple[str, ...]) -> pd.DataFrame:
    """Counts by quarter and part; quarters without any are there."""
    table = rows.pivot_table(index="quarter", columns="part", values="n", aggfunc="sum")
    table.index = pd.to_datetime(table.index)
    if len(table):
        table = table.reindex(pd.date_range(table.index[0], table.index[-1], freq="QS"))
    return table.reindex(columns=list(parts)).fillna(0)


def quarters(
    reader: Reader,
    key: str,
    table: pd.DataFrame,
    tones: Mapping[str, str],
    takeaway: str,
    sources: tuple[str, ...],
    line: tuple[float, str] | None = None,
) -> View:
    """Counts by quarter (as of `by_quarter`), stacked by part; `line` is a level."""
    t = reader.t
    parts = {
        part: (t(f"view.{key}.{part}"), theme.tone(reader.pillar, tone))
        for part, tone in tones.items()
    }
    first = table.index[0].date() if len(table) else reader.edition.as_of
    marked = events.between(reader.edition, reader.pillar, first, reader.edition.as_of)
    figure = charts.quarters(
        rows=table,
        parts=parts,
        as_of=reader.edition.as_of,
        marks=reader.edition.marks,
        t=t,
        line=line,
        events=[(event.day, sign) for sign, event in marked],
    )
    shown = table.astype("Int64").rename(columns={p: label for p, (label, _) in parts.items()})
    shown.insert(
        0, t("view.quarter"), [formats.quarter(day, reader.edition.as_of) for day in table.index]
    )
    return View(
        key,
        t(f"view.{key}.title"),
        takeaway,
        sources,
        shown.reset_index(drop=True),
        figure,
        legend=tuple(parts.values()),
        note=events.explained(reader.edition, marked),
    )
