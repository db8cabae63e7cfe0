"""Which unit a row comes from: ids of records are unique within it, so a key is unit and id."""

from collections.abc import Mapping

import pandas as pd

from dashboard.contracts.common import REPORTING
from dashboard.contracts.table import Column, Table

BY = ("unit", "town", "rater_town", "agency", "target", "department")
"""Columns that say which unit a row comes from, the first that a table has."""
REGISTER = "units"
"""The register of units is the city's own."""
CODED = ("_id", "_key")
"""Endings of columns that hold ids."""


def by(table: Table) -> str:
    """The column that says which unit a row comes from; empty for the city's own lists."""
    names = {column.name for column in table.columns}
    return "" if table.name == REGISTER else next((c for c in BY if c in names), "")


def own_ids(table: Table) -> list[Column]:
    """The columns with ids that the sender gives itself."""
    return [c for c in table.columns if by(table) and not c.references and c.name.endswith(CODED)]


def reporting_units(units: pd.DataFrame) -> dict[str, str]:
    """The reporting unit of every unit, by id; the city's own id for the city."""
    parents = dict(zip(units["unit_id"], units["parent_id"], strict=True))
    levels = dict(zip(units["unit_id"], units["level"], strict=True))
    found = {}
    for unit in parents:
        at, seen = unit, {""}
        while levels.get(at) not in (*REPORTING, "city", None) and at not in seen:
            seen.add(at)
            at = parents.get(at, "")
        found[unit] = at
    return found


def sender(
    table: Table, frame: pd.DataFrame, homes: Mapping[str, str], city: str = ""
) -> pd.Series:
    """The unit each row of `table` comes from; `city` for its lists and register."""
    column = by(table)
    if not column:
        return pd.Series(city, index=frame.index, dtype="str")
    place = frame[column]
    if column == "unit" and "town" in frame:
        place = place.fillna(frame["town"])
    return place.map(homes).astype("str")


def keys(table: Table, frame: pd.DataFrame, homes: Mapping[str, str]) -> pd.DataFrame:
    """What makes each row unique: the unit it comes from and the key of its table."""
    return frame[list(table.key)].assign(**{" from": sender(table, frame, homes)})
