"""Numerals as a release writes them: where they stand and what they are worth.

Arabic, full width, with separators, decimals, 万/亿/千/百, Chinese numerals, per
cent in figures and words, 成, fractions, ranges and vague numerals (十几, 数十). Whether a numeral
is a claim at all is not decided here.
"""

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.press.numbers.chinese import FIGURES, chinese

MAX_LENGTH = 24
"""Characters beyond which a row of digits is no quantity."""
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
CN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅"
DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_LAST = r"(?:[1-9]\d{0,3}(?![\d.,%‰年月日号:：/至到~～—–-]))?"
_SCALED = rf"{_ARABIC}(?:[十百千万亿]+(?:{_ARABIC}[十百千万亿]+)*{_LAST})?"
_CN = rf"[{CN}]+(?:点[{DIGITS}]+)?"
_BECOMES = "为(?!底|下限|起点|门槛|红线|最低)"
_TENTHS = rf"成(?!{_BECOMES}|[立果功员本效就长熟绩交品型都败不套份体片]|群(?!众))"
NUMERAL = re.compile(
    rf"(?P<whole>[百千万])分之(?P<of>{_SCALED}|{_CN})"
    rf"|(?P<below>{_CN})分之(?P<above>{_CN})"
    r"|(?P<fa>\d{1,2})/(?P<fb>\d{1,3})(?=以上|以下|左右|多|的|强|弱|镇|乡|街|县)"
    r"|(?<=[近约过占足达])(?P<ga>\d{1,2})/(?P<gb>\d{1,3})(?!\d)"
    r"|(?P<middle>一半|半数|(?<![超经通])过半(?!径|程|生))"
    rf"|(?P<few>[一二三四五六七八])(?P<more>[二三四五六七八九]){_TENTHS}"
    rf"|(?P<tenths>[一二两三四五六七八九十]|\d(?:\.\d)?){_TENTHS}(?P<half>[半一二三四五六七八九])?"
    rf"|(?P<percent>{_ARABIC})\s?(?P<sign>[%‰])"
    r"|(?P<vague>[二三四五六七八九]?十几[万亿]?|[数几][十百千万亿]+)"
    rf"|(?P<base>[{CN}]*[百千万]|十)?(?P<near>[一二两三四五六七八])(?P<next>[二三四五六七八九])"
    rf"(?P<unit>[十百千万]*)(?![{CN}点成年月日号])"
    rf"|(?P<arabic>{_SCALED})"
    rf"|(?P<cn>{_CN})"
)
SHORT = re.compile("([百千万亿])[一二三四五六七八九]$")
BELOW = {"百": "十", "千": "百", "万": "千", "亿": "千万"}
SIGN = re.compile(r"(?<![\d%A-Za-z\n.])(?<=.)[-－−]\Z|(?<![减担肩抱背自胜欺])负\Z")
TO = re.compile(r"\s?(?:[-–—－~～]|——|至|到)\s?")
Parts = dict[str, str | None]
"""What the groups of `NUMERAL` matched."""


