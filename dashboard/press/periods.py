"""When a number is said to hold, whether that is when its source said so; and whether it is a level
reached, or a change, a plan, a doubt.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.press.grammar import pattern
from dashboard.press.phrases import Phrase
from dashboard.press.surroundings import Surroundings
from dashboard.press.text import Clause, Layout

NOW, TWO_YEARS, LOOSE, DATELINE = (
    pattern("periods", name) for name in ("now", "two_years", "loose", "dateline")
)
_UNTIL = r"(?P<until>截[至止]到?|到|至)?"
_PART = r"[上中下]旬|底|末|初|份"
OF_DAY = re.compile(
    _UNTIL + r"(?P<year>20\d\d)年(?P<month>\d{1,2})月"
    rf"(?:(?P<day>\d{{1,2}})[日号]|(?P<part>{_PART}))?(?P<since>以来|起|开始)?"
)
OF_MONTH = re.compile(
    _UNTIL + r"(?<![\d年])(?P<month>\d{1,2})月"
    rf"(?:(?P<day>\d{{1,2}})[日号]|(?P<part>{_PART}))?"
)
OF_YEAR = re.compile(
    r"(?P<from>自|从)?" + _UNTIL + r"(?P<year>20\d\d)年(?:度)?"
    r"(?P<part>年?底|年?末|初|第?[一二三四1-4]季度|前?[一二三]季度|[上下]半年|全年)?"
    r"(?P<since>以来|起|开始|(?:度)?考核起)?"
)
FIXED_FROM = 2020
"""The floors hold from the assessment of 2020 on."""


@dataclass(frozen=True)
class Period:
    """As written. `kind`: ``now``, ``two_years``, ``day``, ``since``, ``year``, ``other``; `year`,
    `month` and `day` are 0 where not said, `edge` is what narrows them (底, 上旬, 一季度).
    """

    start: int
    end: int
    kind: str
    year: int = 0
    month: int = 0
    day: int = 0
    edge: str = ""


def periods(text: str) -> list[Period]:
    """The times `text` (as of `numerals.plain`) names, in order, not those of an announcement."""
    found: list[Period] = []
    taken = bytearray(len(text))
    for words, read in (
        (OF_DAY, _dated),
        (OF_MONTH, _dated),
        (TWO_YEARS, _as("two_years")),
        (OF_YEAR, _yearly),
        (NOW, _as("now")),
        (LOOSE, _as("other")),
    ):
        for match in words.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                found.append(read(match))
    return sorted(found, key=lambda p: p.start)


def _as(kind: str) -> Callable[[re.Match], Period]:
    return lambda match: Period(match.start(), match.end(), kind)


def _dated(match: re.Match) -> Period:
    part = match.groupdict()
    return Period(
        match.start(),
        match.end(),
        "since" if part.get("since") else "day",
        int(part.get("year") or 0),
        int(part["month"]),
        int(part["day"] or 0),
        part["part"] or "",
    )


def _yearly(match: re.Match) -> Period:
    part = match.groupdict()
    kind = "since" if part["since"] or part["from"] else "year"
    return Period(
        match.start(),
        match.end(),
        kind,
        int(part["year"]),
        edge=(part["part"] or "") + ("截" if part["until"] else ""),
    )


def timed(text: str, found: Sequence[Period], layout: Layout, at: int) -> Period | None:
    """The period of the number at `at`: the nearest before it in its clause, else any there,
    else the last one before it in the sentence.
    """
    index = layout.index(at)
    here = [p for p in _within(found, layout.clauses[index], text) if not _left(p, at, text)]
    before = [p for p in here if p.end <= at]
    if here:
        return before[-1] if before else here[0]
    held = (_within(found, piece, text) for piece in layout.earlier(index))
    return next((periods[-1] for periods in held if periods), None)


def _left(period: Period, at: int, text: str) -> bool:
    """Whether a number is what something grew to from that time: 由改革前的60%提高到80%."""
    return text[period.start - 1 : period.start] in ("由", "从") and bool(
        re.search(r"\d[^，。；]*(?:到|至|为)", text[period.end : at])
    )


def _within(found: Sequence[Period], piece: Clause, text: str) -> list[Period]:
    first, last = (bisect_left(found, at, key=lambda p: p.start) for at in (piece.start, piece.end))
    return [p for p in found[first:last] if not _dateline(p, piece, text)]


def _dateline(period: Period, piece: Clause, text: str) -> bool:
    """Whether a day is that of the announcement, not of the figure."""
    if period.kind != "day" or text[period.start : period.end].startswith(("截", "到", "至")):
        return False
    rest = text[period.end : piece.end]
    return (
        bool(DATELINE.search(rest))
        or bool(DATELINE.search(text[piece.end : piece.end + 16]))
        and not re.search(r"\d", rest)
    )


def fits(period: Period | None, as_of: date | None, fixed: str = "") -> bool:
    """Whether a figure of `as_of` may be said of `period`; `fixed` as in ``data/press.yaml``."""
    if period is None or period.kind in ("now", "two_years"):
        return True
    if period.kind == "since":
        return period.year == FIXED_FROM and period.month in (0, 1) and period.edge in ("", "初")
    if fixed and period.year and (fixed != "rule" or period.kind != "day"):
        return FIXED_FROM <= period.year <= (
            as_of.year if as_of else period.year
        ) and not period.edge.startswith("初")
    if as_of is None or period.kind not in ("day", "year"):
        return False
    if period.kind == "day":
        return _same_day(period, as_of)
    return period.year == as_of.year > FIXED_FROM + 1 and not period.edge


def _same_day(period: Period, as_of: date) -> bool:
    if period.year not in (0, as_of.year) or period.month != as_of.month:
        return False
    if period.day:
        return period.day == as_of.day
    third = min((as_of.day - 1) // 10, 2)
    return period.edge in ("", "份", "上中下"[third] + "旬")


HYPOTHETICAL, DENIED, PLAN, AHEAD, CHANGE, COMPARED = (
    pattern("mood", name)
    for name in ("hypothetical", "denied", "plan", "ahead", "change", "compared")
)
GREW, TO_LEVEL, FROM = (pattern("mood", name) for name in ("grew", "to_level", "from"))
TO = re.compile(r"[^，。；\d]{0,8}(?:到|至|为)了?[^，。；\d]{0,6}[\d一二三四五六七八九十百千]")
AFTER, OVER = re.compile(r"\s*的?(?:增长|增幅|下降|降幅|提升幅度)"), re.compile("同比|环比|比|较")
STOP = re.compile(r"[。；;！!？?\n]")
NEAR = 300
"""Characters of a sentence that bear on a number."""


def mood(text: str, phrase: Phrase, around: Surroundings, sentence: tuple[int, int]) -> str:
    """``level``, or why a number is none: ``change``, ``plan``, ``doubt``, ``before``."""
    whole = text[max(sentence[0], phrase.start - NEAR) : min(sentence[1] + 1, phrase.end + NEAR)]
    so_far = text[max(sentence[0], phrase.start - NEAR) : phrase.start]
    lead = text[max(phrase.start - 16, 0) : phrase.start]
    stop = STOP.search(text, phrase.end, phrase.end + NEAR)
    if HYPOTHETICAL.search(whole) or DENIED.search(around.clause) or (stop and stop[0] in "?？"):
        return "doubt"
    if _changed(phrase, around, lead, so_far):
        return "change"
    if FROM.search(lead) and TO.match(text, phrase.end):
        return "before"
    return "plan" if PLAN.search(around.clause) or AHEAD.search(so_far) else "level"


def _changed(phrase: Phrase, around: Surroundings, lead: str, so_far: str) -> bool:
    """Whether a number says by how much something grew, not how much there is."""
    if (
        phrase.points
        or phrase.measure in ("倍", "番")
        or COMPARED.search(so_far)
        or CHANGE.search(around.before)
        or (CHANGE.search(around.clause) and not around.before.strip())
    ):
        return True
    if phrase.share and AFTER.match(around.after):
        return True
    grew = GREW.search(lead[-10:]) and not TO_LEVEL.search(lead)
    return bool(grew) and (phrase.share or bool(OVER.search(around.clause)))
