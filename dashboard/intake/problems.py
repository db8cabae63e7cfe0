"""What is wrong with files that were sent, and what may be right but is to be confirmed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Literal, TypeAlias

from dashboard.text.errors import Explained

MAX_CELLS = 200
"""Cells listed of one rule in one column of one sheet; the rest are counted."""
MAX_PLACES = 2000
"""Places saved with one message; fewer are shown."""
BY_VALUE = (
    "reference",
    "wrong_level",
    "code_name",
    "allowed",
    "foreign",
    "unknown_indicator",
    "unknown_component",
    "personal",
    "unknown_part",
)
"""Rules of which each value is a mistake of its own."""
BY_ROW = ("no_record", "second_headings", "above_headings", "long_row")
"""Rules about a row: each is named by itself."""

FileRule: TypeAlias = Literal[
    "too_big", "empty_file", "unknown_kind", "damaged", "encrypted", "old_format", "macros", "bomb",
    "not_a_workbook", "date1904", "too_large", "encoding", "unresolved", "separator",
    "too_heavy",
]  # fmt: skip
Kind: TypeAlias = Literal[
    "missing_unit", "unit_lost", "missing_tables", "empty_tables", "fewer_rows", "more_rows",
    "same_file",
    "outlier", "count", "claim", "verdict", "struck", "ids_alike", "ids_changed", "ids_shared",
    "officers_shared",
    "percent_base", "fraction", "some_towns", "total_differs", "total_unused", "total_lent",
    "total_instead", "total_alone", "totals_gone", "city_total", "city_total_lent",
    "city_total_old", "to_nothing", "tenfold", "leap", "off_scale", "mixed_scale",
    "new_components", "no_town_rating", "moved", "ended",
    "scale", "scale_shift", "dates", "years_sent", "years_differ", "nothing_changes",
    "identical", "same_but_ids", "units_gone", "units_new", "units_renamed", "units_doubled",
    "later_carried", "later_stands", "older_template",
    "other_day_named", "other_day_noted", "other_unit_named", "days_only", "on_deadline",
    "parts_above", "town_rows", "sum_row", "rows_tenfold", "doubled", "shifted",
]  # fmt: skip


Cell: TypeAlias = Callable[[str, int, str], str]
"""The address of a table's row and column."""


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


def grouped(problems: Iterable[Problem]) -> list[Problem]:
    """The same mistake in several cells of a column as one problem that names them."""
    groups: dict[object, list[Problem]] = {}
    for number, one in enumerate(problems):
        alone = not one.cell or one.rule in BY_ROW
        value = one.value if one.rule in BY_VALUE else ""
        hint = tuple(sorted(one.hint.items()))
        same = (one.rule, one.file, one.sheet, one.table, one.column, hint, value)
        groups.setdefault(number if alone else same, []).append(one)
    return [
        replace(
            first,
            more=first.more + sum(one.more for one in others),
            cells=(*first.cells, *(one.cell for one in others)),
        )
        for first, *others in groups.values()
    ]


@dataclass(frozen=True)
class IntakeWarning:
    """One thing to confirm before publication: `kind` is a key of the texts, the rest fills it
    in. `unit`, `table` and `column` may be several (commas between); `cells` says where it
    stands (see `places`), `facts` whatever else the text names.

    Its fields are what `evidence` is made of, which the log keeps: they stay as they are.
    """

    kind: Kind
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
        said = (self.kind, self.unit, self.indicator, self.table)
        return "-".join(filter(None, (*said, self.claim, self.file, self.sheet, self.column)))

    @property
    def evidence(self) -> str:
        """A hash of all that is said: the same warning on other numbers is another one."""
        content = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


def places(named: Sequence[object]) -> str:
    """Rows, cells or ids of one message, one a line; `messages` puts them into words."""
    return "\n".join(map(str, named[:MAX_PLACES]))


class UnreadableError(Explained):
    """A file that cannot be read at all: `rule` as in `Problem`."""

    texts = "rule."

    def __init__(self, rule: FileRule, **hint: str) -> None:
        super().__init__(rule, **hint)
        self.rule, self.hint = rule, hint
