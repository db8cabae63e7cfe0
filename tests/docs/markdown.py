"""The documentation as text: pages, fenced blocks, links, code spans, headings."""

import re
import unicodedata
from typing import NamedTuple

from dashboard import paths

ROOT = paths.ROOT
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SPAN = re.compile(r"`([^`\n]+)`")
NOT_RUN = "# not-run"


class Block(NamedTuple):
    """A fenced block: its page, its language, its text."""

    page: str
    language: str
    text: str


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, language: str = "") -> list[Block]:
    found = [Block(name, kind, text) for kind, text in FENCE.findall(read(name))]
    return [block for block in found if language in ("", block.language)]


def prose(name: str) -> str:
    """The page without its fenced blocks."""
    return FENCE.sub("", read(name))


def commands(name: str) -> list[str]:
    """The commands of the shell blocks, continued lines joined, with their remarks."""
    text = "\n".join(block.text for block in blocks(name, "sh"))
    lines = (line.strip() for line in text.replace("\\\n", " ").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def anchors(name: str) -> set[str]:
    """The anchors GitHub gives the headings of a page."""
    heads = re.findall(r"^#+ +(.+)$", prose(name), re.MULTILINE)
    return {_anchor(head) for head in heads}


def _anchor(heading: str) -> str:
    kept = (
        c for c in heading.lower() if c in "-_ " or unicodedata.category(c)[0] in ("L", "N", "M")
    )
    return "".join(kept).strip().replace(" ", "-")
