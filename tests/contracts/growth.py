"""Contracts other than today's: as they landed, and with columns more or other."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from dashboard import contracts
from dashboard.contracts.table import ARROW, Column, Label
from dashboard.snapshots.writer import arrow_table
from tests import worlds

LANDED = yaml.safe_load(Path(__file__).with_name("landed.yaml").read_text("utf-8"))
LABEL = Label("示例", "example")


def written(root: Path, version: int, columns: dict[str, dict[str, str]], **rows) -> Path:
    """A snapshot of the small world as code of that contract wrote it: its `columns` only."""
    folder = root / str(worlds.AS_OF)
    folder.mkdir(parents=True)
    tables = {}
    for name, kinds in columns.items():
        if name == "units" or rows.get(name):
            held = arrow_table(name, worlds.table(name, rows.get(name, worlds.UNITS)))
        else:
            held = contracts.TABLES[name].arrow_schema().empty_table()
        schema = pa.schema([(n, ARROW[kind.rstrip("?")]) for n, kind in kinds.items()])
        file = folder / f"{name}.parquet"
        pq.write_table(held.select(schema.names).cast(schema), file)
        tables[name] = {
            "rows": len(held),
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        }
    manifest = {
        "as_of": str(worlds.AS_OF),
        "revision": 1,
        "provenance": "reported",
        "contract_version": version,
        "created_at": "2022-01-01",
        "created_by": "test",
        "tables": tables,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def grow(monkeypatch, table: str, *columns: Column, at: int | None = None) -> None:
    """From here on the contract of `table` has `columns` more."""
    known = contracts.TABLES[table]
    held = list(known.columns)
    held[len(held) if at is None else at : len(held) if at is None else at] = columns
    monkeypatch.setitem(contracts.TABLES, table, replace(known, columns=tuple(held)))
    latest = max(contracts.VERSION, *(column.since for column in columns))
    monkeypatch.setattr(contracts, "VERSION", latest)


def column(name: str, type_: str = "text", **rest) -> Column:
    """A column that may be empty and came with the next version."""
    given = {"required": False, "since": contracts.VERSION + 1} | rest
    return Column(name, type_, LABEL, **given)
