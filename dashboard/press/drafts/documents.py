"""Drafts as they come: text and Word files."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from dashboard.files.archive import FAULTS, ArchiveError, refuse_entities, refuse_ole
from dashboard.text.errors import Explained

MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 200 * 2**20
"""Bytes of a file, and what a Word file may unpack to."""
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
TRADITIONAL = re.compile("[編鎮辦執責單項餘達號個實幹屬]")


class DraftError(Explained):
    """A draft that cannot be checked: what is wrong and what to do."""

    texts = "press.error."


@dataclass(frozen=True)
class Draft:
    """A draft as text; `word` is the Word file it came in, if any, `unseen` what in it was not
    read (keys of ``press.unseen``).
    """

    text: str
    word: bytes = b""
    unseen: tuple[str, ...] = ()


def read(name: str, content: bytes) -> Draft:
    """The draft in a file; `DraftError` names the file, what is wrong and what to do."""
    if len(content) > MAX_BYTES:
        raise _too_large(name, f"{len(content) / 2**20:.0f}", MAX_BYTES)
    if name.lower().endswith(".docx"):
        return _word(name, content)
    wide = BYTE_ORDER_MARKS.get(content[:2])
    binary = not wide and b"\0" in content[:4096]
    if binary or not name.lower().endswith((".txt", ".text", ".md")):
        raise DraftError("form", file=name)
    for encoding in (wide,) if wide else ("utf-8", "gb18030"):
        try:
            return Draft(content.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n"))
        except UnicodeDecodeError:
            continue
    raise DraftError("encoding", file=name)


def _word(name: str, content: bytes) -> Draft:
    from docx.opc.exceptions import PackageNotFoundError

    from dashboard.press.drafts.word import WordText

    try:
        refuse_ole(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise _too_large(name, f">{MAX_UNPACKED // 2**20}", MAX_UNPACKED)
            for member in members:
                if member.filename.startswith("word/") and member.filename.endswith(".xml"):
                    refuse_entities(archive.read(member))
        word = WordText(content)
    except DraftError:
        raise
    except (*FAULTS, PackageNotFoundError, KeyError, SyntaxError, AttributeError) as error:
        encrypted = isinstance(error, ArchiveError) and error.rule == "encrypted"
        raise DraftError("encrypted" if encrypted else "damaged", file=name) from error
    return Draft(word.text, content, word.unseen)


def _too_large(name: str, given: str, most: int) -> DraftError:
    return DraftError("too_large", file=name, given=given, most=f"{most // 2**20}")


def notes(text: str, unseen: Sequence[str] = ()) -> list[str]:
    """Keys of what is to be said of a draft: parts not read, letters not checked."""
    found = list(unseen)
    if TRADITIONAL.search(text):
        found.append("traditional")
    if re.search(r"\d", text) and not re.search("[\u4e00-\u9fff]", text):
        found.append("foreign")
    return found
