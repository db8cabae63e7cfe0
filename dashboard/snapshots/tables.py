"""The tables of a snapshot as frames, in the types that validation gives them."""

from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.contracts import TABLES
from dashboard.contracts.table import ARROW
from dashboard.snapshots.reader import Snapshot

READ_AS = {
    "integer": pa.int32(),
    "weight": pa.float64(),
    "date": pa.timestamp("us"),
    "timestamp": pa.timestamp("us"),
}
KINDS = {pa.int32(): pd.Int32Dtype(), pa.bool_(): pd.BooleanDtype()}


def load(snapshot: Snapshot, names: Iterable[str] = ()) -> dict[str, pd.DataFrame]:
    """The tables `names` of a snapshot (all of them by default), by name."""
    return {
        name: _load(snapshot, name)
        for name in (names or snapshot.tables)
        if name in snapshot.tables
    }


def _load(snapshot: Snapshot, name: str) -> pd.DataFrame:
    return frame(name, raw(snapshot, name))


def raw(snapshot: Snapshot, name: str) -> pa.Table:
    """The table as it stands in its file."""
    return pq.read_table(snapshot.path / f"{name}.parquet", partitioning=None)


def frame(name: str, table: pa.Table) -> pd.DataFrame:
    """Table `name` as a frame; columns it was written without are there and empty."""
    table = TABLES[name].complete(table)
    schema = pa.schema(
        [
            (c.name, READ_AS.get(c.type, table.schema.field(c.name).type))
            for c in TABLES[name].columns
        ]
    )
    held: pd.DataFrame = table.cast(schema).to_pandas(types_mapper=KINDS.get)
    weights = {c.name: ARROW["weight"].scale for c in TABLES[name].columns if c.type == "weight"}
    return held.round(weights)  # 0.3 as a number is the nearest to 0.3


def row_counts(snapshot: Snapshot) -> dict[str, int]:
    """How many records each table of a snapshot holds, from the feet of its files."""
    return {
        name: pq.read_metadata(snapshot.path / f"{name}.parquet").num_rows
        for name in snapshot.tables
    }
