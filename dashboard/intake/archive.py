"""The parts of an XLSX file, taken out without trusting a word of it."""

import lzma
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
COLUMNS, ROWS = 52, 500_000
"""Largest column (``AZ``) and row that may hold anything; the reader keeps every cell between."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ODD = re.compile(rb'<(?:\w+:)?c(?=[\s/>])(?! r="[A-Z]{1,9}\d{1,9}")')
"""A cell that is not written as the usual programs do."""
_FAR = re.compile(rb'<c r="(?:[A-Z]{3,}\d+|[B-Z][A-Z]\d+|[A-Z]+(?:[5-9]\d{5}|\d{7,}))"'
                  rb"""(?:[^>"']|"[^"]*"|'[^']*')*(?<!/)>""")
_TEXT = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)</""")
_STRING = re.compile(rb"<si\b.*?</si>", re.DOTALL)
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
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError,
            RuntimeError, OSError, ValueError, OverflowError, struct.error) as error:
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
    grids = [part for part in found.values() if b"sheetData" in part]
    if any(map(_far, grids)):
        raise UnreadableError("too_large", rows=f"{ROWS:,}", columns=str(COLUMNS))
    if _repeated(found.get("xl/sharedStrings.xml", b""), grids) > UNPACKED:
        raise UnreadableError("bomb")
    return found


def _far(part: bytes) -> bool:
    """Whether a cell that holds anything lies too far away, however it is written."""
    if not _ODD.search(part):
        return bool(_FAR.search(part))
    row = place = 0
    try:
        for event, one in ElementTree.iterparse(BytesIO(part), ("start", "end")):
            name = one.tag.rpartition("}")[2]
            if name == "row" and event == "start":
                row, place = int(one.get("r") or row + 1), 0
            elif name == "row":
                one.clear()
            elif name == "c" and event == "start":
                spelled = re.fullmatch(r"\$?([A-Za-z]{1,9})\$?(\d{1,9})", one.get("r") or "")
                row = int(spelled[2]) if spelled else row
                place = number(spelled[1]) if spelled else place + 1
            elif name == "c" and len(one) and (row > ROWS or place > COLUMNS):
                return True
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise UnreadableError("damaged") from error
    return False


def number(letters: str) -> int:
    """The place of a column by its letters, counted from 1."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _repeated(strings: bytes, grids: list[bytes]) -> int:
    """Bytes that the texts of all cells come to once each cell holds its own."""
    lengths = [len(match[0]) for match in _STRING.finditer(strings)]
    if max(lengths, default=0) * sum(
            part.count(b'"s"') + part.count(b"'s'") for part in grids) <= UNPACKED:
        return 0
    return sum(lengths[int(match[1])] for part in grids for match in _TEXT.finditer(part)
               if int(match[1]) < len(lengths))


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
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise UnreadableError("damaged") from error
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    named = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            target = targets.get(sheet.get(_RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            named[sheet.get("name", "")] = found.get(path, b"")
    return named
