"""From numerals to what was said: qualifier, interval, measure word, where the phrase stands."""

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from dashboard import claims
from dashboard.press.exclusions import Passed, excluded, outside, passed_over, unreadable
from dashboard.press.grammar import pattern, words
from dashboard.press.numerals import SCALE, Numeral, numerals
from dashboard.press.text import plain

BEFORE = words("qualifiers", "before")
GAP = r"(?P<gap>(?:占到|占比|占|达到|达|为|有|下沉|[^，,。；;、\d]{1,9}的)?)"
JOINED = re.compile(r"[、和与及,]|以及")
_BEFORE = re.compile(
    "(?P<word>"
    + "|".join(rf"(?P<{'abcdef'[i]}>{'|'.join(said)})" for i, said in enumerate(BEFORE.values()))
    + rf"){GAP}$"
)
_FAMILY = dict(zip("abcdef", BEFORE, strict=True))
_AFTER = {
    family: re.compile("|".join(said)) for family, said in words("qualifiers", "after").items()
}
_MEASURE = pattern("qualifiers", "measure")
NOUNS = {"大力", "大幅", "大量", "分别", "道路", "部门", "人民", "部分"}
SCALED = re.compile("[十百千万亿]+")
MANY = {"多元", "多层", "多方", "多样", "多渠"}
_CONTAINED = re.compile(r"控制在[^，。；]{0,6}$")
_AVERAGE = re.compile(
    r"(?:平均(?:算?(?:下来|计算|来看|来说|看|起来)[,，])?|相当于"
    r"|[镇街户人县村]均)[^，,。；;、：:！？\n\d]*(?:[：:]|[，,](?:[是为达约]{0,2}|(?:新增|增加|下沉)(?:了)?(?:编制)?))?$"
)


@dataclass(frozen=True)
class Phrase:
    """One number as said. `start`, `end`: qualifier to measure word, code points, half-open.

    `low` and `high` bound what was said (infinite where unbounded); `family` is the qualifier's
    meaning (`claims.interval`), `word` what was written, `gap` what stands between a qualifier and
    its number; `measure` the measure word.
    """

    numeral: Numeral
    start: int
    end: int
    family: str
    word: str
    measure: str
    low: float
    low_open: bool
    high: float
    high_open: bool
    gap: str = ""

    @property
    def value(self) -> float | None:
        """The number, as a share or in units; None where it has two ends."""
        return None if self.numeral.spread else self.scaled(float(self.numeral.low))

    @property
    def share(self) -> bool:
        """Whether it is written in per cent, tenths or a fraction."""
        return self.numeral.share

    @property
    def points(self) -> bool:
        """Whether it is in percentage points."""
        return self.measure.endswith("百分点")

    @property
    def unit(self) -> float:
        """The round unit as written."""
        return self.scaled(float(self.numeral.unit))

    def scaled(self, number: float) -> float:
        """Percentage points as 0.01 each."""
        return round(number / 100, 12) if self.points else number


def phrases(text: str) -> list[Phrase]:
    """The numbers of a draft that claim something, in order."""
    return scan(text)[0]


def scan(text: str) -> tuple[list[Phrase], list[Passed]]:
    """Every run of digits or Chinese numerals of a draft: said, or passed over and why."""
    flat = plain(text)
    letters = unreadable(flat)
    never = [(*span, "letters") for span in letters] + [
        span
        for span in excluded(flat)
        if not any(span[0] < end and start < span[1] for start, end in letters)
    ]
    claims_something = outside(sorted(span[:2] for span in never))
    found, covered = [], never
    for numeral in numerals(flat):
        if not claims_something(numeral.start, numeral.end):
            continue
        phrase = _phrase(numeral, flat)
        if _counts(phrase, flat):
            found.append(phrase)
            covered.append((phrase.start, phrase.end, ""))
        elif numeral.chinese:
            covered.append((numeral.start, numeral.end, "word"))
    return _shared(found, flat), passed_over(flat, sorted(covered))


HUNDRED = 100
"""A Chinese numeral without a measure word is a number from here on (三千三), else a word."""


