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

PROVENANCE = b"provenance"
"""The key of our Parquet files' metadata that says whose numbers they are."""


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
    times: Counter[str] = Counter()
    named = []
    for upload in uploads:
        times[upload.name] += 1
        path, n = PurePath(upload.name), times[upload.name]
        name = upload.name if n == 1 else f"{path.stem} ({n}){path.suffix}"
        named.append(replace(upload, name=name))
    return named


def once(uploads: Sequence[Upload]) -> tuple[list[Upload], list[tuple[str, str]]]:
    """The same files, each content once; and the names of those left out with their like."""
    first: dict[str, str] = {}
    unique, repeated = [], []
    for upload in uploads:
        if upload.sha256 in first:
            repeated.append((upload.name, first[upload.sha256]))
        else:
            first[upload.sha256] = upload.name
            unique.append(upload)
    return unique, repeated


@dataclass(frozen=True)
class Sheet:
    """Raw cells, row by row from the first, and what stands on the sheet beside them.

    `name` is empty where a file is one table; `flat` says that a row ends where its text ends
    (CSV); `provenance` is what the file's metadata says.
    """

    file: str
    name: str
    rows: list[list[object]]
    layout: Layout = field(default_factory=Layout)
    flat: bool = False
    provenance: str = ""


def sheets(upload: Upload) -> list[Sheet]:
    """The sheets of a file; `UnreadableError` where there is nothing to be read."""
    if len(upload.content) > limits.BYTES:
        raise UnreadableError("too_big", most=f"{limits.BYTES // 2**20}")
    if not upload.content:
        raise UnreadableError("empty_file")
    reader = READERS.get(PurePath(upload.name).suffix.lower())
    if reader is None:
        raise UnreadableError("unknown_kind")
    return reader(upload)


def _xlsx(upload: Upload) -> list[Sheet]:
    book = structure(upload.content)
    try:
        with CalamineWorkbook.from_filelike(book.packed()) as values:
            if list(values.sheet_names) != list(book.layouts):
                raise UnreadableError("unresolved", sheet="?")
            return [_sheet(upload.name, values, name, one) for name, one in book.layouts.items()]
    except BaseException as error:  # a panic of the reader is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | UnreadableError):
            raise
        raise UnreadableError("damaged") from error


def _sheet(file: str, book: CalamineWorkbook, name: str, layout: Layout) -> Sheet:
    rows: list[list[object]] = [
        [*row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    ]
    return Sheet(file, name, rows, layout)


def _csv(upload: Upload) -> list[Sheet]:
    return [Sheet(upload.name, "", delimited.rows(upload.content), flat=True)]


def _parquet(upload: Upload) -> list[Sheet]:
    try:
        file = pq.ParquetFile(io.BytesIO(upload.content))
        limits.refuse_larger(file.metadata.num_rows, file.metadata.num_columns)
        table = _whole(file)
        # as a spreadsheet would hold it: no mark was set before its text, so none is taken off
        columns = [
            [neutral(v) if isinstance(v, str) else v for v in column.to_pylist()]
            for column in table.columns
        ]
    except UnreadableError:
        raise
    except (OSError, pa.ArrowException, ValueError, OverflowError) as error:
        raise UnreadableError("damaged") from error
    rows: list[list[object]] = [list(table.column_names), *map(list, zip(*columns, strict=True))]
    mark = (table.schema.metadata or {}).get(PROVENANCE, b"").decode("utf-8", "replace")
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
