"""What looks like a number and claims nothing: dates, deadlines, ordinals, names, furniture."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dashboard.press.grammar import pattern
from dashboard.press.numerals import CN

_N = r"[\d一二两三四五六七八九十〇零百]{1,9}"
_TIME = r"(?:个?工作日|个?季度|个?小时|分钟|秒钟?|个?月|周年|周|年|天|日)"
MEASURED = pattern("exclusions", "measured")
"""Words by which a length of time is a result, not a date or a deadline."""

DURATION = re.compile(
    rf"{_N}(?:余|多)?{_TIME}(?:半|多|余)?(?:来|以来|以上|以内|之内|内|以前|之前|前|以后|之后|后|时间"
    r"|期间|期|左右)?"
)

KINDS = ("dates", "identifiers", "ratios", "names", "furniture", "ordinals")
NEVER = re.compile("|".join(f"(?P<{kind}>{pattern('exclusions', kind).pattern})" for kind in KINDS))
LETTERS = pattern("exclusions", "letters")
"""Letters among digits (210O余件): no numeral that can be read."""


def unreadable(text: str) -> list[tuple[int, int]]:
    """The spans of `text` that look like figures and cannot be read."""
    return [match.span() for match in LETTERS.finditer(text)]


def excluded(text: str) -> list[tuple[int, int, str]]:
    """The spans of `text` (as of `text.plain`) whose numerals are no claims, in order, and why:
    one of `KINDS`, or ``durations``.
    """
    spans = [(*match.span(), str(match.lastgroup)) for match in NEVER.finditer(text)]
    for match in DURATION.finditer(text):
        clause = re.split(r"[，。；,;\n]", text[max(match.start() - 24, 0) : match.start()])[-1]
        ahead = re.split(r"[，。；,;\n]", text[match.end() : match.end() + 6])[0]
        if (
            not (MEASURED.search(clause) or MEASURED.search(ahead))
            or re.search(r"(?:内|前|后|来)$", match[0])
            or text[match.start() - 1 : match.start()] in tuple("近这去")
        ):
            spans.append((*match.span(), "durations"))
    return sorted(spans)


def outside(spans: Sequence[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Whether a stretch lies in none of `spans`."""
    starts = [start for start, _ in spans]
    furthest = list(accumulate((end for _, end in spans), max))

    def test(start: int, end: int) -> bool:
        held = bisect_right(starts, start)
        return not held or furthest[held - 1] < end

    return test


@dataclass(frozen=True)
class Passed:
    """A run of digits or Chinese numerals that is no claim, half-open: why (`exclusions.KINDS`,
    ``durations``, ``word``), or ``letters``, ``malformed`` where it could not be read.
    """

    start: int
    end: int
    reason: str

    @property
    def unread(self) -> bool:
        """Whether it looks like a figure and could not be read."""
        return self.reason in ("letters", "malformed")


RUN = re.compile(rf"[\d{CN}]+")
FAR = 300
"""No span that is passed over is longer, in characters."""


def passed_over(flat: str, covered: Sequence[tuple[int, int, str]]) -> list[Passed]:
    """What was passed over with its reason; of what nothing covers, a Chinese numeral is a word
    and anything with a digit could not be read.
    """
    free = outside([span[:2] for span in covered])
    passed = [Passed(*span) for span in covered if span[2]]
    for run in RUN.finditer(flat):
        if not free(*run.span()):
            continue
        inside = bytearray(run.end() - run.start())
        for start, end, _ in _near(covered, *run.span()):
            first, last = max(start - run.start(), 0), max(end - run.start(), 0)
            inside[first:last] = b"\1" * len(inside[first:last])
        for left in re.finditer(b"\0+", bytes(inside)):
            start, end = run.start() + left.start(), run.start() + left.end()
            digits = any(one.isdecimal() for one in flat[start:end])
            passed.append(Passed(start, end, "malformed" if digits else "word"))
    return sorted(passed, key=lambda one: one.start)


def _near(
    covered: Sequence[tuple[int, int, str]], start: int, end: int
) -> Sequence[tuple[int, int, str]]:
    first = bisect_left(covered, (start - FAR, 0, ""))
    return covered[first : bisect_left(covered, (end, 0, ""))]
