"""What a query is before there are data: its columns and tables, or its fault by line."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from dashboard import contracts
from dashboard.indicators import rows
from dashboard.indicators.text import TOKEN
from dashboard.snapshots.database import CONFIG, Connection, declare

LINE = re.compile(r"\n+LINE (\d+):")
QUOTED = re.compile(r"[\"'](\w+)[\"']")
FACTS = pa.schema([("as_of", pa.date32()), ("provenance", pa.string())])


class SqlError(ValueError):
    """A query that cannot be bound; `line` counts from its first."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True)
class Bound:
    """What a query returns (type by column, in order) and the tables it reads."""

    columns: dict[str, str]
    tables: set[str]


@contextmanager
def empty(views: str) -> Iterator[Connection]:
    """A connection to every table of the contract, without rows, and the views of `views`."""
    with duckdb.connect(config=CONFIG | {"enable_external_access": "false"}) as connection:
        declare(contracts.TABLES.values(), connection)
        connection.from_arrow(FACTS.empty_table()).create("snapshot")
        for statement in connection.extract_statements(views):
            try:
                connection.execute(statement)
            except duckdb.Error as error:
                above = views[: views.index(statement.query.strip())].count("\n")
                reason, line = _said(error, statement.query)
                raise SqlError(reason, above + line) from error
        yield connection


def bind(sql: str, connection: Connection) -> Bound:
    """What the one query of `sql` is over the tables of `connection`; SqlError names a fault."""
    try:
        statements = connection.extract_statements(sql)
        ends = any(other == ";" for *_, other in TOKEN.findall(sql))
        if ends or len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise SqlError("must be one query, a select, without a semicolon")
        found = connection.sql(sql)
        tables = connection.get_table_names(sql)
    except duckdb.Error as error:
        raise SqlError(*_reason(sql, connection, error)) from error
    types = [str(type_) for type_ in found.types]
    if len(set(found.columns)) < len(types):
        raise SqlError(f"returns a column twice: {', '.join(found.columns)}")
    return Bound(dict(zip(found.columns, types, strict=True)), tables & set(contracts.TABLES))


def _reason(sql: str, connection: Connection, error: duckdb.Error) -> tuple[str, int]:
    """What DuckDB says of `sql`, and the line; it tells the line of much only when it runs."""
    try:
        connection.execute(sql)
    except duckdb.Error as run:
        error = run
    return _said(error, sql)


def _said(error: duckdb.Error, sql: str) -> tuple[str, int]:
    """The error without its picture, and its line; where it tells none, that of what it names."""
    reason, *at = LINE.split(str(error))
    named = [
        line
        for word in QUOTED.findall(reason)
        for line, text in enumerate(sql.splitlines(), start=1)
        if re.search(rf"\b{re.escape(word)}\b", text)
    ]
    return " ".join(reason.split()), int(at[0]) if at else (named or [1])[0]


def sent_in(source: str, scope: str, connection: Connection) -> tuple[str, set[str]]:
    """Whether a place has sent what stands in `reported_in` as `source`, as SQL, and the tables
    that stands on; SqlError when it cannot be told.
    """
    try:
        columns = connection.table(source.partition(".")[0]).columns
        test = rows.sent(source, scope, columns)
    except (duckdb.Error, ValueError) as error:
        raise SqlError(str(error).splitlines()[0]) from error
    places = f"{rows.PLACES[scope]} where {test}"
    return test, connection.get_table_names(places) & set(contracts.TABLES)
