"""A workbook's structure, read in one way: which part is which sheet, what stands on it.

What was resolved here is packed anew for the reader of values, and nothing else: a sheet that
was not looked through cannot be read.
"""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from dashboard.files import archive
from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading import limits, styles
from dashboard.intake.reading.layout import Layout, is_on, layout

BOOK = "xl/workbook.xml"
SHEET, CHART = "worksheet", "chartsheet"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# No pattern looks past the next tag: their time grows with the part, not with its square.
_STRING = re.compile(rb"<(?:\w+:)?si\b")
_CELL = re.compile(rb"<([^<]*)>\s*<(?:\w+:)?v>(\d+)</")
_SHARED = re.compile(rb"""t=["']s["']""")
_DATA = re.compile(rb"[<:]sheetData[\s/>]")


@dataclass(frozen=True)
class Structure:
    """The sheets by name, in order: their XML and what stands on them; the shared texts and
    styles (empty without).
    """

    sheets: Mapping[str, bytes]
    layouts: Mapping[str, Layout]
    strings: bytes
    styles: bytes

    def packed(self) -> BytesIO:
        """A workbook of just this: what was looked through is what is read."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as out:
            for name, part in self._parts().items():
                out.writestr(name, part)
        file.seek(0)
        return file

    def _parts(self) -> dict[str, bytes]:
        listed, related = [], []
        held = {}
        for number, (name, part) in enumerate(self.sheets.items(), start=1):
            listed.append(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>')
            related.append(_relation(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
            held[f"xl/worksheets/sheet{number}.xml"] = part
        for kind, part in (("sharedStrings", self.strings), ("styles", self.styles)):
            if part:
                related.append(_relation(kind, kind, f"{kind}.xml"))
                held[f"xl/{kind}.xml"] = part
        book = (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{"".join(listed)}'
            "</sheets></workbook>"
        )
        return {
            "_rels/.rels": _relations([_relation("rId1", "officeDocument", BOOK)]),
            BOOK: book.encode(),
            "xl/_rels/workbook.xml.rels": _relations(related),
            **held,
        }


def _relations(related: list[str]) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(related)}</Relationships>'.encode()


def _relation(id_: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id_}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def structure(content: bytes) -> Structure:
    """The workbook `content`; `UnreadableError` for whatever cannot be resolved to the end."""
    parts = {name.lower(): part for name, part in _unpacked(content).items()}
    if b"vbaproject" in parts.get("[content_types].xml", b"").lower():
        raise UnreadableError("macros")
    at = _one(_related(parts, ""), "officedocument") or BOOK
    if at not in parts:
        raise UnreadableError("not_a_workbook")
    book, related = styles.tree(parts[at]), _related(parts, at)
    if any(is_on(_fact(one, "date1904")) for one in book.iter()):
        raise UnreadableError("date1904")
    sheets, hidden = _sheets(book, related, parts)
    strings, looks = (_shared(parts, _one(related, kind)) for kind in ("sharedstrings", "styles"))
    if _repeated(strings, list(sheets.values())) > limits.UNPACKED:
        raise UnreadableError("bomb")
    return Structure(sheets, _layouts(sheets, hidden, strings, looks), strings, looks)


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        return archive.parts(content, limits.UNPACKED)
    except archive.ArchiveError as error:
        raise UnreadableError(error.rule) from error


def _sheets(
    book: Element, related: Mapping[str, tuple[str, str]], parts: Mapping[str, bytes]
) -> tuple[dict[str, bytes], set[str]]:
    """The XML of each sheet by its name, and the names of those that are hidden."""
    sheets: dict[str, bytes] = {}
    hidden = set()
    for one in (one for one in book.iter() if styles.local(one.tag) == "sheet"):
        name = one.get("name", "")
        kind, target = related.get(_fact(one, "id"), ("", ""))
        if kind == CHART:
            continue  # holds no cells
        if "macro" in kind:
            raise UnreadableError("macros")
        known = {other.lower() for other in sheets}
        if (
            kind != SHEET
            or not name
            or name.lower() in known
            or not _DATA.search(parts.get(target, b""))
        ):
            raise UnreadableError("unresolved", sheet=name or "?")
        sheets[name] = parts[target]
        if _fact(one, "state") not in ("", "visible"):
            hidden.add(name)
    return sheets, hidden


def _one(related: Mapping[str, tuple[str, str]], wanted: str) -> str:
    """The part of a kind that is referred to; empty without one."""
    return next((target for kind, target in related.values() if kind == wanted), "")


def _shared(parts: Mapping[str, bytes], target: str) -> bytes:
    """A part all sheets share; one that is named and not there is no empty one."""
    if target and target not in parts:
        raise UnreadableError("damaged")
    return parts.get(target, b"")


def _layouts(
    sheets: Mapping[str, bytes], hidden: set[str], strings: bytes, looks: bytes
) -> dict[str, Layout]:
    try:
        telling, struck = styles.telling(looks), _struck(strings)
    except ValueError as error:
        raise UnreadableError("damaged") from error
    found = {}
    for name, part in sheets.items():
        found[name] = layout(part, telling, struck)
        found[name].hidden = name in hidden
    return found


def _fact(one: Element, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next(
        (value.strip() for key, value in one.attrib.items() if styles.local(key) == name), ""
    )


def _related(parts: Mapping[str, bytes], of: str) -> dict[str, tuple[str, str]]:
    """What the part `of` (empty: the package) refers to, by id: kind and name, in lower case."""
    folder, name = posixpath.split(of)
    part = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    for one in styles.tree(part) if part else ():
        target = unquote(one.get("Target", "")).replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
        kind = one.get("Type", "").rpartition("/")[2].lower()
        id_ = one.get("Id", "").strip()
        if id_ in found or one.get("TargetMode", "").lower() == "external":
            kind = ""  # in warning it is nothing that could be read
        found[id_] = (kind, path)
    return found


def _struck(strings: bytes) -> set[str]:
    """The numbers of the shared texts of which a part has a line through it."""
    if b"strike" not in strings:
        return set()
    texts = [one for one in styles.tree(strings) if styles.local(one.tag) == "si"]
    return {
        str(number)
        for number, text in enumerate(texts)
        if any(styles.local(sign.tag) == "strike" and styles.on(sign) for sign in text.iter())
    }


def _repeated(strings: bytes, grids: list[bytes]) -> int:
    """Bytes that the texts of all cells come to once each cell holds its own."""
    lengths = [len(text) for text in _STRING.split(strings)[1:]]
    if (
        max(lengths, default=0) * sum(part.count(b'"s"') + part.count(b"'s'") for part in grids)
        <= limits.UNPACKED
    ):
        return 0
    return sum(
        lengths[int(match[2])]
        for part in grids
        for match in _CELL.finditer(part)
        if len(match[2]) < 10 and int(match[2]) < len(lengths) and _SHARED.search(match[1])
    )
