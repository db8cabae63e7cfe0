"""Which of the times a draft names a number is of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dashboard.press.context.periods import UNTIL, Period
from dashboard.press.drafts.text import Clause, Layout
from dashboard.press.vocabulary.grammar import pattern

DATELINE = pattern("periods", "dateline")
TURN, DAYS = pattern("periods", "turn"), pattern("periods", "days")
MAX_TURN, MAX_SENTENCE = 14, 600
"""Characters of a part of a sentence that may say that it turns to another matter, and of what is
read before a number to see that."""
HELD = re.compile("的?(?:新闻)?(?:发布会|通报会)")
"""After a loose time: it is that of the announcement (年底的发布会)."""
ENDS = re.compile("(?:就要|即将|快要?|将要?)(?:过去|结束|过完)|(?:接近|临近)尾声|将尽|收官")
"""After a year: it is only the day on which it is said (2021年就要过去)."""
ERRED = re.compile("[^，。；\\d]{0,10}(?:误|错)")
"""After a time: when it was said wrongly (此前误为3921名)."""
PRIOR = re.compile("原|此前|以往|往年|改革前")
OF_NOUN = re.compile("[在是归属][^，。；]*的$")
"""原来在县里上班的: who they were, not when."""
THAN, WITH, ALIKE = (
    re.compile("(?<!占)[比较]$"),
    re.compile("[与同和跟]$"),
    re.compile("相比|比较|比"),
)


def timed(text: str, dated: Sequence[Period], layout: Layout, at: int) -> Period | None:
    """The period of the number at `at`: the nearest before it in its clause, else any there,
    else the last one before it in the sentence.
    """
    index = layout.index(at)
    here = [p for p in _within(dated, layout.clauses[index], text) if not _past(p, at, text)]
    before = [p for p in here if p.end <= at]
    if here:
        return before[-1] if before else here[0]
    return _carried(text, dated, layout, index) or _until(text, dated, layout, index)


def _carried(text: str, dated: Sequence[Period], layout: Layout, index: int) -> Period | None:
    """The last period before a clause in its sentence."""
    own, (first, _) = layout.clauses[index], layout.sentence(index)
    for period in reversed(dated[: bisect_left(dated, own.start, key=lambda p: p.start)]):
        if period.start < first:
            break
        own_clause = layout.clauses[layout.index(period.start)]
        between = text[period.end : own.start]
        past = PRIOR.match(period.edge) and ("；" in between or ";" in between)
        if (
            past
            or ENDS.match(text, period.end)
            or ERRED.match(text, period.end)
            or _dateline(period, own_clause, text)
            or _compared(period, text)
        ):
            continue
        if period.kind != "other" or not _turned(
            text[max(period.end, own.start - MAX_SENTENCE) : own.start + MAX_TURN]
        ):
            return period
    return None


def _until(text: str, dated: Sequence[Period], layout: Layout, index: int) -> Period | None:
    """截至 some day, where the sentence before in the paragraph says so last."""
    own = layout.clauses[index]
    earlier = dated[: bisect_left(dated, own.start, key=lambda p: p.start)]
    if not earlier or not text.startswith(UNTIL, earlier[-1].start):
        return None
    said = layout.clauses[layout.index(earlier[-1].start)]
    near = said.paragraph == own.paragraph and own.sentence - said.sentence == 1
    return replace(earlier[-1], carried=True) if near else None


def _turned(text: str) -> bool:
    """Whether a part of a sentence turns to another matter."""
    return any(TURN.search(part[:MAX_TURN]) for part in re.split("[；;]", text)[1:])


def _past(period: Period, at: int, text: str) -> bool:
    """Whether a number is what something grew to from that time (由改革前的60%提高到80%), or stands
    after the one compared with it (比9月底增加283名、达3291名).
    """
    between = text[period.end : at]
    if ERRED.match(text, period.end):
        return True
    if _compared(period, text):
        return bool(re.search(r"\d", between))
    if PRIOR.match(period.edge) and OF_NOUN.match(between):
        return True
    return text[period.start - 1 : period.start] in ("由", "从") and bool(
        re.search(r"\d[^，。；]*(?:到|至|为)", between)
    )


def _compared(period: Period, text: str) -> bool:
    """Whether it is only what something is compared with: 比9月底, 与9月底相比."""
    before, after = text[max(period.start - 2, 0) : period.start], text[period.end :][:3]
    return bool(THAN.search(before) or (WITH.search(before) and ALIKE.match(after)))


def _within(dated: Sequence[Period], piece: Clause, text: str) -> list[Period]:
    first, last = (bisect_left(dated, at, key=lambda p: p.start) for at in (piece.start, piece.end))
    return [p for p in dated[first:last] if not _dateline(p, piece, text)]


def _dateline(period: Period, piece: Clause, text: str) -> bool:
    """Whether a day is that of the announcement, not of the figure."""
    written = text[period.start : period.end]
    dated = period.kind == "day" or DAYS.match(written) or HELD.match(text, period.end)
    if not dated or written.startswith(("截", "到", "至")):
        return False
    rest = text[period.end : piece.end]
    return (
        bool(DATELINE.search(rest))
        or bool(DATELINE.search(text[piece.end : piece.end + 16]))
        and not re.search(r"\d", rest)
    )
