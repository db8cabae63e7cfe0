"""Days and spans that a title names: 2021年9月30日, 9月底, 三季度, 2021.09, 二〇二一年九月."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_NUMERALS = "〇一二三四五六七八九"
_YEAR = r"(?:(20\d{2})年(?:度)?)"
_FORMS = (
    re.compile(rf"{_YEAR}?(?:\d{{1,2}}(?:月(?:\d{{1,2}}日)?)?[-—–~至到])?"
               r"(\d{1,2})月(?:(\d{1,2})[日号]|(底|末|份))?"),
    re.compile(rf"{_YEAR}?第?([1-4])季度"),
    re.compile(rf"{_YEAR}?([上下])半年"),
    re.compile(r"(20\d{2})年()(?:底|末)"),
    re.compile(r"(?<!\d)(20\d{2})[-./_](0?[1-9]|1[0-2])(?:[-./_](0?[1-9]|[12]\d|3[01]))?(?!\d)"),
    re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?(?!\d)"),
)  # fmt: skip
_MADE = re.compile(
    r"(?:填[报表写](?!单位)|(?<!编)制表|制作|编制(?:日期|时间)|打印|报送(?!表)|上报(?!表|单位)|导出|"
    r"印发|批复|审核|复核|签发|更新|生成|自|从)[^，,；;。\d]{0,12}$"
)
_OTHER = re.compile(
    r"(?:\d*日?)?(?:起|以来|以后|之后|填[报表]|制表|印发|批复|发布|施行|实施|生效|会议)"
)
"""Before and behind a day that is of the paper or of a rule, not of the numbers."""
LATE = timedelta(days=60)
"""A day so soon after the period, not the last of a month, is when the table was made."""


class Named(NamedTuple):
    """A span as it was written; no year, or no day, where none is said."""

    said: str
    year: int | None
    months: range
    day: int | None = None

    def holds(self, day: date) -> bool:
        """Whether it may mean `day`."""
        return (
            self.year in (None, day.year)
            and day.month in self.months
            and self.day in (None, day.day)
        )

    def made(self, as_of: date) -> bool:
        """Whether it is rather the day on which a table of `as_of` was made."""
        try:
            own = date(self.year or as_of.year, self.months[-1], self.day or 0)
        except ValueError:
            return False
        return as_of < own <= as_of + LATE and (own + timedelta(days=1)).day != 1


def named(text: str) -> list[Named]:
    """The spans that `text` names, but for days of making, issue and the like."""
    plain = _digits("".join(unicodedata.normalize("NFKC", text).split()))
    found = []
    for place, form in enumerate(_FORMS):
        for match in form.finditer(plain):
            if not (_MADE.search(plain[: match.start()]) or _OTHER.match(plain[match.end() :])):
                found += list(_span(place, match, plain))
    return found


def _span(form: int, match: re.Match[str], text: str) -> Iterator[Named]:
    year, which = int(match[1]) if match[1] else None, match[2]
    if form == 1:
        yield Named(match[0], year, range(int(which) * 3 - 2, int(which) * 3 + 1))
    elif form == 2:
        yield Named(match[0], year, range(1, 7) if which == "上" else range(7, 13))
    elif form == 3:
        yield Named(match[0], year, range(12, 13))
    elif 1 <= int(which) <= 12:
        day = int(match[3]) if match[3] else None
        alone = form == 0 and not (year or day or match[4])
        if not alone or re.search(r"截[至止]到?$", text[: match.start()]):
            yield Named(match[0], year, range(int(which), int(which) + 1), day)


def _digits(text: str) -> str:
    """`text` with the Chinese numerals of years, quarters, months and days as digits."""
    text = re.sub(r"[○零]", "〇", text)
    text = re.sub(rf"[{_NUMERALS}]{{4}}(?=年)", lambda m: "".join(map(_one, m[0])), text)
    text = re.sub(r"[一二三四](?=季度)", lambda m: _one(m[0]), text)
    return re.sub(
        r"([一二三]?)(十?)([一二三四五六七八九]?)(?=[月日])",
        lambda m: _under_hundred(*m.groups()) if m[0] else "",
        text,
    )


def _one(numeral: str) -> str:
    return str(_NUMERALS.index(numeral))


def _under_hundred(tens: str, ten: str, ones: str) -> str:
    """三十一 → 31; without 十 the signs are ones alone."""
    if not ten:
        return "".join(map(_one, tens + ones))
    return str((_NUMERALS.index(tens) if tens else 1) * 10 + (_NUMERALS.index(ones) if ones else 0))
