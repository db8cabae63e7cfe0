"""The query layer: a locked-down DuckDB over one snapshot, and SQL by file name."""

from collections.abc import Iterable
from functools import cache

import duckdb
import pandas as pd
import pyarrow as pa

from dashboard import contracts, paths
from dashboard.contracts.table import Table
from dashboard.snapshots import Snapshot

FOLDER = paths.QUERIES
Connection = duckdb.DuckDBPyConnection

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "2",
}


def connect(snapshot: Snapshot) -> Connection:
    """A connection that sees the tables of `snapshot`, and nothing else on the machine.

    A table the snapshot does not hold is there and empty. The one-row table `snapshot`
    holds as_of and provenance; the views are those of ``views.sql``. Threads must not
    share the connection itself: `fetch` takes a cursor.
    """
    connection = duckdb.connect(config=CONFIG)
    for name in contracts.TABLES.keys() & snapshot.tables:
        held = connection.read_parquet(str(snapshot.path / f"{name}.parquet"))
        _complete(held, contracts.TABLES[name], connection).create(name)
    declare((t for t in contracts.TABLES.values() if t.name not in snapshot.tables), connection)
    facts = {"as_of": [snapshot.as_of], "provenance": [snapshot.provenance]}
    connection.from_arrow(pa.table(facts)).create("snapshot")
    connection.execute(text("views"))
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def declare(tables: Iterable[Table], connection: Connection) -> None:
    """Make `tables` of the contract, empty: one script, as a statement each takes twice as long."""
    connection.execute("\n".join(_declaration(table) for table in tables))


@cache
def _declaration(table: Table) -> str:
    with duckdb.connect(config=CONFIG) as connection:
        connection.from_arrow(table.arrow_schema().empty_table()).create(table.name)
        ((sql,),) = connection.execute("select sql from duckdb_tables()").fetchall()
    return str(sql)


def _complete(
    held: duckdb.DuckDBPyRelation, table: Table, connection: Connection
) -> duckdb.DuckDBPyRelation:
    """`held` with the columns of `table` it was written without, empty."""
    if held.columns == [column.name for column in table.columns]:
        return held
    wanted = connection.from_arrow(table.arrow_schema().empty_table())
    empty = duckdb.ConstantExpression(None)
    return held.select(
        *[
            duckdb.ColumnExpression(name) if name in held.columns else empty.cast(kind).alias(name)
            for name, kind in zip(wanted.columns, wanted.types, strict=True)
        ]
    )


def fetch(name: str, connection: Connection, **parameters: object) -> pd.DataFrame:
    """The rows of ``queries/<name>.sql``; a missing or surplus parameter raises."""
    with connection.cursor() as cursor:
        return cursor.execute(text(name), parameters).df()


def text(name: str) -> str:
    """The SQL of ``queries/<name>.sql``."""
    return (FOLDER / f"{name}.sql").read_text("utf-8")
