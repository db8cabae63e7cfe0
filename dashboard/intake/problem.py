"""What is wrong with a file that was sent, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST = 200
"""Cells listed of one rule in one column of one sheet; the rest are counted."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend: `rule` is a key of the texts or a rule of the contract.

    `row` is counted as the sheet shows it, `cell` is its address (``C12``; empty for a whole
    column, sheet or file); `hint` fills in the mend; `more` further cells have the same.
    """

    rule: str
    file: str = ""
    sheet: str = ""
    row: int = 0
    cell: str = ""
    table: str = ""
    column: str = ""
    value: str = ""
    hint: Mapping[str, str] = field(default_factory=dict)
    more: int = 0


class UnreadableError(ValueError):
    """A file that cannot be read at all: `rule` as in `Problem`."""

    def __init__(self, rule: str, **hint: str) -> None:
        super().__init__(rule)
        self.rule, self.hint = rule, hint
