"""Build indicator values from a snapshot, and keep them beside it until anything changes."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.files.atomic import whole
from dashboard.indicators import rows, windows
from dashboard.indicators import values as arithmetic
from dashboard.indicators.indicator import Definitions, Indicator, definitions_hash
from dashboard.snapshots import Snapshot, database

CODE = (
    Path(arithmetic.__file__),
    Path(__file__),
    Path(rows.__file__),
    Path(windows.__file__),
    Path(database.__file__),
    *sorted(database.FOLDER.glob("*.sql")),
)
NOTHING = pa.schema(
    [(name, pa.float64() if name.endswith("nator") else pa.string()) for name in arithmetic.ROWS]
).empty_table()
"""Rows of no indicator."""
Ask = Callable[[str], pa.Table]
"""Runs one query and hands back its rows."""


def values(snapshot: Snapshot, definitions: Definitions, derived: Path) -> pd.DataFrame:
    """The values of `known` at `snapshot`: from `derived` when they are of exactly this
    snapshot, these definitions and this code, else built (and kept where possible).
    """
    file = derived / snapshot.id / f"{definitions_hash(definitions)}.parquet"
    mark = _mark(snapshot)
    kept = _kept(file, mark)
    if kept is not None:
        return kept
    built = build(snapshot, definitions)
    _keep(built, file, mark)
    return built


def build(snapshot: Snapshot, definitions: Definitions) -> pd.DataFrame:
    """Sum every indicator's records on `snapshot` and roll them up."""
    if not definitions:
        return pd.DataFrame(columns=list(arithmetic.VALUES))
    with database.connect(snapshot) as connection:
        return asked(lambda sql: connection.sql(sql).to_arrow_table(), snapshot, definitions)


def asked(ask: Ask, snapshot: Snapshot, definitions: Definitions) -> pd.DataFrame:
    """As `build`, by whatever engine answers a query over `snapshot` and its views."""
    day = snapshot.as_of
    due = [i for i in definitions.values() if not (i.in_force and day < i.in_force)]
    reported = ask(database.text("reported_values")).to_pandas()
    added = [_added(indicator, ask) for indicator in due]
    year = ask(database.text("assessment_year"))["year"][0].as_py()
    summed = arithmetic.with_reported(
        pa.concat_tables([NOTHING, *added]).to_pandas(),
        reported[reported["indicator"].isin([i.id for i in due])],
    )
    towns = ask(database.text("towns")).to_pandas()
    frame = arithmetic.roll_up(summed, definitions, towns, day).assign(
        provenance=snapshot.provenance,
        window=lambda f: f["indicator"].map(
            {i.id: windows.window(i, day, year) for i in definitions.values()}
        ),
    )
    return frame.reset_index(drop=True)[list(arithmetic.VALUES)]


def _added(indicator: Indicator, ask: Ask) -> pa.Table:
    """The sums of one indicator's records, under its id."""
    found = ask(rows.sums(indicator))
    return found.add_column(
        0, "indicator", pa.array([indicator.id] * len(found), pa.string())
    ).cast(NOTHING.schema)


def _mark(snapshot: Snapshot) -> bytes:
    """What kept values must have been built from: this snapshot, by this code."""
    code = hashlib.sha256(b"".join(file.read_bytes() for file in CODE)).hexdigest()
    return f"{snapshot.digest} {code}".encode()


def _kept(file: Path, mark: bytes) -> pd.DataFrame | None:
    try:
        table = pq.read_table(file, partitioning=None)
    except (OSError, pa.ArrowInvalid):
        return None
    if (table.schema.metadata or {}).get(b"mark") != mark:
        return None
    frame: pd.DataFrame = table.to_pandas()
    return frame


def _keep(frame: pd.DataFrame, file: Path, mark: bytes) -> None:
    """Save; a read-only installation simply builds again."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), b"mark": mark})
    try:
        with whole(file, private=True) as stream:
            pq.write_table(table, stream)
    except OSError:
        return
