"""An indicator file as text: its header's YAML and its query, each with their lines."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Never

from dashboard.files.documents import Document, Place, parsed
from dashboard.files.faults import FileFault
from dashboard.indicators.text import GAP

__all__ = ["HeaderError", "Place", "Source", "opened"]

HEADER = re.compile(r"\A\s*/\*(.*?)\*/", re.DOTALL)
BEFORE = re.compile(rf"\A{GAP}", re.DOTALL)


class HeaderError(FileFault):
    """An indicator file that cannot be used: names the file, the line and the field."""


@dataclass(frozen=True)
class Source:
    """One indicator file: its `content`, the document of its `header`, its `query` and the lines
    `before` that.
    """

    name: str
    content: str
    header: Document
    query: str
    before: int

    def query_line(self, name: str) -> int:
        """The last line of the query that names `name`, counted from its first."""
        lines = [
            number
            for number, line in enumerate(self.query.splitlines(), start=1)
            if re.search(rf"\b{re.escape(name)}\b", line)
        ]
        return lines[-1] if lines else 1

    def refuse_query(self, line: int, reason: str) -> Never:
        """HeaderError at `line` of the query, counted from its first."""
        raise HeaderError(f"{self.name}:{self.before + line}: {reason}")


def opened(file: Path) -> Source:
    """The file, its header parsed; HeaderError where there is no header, or no YAML in it."""
    try:
        content = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise HeaderError(f"{file.name}:1: is not UTF-8: {error}") from error
    match = HEADER.match(content)
    if match is None:
        raise HeaderError(f"{file.name}:1: no header comment /* … */ at the top")
    above = content[: match.start(1)].count("\n")
    header = parsed(match[1], file.name, above, HeaderError, "header")
    start = BEFORE.match(content)
    end = start.end() if start else 0
    return Source(file.name, content, header, content[end:], content[:end].count("\n"))
