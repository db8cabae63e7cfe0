"""What was known at a date: the same history, seen from each snapshot."""

from datetime import date

import pandas as pd

from dashboard.contracts import TABLES


def known_at(name: str, history: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Rows and values of `history` known at `as_of`, by the contract of table `name`.

    A column that may be empty and is not drawn is empty. A row whose required past date lies
    ahead is left out; an optional one is emptied, and with it every value that becomes known
    with that date.
    """
    table = TABLES[name]
    end = pd.Timestamp(as_of) + pd.Timedelta(days=1)
    empty = [c.name for c in table.columns if not c.required and c.name not in history]
    frame = history.assign(**dict.fromkeys(empty))
    for column in table.columns:
        if column.past and column.required:
            frame = frame[frame[column.name] < end]
    frame = frame.reset_index(drop=True)
    for column in table.columns:
        if column.past and not column.required:
            frame[column.name] = frame[column.name].where(frame[column.name] < end)
    for column in table.columns:
        if column.known_with:
            known = frame[column.known_with].notna()
            frame[column.name] = frame[column.name].where(known, column.until)
    return frame[[column.name for column in table.columns]]
