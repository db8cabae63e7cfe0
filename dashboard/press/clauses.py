"""A text as paragraphs, sentences and clauses, by place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

STOPS = re.compile(r"[。！？!?\n]+")
PAUSES = re.compile(r"[，；;：:。！？!?\n\u3000\t|｜●▲■◆※★▶►➤→①-⑳]+|(?<!\d),|,(?!\d)| {2,}|——"
                    r"|[（(][一二三四五六七八九十]{1,2}[)）]")
LONGEST = 300
"""Characters after which a clause without a pause is cut."""


@dataclass(frozen=True)
class Clause:
    """Half-open, in code points; `sentence` and `paragraph` count from 0."""

    start: int
    end: int
    sentence: int
    paragraph: int


class Layout:
    """The clauses of a text (as of `numerals.plain`), in order, and where a place falls."""

    def __init__(self, text: str) -> None:
        self.clauses = list(_clauses(text))
        self._starts = [clause.start for clause in self.clauses]
        self._sentences: dict[int, tuple[int, int]] = {}
        for clause in self.clauses:
            start, _ = self._sentences.get(clause.sentence, (clause.start, 0))
            self._sentences[clause.sentence] = (start, clause.end)

    def index(self, at: int) -> int:
        """Which clause the character `at` falls in, or the last before it."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def sentence(self, index: int) -> tuple[int, int]:
        """Where the sentence of a clause begins and ends."""
        return self._sentences[self.clauses[index].sentence]

    def earlier(self, index: int) -> list[Clause]:
        """The clauses before one in its sentence, nearest first."""
        own = self.clauses[index]
        found: list[Clause] = []
        while index and self.clauses[index - 1].sentence == own.sentence and len(found) < LONGEST:
            index -= 1
            found.append(self.clauses[index])
        return found


def _clauses(text: str) -> Iterator[Clause]:
    sentence = paragraph = start = 0
    for end, stop in [*((m.start(), m[0]) for m in PAUSES.finditer(text)), (len(text), "")]:
        for cut in range(start, end, LONGEST):
            if text[cut:min(cut + LONGEST, end)].strip():
                yield Clause(cut, min(cut + LONGEST, end), sentence, paragraph)
                sentence += cut + LONGEST < end
        sentence += bool(STOPS.search(stop))
        paragraph += "\n" in stop
        start = end + len(stop)
