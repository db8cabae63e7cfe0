"""The parts of an XLSX file that was sent, and how large it may be."""

from dashboard.files import archive
from dashboard.intake.problems import UnreadableError

UNPACKED = 800 * 2**20
"""Bytes that a workbook may unpack to."""
COLUMNS, ROWS = 52, 500_000
"""Largest column (``AZ``) and row that may hold anything; the reader keeps every cell between."""


def parts(content: bytes) -> dict[str, bytes]:
    """The XML parts by name; `UnreadableError` for what is no workbook, locked, or a bomb."""
    try:
        return archive.parts(content, UNPACKED)
    except archive.ArchiveError as error:
        raise UnreadableError(error.rule) from error
