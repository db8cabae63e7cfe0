"""An indicator: what the header of its file says, its query, and what that stands on."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import field, fields
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Required, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, StringConstraints
from pydantic.dataclasses import dataclass
from typing_extensions import TypedDict

from dashboard.contracts import Label
from dashboard.indicators.text import normalised
from dashboard.indicators.vocabulary import (
    PLACE_LEVELS,
    Direction,
    MeasureKind,
    Pillar,
    PlaceLevel,
)

T = TypeVar("T")
MIN_SHARE_BASE = 10
"""A share of fewer is too small to compare (ours, and said on the page)."""
STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)


def _in_both(value: Mapping[str, T]) -> Mapping[str, T]:
    if set(value) != set(Label._fields):
        raise ValueError(f"must say {' and '.join(Label._fields)}")
    return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[Mapping[str, str], AfterValidator(_in_both)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z]\w*$")]
Sources = Annotated[
    tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]\w*(\.[a-z]\w*)?$")], ...],
    BeforeValidator(_listed),
]


class Count(TypedDict):
    """A number of things, with the word they are counted by."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    measure_word: Words


class Ratio(TypedDict, total=False):
    """A share in per cent, or a number with its unit."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    format: Required[Literal["percent", "number"]]
    digits: int
    unit: Words


class Measures(TypedDict, total=False):
    """What an indicator is measured by."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    count: Count
    ratio: Ratio


@dataclass(frozen=True, config=STRICT)
class Level:
    """What values are held against.

    A ``floor`` is a rule, a ``reported`` level was published for the city; both give
    bands, from `since` on: what was published later is no threshold for earlier values. A
    ``reference`` is only drawn. `claim` names the published figure behind it.
    """

    kind: Literal["floor", "reported", "reference"]
    value: float
    claim: str = ""
    since: date | None = None


@dataclass(frozen=True, config=STRICT)
class Part:
    """A dimension of parts: one part a value of `column` (its own name unless given).

    What is added in a part: ``both`` numerators and denominators; ``numerator``s alone;
    those ``met``, of the records that add to the numerator, alone; ``each`` record, one each; the
    rows ``left_out`` of the total, one each.
    """

    zh: str
    en: str
    column: Name | Literal[""] = ""
    counts: Literal["both", "numerator", "met", "each", "left_out"] = "both"


@dataclass(frozen=True, config=STRICT)
class Heading:
    """What stands above a column that no table of the contract has."""

    zh: str
    en: str
    references: Literal["", "units"] = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Header:
    """Field by field what the header says (see docs/adding.md).

    `numerator` and `denominator` say in words what is counted above and below the line,
    `limits` what the number cannot tell.
    """

    id: str
    pillar: Pillar
    name: Label
    definition: Label
    numerator: Label
    grain: str
    measures: Measures
    lead: MeasureKind
    scope: PlaceLevel
    adds_up: bool
    window: Literal[
        "stock", "since_2020", "twelve_months", "twelve_months_and_open", "assessment_year"
    ]
    direction: Direction
    source: Label
    press_words: Annotated[Mapping[str, tuple[str, ...]], AfterValidator(_in_both)]
    denominator: Label | None = None
    limits: Label | None = None
    in_force: date | None = None
    goalposts: tuple[float, float] | None = None
    level: Level | None = None
    parts: Mapping[Name, Part] | None = None
    columns: Mapping[Name, Heading] | None = None
    reported_in: Sources = ()
    mechanism: str = ""
    min_base: int | None = None
    weight: float = 1.0
    mapped: bool = True
    residents: bool = False
    cases: bool = True


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Indicator(Header):
    """One indicator, read and bound.

    `sql` is its file: the header and the query of its records. `views` are the statements
    of the views this stands on, `tables` the tables of the contract, `record_columns` what it
    returns (type by column, in order), `sent` what `reported_in` asks of a place.
    """

    sql: str
    views: str = ""
    tables: tuple[str, ...] = ()
    record_columns: Mapping[str, str] = field(default_factory=dict)
    sent: str = ""

    @property
    def query(self) -> str:
        """The query alone."""
        return self.sql.split("*/", 1)[-1].strip()

    @property
    def has_ratio(self) -> bool:
        """Whether it has a ratio; only ratios are mapped, ranked and scored."""
        return "ratio" in self.measures

    def reaches(self, level: PlaceLevel) -> bool:
        """Whether it has values at `level`."""
        return PLACE_LEVELS.index(self.scope) >= PLACE_LEVELS.index(level)

    @property
    def compares(self) -> bool:
        """Whether its values at several places are ranked."""
        return self.has_ratio and self.mapped and self.direction != "information"

    @property
    def is_share(self) -> bool:
        """Whether its ratio is a share, shown in per cent."""
        return self.has_ratio and self.measures["ratio"]["format"] == "percent"

    @property
    def least(self) -> int:
        """The smallest denominator whose ratio is compared: 10 of a share, unless the header says
        another (`min_base`); averages per town are no samples.
        """
        if self.min_base is not None:
            return self.min_base
        return MIN_SHARE_BASE if self.is_share else 0

    @cached_property
    def definition_hash(self) -> str:
        """Hash of what decides the numbers: SQL, its views, the numeric header fields."""
        numeric: dict[str, Any] = {
            "scope": self.scope,
            "adds_up": self.adds_up,
            "window": self.window,
            "in_force": str(self.in_force),
            "direction": self.direction,
            "goalposts": self.goalposts,
            "level": self.level and self.level.value,
            "measures": sorted(self.measures),
            "weight": self.weight,
            "reported_in": self.reported_in,
            "parts": [
                (name, part.column, part.counts) for name, part in (self.parts or {}).items()
            ],
        }
        if self.min_base is not None:
            numeric["min_base"] = self.min_base
        content = json.dumps([self.id, normalised(self.sql), self.views, numeric], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()


Definitions = Mapping[str, Indicator]


def header_fields(header: Header) -> dict[str, Any]:
    """The fields of a header, by name."""
    return {one.name: getattr(header, one.name) for one in fields(header)}


def definitions_hash(definitions: Definitions) -> str:
    """One hash over all definitions; mending a label does not change it."""
    joined = "".join(indicator.definition_hash for indicator in definitions.values())
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
