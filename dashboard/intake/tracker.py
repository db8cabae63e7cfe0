"""Who has sent what, and whose rows can stand in for what was not sent."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.common import REPORTING
from dashboard.intake.gather import joined

BY = ("unit", "town", "rater_town", "agency", "target", "department")
"""Columns that say which unit a row comes from, the first that a table has."""
REGISTER = "units"
"""The register of units is the city's own."""


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


def sender(name: str, frame: pd.DataFrame, homes: Mapping[str, str], city: str) -> pd.Series:
    """The unit each row of table `name` comes from; the city for its lists and register."""
    column = next((c for c in BY if name != REGISTER and any(
        c == held.name for held in TABLES[name].columns)), None)
    if column is None:
        return pd.Series(city, index=frame.index, dtype="str")
    by = frame[column]
    if column == "unit" and "town" in frame:
        by = by.fillna(frame["town"])
    return by.map(homes).astype("str")


def counts(frames: Mapping[str, pd.DataFrame], units: pd.DataFrame, city: str) -> pd.DataFrame:
    """Rows by unit (index) and table (columns), zeros included; the city first."""
    homes = reporting_units(units)
    order = [city, *units.loc[units["level"].isin(REPORTING), "unit_id"]]
    held = {name: sender(name, frame, homes, city).value_counts()
            for name, frame in frames.items()}
    table = pd.DataFrame(held, index=order, columns=list(TABLES))
    return table.fillna(0).astype(int)


def carry(
    frames: Mapping[str, pd.DataFrame], base: Mapping[str, pd.DataFrame], units: pd.DataFrame,
    city: str, carried: Sequence[str],
) -> tuple[dict[str, pd.DataFrame], dict[str, list[str]]]:
    """`frames` with the rows of `base` for what the units `carried` did not send, table by
    table, below what was sent; and the tables that stand in, by unit.

    The register of units is the one sent, else the one of `base`, always.
    """
    homes = reporting_units(units)
    filled: dict[str, pd.DataFrame] = {}
    stands: dict[str, list[str]] = {unit: [] for unit in carried}
    for name in TABLES:
        sent = frames.get(name)
        parts = [sent] if sent is not None else []
        if name in base:
            parts += _standing_in(name, sent, base[name], homes, city, carried, stands)
        if parts:
            filled[name] = joined(parts)
    return filled, {unit: tables for unit, tables in stands.items() if tables}


def _standing_in(
    name: str, sent: pd.DataFrame | None, before: pd.DataFrame, homes: Mapping[str, str],
    city: str, carried: Sequence[str], stands: dict[str, list[str]],
) -> list[pd.DataFrame]:
    there = set() if sent is None else set(sender(name, sent, homes, city))
    if name == REGISTER:
        return [] if there else [before]
    whose = sender(name, before, homes, city)
    parts = []
    for unit in carried:
        rows = before[whose == unit]
        if unit not in there and len(rows):
            parts.append(rows)
            stands[unit].append(name)
    return parts
