"""The query layer: a locked-down DuckDB over one snapshot, and SQL by file name."""

import duckdb
import pandas as pd
import pyarrow as pa

from dashboard import contracts, paths
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
    for name, table in contracts.TABLES.items():
        if name in snapshot.tables:
            held = connection.read_parquet(str(snapshot.path / f"{name}.parquet"))
            _complete(held, connection.from_arrow(table.arrow_schema().empty_table())).create(name)
        else:
            connection.from_arrow(table.arrow_schema().empty_table()).create(name)
    facts = {"as_of": [snapshot.as_of], "provenance": [snapshot.provenance]}
    connection.from_arrow(pa.table(facts)).create("snapshot")
    connection.execute(text("views"))
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def _complete(
    held: duckdb.DuckDBPyRelation, wanted: duckdb.DuckDBPyRelation
) -> duckdb.DuckDBPyRelation:
    """`held` with the columns of `wanted` it was written without, empty."""
    if held.columns == wanted.columns:
        return held
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
