"""What a draft is held against: published figures, the indicators, one snapshot, the places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.claims import Claim
from dashboard.indicators import CITY, Definitions
from dashboard.press.lexicon import Quantity, quantities
from dashboard.press.places import Gazetteer


@dataclass(frozen=True)
class Knowledge:
    """`values` as of `indicators.values`, None without a snapshot; `places` as of
    `places.gazetteer`.
    """

    claims: Mapping[str, Claim]
    known: Definitions
    places: Gazetteer
    values: pd.DataFrame | None = None
    as_of: date | None = None

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Everything a number can be bound to."""
        return quantities(self.claims, self.known)

    @cached_property
    def _rows(self) -> dict[tuple, dict]:
        if self.values is None:
            return {}
        keys = self.values[["indicator", "unit", "town", "part"]].astype(object)
        keys = keys.where(keys.notna(), "")
        return {tuple(key): row for key, row in
                zip(keys.to_numpy().tolist(), self.values.to_dict("records"), strict=True)}

    def row(self, indicator: str, unit: str, town: str, part: str) -> dict | None:
        """The snapshot's value of an indicator at a place, None where it has none."""
        row = self._rows.get((indicator, unit or CITY, town, part))
        return row if row and row["status"] == "value" else None
