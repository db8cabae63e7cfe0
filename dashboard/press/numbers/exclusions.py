"""What looks like a number and claims nothing: dates, deadlines, ordinals, names, furniture."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, cast, get_args

from dashboard.press.drafts.text import serials
from dashboard.press.numbers.numerals import CN
from dashboard.press.vocabulary.grammar import alternatives, pattern

Kind = Literal["dates", "identifiers", "ratios", "names", "furniture", "ordinals"]
Reason = Kind | Literal["durations", "word", "letters", "malformed"]
"""Why a run of digits claims nothing, or (``letters``, ``malformed``) could not be read."""
Span = tuple[int, int]
Excluded = tuple[int, int, Reason]

_N = r"[\d一二两三四五六七八九十〇零百]{1,9}"
_TIME = r"(?:个?工作日|个?季度|个?小时|分钟|秒钟?|个?月|周年|周|年|天|日)"
MEASURED = pattern("exclusions", "measured")
"""Words by which a length of time is a result, not a date or a deadline."""
DURATION = re.compile(
    rf"{_N}(?:余|多)?{_TIME}(?:半|多|余)?(?:来|以来|以上|以内|之内|内|以前|之前|前|以后|之后|后|时间"
    r"|期间|期|左右)?"
)
KINDS: tuple[Kind, ...] = get_args(Kind)
NEVER = re.compile("|".join(f"(?P<{kind}>{alternatives('exclusions', kind)})" for kind in KINDS))
LETTERS = pattern("exclusions", "letters")
"""Letters among digits (210O余件): no numeral that can be read."""
RUN = re.compile(rf"[\d{CN}]+")
ODD = re.compile(rf"(?=[{CN}]*[廿卅]|[百千][二三四五六七八九][十百])[{CN}]+[名件项]")
"""A Chinese numeral that counts and could not be read (廿一名, 百八十名)."""
MAX_SPAN = 300
"""No span that is passed over is longer, in characters."""


@dataclass(frozen=True)
class Skipped:
    """A run of digits or Chinese numerals that is no claim, half-open."""

    start: int
    end: int
    reason: Reason

    @property
    def unread(self) -> bool:
        """Whether it looks like a figure and could not be read."""
        return self.reason in ("letters", "malformed")


def excluded(text: str) -> list[Excluded]:
    """The spans of `text` (as of `text.plain`) whose numerals are no claims, in order."""
    unreadable = [match.span() for match in LETTERS.finditer(text)]
    rows: list[Excluded] = [(*span, "ordinals") for span in serials(text)]
    spans = [*_named(text), *_durations(text), *rows]
    return sorted(
        [(start, end, "letters") for start, end in unreadable]
        + [s for s in spans if not any(s[0] < end and start < s[1] for start, end in unreadable)]
    )


def _named(text: str) -> list[Excluded]:
    return [(*match.span(), cast(Kind, match.lastgroup)) for match in NEVER.finditer(text)]


def _durations(text: str) -> list[Excluded]:
    spans: list[Excluded] = []
    for match in DURATION.finditer(text):
        clause = re.split(r"[，。；,;\n]", text[max(match.start() - 24, 0) : match.start()])[-1]
        ahead = re.split(r"[，。；,;\n]", text[match.end() : match.end() + 6])[0]
        if (
            not (MEASURED.search(clause) or MEASURED.search(ahead))
            or re.search(r"(?:内|前|后|来)$", match[0])
            or text[match.start() - 1 : match.start()] in tuple("近这去")
        ):
            spans.append((*match.span(), "durations"))
    return spans


def outside(spans: Sequence[Span]) -> Callable[[int, int], bool]:
    """Whether a stretch lies in none of `spans` (in order)."""
    starts = [start for start, _ in spans]
    furthest = list(accumulate((end for _, end in spans), max))

    def test(start: int, end: int) -> bool:
        count = bisect_right(starts, start)
        return not count or furthest[count - 1] < end

    return test


def skipped(flat: str, claimed: Sequence[Span], passed: Sequence[Excluded]) -> list[Skipped]:
    """What was passed over with its reason; of what neither covers, a Chinese numeral is a word
    and anything with a digit could not be read.
    """
    covered = sorted([*claimed, *(span[:2] for span in passed)])
    free = outside(covered)
    found = [Skipped(*span) for span in passed]
    for run in RUN.finditer(flat):
        if not free(*run.span()):
            continue
        inside = bytearray(run.end() - run.start())
        near = bisect_left(covered, (run.start() - MAX_SPAN, 0))
        for start, end in covered[near : bisect_left(covered, (run.end(), 0))]:
            first, last = max(start - run.start(), 0), max(end - run.start(), 0)
            inside[first:last] = b"\1" * len(inside[first:last])
        for left in re.finditer(b"\0+", bytes(inside)):
            start, end = run.start() + left.start(), run.start() + left.end()
            digits = any(one.isdecimal() for one in flat[start:end]) or ODD.match(
                flat, start, end + 1
            )
            found.append(Skipped(start, end, "malformed" if digits else "word"))
    return sorted(found, key=lambda one: one.start)
