"""What is in a zip file of XML parts (XLSX, DOCX), taken out without trusting a word of it."""

import lzma
import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Literal
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import sax

Rule = Literal["encrypted", "old_format", "damaged", "bomb", "macros"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MAX_PARTS = 2000
FAULTS = (
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
)
"""What `zipfile` raises for a damaged file."""
_DECLARED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")


class ArchiveError(ValueError):
    """A file that is not taken apart: `rule` says why."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule = rule


def parts(content: bytes, unpacked: int) -> dict[str, bytes]:
    """The XML parts by name; `ArchiveError` for what is no such file, locked, with macros, or
    would unpack to more than `unpacked` bytes.
    """
    refuse_ole(content)
    try:
        return _unpack(content, unpacked)
    except ArchiveError:
        raise
    except FAULTS as error:
        raise ArchiveError("damaged") from error


def refuse_ole(content: bytes) -> None:
    """`ArchiveError` for a file of the formats before zip, as files with a password are."""
    if content[:8] == OLE:
        raise ArchiveError("encrypted" if ENCRYPTED in content else "old_format")


def _unpack(content: bytes, left: int) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MAX_PARTS:
            raise ArchiveError("bomb")
        if any(member.flag_bits & 1 for member in members):
            raise ArchiveError("encrypted")
        if len({member.filename.lower() for member in members}) < len(members):
            raise ArchiveError("damaged")  # of two parts of one name each reader takes its own
        for member in members:
            name = member.filename.lower()
            if name.endswith("vbaproject.bin"):
                raise ArchiveError("macros")
            if not name.endswith((".xml", ".rels")):
                continue
            with archive.open(member) as stream:
                part = stream.read(left + 1)
            left -= len(part)
            if left < 0:
                raise ArchiveError("bomb")
            _refuse_ambiguous(part)
            found[member.filename] = part
    return found


def _refuse_ambiguous(part: bytes) -> None:
    """Refuse XML that two readers could read differently: entities, other encodings."""
    declared = _DECLARED.match(part[:1024])
    other = declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
    if other or b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part or b"\0" in part[:64]:
        raise ArchiveError("damaged")


def refuse_entities(part: bytes) -> None:
    """`ArchiveError` for XML that declares a document type, and with it entities, or is none."""
    try:
        sax.parseString(part, ContentHandler(), forbid_dtd=True)
    except (ValueError, SAXException) as error:
        raise ArchiveError("damaged") from error
