"""When a number is said to hold, and whether that is when its source said so."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.press.drafts.text import Clause, Layout
from dashboard.press.vocabulary.grammar import pattern

NOW, TWO_YEARS, LOOSE, DATELINE = (
    pattern("periods", name) for name in ("now", "two_years", "loose", "dateline")
)
TURN, DAYS = pattern("periods", "turn"), pattern("periods", "days")
MAX_TURN = 14
"""Characters of a part of a sentence that may say that it turns to another matter."""
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
THIRDS = ("上旬", "中旬", "下旬")
UNTIL = "截"
"""Edge of a period up to whose end something is counted."""
Kind = Literal["now", "two_years", "day", "since", "year", "other"]
Match = re.Match[str]


@dataclass(frozen=True)
class Period:
    """As written. `year`, `month` and `day` are 0 where not said, `edge` is what narrows them (底,
    上旬, 一季度).
    """

    start: int
    end: int
    kind: Kind
    year: int = 0
    month: int = 0
    day: int = 0
    edge: str = ""

    @property
    def month_only(self) -> bool:
        """Whether it is a month as such, in which less happens than there is at its end."""
        return self.kind == "day" and not self.day and self.edge in ("", "份", *THIRDS)


def periods(text: str) -> list[Period]:
    """The times `text` (as of `plain`) names, in order, not those of an announcement."""
    dated: list[Period] = []
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
                dated.append(read(match))
    return sorted(dated, key=lambda p: p.start)


def _as(kind: Kind) -> Callable[[Match], Period]:
    return lambda match: Period(match.start(), match.end(), kind)


def _dated(match: Match) -> Period:
    part = match.groupdict()
    return Period(
        match.start(),
        match.end(),
        "since" if part.get("since") else "day",
        int(part.get("year") or 0),
        int(part["month"]),
        int(part["day"] or 0),
        part["part"] or (UNTIL if part["until"] else ""),
    )


def _yearly(match: Match) -> Period:
    part = match.groupdict()
    kind: Kind = "since" if part["since"] or part["from"] else "year"
    return Period(
        match.start(),
        match.end(),
        kind,
        int(part["year"]),
        edge=(part["part"] or "") + (UNTIL if part["until"] else ""),
    )


def timed(text: str, dated: Sequence[Period], layout: Layout, at: int) -> Period | None:
    """The period of the number at `at`: the nearest before it in its clause, else any there,
    else the last one before it in the sentence.
    """
    index = layout.index(at)
    here = [p for p in _within(dated, layout.clauses[index], text) if not _left(p, at, text)]
    before = [p for p in here if p.end <= at]
    if here:
        return before[-1] if before else here[0]
    return _carried(text, dated, layout, index)


def _carried(text: str, dated: Sequence[Period], layout: Layout, index: int) -> Period | None:
    """The last period before a clause in its sentence."""
    following, turned = layout.clauses[index], False
    for piece in layout.earlier(index):
        opening = text[following.start : following.start + MAX_TURN]
        parted = re.search("[；;]", text[piece.end : following.start])
        turned = turned or bool(parted and TURN.search(opening))
        held = _within(dated, piece, text)
        if held := [p for p in held if not (turned and p.kind == "other")]:
            return held[-1]
        following = piece
    return None


def _left(period: Period, at: int, text: str) -> bool:
    """Whether a number is what something grew to from that time: 由改革前的60%提高到80%."""
    return text[period.start - 1 : period.start] in ("由", "从") and bool(
        re.search(r"\d[^，。；]*(?:到|至|为)", text[period.end : at])
    )


def _within(dated: Sequence[Period], piece: Clause, text: str) -> list[Period]:
    first, last = (bisect_left(dated, at, key=lambda p: p.start) for at in (piece.start, piece.end))
    return [p for p in dated[first:last] if not _dateline(p, piece, text)]


def _dateline(period: Period, piece: Clause, text: str) -> bool:
    """Whether a day is that of the announcement, not of the figure."""
    written = text[period.start : period.end]
    dated = period.kind == "day" or DAYS.match(written)
    if not dated or written.startswith(("截", "到", "至")):
        return False
    rest = text[period.end : piece.end]
    return (
        bool(DATELINE.search(rest))
        or bool(DATELINE.search(text[piece.end : piece.end + 16]))
        and not re.search(r"\d", rest)
    )


def fits(period: Period | None, as_of: date | None, fixed: str = "") -> bool:
    """Whether a figure of `as_of` may be said of `period`; `fixed` as in ``data/press.yaml``."""
    any_year = fixed == "register" and period and not period.year  # 今年惠及156个乡镇（街道）
    if period is None or any_year or period.kind in ("now", "two_years"):
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
    return period.edge in ("", UNTIL, "份", THIRDS[third])
