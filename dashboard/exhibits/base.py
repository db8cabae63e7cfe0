"""What every exhibit is made of, and what it is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import address, contracts
from dashboard.claims import Claim
from dashboard.i18n import Translator
from dashboard.indicators import CITY, Definitions, Indicator

UNNAMED = ""
"""Stands for the records of a unit that name no town."""


@dataclass(frozen=True)
class Context:
    """What a builder may look at: the view of the reader, and the snapshot's answers.

    `names` and `short` are of the city and its units, `towns` (index town; unit, name) of the
    towns in force; `ask` fetches the rows of a question by its file name.
    """

    t: Translator
    pillar: str
    parameters: Mapping[str, str]
    as_of: date
    provenance: str
    names: Mapping[str, str]
    short: Mapping[str, str]
    towns: pd.DataFrame
    claims: Mapping[str, Claim]
    known: Definitions
    values: pd.DataFrame
    history: Mapping[date, pd.DataFrame]
    ask: Callable[..., pd.DataFrame]

    @property
    def unit(self) -> str:
        """The unit chosen, or the city."""
        return self.parameters["unit"]

    @property
    def whole(self) -> bool:
        """Whether no unit is chosen."""
        return self.unit == CITY

    @property
    def place(self) -> str:
        """The name of the unit chosen, or of the city."""
        return self.names[self.unit]

    @property
    def indicator(self) -> Indicator:
        """The indicator chosen."""
        return self.known[self.parameters["indicator"]]

    @property
    def hue(self) -> str:
        """The pillar whose colour pictures have: the page's, else that of the indicator."""
        return self.pillar or self.indicator.pillar

    @property
    def marks(self) -> tuple[str, ...]:
        """What pictures made from records must carry."""
        return ("demo",) if self.provenance == "demo" else ()

    def link(self, **changes: str) -> str:
        """The address of this view with `changes`."""
        return address.here(self.parameters, **changes)

    def here(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of the unit chosen, or all of them."""
        return rows if self.whole else rows[rows["unit"] == self.unit]

    def place_names(self) -> dict[str, str]:
        """Names of what a picture has a row for: the units, or the towns of the one chosen."""
        if self.whole:
            return {unit: self.short[unit] for unit in self.names if unit != CITY}
        towns = self.towns[self.towns["unit"] == self.unit]["name"]
        return dict(zip(towns.index, towns, strict=True)) | {UNNAMED: self.t("exhibit.unnamed")}


@dataclass(frozen=True)
class Exhibit:
    """A title, one sentence read off the data, a picture, and the table behind it.

    `sources` are the tables of the contract it is counted from; `legend` labels and colours;
    `shares` the columns of `table` that are shares; `origin` names who published it, where it is
    of published figures; `total` is the row of indicator values whose marks it carries;
    `selects` when a click on it chooses a unit, or what `chooses` names; `stamp` is what it and
    its files must say besides (a scenario is no result of an assessment).
    """

    key: str
    title: str
    reading: str
    sources: tuple[str, ...]
    table: pd.DataFrame
    figure: go.Figure | None = None
    html: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    note: str = ""
    shares: tuple[str, ...] = ()
    origin: str = ""
    total: Mapping | None = None
    selects: bool = False
    chooses: str = "unit"
    stamp: str = ""

    def source(self, t: Translator) -> str:
        """Who published it, or the tables it is counted from, in words."""
        return self.origin or t.join(
            [t.label(contracts.TABLES[name].label) for name in self.sources])


Builder = Callable[[Context], Exhibit]
