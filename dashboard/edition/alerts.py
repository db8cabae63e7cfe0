"""What a leader should look at first: floors, levels, conflicts, values far from peers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from dashboard.claims import Claim, conflicts
from dashboard.edition.edition import Edition, once
from dashboard.indicators import Indicator

Kind = Literal["floor", "reported", "reference", "conflict", "far", "partial"]
MAX_Z = 3.5
"""Modified z-score beyond which a value is far from its peers (Iglewicz & Hoaglin 1993)."""


@dataclass(frozen=True)
class Item:
    """One line of the list. `kind`: ``floor``, ``reported``, ``conflict``, ``far``,
    ``partial``; `units` by their value, `claims` for a conflict.
    """

    kind: Kind
    indicator: str
    units: Mapping[str, float] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    median: float = float("nan")


@once
def items(edition: Edition) -> list[Item]:
    """The list, gravest first."""
    known = edition.known
    tables = {
        i.id: edition.by_unit(i.id)
        for i in known.values()
        if i.has_ratio and i.mapped and i.scope != "city"
    }
    broken = [_broken(known[id_], table) for id_, table in tables.items()]
    partial = [Item("partial", i) for i in known if edition.values.row(i)["status"] == "partial"]
    disputed = [
        Item("conflict", group[0].indicator, claims=group) for group in conflicts(edition.claims)
    ]
    far = [_far(id_, table.loc[~table["small"], "value"]) for id_, table in tables.items()]
    floors_first = sorted((i for i in broken if i.units), key=lambda item: item.kind)
    return [*floors_first, *partial, *disputed, *(item for item in far if item.units)]


def _broken(indicator: Indicator, table: pd.DataFrame) -> Item:
    short = table[table["band"].isin(["near", "missed"])]["value"].sort_values()
    kind: Kind = indicator.level.kind if indicator.level else "reference"
    return Item(kind, indicator.id, _by_unit(short))


def _far(indicator: str, values: pd.Series) -> Item:
    scores = modified_z(values)
    far = values[scores.abs() > MAX_Z]
    return Item("far", indicator, _by_unit(far), median=float(values.median()))


def _by_unit(values: pd.Series) -> dict[str, float]:
    return {str(unit): float(value) for unit, value in values.items()}


def modified_z(values: pd.Series) -> pd.Series:
    """0.6745·(x − median)/MAD (Iglewicz & Hoaglin 1993); all 0 when the MAD is 0."""
    deviation = values - values.median()
    mad = deviation.abs().median()
    return 0.6745 * deviation / mad if mad > 0 else deviation * 0
