"""Questions to the shipped demonstration data, asked apart from the product's own queries."""

from functools import cache

import duckdb
import pytest


@pytest.fixture(scope="session")
def ask(shipped):
    """The one value a question yields at a day, by default the last."""

    @cache
    def tables(day: str) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        for name in shipped[day].tables:
            connection.read_parquet(str(shipped[day].path / f"{name}.parquet")).create_view(name)
        return connection

    return lambda sql, day="2021-12-16": tables(day).execute(sql).fetchone()[0]
