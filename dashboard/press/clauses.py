"""A text as paragraphs, sentences and clauses, by place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

STOPS = re.compile(r"[。！？!?\n]+")
PAUSES = re.compile(r"[，；;：:。！？!?\n]+|(?<!\d),|,(?!\d)")


@dataclass(frozen=True)
class Clause:
    """Half-open, in code points; `sentence` and `paragraph` count from 0."""

    start: int
    end: int
    sentence: int
    paragraph: int


def clauses(text: str) -> list[Clause]:
    """The clauses of `text` (as of `numerals.plain`), in order, none empty."""
    found: list[Clause] = []
    sentence = paragraph = 0
    for start, end, stop in _pieces(text):
        if text[start:end].strip():
            found.append(Clause(start, end, sentence, paragraph))
        sentence += bool(STOPS.search(stop))
        paragraph += "\n" in stop
    return found


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for match in PAUSES.finditer(text):
        yield start, match.start(), match[0]
        start = match.end()
    yield start, len(text), ""
