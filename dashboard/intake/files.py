"""Files as sheets of raw cells: XLSX, CSV and Parquet, whatever wrote them."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from dashboard.intake import archive
from dashboard.intake.cells import neutral
from dashboard.intake.problem import UnreadableError

BYTES = 200 * 2**20
"""Largest file, in bytes."""
MARK = b"provenance"
"""Metadata of our Parquet files that says whose numbers they are."""
csv.field_size_limit(2**20)


@dataclass(frozen=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


def distinct(uploads: Sequence[Upload]) -> list[Upload]:
    """The same files, none by the name of another: counties call theirs alike."""
    seen: Counter[str] = Counter()
    named = []
    for upload in uploads:
        seen[upload.name] += 1
        path = PurePath(upload.name)
        name = upload.name if seen[upload.name] == 1 else \
            f"{path.stem} ({seen[upload.name]}){path.suffix}"
        named.append(replace(upload, name=name))
    return named


@dataclass(frozen=True)
class Sheet:
    """Raw cells, row by row from the first; what cannot be taken at its word is named by cell.

    `name` is empty where a file is one table; `formulas` are addresses (``B7``), `merged` are
    ranges of (row, column) from 0; `provenance` is what the file's metadata says.
    """

    file: str
    name: str
    rows: list[list[object]]
    formulas: tuple[str, ...] = ()
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    provenance: str = field(default="")


def sheets(upload: Upload) -> list[Sheet]:
    """The sheets of a file; `UnreadableError` where there is nothing to be read."""
    if len(upload.content) > BYTES:
        raise UnreadableError("too_big", most=f"{BYTES // 2**20}")
    if not upload.content:
        raise UnreadableError("empty_file")
    reader = READERS.get(PurePath(upload.name).suffix.lower())
    if reader is None:
        raise UnreadableError("unknown_kind")
    return reader(upload)


def _xlsx(upload: Upload) -> list[Sheet]:
    found = archive.parts(upload.content)
    formulas = archive.formulas(found)
    try:
        with CalamineWorkbook.from_filelike(archive.packed(found)) as book:
            return [_sheet(upload.name, book, name, formulas.get(name, []))
                    for name in book.sheet_names]
    except BaseException as error:  # a panic of the reader is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | UnreadableError):
            raise
        raise UnreadableError("damaged") from error


def _sheet(file: str, book: CalamineWorkbook, name: str, formulas: list[str]) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    merged = tuple(sheet.merged_cell_ranges or ())
    rows: list[list[object]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
    return Sheet(file, name, rows, tuple(formulas), merged)


def _csv(upload: Upload) -> list[Sheet]:
    text = _decoded(upload.content)
    first = next((line for line in text.splitlines() if line and not line.startswith("#")), "")
    mark = max(",\t;", key=first.count)
    try:
        rows: list[list[object]] = [list(row) for row in csv.reader(
            io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error as error:
        raise UnreadableError("damaged") from error
    if len(rows) > archive.ROWS or max(map(len, rows), default=0) > archive.COLUMNS:
        raise UnreadableError("too_large", rows=f"{archive.ROWS:,}",
                              columns=str(archive.COLUMNS))
    return [Sheet(upload.name, "", rows)]


def _decoded(content: bytes) -> str:
    """UTF-8 or what Chinese Excel writes: GB18030, or UTF-16 with a mark."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in content and not wide:
        raise UnreadableError("damaged")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("encoding")


def _parquet(upload: Upload) -> list[Sheet]:
    try:
        file = pq.ParquetFile(io.BytesIO(upload.content))
        if file.metadata.num_rows > archive.ROWS or file.metadata.num_columns > archive.COLUMNS:
            raise UnreadableError("too_large", rows=f"{archive.ROWS:,}",
                                  columns=str(archive.COLUMNS))
        table = _whole(file)
        # as a spreadsheet would hold it: no mark was set before its text, so none is taken off
        columns = [[neutral(v) if isinstance(v, str) else v for v in column.to_pylist()]
                   for column in table.columns]
    except (OSError, pa.ArrowException, ValueError, OverflowError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("damaged") from error
    rows: list[list[object]] = [list(table.column_names), *map(list, zip(*columns, strict=True))]
    mark = (table.schema.metadata or {}).get(MARK, b"").decode("utf-8", "replace")
    return [Sheet(upload.name, "", rows, provenance=mark)]


def _whole(file: pq.ParquetFile) -> pa.Table:
    """All rows, as long as they do not unpack to more than may be."""
    batches, size = [], 0
    for batch in file.iter_batches(200):  # a long text may stand in every row
        size += batch.nbytes
        if size > archive.UNPACKED:
            raise UnreadableError("bomb")
        batches.append(batch)
    return pa.Table.from_batches(batches, file.schema_arrow)


READERS: dict[str, Callable[[Upload], list[Sheet]]] = {
    ".xlsx": _xlsx, ".xlsm": _xlsx, ".csv": _csv, ".txt": _csv, ".parquet": _parquet}
