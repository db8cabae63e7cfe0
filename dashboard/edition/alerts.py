"""What a leader should look at first: rules, levels, units outside the control limits, declines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from dashboard.claims import Claim, conflicts
from dashboard.edition import control
from dashboard.edition.edition import Edition, once
from dashboard.edition.movement import movement
from dashboard.indicators import Indicator

Kind = Literal[
    "floor", "reported", "reference", "behind", "worse", "partial", "conflict", "far", "bright"
]
MAX_Z = 3.5
"""Modified z-score beyond which a value is far from its peers (Iglewicz & Hoaglin 1993), where
there are no control limits.
"""


@dataclass(frozen=True)
class Item:
    """One line of the list; `units` by their value, `claims` for a conflict.

    Outside the 99.8 % control limits is ``behind`` on the bad side, ``bright`` on the good one
    and ``far`` where the indicator has no direction; where it has no control limits (it is not
    `controlled`) far from the `median`. ``worse`` is a decline by more than chance since
    the period before, from what they `were`.
    """

    kind: Kind
    indicator: str
    units: Mapping[str, float] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    median: float = float("nan")
    controlled: bool = False
    were: Mapping[str, float] = field(default_factory=dict)


@once
def items(edition: Edition) -> list[Item]:
    """The list, gravest first."""
    definitions = edition.definitions
    held = [i for i in definitions.values() if i.has_ratio and i.mapped and i.scope != "city"]
    broken = [_broken(i, edition.by_unit(i.id)) for i in held]
    partial = [
        Item("partial", i) for i in definitions if edition.values.row(i)["status"] == "partial"
    ]
    disputed = [
        Item("conflict", group[0].indicator, claims=group) for group in conflicts(edition.claims)
    ]
    far = [item for indicator in held for item in _far(edition, indicator)]
    floors_first = sorted((i for i in broken if i.units), key=lambda item: item.kind)
    behind, neutral, bright = (
        [item for item in far if item.kind == kind] for kind in ("behind", "far", "bright")
    )
    worse = _worse(edition)
    return [*floors_first, *behind, *worse, *partial, *disputed, *neutral, *bright]


def _worse(edition: Edition) -> list[Item]:
    """Declines by more than chance, by indicator, that of the largest one first."""
    if edition.before is None:
        return []
    found = [c for c in movement(edition, edition.before) if c.beyond_chance and c.size < 0]
    order = list(dict.fromkeys(change.indicator for change in reversed(found)))
    return [
        Item(
            "worse",
            id_,
            {c.unit: c.now for c in reversed(found) if c.indicator == id_},
            were={c.unit: c.before for c in found if c.indicator == id_},
        )
        for id_ in order
    ]


def _broken(indicator: Indicator, table: pd.DataFrame) -> Item:
    short = table[table["band"].isin(["near", "missed"])]["value"].sort_values()
    kind: Kind = indicator.level.kind if indicator.level else "reference"
    return Item(kind, indicator.id, _by_unit(short))


def _far(edition: Edition, indicator: Indicator) -> list[Item]:
    """The units outside the control limits, or far from the median where there are none; those
    on the bad side apart from those on the good one.
    """
    values = control.compared(edition, indicator.id)["value"]
    if indicator.cases:
        sides = pd.Series(control.outside(edition, indicator.id), dtype=float)
    else:
        scores = modified_z(values) * (-1 if indicator.direction == "lower" else 1)
        sides = scores.where(scores.abs() > MAX_Z).dropna()
    median, controlled = float(values.median()), indicator.cases
    return [
        Item(kind, indicator.id, _by_unit(values[units]), median=median, controlled=controlled)
        for kind, units in _kinds(indicator, sides)
        if len(units)
    ]


def _kinds(indicator: Indicator, sides: pd.Series) -> Iterator[tuple[Kind, pd.Index]]:
    if indicator.direction == "information":
        yield "far", sides.index
    else:
        yield "behind", sides.index[sides < 0]
        yield "bright", sides.index[sides > 0]


def _by_unit(values: pd.Series) -> dict[str, float]:
    return {str(unit): float(value) for unit, value in values.items()}


def modified_z(values: pd.Series) -> pd.Series:
    """0.6745·(x − median)/MAD (Iglewicz & Hoaglin 1993); all 0 when the MAD is 0."""
    deviation = values - values.median()
    mad = deviation.abs().median()
    return 0.6745 * deviation / mad if mad > 0 else deviation * 0
