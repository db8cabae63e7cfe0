"""Files as sheets of raw cells: XLSX, CSV and Parquet, whatever wrote them."""

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import delimited, limits
from dashboard.intake.reading.cells import neutral
from dashboard.intake.reading.layout import Layout
from dashboard.intake.reading.structure import structure

BYTES = 200 * 2**20
"""Largest file, in bytes."""
MARK = b"provenance"
"""Metadata of our Parquet files that says whose numbers they are."""


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
        name = (
            upload.name
            if seen[upload.name] == 1
            else f"{path.stem} ({seen[upload.name]}){path.suffix}"
        )
        named.append(replace(upload, name=name))
    return named


def once(uploads: Sequence[Upload]) -> tuple[list[Upload], list[tuple[str, str]]]:
    """The same files, each content once; and the names of those left out with their like."""
    first: dict[str, str] = {}
    kept, twice = [], []
    for upload in uploads:
        if upload.sha256 in first:
            twice.append((upload.name, first[upload.sha256]))
        else:
            first[upload.sha256] = upload.name
            kept.append(upload)
    return kept, twice


@dataclass(frozen=True)
class Sheet:
    """Raw cells, row by row from the first, and what stands on the sheet beside them.

    `name` is empty where a file is one table; `flat` says that a row ends where its text ends
    (CSV); `provenance` is what the file's metadata says.
    """

    file: str
    name: str
    rows: list[list[object]]
    look: Layout = field(default_factory=Layout)
    flat: bool = False
    provenance: str = ""

    @property
    def formulas(self) -> tuple[str, ...]:
        """The addresses of cells that hold a formula."""
        return tuple(self.look.formulas)


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
    found = structure(upload.content)
    try:
        with CalamineWorkbook.from_filelike(found.packed()) as book:
            if list(book.sheet_names) != list(found.layouts):
                raise UnreadableError("unresolved", sheet="?")
            return [_sheet(upload.name, book, name, look) for name, look in found.layouts.items()]
    except BaseException as error:  # a panic of the reader is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | UnreadableError):
            raise
        raise UnreadableError("damaged") from error


def _sheet(file: str, book: CalamineWorkbook, name: str, look: Layout) -> Sheet:
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Sheet(file, name, [[*row] for row in values], look)


def _csv(upload: Upload) -> list[Sheet]:
    return [Sheet(upload.name, "", delimited.rows(upload.content), flat=True)]


def _parquet(upload: Upload) -> list[Sheet]:
    try:
        file = pq.ParquetFile(io.BytesIO(upload.content))
        if file.metadata.num_rows > limits.ROWS or file.metadata.num_columns > limits.COLUMNS:
            raise UnreadableError("too_large", rows=f"{limits.ROWS:,}", columns=str(limits.COLUMNS))
        table = _whole(file)
        # as a spreadsheet would hold it: no mark was set before its text, so none is taken off
        columns = [
            [neutral(v) if isinstance(v, str) else v for v in column.to_pylist()]
            for column in table.columns
        ]
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
        if size > limits.UNPACKED:
            raise UnreadableError("bomb")
        batches.append(batch)
    return pa.Table.from_batches(batches, file.schema_arrow)


READERS: dict[str, Callable[[Upload], list[Sheet]]] = {
    ".xlsx": _xlsx,
    ".xlsm": _xlsx,
    ".csv": _csv,
    ".txt": _csv,
    ".parquet": _parquet,
}
