"""A value that breaks the contract, and where it stands."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from dashboard.contracts.table import Table


class Violation(NamedTuple):
    """A value that breaks a rule, and where it stands."""

    table: str
    row: int | None
    column: str
    value: object
    rule: str


Tables = Mapping[str, pd.DataFrame]


def rows(
    table: Table, frame: pd.DataFrame, column: str, rule: str, mask: pd.Series
) -> Iterator[Violation]:
    """The values of a column that `mask` marks."""
    values = frame[column].array
    for row in mask.fillna(False).to_numpy(bool).nonzero()[0]:
        yield Violation(table.name, int(row), column, values[row], rule)
