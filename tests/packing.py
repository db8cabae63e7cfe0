"""XLSX files as archives: taken apart and packed again, honestly or not."""

import io
import zipfile
from collections.abc import Callable


def parts(content: bytes) -> dict[str, bytes]:
    """The members of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return {name: held.read(name) for name in held.namelist()}


def zipped(held: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return out.getvalue()


def repacked(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The archive with its members changed: `change(parts)` edits a dict of names and bytes."""
    held = parts(content)
    change(held)
    return zipped(held)


def patched(content: bytes, signature: bytes, at: int, value: bytes) -> bytes:
    """Every record of a kind in the archive with `value` at its place `at`."""
    found, start = bytearray(content), 0
    while (start := found.find(signature, start)) >= 0:
        found[start + at : start + at + len(value)] = value
        start += 4
    return bytes(found)


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
"""Signatures of the records of an archive."""
