"""A snapshot to take away: XLSX, Parquet or CSV, with dictionary and manifest.

Each file says whose numbers it holds, in words and in its metadata, so that demonstration data
cannot come back as reported data.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pandas as pd
import pyarrow.parquet as pq

from dashboard.contracts import TABLES
from dashboard.intake.reading.cells import neutral
from dashboard.intake.reading.files import PROVENANCE
from dashboard.intake.workbooks import book as books
from dashboard.intake.workbooks.book import lines, table_sheet
from dashboard.snapshots import Snapshot
from dashboard.snapshots.tables import load, raw
from dashboard.text import provenance
from dashboard.text.i18n import Translator
from dashboard.text.rules import between

FORMATS = ("parquet", "csv")


def mark(snapshot: Snapshot, t: Translator) -> str:
    """What every file says of itself."""
    said = provenance.mark(snapshot, t) or t("provenance.reported.name")
    return f"{said} · {snapshot.id} · provenance: {snapshot.provenance}"


def xlsx(snapshot: Snapshot, t: Translator, file: BinaryIO) -> None:
    """Write the snapshot as a workbook that can be published again."""
    held = books.opened(file, t, mark=mark(snapshot, t), big=True)
    said = held.book.add_worksheet(t("sheet.manifest"))
    said.set_column(0, 2, 40)
    lines(said, manifest(snapshot, t), head=held.reused)
    for name, frame in load(snapshot).items():
        table_sheet(held, TABLES[name], frame, dropdowns=False)
    words = held.book.add_worksheet(t("sheet.dictionary"))
    words.set_column(0, 10, 24)
    lines(words, dictionary(t), head=held.reused)
    held.book.close()


def files(snapshot: Snapshot, t: Translator, form: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of the snapshot in one of `FORMATS`."""
    for name in snapshot.tables:
        if form == "parquet":
            table = TABLES[name].complete(raw(snapshot, name))
            sink = io.BytesIO()
            pq.write_table(
                table.replace_schema_metadata({PROVENANCE: snapshot.provenance.encode()}),
                sink,
                compression="zstd",
            )
            yield f"{name}.parquet", sink.getvalue()
        else:
            yield f"{name}.csv", _csv(load(snapshot, [name])[name], name, mark(snapshot, t))
    yield "dictionary.csv", _plain_csv(dictionary(t))
    yield "manifest.json", json.dumps(_facts(snapshot), ensure_ascii=False, indent=2).encode()


def zipped(snapshot: Snapshot, t: Translator, form: str) -> bytes:
    """The files as one archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(snapshot, t, form):
            archive.writestr(name, content)
    return held.getvalue()


def write(snapshot: Snapshot, t: Translator, folder: Path, form: str) -> None:
    """The files in a new directory; FileExistsError where it is there and not empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    for name, content in files(snapshot, t, form):
        (folder / name).write_bytes(content)


def _csv(frame: pd.DataFrame, name: str, note: str) -> bytes:
    shown = frame.copy()
    for column in TABLES[name].columns:
        if column.type == "text":
            held = shown[column.name]
            shown[column.name] = held.map(neutral, na_action="ignore")
    return f"# {note}\n{shown.to_csv(index=False, lineterminator=chr(10))}".encode("utf-8-sig")


def _plain_csv(rows: list[list[str]]) -> bytes:
    return pd.DataFrame(rows[1:], columns=rows[0]).to_csv(index=False).encode("utf-8-sig")


def _facts(snapshot: Snapshot) -> dict[str, object]:
    return {
        "id": snapshot.id,
        "as_of": str(snapshot.as_of),
        "revision": snapshot.revision,
        "provenance": snapshot.provenance,
        "created_at": snapshot.created_at,
        "created_by": snapshot.created_by,
        "contract_version": snapshot.contract,
        "digest": snapshot.digest,
        "carried": dict(snapshot.carried),
        "tables": dict(snapshot.tables),
    }


def manifest(snapshot: Snapshot, t: Translator) -> list[list[str]]:
    """What the snapshot is: facts first, then rows and hash of each table."""
    facts = _facts(snapshot)
    said = [
        [t(f"book.manifest.{key}"), key, str(value) if value else "–"]
        for key, value in facts.items()
        if key != "tables"
    ]
    said += [[t("book.manifest.table"), t("book.manifest.rows"), t("book.manifest.sha256")]]
    return [
        [mark(snapshot, t)],
        *said,
        *(
            [name, str(pq.read_metadata(snapshot.path / f"{name}.parquet").num_rows), sha256]
            for name, sha256 in snapshot.tables.items()
        ),
    ]


def dictionary(t: Translator) -> list[list[str]]:
    """Every column of the contract in words, the headings first."""
    heads = (
        "table",
        "label",
        "column",
        "name",
        "type",
        "required",
        "allowed",
        "range",
        "references",
        "key",
        "since",
    )
    rows = [[t(f"book.dictionary.{head}") for head in heads]]
    for table in TABLES.values():
        for column in table.columns:
            words = t.join([f"{value} {t.word(column.name, value)}" for value in column.allowed])
            span = (
                ""
                if column.low is None and column.high is None
                else f"{'' if column.low is None else f'{column.low:g}'}–"
                f"{'' if column.high is None else f'{column.high:g}'}"
            )
            rows.append(
                [
                    table.name,
                    t.label(table.label),
                    column.name,
                    t.label(column.label),
                    t(f"kind.{column.type}"),
                    t("word.true") if column.required else "",
                    words,
                    span,
                    column.references,
                    t("book.key") if column.name in table.key else "",
                    str(column.since),
                ]
            )
    return rows + _rules(t, len(heads))


def _rules(t: Translator, width: int) -> list[list[str]]:
    """The rules between columns and between tables, below the columns."""
    rows = [[""] * width, [t("rules.title"), *[""] * (width - 1)]]
    for table in TABLES.values():
        for said in between(table, t):
            rows.append([table.name, t.label(table.label), said, *[""] * (width - 3)])
    return rows