def _phrase(numeral: Numeral, text: str) -> Phrase:
    end = numeral.end
    suffix, family_after, end = _suffix(text, end)
    if suffix and (scale := SCALED.match(text, end)):  # 2600余万名
        numeral, end = _times(numeral, scale[0]), scale.end()
    measured = _MEASURE.match(text, end)
    measure = measured[0] if measured and not _nominal(measured, text) else ""
    end += len(measure)
    if not suffix or family_after == "exact":
        later, family_later, beyond = _suffix(text, end)
        if later and later not in ("多", "来", "许"):
            suffix, family_after, end = later, family_later, beyond
    prefix = _BEFORE.search(text, max(numeral.start - 16, 0), numeral.start)
    named = prefix.groupdict() if prefix else {}
    family_before = next((_FAMILY[key] for key in _FAMILY if named.get(key)), "")
    start = prefix.start() if prefix else numeral.start
    if (
        not prefix
        and text[start - 1 : start] == "上"
        and set(text[start : numeral.end]) <= set(SCALE)
    ):
        family_before, start = "以上", start - 1
    if _AVERAGE.search(text, max(start - 24, 0), start) and not family_before:
        family_before = "平均"
    if family_after == "以内" and _CONTAINED.search(
        text[max(numeral.start - 12, 0) : numeral.start]
    ):
        family_before = ""
    family, word = _agreed(
        family_before, prefix["word"] if prefix else family_before, family_after, suffix
    )
    made = _bounded(numeral, start, end, family, word, measure)
    return replace(made, gap=prefix["gap"] if prefix else "")


def _times(numeral: Numeral, units: str) -> Numeral:
    """The numeral in a coarser unit written after its qualifier."""
    scale = Decimal(math.prod(SCALE[unit] for unit in units))
    return replace(
        numeral,
        low=numeral.low * scale,
        high=numeral.high * scale,
        unit=numeral.unit * scale,
        precision=numeral.precision * scale,
    )


def _shared(found: list[Phrase], text: str) -> list[Phrase]:
    """分别不低于30%和60%, 分别达到30%、60%以上: one qualifier for the whole list."""
    for at, (one, other) in enumerate(pairwise(found)):
        between = text[one.end : other.start]
        clause = re.split(r"[，,。；;\n]", text[max(one.start - 60, 0) : one.start])[-1]
        if "分别" not in clause or not JOINED.fullmatch(between) or not (one.share and other.share):
            continue
        if other.family == "exact" and one.family != "exact":
            found[at + 1] = _bounded(
                other.numeral, other.start, other.end, one.family, one.word, other.measure
            )
        elif one.family == "exact" and other.family != "exact":
            found[at] = _bounded(
                one.numeral, one.start, one.end, other.family, other.word, one.measure
            )
    return found


def _suffix(text: str, at: int) -> tuple[str, str, int]:
    for family, said in _AFTER.items():
        found = said.match(text, at)
        if found and text[found.start() : found.end() + 1] not in MANY:
            return found[0], family, found.end()
    return "", "", at


def _nominal(measured: re.Match, text: str) -> bool:
    """Whether what looks like a measure word begins another word."""
    return text[measured.start() : measured.end() + 1] in NOUNS


def _agreed(before: str, prefix: str, after: str, suffix: str) -> tuple[str, str]:
    """One meaning of two qualifiers; ``contradictory`` where they do not go together."""
    if after in ("", "exact"):
        return (before or "exact"), (prefix or suffix or "exact")
    if not before or before in (after, "平均"):
        return after, suffix
    if {before, after} <= {"超过", "余", "以上"}:
        return after if after != "以上" else before, prefix + suffix
    return "contradictory", f"{prefix}…{suffix}"


def _bounded(
    numeral: Numeral, start: int, end: int, family: str, word: str, measure: str
) -> Phrase:
    made = Phrase(numeral, start, end, family, word, measure, 0, False, 0, False)
    top = 1.0 if numeral.share else math.inf
    low, high = (made.scaled(float(one)) for one in (numeral.low, numeral.high))
    bounds = (low, numeral.low_open, high, numeral.high_open)
    if not numeral.spread and family != "contradictory":
        bounds = claims.interval(low, family, share=numeral.share, unit=made.unit)
    elif family in ("以上", "超过", "余"):
        bounds = (low, family == "超过", top, not numeral.share)
    elif family in ("不足", "以内"):
        bounds = (-math.inf, True, high, family == "不足")
    return Phrase(numeral, start, end, family, word, measure, *_rounded(bounds))


def _rounded(bounds: tuple[float, bool, float, bool]) -> tuple[float, bool, float, bool]:
    low, low_open, high, high_open = bounds
    return round(low, 9), low_open, round(high, 9), high_open


def _counts(phrase: Phrase, text: str) -> bool:
    """Whether a numeral is one at all: Chinese ones need a measure word or a qualifier."""
    numeral = phrase.numeral
    written = text[numeral.start : numeral.end]
    if numeral.share or (
        numeral.spread and (not numeral.chinese or phrase.measure or set(written) & set("百千万亿"))
    ):
        return True
    if not numeral.chinese:
        return len(written) <= 20
    if not phrase.measure and phrase.family not in ("余",):
        return not numeral.spread and numeral.low >= HUNDRED and written[0] not in SCALE
    if set(written) <= set("十百千万亿") and phrase.family == "exact":
        return written == "十" and phrase.measure not in ("分", "天", "年", "日")
    return (
        written != "一"
        or phrase.points
        or phrase.measure in ("倍", "番")
        or phrase.family not in ("exact", "平均")
    )
