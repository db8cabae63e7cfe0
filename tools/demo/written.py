"""Rows written out, and the answers counted by hand beside them."""

from collections.abc import Sequence

import pandas as pd


def written(rows: Sequence[Sequence[object]], *columns: str) -> pd.DataFrame:
    """Rows written out, as a frame; columns named …_on or …_at are dates."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    for column in columns:
        if column.endswith(("_on", "_at")):
            frame[column] = pd.to_datetime(frame[column]).astype("datetime64[us]")
    return frame


def planted(
    indicator: str,
    place: tuple[str, str | None],
    numerator: int,
    denominator: int | None,
    part: str | None = None,
) -> dict[str, object]:
    """An answer that the rows written out give, at a unit and town."""
    unit, town = place
    return {
        "indicator": indicator,
        "unit": unit,
        "town": town,
        "part": part,
        "numerator": numerator,
        "denominator": denominator,
    }
