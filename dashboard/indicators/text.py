"""SQL as text: what of it decides numbers, and the views it stands on."""

import re
from collections.abc import Mapping
from pathlib import Path

GAP = r"(?:--[^\n]*|/\*.*?\*/|\s)+"
"""Comments and white space."""
VIEW = re.compile(r"create (?:view|macro) (\w+).*")
TOKEN = re.compile(rf"('(?:[^']|'')*')|({GAP})|([^'\s])", re.DOTALL)


def normalised(sql: str) -> str:
    """SQL without comments and with single spaces; literals are kept letter by letter."""
    parts = (
        literal or (" " if gap else other.lower()) for literal, gap, other in TOKEN.findall(sql)
    )
    return "".join(parts).strip()


def views(file: Path) -> dict[str, str]:
    """The normalised statements of ``views.sql``, by the name of the view or macro."""
    statements = normalised(file.read_text("utf-8")).split(";")
    found = (VIEW.match(statement.strip()) for statement in statements)
    return {match[1]: match[0] for match in found if match}


def standing_on(sql: str, known: Mapping[str, str]) -> str:
    """The statements of the views that `sql` names, and of those they name, in order."""
    used: set[str] = set()
    text = normalised(sql)
    while True:
        more = {name for name in known if re.search(rf"\b{name}\b", text)} - used
        if not more:
            return "; ".join(known[name] for name in known if name in used)
        used |= more
        text = " ".join(known[name] for name in used)
