"""Numerals as a release writes them: where they stand and what they are worth.

Arabic, full width, with separators, decimals, 万/亿/千/百, Chinese numerals (read by cn2an), per
cent in figures and words, 成, fractions, ranges and vague numerals (十几, 数十). Whether a numeral
is a claim at all is not decided here.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import cn2an

LONGEST = 24
"""Characters beyond which a row of digits is no quantity."""

HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)
        if chr(code) not in "，：；！？（）"}
"""Full-width letters, digits and signs; marks that end a clause stay as they are."""
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
CN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅"
DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALED = rf"{_ARABIC}(?:[十百千万亿]+(?:{_ARABIC}[十百千万亿]+)*)?"
_CN = rf"[{CN}]+(?:点[{DIGITS}]+)?"
_TENTHS = r"成(?![立为果功员本效就长熟绩交品型都败不套份体群片])"
_ONE = (
    rf"(?P<whole>[百千万])分之(?P<of>{_SCALED}|{_CN})"
    rf"|(?P<below>{_CN})分之(?P<above>{_CN})"
    rf"|(?P<tenths>[一二两三四五六七八九十]|\d(?:\.\d)?){_TENTHS}(?P<half>半)?"
    rf"|(?P<percent>{_ARABIC})\s?(?P<sign>[%‰])"
    r"|(?P<vague>[二三四五六七八九]?十几[万亿]?|[数几][十百千万亿]+)"
    rf"|(?P<near>[一二三四五六七八])(?P<next>[二三四五六七八九])(?P<unit>[十百千万]+)(?![{CN}])"
    rf"|(?P<arabic>{_SCALED})"
    rf"|(?P<cn>{_CN})"
)
NUMERAL = re.compile(_ONE)
SET_OFF = re.compile(r"(?<=[\u4e00-\u9fff“（]) (?=[\d“])(?!\d{1,2}[.．、)）]\D)"
                     r"|(?<=[\d%]) (?=[\u4e00-\u9fff])")
TO = re.compile(r"\s?(?:[-–—－~～]|——|至|到)\s?")


@dataclass(frozen=True)
class Numeral:
    """`start` and `end` are code points of the text, half-open; shares are kept as 0-1.

    `low` and `high` are the same but for ranges and vague numerals; `unit` is the place of the last
    digit that is not zero, `precision` that of the last one written; `coarse` says that figures
    stand before 万, 千 or the like.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: Decimal
    precision: Decimal = Decimal(1)
    share: bool = False
    low_open: bool = False
    high_open: bool = False
    coarse: bool = False
    chinese: bool = False

    @property
    def spread(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


def plain(text: str) -> str:
    """`text` with full-width letters and digits made half width, place by place."""
    grouped = re.sub(r"(?<=[０-９])，(?=[０-９]{3})", ",", text)
    return grouped.translate(HALF)


def squeezed(text: str) -> tuple[str, list[int]]:
    """`text` without the single spaces that set off figures (近 2100 件), and where each of its
    characters stood.
    """
    gone = {match.start() for match in SET_OFF.finditer(text)}
    kept = [at for at in range(len(text)) if at not in gone]
    return "".join(text[at] for at in kept), kept


def numerals(text: str) -> list[Numeral]:
    """The numerals of `text` (as of `plain`), in order; a range is one numeral."""
    found = [one for match in NUMERAL.finditer(text) if (one := _read(match)) is not None]
    joined: list[Numeral] = []
    for one in found:
        if joined and (both := _range(joined[-1], one, text)) is not None:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _read(match: re.Match) -> Numeral | None:
    part = match.groupdict()
    here: dict[str, Any] = {"start": match.start(), "end": match.end()}
    if part["vague"]:
        return _vague(part["vague"], here)
    if part["near"]:
        return _near(part, here)
    if part["arabic"] or part["cn"]:
        return _number(part["arabic"] or part["cn"], here)
    return _fraction(part, here)


def _fraction(part: dict, here: dict) -> Numeral | None:
    """Per cent and the like, tenths, fractions."""
    if part["below"]:
        above, below = _value(part["above"]), _value(part["below"])
        return None if not below or above is None else \
            Numeral(low=above / below, high=above / below, unit=1 / below, share=True, **here)
    if part["tenths"]:
        value = _value(part["tenths"])
        return _share(None if value is None else value + (Decimal("0.5") if part["half"] else 0),
                      Decimal(10), here)
    if part["percent"]:
        return _share(_value(part["percent"]), Decimal(100 if part["sign"] == "%" else 1000), here,
                      _decimals(part["percent"]))
    return _share(_value(part["of"]), Decimal(SCALE[part["whole"]]), here)


def _near(part: dict, here: dict) -> Numeral:
    """三四百: one of two neighbours."""
    scale = _scale(part["unit"])
    low, high = (_value(part[name]) for name in ("near", "next"))
    assert low is not None and high is not None
    return Numeral(low=low * scale, high=high * scale, unit=scale, chinese=True, **here)


def _number(written: str, here: dict) -> Numeral | None:
    value = _value(written)
    if value is None:
        return None
    arabic = written[0].isascii()
    return Numeral(low=value, high=value, unit=_round(value), chinese=not arabic,
                   precision=_precision(written) if arabic else Decimal(1),
                   coarse=arabic and written[-1] in SCALE, **here)


def _value(written: str) -> Decimal | None:
    """What a numeral is worth, or None for what is none (too long, ill-formed)."""
    if len(written) > LONGEST:
        return None
    if written[0].isdigit() and written.isascii():
        return Decimal(written.replace(",", ""))
    if written[0].isascii():
        parts = re.findall(rf"({_ARABIC})([十百千万亿]+)", written)
        return sum((Decimal(n.replace(",", "")) * _scale(u) for n, u in parts), Decimal(0))
    if all(character in SCALE for character in written):
        return Decimal(_scale(written))
    try:
        return Decimal(str(cn2an.cn2an(written, "smart")))
    except (ValueError, LookupError):  # what it cannot read is no numeral
        return None


def _scale(units: str) -> Decimal:
    product = Decimal(1)
    for character in units:
        product *= SCALE[character]
    return product


def _share(value: Decimal | None, whole: Decimal, here: dict, decimals: int = 0) -> Numeral | None:
    if value is None:
        return None
    share = value / whole
    return Numeral(low=share, high=share, unit=_round(share), share=True,
                   precision=Decimal(1).scaleb(-decimals) / max(whole, Decimal(100)), **here)


def _vague(written: str, here: dict) -> Numeral:
    if written[0] in "数几":
        scale = _scale(written[1:])
        return Numeral(low=2 * scale, high=10 * scale, unit=scale, high_open=True,
                       chinese=True, **here)
    scale = _scale(written[-1]) if written[-1] in "万亿" else Decimal(1)
    tens = _value(written.split("几", maxsplit=1)[0])
    assert tens is not None
    return Numeral(low=tens * scale, high=(tens + 10) * scale, unit=scale, low_open=True,
                   high_open=True, chinese=True, **here)


def _precision(written: str) -> Decimal:
    """The place of the last digit written: 100 of 0.33万, 0.1 of 21.0."""
    number, units = re.findall(rf"({_ARABIC})([十百千万亿]*)", written)[-1]
    return _scale(units).scaleb(-_decimals(number))


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _round(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def _range(first: Numeral, second: Numeral, text: str) -> Numeral | None:
    """Both ends as one numeral (20至30, 3至5万, 20-30%), or None."""
    between = text[first.end:second.start]
    if not TO.fullmatch(between) or first.spread or second.spread \
            or text[max(first.start - 1, 0):first.start] in ("由", "从"):
        return None
    low = first.low
    if second.share and not first.share:
        low /= 100
    elif second.coarse and not first.coarse and first.low < 1000:
        low *= _scale(re.findall(r"[十百千万亿]+$", text[second.start:second.end])[0])
    if low >= second.high:
        return None
    return replace(second, start=first.start, low=low)
