"""The times a draft names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.press.vocabulary.grammar import pattern

NOW, TWO_YEARS, LOOSE = (pattern("periods", name) for name in ("now", "two_years", "loose"))
SAID = re.compile(
    r"(?:[^，。；\d]{0,6}?(?:公布|发布|通报|披露)(?:过|的?(?:数|口径|说法))|的(?:说法|口径))"
)
"""After a month: so much was known at its end (12月公布的数字)."""
_UNTIL = r"(?P<until>截[至止]到?|到|至)?"
_PART = r"[上中下]旬|底|末|初|份"
OF_DAY = re.compile(
    _UNTIL + r"(?P<year>20\d\d)年(?P<month>\d{1,2})月"
    rf"(?:(?P<day>\d{{1,2}})[日号]|(?P<part>{_PART}))?(?P<since>以来|起|开始)?"
)
OF_MONTH = re.compile(
    _UNTIL
    + r"(?:(?P<related>[去上今本]年)|[当同]年)?(?<!\d)(?<!(?<![当同去上今本])年)"
    + r"(?P<month>\d{1,2})月"
    rf"(?:(?P<day>\d{{1,2}})[日号]|(?P<part>{_PART}))?"
)
OF_YEAR = re.compile(
    r"(?P<from>自|从)?" + _UNTIL + r"(?P<year>20\d\d)年(?:度)?"
    r"(?P<part>年?底|年?末|初|第?[一二三四1-4]季度|前?[一二三]季度|[上下]半年|全年)?"
    r"(?P<since>以来|起|开始|(?:度)?考核起)?"
)
THIRDS = ("上旬", "中旬", "下旬")
LASTING = "以来"
LAST, THIS = -1, -2
"""Year of a day of the year before (去年12月), or of its own (今年6月底), until the draft's is
known.
"""
RELATED = {"去": LAST, "上": LAST, "今": THIS, "本": THIS}
THIS_YEAR = re.compile("(?:今年|本年度?|年内)(以来|年?[底末])?$")
LAST_YEAR = re.compile("(?:去年|上年)(?:全年|(年?[底末]))?$")
SAME = re.compile("同期|[当同][天日月年]")
"""The time named before, or that of the draft."""
UNTIL = "截"
"""Edge of a period up to whose end something is counted."""
Kind = Literal["now", "two_years", "day", "since", "year", "other"]
Match = re.Match[str]


@dataclass(frozen=True)
class Period:
    """As written. `year`, `month` and `day` are 0 where not said, `edge` is what narrows them (底,
    上旬, 一季度); `lasting` that it is 以来, not 起; `carried` that the sentence before says it.
    """

    start: int
    end: int
    kind: Kind
    year: int = 0
    month: int = 0
    day: int = 0
    edge: str = ""
    lasting: bool = False
    carried: bool = False

    @property
    def passing(self) -> bool:
        """Whether it is a month or year as such, in which less happens than there is at its end."""
        month = self.kind == "day" and not self.day and self.edge in ("", "份", *THIRDS)
        return month or (self.kind == "year" and not self.edge)


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
        (LOOSE, _loose),
    ):
        for match in words.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                dated.append(read(match))
    return _related(sorted(dated, key=lambda p: p.start))


def drafted(dated: Sequence[Period]) -> int:
    """The year of the first day a draft names; 0 where it names none."""
    return next((p.year for p in dated if p.kind == "day" and p.year > 0), 0)


def latest(dated: Sequence[Period]) -> int:
    """The last year a draft names; 0 where it names none."""
    return max((p.year for p in dated), default=0)


def _related(dated: Sequence[Period]) -> list[Period]:
    """今年 and 去年 by the first day the draft names, 同期 and 当日 by the time named before."""
    today = drafted(dated)
    known: list[Period] = []
    for period in dated:
        known.append(_meant(period, today, known[-1] if known else None))
    return known


def _meant(period: Period, today: int, before: Period | None) -> Period:
    if period.year in (LAST, THIS):
        known = replace(period, year=today - (period.year == LAST))
        edge = "去年" if period.year == LAST else "今年"
        return known if today else replace(period, kind="other", year=0, edge=edge)
    same_day = period.edge[1:] in ("日", "天")
    if before and before.year and SAME.match(period.edge) and (before.day or not same_day):
        return replace(before, start=period.start, end=period.end)
    said = THIS_YEAR.match(period.edge) or LAST_YEAR.match(period.edge)
    if not (today and said):
        return period
    year, edge = today - (said.re is LAST_YEAR), said[1] or ""
    if edge == LASTING:
        return replace(period, kind="since", year=year, edge="", lasting=True)
    return replace(period, kind="year", year=year, edge=edge)


def _as(kind: Kind) -> Callable[[Match], Period]:
    return lambda match: Period(match.start(), match.end(), kind)


def _loose(match: Match) -> Period:
    return Period(match.start(), match.end(), "other", edge=match[0])


def _dated(match: Match) -> Period:
    part = match.groupdict()
    return Period(
        match.start(),
        match.end(),
        "since" if part.get("since") else "day",
        RELATED[part["related"][0]] if part.get("related") else int(part.get("year") or 0),
        int(part["month"]),
        int(part["day"] or 0),
        part["part"] or (UNTIL if part["until"] or _announced(match) else ""),
        lasting=part.get("since") == LASTING,
    )


def _announced(match: Match) -> bool:
    return SAID.match(match.string, match.end()) is not None


def _yearly(match: Match) -> Period:
    part = match.groupdict()
    kind: Kind = "since" if part["since"] or part["from"] else "year"
    return Period(
        match.start(),
        match.end(),
        kind,
        int(part["year"]),
        edge=(part["part"] or "") + (UNTIL if part["until"] else ""),
        lasting=part["since"] == LASTING,
    )
