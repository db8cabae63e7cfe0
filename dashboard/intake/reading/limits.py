"""How large a file that was sent may be."""

from dashboard.intake.problems import UnreadableError

BYTES = 200 * 2**20
"""Largest file, in bytes."""
UNPACKED = 800 * 2**20
"""Bytes that a file may unpack to."""
COLUMNS, ROWS = 52, 500_000
"""Largest column (``AZ``) and row that may hold anything; the reader keeps every cell between."""


def refuse_larger(rows: int, columns: int) -> None:
    """`UnreadableError` for more rows or columns than are taken."""
    if rows > ROWS or columns > COLUMNS:
        raise UnreadableError("too_large", rows=f"{ROWS:,}", columns=str(COLUMNS))
