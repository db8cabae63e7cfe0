"""The table behind a picture, and its download with source and provenance."""

import pandas as pd

from dashboard import formats
from dashboard.edition import Reader
from dashboard.widgets import furniture

RATIOS = ("value", "previous")
COUNTS = ("numerator", "denominator")
ORDER = ("name", *RATIOS[:1], *COUNTS, "band", "status", "previous")


def table_view(
    reader: Reader, frame: pd.DataFrame, index: str, suffix: str = "", *, open_: bool = False
) -> None:
    """A panel with `frame` as a table for reading, and its full numbers as CSV."""
    t, indicator = reader.t, reader.indicator
    worded = frame.assign(status=[_word(*pair, reader) for pair in
                                  zip(frame["status"], frame["aggregated"], strict=True)])
    if "band" in frame:
        worded["band"] = [t(f"band.{b}") if b != "none" else "" for b in frame["band"]]
    worded = worded.astype({name: "Int64" for name in COUNTS if whole(worded[name])})
    worded.index.name = index
    worded = worded.reset_index()
    worded = worded[[c for c in (index, *ORDER) if c in worded and worded[c].astype("str").ne(
        "").any() and worded[c].notna().any()]]
    note = furniture.file_note(reader, f"{indicator.id} {t.label(indicator.name)}")
    furniture.foot(reader, f"{indicator.id}_{suffix or index}", t.label(indicator.source),
                   indicator=indicator)
    furniture.table_panel(
        reader, f"{index}{suffix}", worded.rename(columns=lambda c: t(f"file.{c}")),
        lambda: _readable(worded, reader).to_html(index=False, border=0, classes="ledger data"),
        note, name=f"{indicator.id}_{suffix or index}", open_=open_)


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
            "" if pd.isna(value) else formats.ratio(value, indicator, t, unit=False) if ratio
            else formats.number(value) for value in frame[column]]
    return shown.rename(columns=lambda column: t(f"file.{column}"))
