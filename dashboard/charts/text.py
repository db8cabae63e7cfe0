"""How wide words are, and which of them have room: one measure, one rule for every picture."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width


def width(words: str, size: float) -> float:
    """About how wide words are at type of `size`: full-width letters one em, others over half."""
    return size * sum(
        1.0 if east_asian_width(c) in "FW" else 0.95 if c == "%" else 0.6 for c in words
    )


def wrapped(words: str, size: float, room: float) -> list[str]:
    """Lines no wider than `room`: broken between words, Chinese anywhere."""
    lines = [""]
    for piece in re.findall(r"[\x21-\x7e]+\s*|.", words):
        if width(lines[-1] + piece, size) > room and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return lines


def thinned(positions: Sequence[float], room: float) -> list[int]:
    """Which of the labels at ascending `positions` are written: the last, and those at least
    `room` before the one chosen last.
    """
    chosen: list[int] = []
    for place in reversed(range(len(positions))):
        if not chosen or positions[chosen[-1]] - positions[place] >= room:
            chosen.append(place)
    return chosen


class Box(NamedTuple):
    """What a label or a mark covers."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, across: float, down: float) -> "Box":
        """The box of this size with its middle at `x`, `y`."""
        return cls(x - across / 2, y - down / 2, x + across / 2, y + down / 2)

    def is_free(self, taken: Iterable["Box"]) -> bool:
        """Whether it covers none of the boxes `taken`."""
        return not any(
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
            for other in taken
        )
