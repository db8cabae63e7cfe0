"""Rows of the last period that stand in for what was not sent, and those that cannot any more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import REGISTER, by, reporting_units, sender
from dashboard.intake import successors
from dashboard.intake.gather import joined
from dashboard.intake.problems import IntakeWarning, Problem, places

Tables = Mapping[str, pd.DataFrame]


@dataclass
class Carried:
    """`tables` complete; by unit the tables that stand in (`stands`); rows of places that left
    the register (`lost`: code, table, rows); abolished codes replaced by their successors; rows by
    unit and table that a total sent anew replaces (`dropped`).
    """

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    stands: dict[str, list[str]] = field(default_factory=dict)
    lost: list[tuple[str, str, int]] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    dropped: dict[tuple[str, str], int] = field(default_factory=dict)


def carry(
    frames: Tables,
    base: Tables,
    units: pd.DataFrame,
    city: str,
    carried: Sequence[str],
    instead: Collection[tuple[str, str]] = (),
    *,
    later: bool = False,
) -> Carried:
    """`frames` with the rows of `base` for what the units `carried` did not send, table by
    table, below what was sent; but for units and tables `instead` of which totals are sent, and
    where the period is `later` than that of `base` for tables of a flow: what happened up to one
    day is no answer for the months after it, and what was open then would be called overdue.

    The register of units is the one sent, else the one of `base`, always.
    """
    homes = reporting_units(units)
    earlier = reporting_units(base[REGISTER]) if REGISTER in base else {}
    renamed, moved = successors.moved(base, units) if carried else (dict(base), {})
    found = Carried(stands={unit: [] for unit in carried}, moved=moved)
    for name in TABLES:
        sent = frames.get(name)
        parts = [sent] if sent is not None else []
        if name in base and not (later and TABLES[name].flow):
            rows = _standing_in(name, sent, renamed[name], homes, city, carried)
            for unit, part in rows.items():
                if (unit, name) in instead:
                    found.dropped[unit, name] = len(part)
                else:
                    found.stands[unit].append(name)
                    parts.append(part)
            if name == REGISTER and not any(map(len, parts)):
                parts = [renamed[name]]
            found.lost += _gone(name, sent, renamed[name], homes, earlier, city, carried)
        if parts:
            found.tables[name] = joined(parts)
    found.stands = {unit: tables for unit, tables in found.stands.items() if tables}
    return found


def _standing_in(
    name: str,
    sent: pd.DataFrame | None,
    before: pd.DataFrame,
    homes: Mapping[str, str],
    city: str,
    carried: Sequence[str],
) -> dict[str, pd.DataFrame]:
    """By unit the rows that stand in for what it did not send."""
    if name == REGISTER:
        return {}
    there = set() if sent is None else set(sender(TABLES[name], sent, homes, city))
    whose = sender(TABLES[name], before, homes, city)
    rows = {unit: before[whose == unit] for unit in carried if unit not in there}
    return {unit: part for unit, part in rows.items() if len(part)}


def _gone(
    name: str,
    sent: pd.DataFrame | None,
    before: pd.DataFrame,
    homes: Mapping[str, str],
    earlier: Mapping[str, str],
    city: str,
    carried: Sequence[str],
) -> Iterator[tuple[str, str, int]]:
    """Rows that would stand in, of places that the register no longer has."""
    if name == REGISTER or not carried or before.empty:
        return
    table = TABLES[name]
    there = set() if sent is None else set(sender(table, sent, homes, city))
    then = sender(table, before, earlier, city)
    lost = (
        sender(table, before, homes, city).isna()
        & ~then.isin(there)
        & (then.isin(list(carried)) | ~then.isin(list(homes)))
    )
    if lost.any():
        column = by(table)
        place = (
            before[column].fillna(before["town"])
            if column == "unit" and "town" in before
            else before[column]
        )
        for code, rows in place[lost].value_counts(sort=False).items():
            yield str(code), name, int(rows)


def lost(
    rows: Sequence[tuple[str, str, int]], base: str, units: pd.DataFrame, before: Tables
) -> list[Problem]:
    """One problem a place that left the register while its rows are to be carried."""
    names = (
        dict(zip(before[REGISTER]["unit_id"], before[REGISTER]["name_zh"], strict=True))
        if REGISTER in before
        else {}
    )
    found = []
    for code in dict.fromkeys(code for code, _, _ in rows):
        tables = [name for held, name, _ in rows if held == code]
        number = sum(n for held, _, n in rows if held == code)
        name = str(names.get(code, ""))
        same = units.loc[
            (units["name_zh"] == name) & ~units["unit_id"].isin(list(names)), "unit_id"
        ].tolist()
        hint = {"base": base, "n": str(number), "tables": ",".join(tables)}
        if name and len(same) == 1:
            hint["closest"] = f"{same[0]} {name}"
        found.append(
            Problem("carried_gone", base, table=REGISTER, value=f"{code} {name}".strip(), hint=hint)
        )
    return found


def warnings(kept: Carried, units: pd.DataFrame, as_of: date) -> Iterator[IntakeWarning]:
    """Codes replaced by their successors; rows of places that had ended by `as_of`."""
    if kept.moved:
        yield IntakeWarning(
            "moved", cells=places([f"{old} → {new}" for old, new in kept.moved.items()])
        )
    ended = units.loc[(units["valid_to"] <= pd.Timestamp(as_of)).fillna(False), "unit_id"]
    held = set(ended)
    for name, frame in kept.tables.items():
        column = by(TABLES[name])
        if column and held:
            rows = frame[column].isin(held)
            if rows.any():
                yield IntakeWarning(
                    "ended",
                    table=name,
                    cells=places(sorted(set(frame[column][rows]))),
                    facts={"n": str(int(rows.sum()))},
                )
