"""Totals and records of the same indicator: what is sent anew wins over what is carried, records
over totals sent beside them; and whatever does not count is said.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.senders import REGISTER, reporting_units, sender
from dashboard.indicators import CITY, Definitions, Indicator
from dashboard.intake.problems import IntakeWarning
from dashboard.intake.totals import TABLE

Pairs = Collection[tuple[str, str]]
"""Units with tables."""
SHARED = (REGISTER, "town_profiles")
"""Tables that many indicators stand on; the records of an indicator are in another, if any."""
KEYS = ["indicator", "unit", "town", "part"]


def records(indicator: Indicator) -> str:
    """The table whose rows are what the indicator counts."""
    first = next((name.partition(".")[0] for name in indicator.reported_in), "")
    if first in TABLES:
        return first
    own = [name for name in indicator.tables if name not in SHARED]
    return (own or [name for name in indicator.tables if name != REGISTER])[0]


def instead(sent: pd.DataFrame | None, definitions: Definitions) -> set[tuple[str, str]]:
    """The units and tables whose earlier records do not stand in, since the unit sends a total."""
    return {(unit, records(definitions[id_])) for id_, unit in _pairs(sent, definitions)}


def _pairs(sent: pd.DataFrame | None, definitions: Definitions) -> list[tuple[str, str]]:
    """Indicators and units (not the city) of totals sent."""
    if sent is None:
        return []
    rows = sent.loc[sent["numerator"].notna() & (sent["unit"] != CITY), ["indicator", "unit"]]
    pairs = rows.dropna().drop_duplicates().itertuples(index=False)
    return [(id_, unit) for id_, unit in pairs if id_ in definitions]


def without(
    before: Mapping[str, pd.DataFrame], nothing: Pairs, definitions: Definitions
) -> dict[str, pd.DataFrame]:
    """The tables `before` without the rows of units in tables of which they have `nothing` now,
    and without the totals that stood for these.
    """
    homes, tables = reporting_units(before[REGISTER]), dict(before)
    for unit, name in nothing:
        if name in tables:
            whose = sender(TABLES[name], tables[name], homes, CITY)
            tables[name] = tables[name][whose != unit].reset_index(drop=True)
        stood = [i.id for i in definitions.values() if records(i) == name]
        if TABLE in tables and name != TABLE:
            held = tables[TABLE]
            gone = (held["unit"] == unit) & held["indicator"].isin(stood)
            tables[TABLE] = held[~gone].reset_index(drop=True)
    return tables


def warnings(
    frames: Mapping[str, pd.DataFrame],
    before: Mapping[str, pd.DataFrame],
    dropped: Mapping[tuple[str, str], int],
    homes: Mapping[str, str],
    definitions: Definitions,
    base: str,
) -> Iterator[IntakeWarning]:
    """Records `dropped` (rows by unit and table) since a total is sent, with the indicators that
    are left without; totals of the last period that are not sent again.
    """
    pairs = _pairs(frames.get(TABLE), definitions)
    for (unit, table), rows in dropped.items():
        counted = [i.id for i in definitions.values() if records(i) == table]
        sent = [id_ for id_ in counted if (id_, unit) in pairs]
        left = [id_ for id_ in counted if id_ not in sent]
        facts = {"n": str(rows), "base": base, "indicators": ",".join(sent)}
        yield IntakeWarning(
            "total_alone" if left else "total_instead",
            unit,
            table=table,
            facts=facts | ({"left": ",".join(left)} if left else {}),
        )
    if TABLE in before:
        yield from _not_again(pairs, frames, before[TABLE], homes, definitions, base)


def _not_again(
    pairs: Sequence[tuple[str, str]],
    frames: Mapping[str, pd.DataFrame],
    before: pd.DataFrame,
    homes: Mapping[str, str],
    definitions: Definitions,
    base: str,
) -> Iterator[IntakeWarning]:
    """Units that send totals, though of fewer indicators than before, and no records of them."""
    there = {name: set(sender(TABLES[name], frame, homes, CITY)) for name, frame in frames.items()}
    earlier = _pairs(before, definitions)
    for unit in dict.fromkeys(unit for _, unit in pairs):
        gone = [
            id_
            for id_, whose in earlier
            if whose == unit
            and (id_, unit) not in pairs
            and unit not in there.get(records(definitions[id_]), ())
        ]
        if gone:
            facts = {"base": base, "indicators": ",".join(gone)}
            yield IntakeWarning("totals_gone", unit, table=TABLE, facts=facts)


@dataclass(frozen=True)
class Standing:
    """Totals as they would be published (`totals`), of which the first `sent` are new, beside the
    `values`; by unit the tables that stand in from `base`.
    """

    totals: pd.DataFrame
    sent: int
    values: pd.DataFrame
    stands: Mapping[str, Sequence[str]]
    base: str


def unused(held: Standing, definitions: Definitions) -> Iterator[IntakeWarning]:
    """Totals that do not count since there are records (of the city: units), where these give
    another number.
    """
    values = held.values
    stood = values[values["aggregated"].astype(bool)]
    used = set(stood[["indicator", "unit"]].itertuples(index=False, name=None))
    of_units = values[(values["level"] == "unit") & values["numerator"].notna()]
    by_unit = set(of_units["indicator"])
    totals, counted = (
        frame.astype(dict.fromkeys(KEYS, "str")).fillna(dict.fromkeys(KEYS, ""))
        for frame in (held.totals.assign(new=range(len(held.totals))), values)
    )
    both = totals.merge(counted, on=KEYS, how="left", suffixes=("", "_records"))
    for row in both.to_dict("records"):
        indicator, new = definitions.get(row["indicator"]), row["new"] < held.sent
        if indicator is None or row["status"] == "not_in_force":
            continue
        whole = row["unit"] == CITY and indicator.scope != "city"
        counts = (
            row["indicator"] not in by_unit if whole else (row["indicator"], row["unit"]) in used
        )
        if not counts and (new or whole) and (_differs(row) or not new):
            yield _unused(row, indicator, held, whole=whole, new=new)


def _differs(row: Mapping[Any, Any]) -> bool:
    below = row["denominator"]
    return bool(
        row["numerator"] != row["numerator_records"]
        or (pd.notna(below) and below != row["denominator_records"])
    )


def _unused(
    row: Mapping[Any, Any], indicator: Indicator, held: Standing, *, whole: bool, new: bool
) -> IntakeWarning:
    facts = {"sent": fraction(row, ""), "counted": fraction(row, "_records")}
    asked = held.stands if whole else {row["unit"]: held.stands.get(row["unit"], ())}
    lent = [unit for unit, tables in asked.items() if records(indicator) in tables]
    if lent or not new:
        facts |= {"base": held.base, "lent": str(len(lent))}
    if whole:
        kind = "city_total" if new and not lent else "city_total_lent" if new else "city_total_old"
    elif lent:
        kind = "total_lent"
    else:
        kind = "total_unused" if pd.isna(row["numerator_records"]) else "total_differs"
    return IntakeWarning(
        kind,  # type: ignore[arg-type]
        row["unit"],
        row["indicator"],
        TABLE,
        before=row["numerator"],
        after=None if pd.isna(row["numerator_records"]) else row["numerator_records"],
        cells=" ".join(filter(None, (row["town"], row["part"]))),
        facts=facts,
    )


def fraction(row: Mapping[Any, Any], suffix: str) -> str:
    """Numerator and denominator of a row as they are written: 12/40."""
    above, below = row[f"numerator{suffix}"], row[f"denominator{suffix}"]
    if pd.isna(above):
        return "–"
    return f"{above:g}" if pd.isna(below) else f"{above:g}/{below:g}"
