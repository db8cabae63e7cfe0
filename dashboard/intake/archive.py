"""The parts of an XLSX file, taken out without trusting a word of it."""

import lzma
import re
import struct
import zipfile
import zlib
from io import BytesIO

from dashboard.intake.problem import UnreadableError

UNPACKED = 800 * 2**20
"""Bytes that a workbook may unpack to."""
PARTS = 2000
COLUMNS, ROWS = 52, 500_000
"""Largest column (``AZ``) and row that may hold anything; the reader keeps every cell between."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")


def parts(content: bytes) -> dict[str, bytes]:
    """The XML parts by name; `UnreadableError` for what is no workbook, locked, or a bomb."""
    if content[:8] == OLE:
        raise UnreadableError("encrypted" if ENCRYPTED in content else "old_format")
    try:
        return _unpack(content)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
        OverflowError,
        struct.error,
    ) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("damaged") from error


def _unpack(content: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > PARTS:
            raise UnreadableError("bomb")
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableError("encrypted")
        if len({member.filename.lower() for member in members}) < len(members):
            raise UnreadableError("damaged")  # of two parts of one name each reader takes its own
        for member in members:
            name = member.filename.lower()
            if name.endswith("vbaproject.bin"):
                raise UnreadableError("macros")
            if not name.endswith((".xml", ".rels")):
                continue
            with archive.open(member) as stream:
                part = stream.read(left + 1)
            left -= len(part)
            if left < 0:
                raise UnreadableError("bomb")
            _plain(part)
            found[member.filename] = part
    return found


def _plain(part: bytes) -> None:
    """Refuse XML that two readers could read differently: entities, other encodings."""
    declared = _DECLARED.match(part[:1024])
    other = declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
    if other or b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part or b"\0" in part[:64]:
        raise UnreadableError("damaged")
