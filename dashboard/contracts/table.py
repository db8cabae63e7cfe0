"""What a table of a snapshot must look like; validation, templates and docs read it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

import pandas as pd
import pyarrow as pa

Provenance = Literal["demo", "reported"]
"""What the numbers of a snapshot are: demonstration data, or records that offices sent."""
PROVENANCES: tuple[Provenance, ...] = get_args(Provenance)
Type = Literal["text", "integer", "number", "weight", "boolean", "date", "timestamp"]

ARROW: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "weight": pa.decimal128(5, 4),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("ms"),
}


class Label(NamedTuple):
    """A name in both languages of the product."""

    zh: str
    en: str


@dataclass(frozen=True)
class Column:
    """One column.

    `references` names the table (and, for units, the levels) a value must exist in.
    `past` marks a date of something that has happened: never after the as-of date.
    `known_with` names the date column at which this value becomes known; before it the
    value is null, or `until` (for example ``pending``). `since` is the contract version it
    came with; snapshots before it are read with the column empty.
    """

    name: str
    type: Type
    label: Label
    required: bool = True
    allowed: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    references: str = ""
    levels: tuple[str, ...] = ()
    past: bool = False
    known_with: str = ""
    until: str | None = None
    since: int = 1

    @property
    def later(self) -> bool:
        """Whether it came with a later version and may be empty: what was made before has none."""
        return self.since > 1 and not self.required


@dataclass(frozen=True)
class Rule:
    """A rule within one table: `breaks` marks the rows that break it."""

    name: str
    column: str
    label: Label
    breaks: Callable[[pd.DataFrame], pd.Series]


class Holder(NamedTuple):
    """The office that fills a table in, and the `new` columns it has to add to its ledger."""

    office: Label
    new: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, the key that makes a row unique, its own rules, who fills
    it in; `flow` where its rows are what happened over a time, with days due in it, and say
    nothing of later days.
    """

    name: str
    label: Label
    grain: Label
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    holder: Holder = field(kw_only=True)
    flow: bool = field(default=False, kw_only=True)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def arrow_schema(self) -> pa.Schema:
        """The Parquet schema, in contract order."""
        return pa.schema([(c.name, ARROW[c.type]) for c in self.columns])

    def reads(self, schema: pa.Schema, version: int) -> bool:
        """Whether a file of `schema`, written under contract `version`, can be read: contract
        order and types, no column of a later version; only what may be empty may be missing.
        """
        there = [c for c in self.columns if c.name in schema.names]
        absent = [c for c in self.columns if c.name not in schema.names]
        expected = pa.schema([(c.name, ARROW[c.type]) for c in there])
        return bool(
            schema.equals(expected)
            and all(c.since <= version for c in there)
            and not any(c.required for c in absent)
        )

    def complete(self, table: pa.Table) -> pa.Table:
        """`table` with the columns it was written without, empty, in contract order."""
        for place, column in enumerate(self.arrow_schema()):
            if column.name not in table.column_names:
                table = table.add_column(place, column, pa.nulls(len(table), column.type))
        return table


def in_order(table_rule: str, first: str, then: str, zh: str, en: str) -> Rule:
    """A rule that `then` is never before `first` where both are given."""
    return Rule(table_rule, then, Label(zh, en), lambda frame: frame[then] < frame[first])
