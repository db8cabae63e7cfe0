"""The parts of an XLSX file, taken out without trusting a word of it."""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

from dashboard.intake.problem import UnreadableError

UNPACKED = 800 * 2**20
"""Bytes that a workbook may unpack to."""
PARTS = 2000
COLUMNS, ROWS = 104, 500_000
"""Largest column (``CZ``) and row that may hold anything."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL = rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']"
_FAR = re.compile(_CELL + rb"(?:[A-Z]{3,}\d+|[D-Z][A-Z]\d+|[A-Z]+(?:[5-9]\d{5}|\d{7,}))[\"']"
                  rb"(?:[^>]*[^/])?>", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s>/])(?![^>]*>(?:TRUE|FALSE)\(\)</)")
"""LibreOffice writes true and false as formulas; those are values."""
_ADDRESS = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Za-z]+\d+)[\"']")
_EPOCH = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']", re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def parts(content: bytes) -> dict[str, bytes]:
    """The XML parts by name; `UnreadableError` for what is no workbook, locked, or a bomb."""
    if content[:8] == OLE:
        raise UnreadableError("encrypted" if ENCRYPTED in content else "old_format")
    try:
        return _unpack(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
            ValueError, struct.error) as error:
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
            if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part or b"\0" in part[:64]:
                raise UnreadableError("damaged")
            found[member.filename] = part
    if "xl/workbook.xml" not in found:
        raise UnreadableError("not_a_workbook")
    if _EPOCH.search(found["xl/workbook.xml"]):
        raise UnreadableError("date1904")
    if any(_FAR.search(part) for name, part in found.items() if "worksheets/" in name):
        raise UnreadableError("too_large", rows=f"{ROWS:,}", columns=str(COLUMNS))
    return found


def packed(found: dict[str, bytes]) -> BytesIO:
    """The parts as an archive again: what was checked is what is read."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in found.items():
            archive.writestr(name, part)
    file.seek(0)
    return file


def formulas(found: dict[str, bytes]) -> dict[str, list[str]]:
    """The addresses of the cells that hold a formula, by sheet name."""
    return {sheet: [_address(part, match.start()) for match in _FORMULA.finditer(part)]
            for sheet, part in _sheets(found).items()}


def _address(part: bytes, position: int) -> str:
    """The cell whose formula begins at `position`."""
    before = part[max(0, position - 2000):position]
    held = _ADDRESS.findall(before)
    return held[-1].decode("ascii").upper() if held else ""


def _sheets(found: dict[str, bytes]) -> dict[str, bytes]:
    """The XML of each sheet by its name."""
    try:
        book = ElementTree.fromstring(found["xl/workbook.xml"])
        relations = ElementTree.fromstring(found["xl/_rels/workbook.xml.rels"])
    except (ElementTree.ParseError, KeyError) as error:
        raise UnreadableError("damaged") from error
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    named = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            target = targets.get(sheet.get(_RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            named[sheet.get("name", "")] = found.get(path, b"")
    return named
