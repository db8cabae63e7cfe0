"""Rows that hold what belongs to others, beside the last period: the rows of another town."""

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from dashboard.contracts import TABLES, Table
from dashboard.contracts.senders import BY, by, own_ids
from dashboard.intake.difference import hashes
from dashboard.intake.problems import IntakeWarning, places

Tables = Mapping[str, pd.DataFrame]
Cell = Callable[[str, int, str], str]
"""The address of a table's row and column."""
OWN, OF_OTHER = 3, 0.9
"""Rows that only the other town had, and the share of all that it had, which make them its."""


def warnings(
    sent: Tables, before: Tables, homes: Mapping[str, str], cell: Cell
) -> Iterator[IntakeWarning]:
    """What the rows of the last period tell, by table and unit (or town)."""
    for name, frame in sent.items():
        table, old = TABLES[name], before.get(name)
        if old is None or not by(table) or frame.empty or old.empty:
            continue
        yield from _of_other_towns(table, frame, old, cell)


def _of_other_towns(
    table: Table, frame: pd.DataFrame, old: pd.DataFrame, cell: Cell
) -> Iterator[IntakeWarning]:
    """Towns whose rows were those of another town."""
    place = next((name for name in BY if "town" in name and name in frame), "")
    if not place:
        return
    blank = [place, *(c.name for c in own_ids(table))]
    held = pd.DataFrame({"row": hashes(old.drop(columns=blank)), "town": old[place].to_numpy()})
    towns = held.dropna().groupby("row")["town"].agg(set).to_dict()
    now = pd.Series(hashes(frame.drop(columns=blank)), index=frame.index)
    for town, rows in now.groupby(frame[place], dropna=True):
        whose = [towns.get(row, set()) for row in rows]
        alone = pd.Series([next(iter(one)) for one in whose if len(one) == 1], dtype="str")
        for other, own in alone.value_counts().items():
            share = sum(other in one for one in whose) / len(rows)
            if other != town and own >= OWN and share >= OF_OTHER:
                cells = places([cell(table.name, int(row), place) for row in rows.index])
                facts = {"n": str(len(rows)), "other": str(other)}
                yield IntakeWarning(
                    "town_rows", str(town), table=table.name, cells=cells, facts=facts
                )
