"""Write a snapshot so that a reader sees all of it or nothing of it."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard import contracts
from dashboard.contracts.checks import violations
from dashboard.files.atomic import write_whole
from dashboard.snapshots.log import directory_name


def write(
    tables: Mapping[str, pd.DataFrame],
    *,
    root: Path,
    as_of: date,
    provenance: str,
    created_at: str,
    created_by: str,
    source_sha256: str = "",
    revision: int = 1,
    carried: Mapping[str, str] | None = None,
    register: str = "",
) -> Path:
    """Write `tables` as one immutable directory under `root` and return its path.

    ValueError when the tables break the contract; FileExistsError when that revision of
    that date is already there: nothing is ever overwritten. `carried`, `register` as in `Snapshot`.
    """
    broken = violations(tables, as_of)
    if len(broken):
        raise ValueError(f"{len(broken)} violations, first:\n{broken.head(20).to_string()}")
    name = directory_name(as_of, revision)
    target = root / name
    if target.exists():
        raise FileExistsError(target)
    root.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=root))
    try:
        manifest = {
            "as_of": str(as_of),
            "revision": revision,
            "provenance": provenance,
            "contract_version": contracts.VERSION,
            "created_at": created_at,
            "created_by": created_by,
            "source_sha256": source_sha256,
            **({"carried": dict(carried)} if carried else {}),
            **({"register": register} if register else {}),
            "tables": {table: _write_table(draft, table, frame) for table, frame in tables.items()},
        }
        write_whole(
            draft / "manifest.json",
            json.dumps(manifest, indent=2, ensure_ascii=False).encode() + b"\n",
        )
        draft.chmod(0o755)
        sync(draft)
        draft.rename(target)
        sync(root)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return target


def arrow_table(name: str, frame: pd.DataFrame) -> pa.Table:
    """`frame` as table `name` in the types of the contract."""
    schema = contracts.TABLES[name].arrow_schema()
    arrays = [_array(frame[field.name], field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _write_table(draft: Path, name: str, frame: pd.DataFrame) -> dict[str, int | str]:
    sink = pa.BufferOutputStream()
    pq.write_table(arrow_table(name, frame), sink, compression="zstd")
    content = sink.getvalue().to_pybytes()
    write_whole(draft / f"{name}.parquet", content)
    return {"rows": len(frame), "sha256": hashlib.sha256(content).hexdigest()}


def _array(values: pd.Series, kind: pa.DataType) -> pa.Array:
    """The column in its contract type; weights are decimal, so that 0.30 is 0.30."""
    if values.isna().all():
        return pa.nulls(len(values), kind)
    if pa.types.is_decimal(kind):
        return pc.round(pa.array(values, pa.float64()), kind.scale).cast(kind)
    return pa.array(values, from_pandas=True).cast(kind)


def sync(directory: Path) -> None:
    """Make the directory's entries durable; Windows cannot open one, and need not."""
    if os.name == "posix":
        handle = os.open(directory, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
