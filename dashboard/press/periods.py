"""When a number is said to hold, and whether that is when its source said so."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.press.clauses import Clause, Layout

_NUMBER = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
_D = r"[一二两三四五六七八九十\d]"
NOW = re.compile(r"截[至止](?:到)?(?:目前|当前|现在)|(?:到|至)目前|目前|当前|迄今(?:为止)?|至今|现已|现有|现在|"
                 r"(?:改革|启动|实施|下沉|施行|推行)以来")
TWO_YEARS = re.compile(r"(?:近|这|过去)(?:两|2|二)年(?:来|多来|间|时间)?|(?:两|2)年(?:多)?来|2020年?(?:[-–—~至到、和](?:20)?21)年(?:度|间|两年)?")
OF_DAY = re.compile(r"(?P<until>截[至止]到?|到|至)?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<part>[上中下]旬|底|末|初|份))?"
                    r"(?P<since>以来|起|开始)?")
OF_MONTH = re.compile(r"(?P<until>截[至止]到?|到|至)?(?<![\d年])(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<part>[上中下]旬|底|末|初|份))?")
OF_YEAR = re.compile(r"(?P<from>自|从)?(?P<until>截[至止]到?|到|至)?(?P<year>20\d\d)年(?:度)?(?P<part>底|末|初|年底|年末|[第]?[一二三四1-4]季度|前?[一二三]季度|上半年|下半年|全年)?"
                     r"(?P<since>以来|起|开始|(?:度)?考核起)?")
LOOSE = re.compile(r"[“\"]?十[一二三四五六]五[”\"]?(?!规划|蓝图|国家|纲要)(?:期间|以来|末|时期|时)?|(?:第?[一二三四1-4]|前[两三二]|[头首]三?)个?季度|上半年|下半年|前[\d一二三四五六七八九十]+个?月|"
                   r"\d{1,2}[-–—~至到]\d{1,2}月份?|今年(?:以来|上半年|下半年|前[^，。]{1,3}季度|一季度)?|去年(?:同期|底|末|全年)?|前年|上年|明年|后年|本月|上个?月|当月|本季度|年初|年底|年末|全年|"
                   rf"(?:近|过去|最近)?{_D}+(?:个月|年|周|天|个季度)(?:来|以来)|(?:近|过去|最近|这){_D}+(?:年|个月|周|天)|当年|次年|本年度|上年度|同期|此前|改革前|原来|原有|原先|以往|往年|历年")
DATELINE = re.compile(r"召开|举行|讯|电$|获悉|发布会|报道|介绍|记者|在线访谈|通报会|来源|发布时间")
FIXED_FROM = 2020
"""The floors hold from the assessment of 2020 on."""


@dataclass(frozen=True)
class Period:
    """As written. `kind`: ``now``, ``two_years``, ``day`` (`of` with `day` and `month` 0 where not
    said), ``since``, ``year``, ``other``; `edge` for 底, 末, 初.
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
    for pattern, read in ((OF_DAY, _dated), (OF_MONTH, _dated), (TWO_YEARS, _as("two_years")),
                          (OF_YEAR, _yearly), (NOW, _as("now")), (LOOSE, _as("other"))):
        for match in pattern.finditer(text):
            if not any(taken[match.start():match.end()]):
                taken[match.start():match.end()] = b"\1" * len(match[0])
                found.append(read(match))
    return sorted(found, key=lambda p: p.start)


def _as(kind: str):
    return lambda match: Period(match.start(), match.end(), kind)


def _dated(match: re.Match) -> Period:
    part = match.groupdict()
    return Period(match.start(), match.end(), "since" if part.get("since") else "day",
                  int(part.get("year") or 0), int(part["month"]), int(part["day"] or 0),
                  part["part"] or "")


def _yearly(match: re.Match) -> Period:
    part = match.groupdict()
    kind = "since" if part["since"] or part["from"] else "year"
    return Period(match.start(), match.end(), kind, int(part["year"]),
                  edge=(part["part"] or "") + ("截" if part["until"] else ""))


def timed(text: str, found: Sequence[Period], layout: Layout, at: int) -> Period | None:
    """The period of the number at `at`: the nearest before it in its clause, else any there,
    else the last one before it in the sentence.
    """
    index = layout.index(at)
    here = _within(found, layout.clauses[index], text)
    before = [p for p in here if p.end <= at]
    if here:
        return before[-1] if before else here[0]
    held = (_within(found, piece, text) for piece in layout.earlier(index))
    return next((periods[-1] for periods in held if periods), None)


def _within(found: Sequence[Period], piece: Clause, text: str) -> list[Period]:
    first, last = (bisect_left(found, at, key=lambda p: p.start)
                   for at in (piece.start, piece.end))
    return [p for p in found[first:last] if not _dateline(p, piece, text)]


def _dateline(period: Period, piece: Clause, text: str) -> bool:
    """Whether a day is that of the announcement, not of the figure."""
    if period.kind != "day" or text[period.start:period.end].startswith(("截", "到", "至")):
        return False
    return bool(DATELINE.search(text[period.end:piece.end])) \
        or bool(DATELINE.search(text[piece.end:piece.end + 16])) and not re.search(
            r"\d", text[period.end:piece.end])


def fits(period: Period | None, as_of: date | None, fixed: str = "") -> bool:
    """Whether a figure of `as_of` may be said of `period`; `fixed` as in ``data/press.yaml``."""
    if period is None or period.kind in ("now", "two_years"):
        return True
    if fixed and period.year:
        return FIXED_FROM <= period.year <= (as_of.year if as_of else period.year) \
            and not period.edge.startswith("初")
    if as_of is None:
        return False
    if period.kind == "since":
        return period.year == FIXED_FROM and period.month in (0, 1)
    if period.kind == "day":
        return _same_day(period, as_of)
    return period.kind == "year" and period.year == as_of.year and as_of.year > FIXED_FROM + 1 \
        and not period.edge


def _same_day(period: Period, as_of: date) -> bool:
    if period.year not in (0, as_of.year) or period.month != as_of.month:
        return False
    if period.day:
        return period.day == as_of.day
    third = min((as_of.day - 1) // 10, 2)
    return period.edge in ("", "份", "上中下"[third] + "旬")
