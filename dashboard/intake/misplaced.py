"""Rows that hold what belongs to others, beside the last period: the rows of another town, the sum
of all others, a column moved by a row, a digit too many.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.contracts import TABLES, Table
from dashboard.contracts.senders import BY, by, keys, own_ids, sender
from dashboard.intake.difference import hashes, texts
from dashboard.intake.problems import Cell, IntakeWarning, Kind, places

Tables = Mapping[str, pd.DataFrame]
MIN_ROWS = 5
"""Rows whose sum is no chance, or that a column was moved in."""
OWN, OF_OTHER = 3, 0.9
"""Rows that only the other town had, and the share of all that it had, which make them its."""
SEVERAL, LARGE = 3, 20
"""One small number may grow tenfold, or be the sum of others; three hardly, nor one of twenty."""
POWERS = (10, 100, 1000)
STEPS = (1, -1, 2, -2)
"""Rows by which a column is moved, down and up."""
BETTER = 4
"""How many times fewer rows differ once a moved column is moved back."""


def sums(sent: Tables, homes: Mapping[str, str], cell: Cell) -> Iterator[IntakeWarning]:
    """A record whose count is the sum of all others of the unit, or of the town."""
    for name, frame in sent.items():
        table = TABLES[name]
        counts = [c.name for c in table.columns if c.type == "integer" and c.name != "year"]
        if not by(table) or not counts or "indicator" in frame:
            continue
        whose = sender(table, frame, homes)
        found: dict[str, list[str]] = {}
        for column in counts:
            for group in (whose, frame[by(table)]):
                for _, values in frame[column].groupby(group, dropna=True):
                    row = _sum(values.dropna())
                    if row is not None and pd.notna(whose[row]):
                        said = f"{cell(name, row, column)} {values[row]:g}"
                        found.setdefault(str(whose[row]), []).append(said)
        for unit, cells in found.items():
            once = places(list(dict.fromkeys(cells)))
            yield IntakeWarning("sum_row", unit, table=name, cells=once)


def _sum(values: pd.Series) -> int | None:
    """The row (its place in the table) that is the sum of the others, which are enough."""
    others = int((values > 0).sum()) - 1
    if others < MIN_ROWS or values.max() < LARGE or values.max() * 2 != values.sum():
        return None
    return int(values.index.to_numpy()[values.to_numpy(float).argmax()])


def warnings(
    sent: Tables, before: Tables, homes: Mapping[str, str], cell: Cell
) -> Iterator[IntakeWarning]:
    """What the rows of the last period tell, by table and unit (or town)."""
    for name, frame in sent.items():
        table, old = TABLES[name], before.get(name)
        if old is None or not by(table) or frame.empty or old.empty:
            continue
        yield from _of_other_towns(table, frame, old, cell)
        then, now = _matched(table, frame, old, homes)
        was, is_ = texts(table, then), texts(table, now)
        whose = sender(table, frame, homes).loc[now.index]
        for unit, rows in now.groupby(whose, dropna=True):
            yield from _tenfold(table, str(unit), rows, then.loc[rows.index], cell)
            yield from _moved(table, str(unit), was.loc[rows.index], is_.loc[rows.index], cell)


def _of_other_towns(
    table: Table, frame: pd.DataFrame, old: pd.DataFrame, cell: Cell
) -> Iterator[IntakeWarning]:
    """Towns whose rows were those of another town."""
    place = next((name for name in BY if "town" in name and name in frame), "")
    if not place:
        return
    blank = [place, *(c.name for c in own_ids(table))]
    towns: dict[int, set[str]] = {}
    for row, town in zip(hashes(old.drop(columns=blank)), old[place], strict=True):
        if pd.notna(town):
            towns.setdefault(row, set()).add(town)
    now = pd.Series(hashes(frame.drop(columns=blank)), index=frame.index)
    for town, rows in now.groupby(frame[place], dropna=True):
        whose = [towns.get(row, set()) for row in rows]
        alone = Counter(next(iter(one)) for one in whose if len(one) == 1)
        for other, own in alone.most_common():
            share = sum(other in one for one in whose) / len(rows)
            if other != town and own >= OWN and share >= OF_OTHER:
                cells = places([cell(table.name, int(row), place) for row in rows.index])
                facts = {"n": str(len(rows)), "other": str(other)}
                yield IntakeWarning(
                    "town_rows", str(town), table=table.name, cells=cells, facts=facts
                )


def _matched(
    table: Table, frame: pd.DataFrame, old: pd.DataFrame, homes: Mapping[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that were there before by their keys, as they were and as they are."""
    then = old.set_axis(pd.Index(hashes(keys(table, old, homes))))
    then = then[~then.index.duplicated()]
    own = pd.Series(hashes(keys(table, frame, homes)), index=frame.index)
    own = own[own.isin(then.index)]
    return then.loc[own].set_axis(own.index), frame.loc[own.index]


def _tenfold(
    table: Table, unit: str, rows: pd.DataFrame, earlier: pd.DataFrame, cell: Cell
) -> Iterator[IntakeWarning]:
    """Numbers ten, a hundred or a thousand times their own; those of a unit as a whole are
    `plausibility`'s.
    """
    if "town" in rows:
        rows = rows[rows["town"].notna()]
    for column in table.columns:
        if column.type not in ("integer", "number") or column.name == "year":
            continue
        both = pd.DataFrame({"then": earlier[column.name], "now": rows[column.name]}).dropna()
        both = both[(both > 0).all(axis=1)].astype(float)
        ratio = both.max(axis=1) / both.min(axis=1)
        found = both[ratio.isin(POWERS)]
        if len(found) >= SEVERAL or (found.max(axis=1) >= LARGE).any():
            yield _changed("rows_tenfold", table, column.name, unit, found, cell)


def _moved(
    table: Table, unit: str, then: pd.DataFrame, now: pd.DataFrame, cell: Cell
) -> Iterator[IntakeWarning]:
    """Columns (as they are written) whose values were those of the row above or below."""
    changed = (now != then).drop(columns=list(table.key))
    for column in changed.columns[changed.sum() >= MIN_ROWS]:
        differ = changed[column]
        at = differ.to_numpy().nonzero()[0]
        inside = slice(at[0], at[-1] + 1)
        left = [(now[column] != then[column].shift(step)).iloc[inside].sum() for step in STEPS]
        if min(left) * BETTER <= differ.sum():
            both = pd.DataFrame({"then": then[column], "now": now[column]})[differ]
            yield _changed("shifted", table, column, unit, both, cell)


def _changed(
    kind: Kind, table: Table, column: str, unit: str, both: pd.DataFrame, cell: Cell
) -> IntakeWarning:
    """The cells with old and new."""
    said = [
        f"{cell(table.name, int(str(row)), column)} {_shown(one.then)} → {_shown(one.now)}"
        for row, one in both.iterrows()
    ]
    facts = {"n": str(len(said))}
    return IntakeWarning(
        kind, unit, table=table.name, column=column, cells=places(said), facts=facts
    )


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value) or "–"
