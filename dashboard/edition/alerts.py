"""What a leader should look at first: floors, levels, conflicts, values far from peers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from dashboard.claims import Claim, conflicts
from dashboard.edition.edition import Edition, once
from dashboard.indicators import Indicator

Kind = Literal["floor", "reported", "reference", "behind", "partial", "conflict", "far", "bright"]
MAX_Z = 3.5
"""Modified z-score beyond which a value is far from its peers (Iglewicz & Hoaglin 1993)."""


@dataclass(frozen=True)
class Item:
    """One line of the list; `units` by their value, `claims` for a conflict.

    Far from its peers is ``behind`` on the bad side, ``bright`` on the good one and ``far``
    where the indicator has no direction.
    """

    kind: Kind
    indicator: str
    units: Mapping[str, float] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    median: float = float("nan")


@once
def items(edition: Edition) -> list[Item]:
    """The list, gravest first."""
    definitions = edition.definitions
    tables = {
        i.id: edition.by_unit(i.id)
        for i in definitions.values()
        if i.has_ratio and i.mapped and i.scope != "city"
    }
    broken = [_broken(definitions[id_], table) for id_, table in tables.items()]
    partial = [
        Item("partial", i) for i in definitions if edition.values.row(i)["status"] == "partial"
    ]
    disputed = [
        Item("conflict", group[0].indicator, claims=group) for group in conflicts(edition.claims)
    ]
    far = [
        item
        for id_, table in tables.items()
        for item in _far(definitions[id_], table.loc[~table["small"], "value"])
    ]
    floors_first = sorted((i for i in broken if i.units), key=lambda item: item.kind)
    behind, neutral, bright = (
        [item for item in far if item.kind == kind] for kind in ("behind", "far", "bright")
    )
    return [*floors_first, *behind, *partial, *disputed, *neutral, *bright]


def _broken(indicator: Indicator, table: pd.DataFrame) -> Item:
    short = table[table["band"].isin(["near", "missed"])]["value"].sort_values()
    kind: Kind = indicator.level.kind if indicator.level else "reference"
    return Item(kind, indicator.id, _by_unit(short))


def _far(indicator: Indicator, values: pd.Series) -> list[Item]:
    """The units far from their peers, those behind apart from those ahead."""
    scores, median = modified_z(values), float(values.median())
    low, high = values[scores < -MAX_Z], values[scores > MAX_Z]
    sides: tuple[tuple[Kind, pd.Series], ...]
    if indicator.direction == "information":
        sides = (("far", pd.concat([low, high])),)
    elif indicator.direction == "higher":
        sides = (("behind", low), ("bright", high))
    else:
        sides = (("behind", high), ("bright", low))
    return [
        Item(kind, indicator.id, _by_unit(units), median=median)
        for kind, units in sides
        if not units.empty
    ]


def _by_unit(values: pd.Series) -> dict[str, float]:
    return {str(unit): float(value) for unit, value in values.items()}


def modified_z(values: pd.Series) -> pd.Series:
    """0.6745·(x − median)/MAD (Iglewicz & Hoaglin 1993); all 0 when the MAD is 0."""
    deviation = values - values.median()
    mad = deviation.abs().median()
    return 0.6745 * deviation / mad if mad > 0 else deviation * 0
