"""What every view is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import contracts
from dashboard.edition import Reader
from dashboard.text.i18n import Translator

Row = Mapping[Any, Any]
"""A row of indicator values, by column."""


@dataclass(frozen=True)
class View:
    """A title, one sentence read off the data, a picture, and the table behind it.

    `sources` are the tables of the contract it is counted from; `legend` labels and colours;
    `shares` the columns of `table` that are shares; `origin` names who published it, where it is
    of published figures; `total` is the row of indicator values whose marks it carries;
    `selects` when a click on it chooses a unit, or what `chooses` names; `banner` is what it and
    its files must say besides (a scenario is no result of an assessment); `window` the days it
    looks at in words, where it is not of the as-of date.
    """

    key: str
    title: str
    takeaway: str
    sources: tuple[str, ...]
    table: pd.DataFrame
    figure: go.Figure | None = None
    html: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    note: str = ""
    shares: tuple[str, ...] = ()
    origin: str = ""
    total: Row | None = None
    selects: bool = False
    chooses: str = "unit"
    banner: str = ""
    window: str = ""

    def source(self, t: Translator) -> str:
        """Who published it, or the tables it is counted from, in words."""
        return self.origin or t.join(
            [t.label(contracts.TABLES[name].label) for name in self.sources]
        )


Builder = Callable[[Reader], View]
