"""What is wrong with a file that was sent, and where."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

MOST = 200
"""Cells listed of one rule in one column of one sheet; the rest are counted."""
VALUED = ("reference", "allowed", "foreign", "unknown_indicator", "unknown_component")
"""Rules of which each value is a mistake of its own."""
ROWS = ("no_record", "second_headings", "above_headings", "long_row")
"""Rules about a row: each is said by itself."""


@dataclass(frozen=True)
class Problem:
    """One thing to fix: `rule` is a key of the texts or a rule of the contract.

    `row` is counted as the sheet shows it, `cell` is its address (``C12``; empty for a whole
    column, sheet or file) and `cells` are further cells of the same; `hint` fills in the fix;
    `more` further cells have the same and are not listed.
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
    cells: tuple[str, ...] = ()


def grouped(problems: Sequence[Problem]) -> list[Problem]:
    """The same mistake in several cells of a column as one problem that names them."""
    groups: dict[tuple, list[Problem]] = {}
    for number, one in enumerate(problems):
        alone = not one.cell or one.rule in ROWS
        same: tuple = (
            (number,)
            if alone
            else (
                one.rule,
                one.file,
                one.sheet,
                one.table,
                one.column,
                str(sorted(one.hint.items())),
                one.value if one.rule in VALUED else "",
            )
        )
        groups.setdefault(same, []).append(one)
    return [
        replace(
            held[0],
            more=sum(one.more for one in held),
            cells=(*held[0].cells, *(one.cell for one in held[1:])),
        )
        for held in groups.values()
    ]


@dataclass(frozen=True)
class IntakeWarning:
    """One thing to confirm before publication: `kind` is a key of the texts, the rest fills it
    in. `unit` and `table` may be several (commas between); `cells` says where it stands,
    `facts` whatever else the text names.
    """

    kind: str
    unit: str = ""
    indicator: str = ""
    table: str = ""
    claim: str = ""
    before: float | None = None
    after: float | None = None
    file: str = ""
    sheet: str = ""
    column: str = ""
    cells: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The same for the same warning of the same draft."""
        return "-".join(
            filter(
                None,
                (
                    self.kind,
                    self.unit,
                    self.indicator,
                    self.table,
                    self.claim,
                    self.file,
                    self.sheet,
                    self.column,
                ),
            )
        )

    @property
    def evidence(self) -> str:
        """A hash of all that is said: the same warning on other numbers is another one."""
        content = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


class UnreadableError(ValueError):
    """A file that cannot be read at all: `rule` as in `Problem`."""

    def __init__(self, rule: str, **hint: str) -> None:
        super().__init__(rule)
        self.rule, self.hint = rule, hint
