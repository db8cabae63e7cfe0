"""The table behind a picture, and its download with source and provenance."""

from collections.abc import Callable

import pandas as pd

from dashboard.components import chart_card, notes
from dashboard.edition import Reader
from dashboard.indicators import uncertainty
from dashboard.text import formats

RESIDENTS = "residents"
RATIOS = ("value", "low", "high", "previous")
COUNTS = ("numerator", "denominator")
ORDER = ("name", *RATIOS[:3], *COUNTS, RESIDENTS, "band", "status", "previous")


def table_view(
    reader: Reader,
    rows: Callable[[], pd.DataFrame],
    index: str,
    suffix: str = "",
    *,
    open_: bool = False,
) -> None:
    """A panel with the frame that `rows` makes as a table for reading, and its full numbers as
    CSV; made once the panel is opened.
    """
    t, indicator, kind = reader.t, reader.indicator, suffix or index
    window = reader.edition.window(indicator.id)
    note = chart_card.file_note(reader, f"{indicator.id} {t.label(indicator.name)}", window=window)
    notes.show(reader)
    chart_card.foot(
        reader,
        f"{indicator.id}_{kind}",
        t.label(indicator.source),
        indicator=indicator,
        window=window,
    )
    chart_card.table_panel(
        reader,
        f"{index}{suffix}",
        lambda: _worded(rows(), index, reader).rename(columns=lambda c: t(f"file.{c}")),
        lambda: _readable(_worded(rows(), index, reader), reader).to_html(
            index=False, border=0, classes="ledger data"
        ),
        notes.in_files(reader, note),
        name=f"{indicator.id}_{kind}",
        open_=open_,
    )


def _worded(frame: pd.DataFrame, index: str, reader: Reader) -> pd.DataFrame:
    """The columns that say something, with statuses and bands in words."""
    t, found = reader.t, [uncertainty.of_row(r, reader.indicator) for r in frame.to_dict("records")]
    worded = frame.assign(
        low=[one.low if one else float("nan") for one in found],
        high=[one.high if one else float("nan") for one in found],
        status=[
            _word(formats.status(row), row["aggregated"], reader)
            for row in frame.to_dict("records")
        ],
    )
    if "band" in frame:
        worded["band"] = [formats.band(b, reader.indicator, t) for b in frame["band"]]
    worded = worded.astype({name: "Int64" for name in COUNTS if whole(worded[name])})
    worded.index.name = index
    worded = worded.reset_index()
    return worded[
        [
            c
            for c in (index, *ORDER)
            if c in worded and worded[c].astype("str").ne("").any() and worded[c].notna().any()
        ]
    ]


def whole(values: pd.Series) -> bool:
    """Whether every number given is a whole one."""
    return bool((values.dropna() % 1 == 0).all())


def _word(status: str, aggregated: bool, reader: Reader) -> str:
    if status != "value":
        return reader.t(f"status.{status}")
    return reader.t("provenance.aggregated.name") if aggregated else ""


def _readable(frame: pd.DataFrame, reader: Reader) -> pd.DataFrame:
    """Numbers as on the charts, headings in the reader's language."""
    t, indicator = reader.t, reader.indicator
    shown = frame.astype(object)
    for column in frame.columns.intersection([*RATIOS, *COUNTS]):
        ratio = column in RATIOS and indicator.has_ratio
        shown[column] = [
            ""
            if pd.isna(value)
            else formats.ratio(value, indicator, t, unit=False)
            if ratio
            else formats.number(value)
            for value in frame[column]
        ]
    if RESIDENTS in shown:
        shown[RESIDENTS] = ["" if pd.isna(v) else formats.number(v, 1) for v in frame[RESIDENTS]]
    return shown.rename(columns=lambda column: t(f"file.{column}"))
