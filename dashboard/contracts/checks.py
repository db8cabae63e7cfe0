"""Check tables against the contract; every violation at once, each with its place.

`violations` returns one row per violation: table, row (0-based), column, value, rule.
`rule` is ``required``, ``type``, ``allowed``, ``range``, ``column``, ``key``,
``reference``, ``other_unit``, ``past``, ``known_with``, the name of a table's own rule, or
the name of a rule across tables.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from dashboard.contracts import TABLES
from dashboard.contracts.across import ACROSS
from dashboard.contracts.senders import by, keys, reporting_units, sender
from dashboard.contracts.table import Column, Table
from dashboard.contracts.violation import Tables, Violation, rows


def violations(tables: Tables, as_of: date) -> pd.DataFrame:
    """Every violation in `tables`; an empty frame when they keep the contract."""
    found = [
        violation
        for name, frame in tables.items()
        for violation in _of_table(TABLES[name], frame, tables, as_of)
    ]
    if not found:  # rules across tables presume tables that keep their own
        found = [violation for rule in ACROSS for violation in rule.breaks(tables)]
    return pd.DataFrame(found, columns=list(Violation._fields))


def _of_table(
    table: Table, frame: pd.DataFrame, tables: Tables, as_of: date
) -> Iterator[Violation]:
    missing = [c.name for c in table.columns if c.name not in frame]
    surplus = [name for name in frame if name not in {c.name for c in table.columns}]
    if missing or surplus:
        for name in (*missing, *surplus):
            yield Violation(table.name, None, str(name), None, "column")
        return
    broken_types = list(_of_values(table, frame))
    yield from broken_types
    if any(violation.rule == "type" for violation in broken_types):
        return
    for column in table.columns:
        for rule, mask in _of_column(table, column, frame, tables, as_of):
            yield from rows(table, frame, column.name, rule, mask)
    homes = reporting_units(tables["units"]) if "units" in tables else {}
    yield from rows(table, frame, table.key[0], "key", keys(table, frame, homes).duplicated())
    for own in table.rules:
        yield from rows(table, frame, own.column, own.name, own.breaks(frame))


DTYPES = {
    "text": str,
    "integer": "Int32",
    "number": float,
    "boolean": "boolean",
    "weight": float,
    "date": "datetime64[us]",
    "timestamp": "datetime64[us]",
}
INT32 = 2**31


@cache
def schema(columns: tuple[Column, ...]) -> pa.DataFrameSchema:
    """The pandera schema of columns: types, nulls, allowed values and ranges."""
    return pa.DataFrameSchema(
        {
            c.name: pa.Column(
                DTYPES[c.type], [*_value_checks(c)], nullable=not c.required, coerce=True
            )
            for c in columns
        }
    )


def plain(column: Column, values: pd.Series) -> bool:
    """Whether `values` keep the schema of `column` at a glance: of a type that needs no trying,
    no null, word or number that may not be. Of others pandera tells, cell by cell and slowly.
    """
    held = values.dropna()
    if column.required and len(held) < len(values):
        return False
    if held.empty:
        return held.dtype.kind in "fO" or held.dtype == DTYPES[column.type]
    return _typed(DTYPES[column.type], held) and bool(
        (not column.allowed or held.isin(column.allowed).all())
        and (column.low is None or held.min() >= column.low)
        and (column.high is None or held.max() <= column.high)
    )


def _typed(type_: object, held: pd.Series) -> bool:
    """Whether nothing has to be tried to have `held`, which has no null, in the type."""
    kind = held.dtype.kind
    if type_ is str:
        return isinstance(held.dtype, pd.StringDtype)
    if type_ is float:
        return kind in "iuf"
    if type_ == "Int32":
        return kind in "iuf" and bool((held % 1 == 0).all() and held.abs().max() < INT32)
    return kind == "b" if type_ == "boolean" else held.dtype == type_


def _value_checks(column: Column) -> Iterator[pa.Check]:
    if column.allowed:
        yield pa.Check.isin(column.allowed, name="allowed")
    if column.low is not None:
        yield pa.Check.ge(column.low, name="range")
    if column.high is not None:
        yield pa.Check.le(column.high, name="range")


RULES = {
    "coerce_dtype": "type",
    "dtype": "type",
    "not_nullable": "required",
    "isin": "allowed",
    "greater_than_or_equal_to": "range",
    "less_than_or_equal_to": "range",
}
"""The contract's word for each of pandera's checks."""


def _of_values(table: Table, frame: pd.DataFrame) -> Iterator[Violation]:
    columns = tuple(c for c in table.columns if not plain(c, frame[c.name]))
    if not columns:
        return
    asked = frame[[c.name for c in columns]].reset_index(drop=True)
    try:
        schema(columns).validate(asked, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.assign(
            check=errors.failure_cases["check"].astype(str).str.split("(").str[0]
        )
        mistyped = set(cases.loc[cases["check"] == "coerce_dtype", "column"])
        for case in cases.to_dict("records"):
            # a column of the wrong type fails every other check too: say it once, by cell
            if case["column"] in mistyped and case["check"] != "coerce_dtype":
                continue
            row = None if pd.isna(case["index"]) else int(case["index"])
            rule = RULES.get(case["check"], case["check"])
            yield Violation(table.name, row, str(case["column"]), case["failure_case"], rule)


def _of_column(
    table: Table, column: Column, frame: pd.DataFrame, tables: Tables, as_of: date
) -> Iterator[tuple[str, pd.Series]]:
    values = frame[column.name]
    if column.past:
        yield "past", values > pd.Timestamp(as_of) + pd.Timedelta(days=1, seconds=-1)
    if column.known_with:
        early = frame[column.known_with].isna() & values.notna()
        yield "known_with", early & (values != column.until if column.until else True)
    if column.references in tables:
        yield "reference", values.notna() & ~values.isin(_targets(column, tables))
    if column.references == table.name and by(table) and "units" in tables:
        yield "other_unit", _beyond(table, column, frame, reporting_units(tables["units"]))


def _beyond(
    table: Table, column: Column, frame: pd.DataFrame, homes: Mapping[str, str]
) -> pd.Series:
    """Rows that refer to a record which only other units have."""
    whose, id_, values = sender(table, frame, homes), table.key[0], frame[column.name]
    here = pd.MultiIndex.from_arrays([whose, values]).isin(
        pd.MultiIndex.from_arrays([whose, frame[id_]])
    )
    return values.notna() & values.isin(frame[id_]) & ~pd.Series(here, index=frame.index)


def _targets(column: Column, tables: Tables) -> pd.Series:
    """The ids that `column` may hold."""
    referred = tables[column.references]
    key = TABLES[column.references].key[0]
    return (
        referred.loc[referred["level"].isin(column.levels), key] if column.levels else referred[key]
    )
