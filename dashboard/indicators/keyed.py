"""The values of one snapshot, looked up by key instead of searched."""

from functools import cached_property
from typing import TypedDict, cast

import pandas as pd

from dashboard.contracts import Provenance
from dashboard.indicators.values import CITY
from dashboard.indicators.vocabulary import PlaceLevel, Status


class Value(TypedDict):
    """One row of the values of a snapshot (`indicators.values`); `part` and `town` are None of a
    total, and above towns.
    """

    indicator: str
    level: PlaceLevel
    unit: str
    town: str | None
    part: str | None
    numerator: float
    denominator: float
    value: float
    status: Status
    aggregated: bool
    provenance: Provenance
    window: str


class Values:
    """`frame` has the columns of `indicators.values.VALUES`; nobody writes to it, nor to what is
    handed out: all of it is shared.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    @cached_property
    def _totals(self) -> dict[tuple[str, str], pd.DataFrame]:
        whole = self.frame[self.frame["part"].isna()]
        return {
            (str(indicator), str(level)): rows.set_index("town" if level == "town" else "unit")
            for (indicator, level), rows in whole.groupby(["indicator", "level"], sort=False)
        }

    @cached_property
    def _parts(self) -> dict[tuple[str, str], pd.DataFrame]:
        parts = self.frame[self.frame["part"].notna() & self.frame["town"].isna()]
        return {
            (str(indicator), str(unit)): rows
            for (indicator, unit), rows in parts.groupby(["indicator", "unit"], sort=False)
        }

    @cached_property
    def _rows(self) -> dict[tuple[str, str, str], Value]:
        places = self.frame["town"].fillna(self.frame["unit"])
        keys = zip(self.frame["indicator"], places, self.frame["part"].fillna(""), strict=True)
        return dict(zip(keys, cast(list[Value], self.frame.to_dict("records")), strict=True))

    def totals(self, indicator: str, level: PlaceLevel) -> pd.DataFrame:
        """The totals of one indicator at `level`, without parts, indexed by unit (or town)."""
        found = self._totals.get((indicator, level))
        if found is None:
            return self.frame[:0].set_index("town" if level == "town" else "unit")
        return found

    def parts(self, indicator: str, unit: str = CITY, dimension: str = "") -> pd.DataFrame:
        """The parts of one indicator at a unit (or the city), by the value of the part; of one
        `dimension`, without its name in front.
        """
        rows = self._parts.get((indicator, unit), self.frame[:0])
        front = f"{dimension}:" if dimension else ""
        rows = rows[rows["part"].str.startswith(front)]
        return rows.set_index(rows["part"].str.removeprefix(front))

    def row(self, indicator: str, place: str = CITY, part: str = "") -> Value:
        """One value at a unit, a town or the city, with its numerator, denominator, status and
        provenance; KeyError without.
        """
        return self._rows[indicator, place, part]

    def find(self, indicator: str, place: str = CITY, part: str = "") -> Value | None:
        """As `row`; None without."""
        return self._rows.get((indicator, place, part))