@dataclass(frozen=True)
class Numeral:
    """`start` and `end` are code points of the text, half-open; shares are kept as 0-1.

    `low` and `high` are the same but for ranges and vague numerals; `unit` is the place of the last
    digit that is not zero, `precision` that of the last one written; `coarse` says that figures
    stand before 万, 千 or the like.
    """

    low: Decimal
    high: Decimal
    unit: Decimal
    precision: Decimal = Decimal(1)
    share: bool = False
    low_open: bool = False
    high_open: bool = False
    coarse: bool = False
    chinese: bool = False
    start: int = 0
    end: int = 0

    @property
    def spread(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high

    def times(self, units: str) -> "Numeral":
        """The numeral in a coarser unit (万) written after its qualifier."""
        scale = _scale(units)
        return replace(
            self,
            low=self.low * scale,
            high=self.high * scale,
            unit=self.unit * scale,
            precision=self.precision * scale,
        )


def numerals(text: str) -> list[Numeral]:
    """The numerals of `text` (as of `plain`), in order; a range is one numeral."""
    joined: list[Numeral] = []
    for match in NUMERAL.finditer(text):
        read = _read(match.groupdict(), match[0])
        if read is None:
            continue
        one = _signed(replace(read, start=match.start(), end=match.end()), text)
        if joined and (both := _range(joined[-1], one, text)) is not None:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _signed(one: Numeral, text: str) -> Numeral:
    """-3.2%: below zero; a dash that begins a line is a bullet, one after a figure a range."""
    if one.chinese or not SIGN.search(text[max(one.start - 2, 0) : one.start]):
        return one
    return replace(one, start=one.start - 1, low=-one.high, high=-one.low)


def _read(part: Parts, written: str) -> Numeral | None:
    if part["vague"]:
        return _vague(written)
    if part["near"]:
        return _near(part) or _number(written)
    if part["arabic"] or part["cn"]:
        return _number(written)
    return _tenths(part) if part["few"] or part["tenths"] else _fraction(part)


def _fraction(part: Parts) -> Numeral | None:
    """Per cent and the like, halves, fractions."""
    if part["middle"]:
        return _share(Decimal(5), Decimal(10))
    if number := part["percent"]:
        whole = Decimal(100 if part["sign"] == "%" else 1000)
        return _share(_value(number), whole, _decimals(number))
    if part["whole"]:
        return _share(_value(part["of"]), Decimal(SCALE[part["whole"]]))
    above = _value(part["above"] or part["fa"] or part["ga"])
    below = _value(part["below"] or part["fb"] or part["gb"])
    if not below or above is None:
        return None
    return Numeral(above / below, above / below, unit=1 / below, share=True)


def _tenths(part: Parts) -> Numeral | None:
    """三成, 八成半, 七八成."""
    if part["few"]:
        low, high = FIGURES[part["few"]], FIGURES[part["more"] or ""]
        ends = Decimal(low) / 10, Decimal(high) / 10
        return Numeral(*ends, unit=Decimal("0.1"), share=True) if low < high else None
    value = _value(part["tenths"])
    rest = Decimal(5) if part["half"] == "半" else _value(part["half"] or "零")
    return _share(None if value is None or rest is None else value + rest / 10, Decimal(10))


def _near(part: Parts) -> Numeral | None:
    """三四百, 一百五六十, 十七八: one of two neighbours; None for digits that are none (一三)."""
    low, high = FIGURES[part["near"] or ""], FIGURES[part["next"] or ""]
    if high - low != 1 and (low, high) != (3, 5):
        return None
    base, scale = Decimal(0), _scale(part["unit"] or "")
    if part["base"]:
        base = _value(part["base"]) or Decimal(0)
        if not part["unit"] and part["base"][-1] != "十":
            scale = _scale(part["base"][-1]) / 10
    return Numeral(base + low * scale, base + high * scale, unit=scale, chinese=True)


def _number(written: str) -> Numeral | None:
    value = _value(written)
    if value is None:
        return None
    if not written[0].isascii():
        return Numeral(value, value, unit=_round(value), chinese=True)
    coarse = any(unit in written for unit in SCALE)
    return Numeral(value, value, unit=_round(value), precision=_precision(written), coarse=coarse)


def _share(value: Decimal | None, whole: Decimal, decimals: int = 0) -> Numeral | None:
    if value is None:
        return None
    precision = Decimal(1).scaleb(-decimals) / max(whole, Decimal(100))
    return Numeral(
        value / whole, value / whole, unit=_round(value / whole), precision=precision, share=True
    )


def _vague(written: str) -> Numeral:
    """数十 (20 to below 100), 十几, 二十几万."""
    if written[0] in "数几":
        scale = _scale(written[1:])
        return Numeral(2 * scale, 10 * scale, unit=scale, high_open=True, chinese=True)
    tens, _, units = written.partition("几")
    scale, low = _scale(units), Decimal(_value(tens) or 0)
    ends = low * scale, (low + 10) * scale
    return Numeral(*ends, unit=scale, low_open=True, high_open=True, chinese=True)


def _range(first: Numeral, second: Numeral, text: str) -> Numeral | None:
    """Both ends as one numeral (20至30, 3至5万, 20-30%), or None."""
    from_there = text[max(first.start - 1, 0) : first.start] in ("由", "从")
    between = text[first.end : second.start]
    if not TO.fullmatch(between) or first.spread or second.spread or from_there:
        return None
    low = first.low
    if second.share and not first.share:
        low /= 100
    elif second.coarse and not first.coarse and first.low < 1000:
        low *= _scale(re.findall(r"[十百千万亿]+", text[second.start : second.end])[-1])
    return replace(second, start=first.start, low=low) if low < second.high else None


def _value(written: str | None) -> Decimal | None:
    """What a numeral is worth, or None for what is none (too long, ill-formed)."""
    if not written or len(written) > MAX_LENGTH:
        return None
    if written[0].isdigit() and written.isascii():
        return Decimal(written.replace(",", ""))
    if written[0].isascii():
        parts = re.findall(rf"({_ARABIC})([十百千万亿]+)", written)
        scale, left = _scale(parts[-1][1]), re.split("[十百千万亿]", written)[-1]
        last = Decimal(left or 0) * (scale / 10 if len(left) == 1 else 1)  # 13万2, 1万3500
        read = sum((Decimal(n.replace(",", "")) * _scale(u) for n, u in parts), last)
        return read if last < scale else None
    if all(character in SCALE for character in written):
        return _scale(written)
    if (short := SHORT.search(written)) and len(written) > 1:  # 三千三 is 3300
        written += BELOW[short[1]]
    return chinese(written)


def _scale(units: str) -> Decimal:
    return Decimal(math.prod(SCALE[unit] for unit in units))


def _precision(written: str) -> Decimal:
    """The place of the last digit written: 100 of 0.33万, 0.1 of 21.0."""
    parts = re.findall(rf"({_ARABIC})([十百千万亿]*)", written)
    number, units = parts[-1]
    if not units and len(parts) > 1:  # 13万2
        return _scale(parts[-2][1]) / 10 if len(number) == 1 else Decimal(1)
    return _scale(units).scaleb(-_decimals(number))


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _round(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)
