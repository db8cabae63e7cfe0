"""Which cell styles show something else than what the cell holds."""

import re
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from dashboard.intake.problems import UnreadableError
from dashboard.intake.reading.layout import Look, is_on

BUILT_IN = {9: "0%", 10: "0.00%"}
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)')
_ASIDE = re.compile(r'"[^"]*"|[\\!_*].|\[[^\]]*\]')
_THOUSANDS = re.compile(r"[0#?.],+(?![0#?,])")
_DIGITS = re.compile(r"[0-9０-９百千万亿]")
_SHOWS = re.compile(r"[0#?@ymdhsge]|general", re.IGNORECASE)


def local(tag: str) -> str:
    """An element's name without its namespace or prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def tree(part: bytes) -> Element:
    """A small part as a tree; `UnreadableError` where it is none, or declares entities."""
    try:
        root: Element = ElementTree.fromstring(part, forbid_dtd=True)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise UnreadableError("damaged") from error
    return root


def telling(part: bytes) -> dict[str, tuple[Look, ...]]:
    """By number, as cells name them, the styles that show something else, and how."""
    if not part:
        return {}
    root = tree(part)
    codes = {
        int(one.get("numFmtId") or -1): one.get("formatCode", "")
        for one in root.iter()
        if local(one.tag) == "numFmt"
    }
    struck = [
        any(local(sign.tag) == "strike" and on(sign) for sign in font)
        for font in _of(root, "fonts")
    ]
    found = {}
    for number, style in enumerate(_of(root, "cellXfs")):
        form, font = (int(style.get(name) or 0) for name in ("numFmtId", "fontId"))
        kinds = format_kinds(codes.get(form, BUILT_IN.get(form, "General")))
        if font < len(struck) and struck[font]:
            kinds += (Look.STRUCK,)
        if kinds:
            found[str(number)] = kinds
    return found


def on(sign: Element) -> bool:
    """Whether a switch such as ``<strike/>`` is on."""
    return is_on(sign.get("val") or "1")


def _of(root: Element, name: str) -> list[Element]:
    return [child for group in root if local(group.tag) == name for child in group]


def format_kinds(code: str) -> tuple[Look, ...]:
    """How the number format `code` departs from the value: but for a line through it."""
    bare = _ASIDE.sub("", code)
    literals = "".join(a or b for a, b in _LITERAL.findall(code))
    kinds: tuple[Look, ...] = ()
    if "%" in bare or "‰" in bare:
        kinds += (Look.PERCENT,)
    if _THOUSANDS.search(bare) or _DIGITS.search(literals):
        kinds += (Look.SCALED,)
    if code and not _SHOWS.search(bare.split(";")[0]):
        kinds += (Look.MASKED,)
    return kinds
