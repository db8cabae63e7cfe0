"""From numerals to what was said: qualifier, interval, measure word, where the mention stands."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from dashboard.press.drafts.text import plain
from dashboard.press.numbers.exclusions import Skipped, excluded, outside, skipped
from dashboard.press.numbers.interval import Interval, interval, scaled
from dashboard.press.numbers.numerals import SCALE, Numeral, numerals
from dashboard.press.vocabulary.grammar import alternatives, grammar, pattern

BEFORE: dict[str, list[str]] = grammar("qualifiers", "before")
AFTER = {
    meaning: re.compile("|".join(said)) for meaning, said in grammar("qualifiers", "after").items()
}
GAP = (
    r"(?P<gap>(?:也?占到|算[作到]?|占比|也?占|值|顶|也?要占|也有|也要?达到|达到|达|为|有|下沉"
    r"|[^，,。；;、\d成]{1,9}的)?)"
)
JOINED = re.compile(r"[、和与及,]|以及")
_BEFORE = re.compile(
    "(?P<word>"
    + "|".join(rf"(?P<{'abcdef'[i]}>{'|'.join(said)})" for i, said in enumerate(BEFORE.values()))
    + rf"){GAP}$"
)
_MEANING = dict(zip("abcdef", BEFORE, strict=True))
MEASURE = pattern("qualifiers", "measure")
NOUNS = {"大力", "大幅", "大量", "分别", "道路", "部门", "人民", "部分"}
"""Words that begin as a measure word does."""
GOVERNED = re.compile(r"(?:[(（][^()（）\d]{1,12}[)）])?[、和与及][^，,。；;、\d\n]{0,10}")
"""Between two shares of a list under one floor: 不低于30%（部门）、派驻机构60%."""
CELL = re.compile(rf" *[\t|｜] *(?=(?:{alternatives('qualifiers', 'measure')}) *(?:[\t|｜\n]|$))")
UNIT_CELL = re.compile(
    rf"(?:[\t|｜] *|(?P<open>[(（]))(?P<unit>{alternatives('qualifiers', 'measure')})"
    r"(?(open)[)）] *[\t|｜：:]?| *[\t|｜]) *$"
)
"""A column of units, or one in brackets behind the label (权力（项）：5)."""
WEIGHT = re.compile("(?:权重|占|比重|比例)[^，。；\\d]{0,10}$")
PEOPLE = {"号人": "人", "个人": "人", "口人": "人"}
SCALED = re.compile("[十百千万亿]+")
MANY = {"多元", "多层", "多方", "多样", "多渠"}
_CONTAINED = re.compile(r"控制在[^，。；]{0,6}$")
_AVERAGE = re.compile(
    r"(?:一(?:平均|除|摊)[，,]|平均(?:数[,，：:]?|算?(?:下来|计算|来看|来说|看|起来)[,，])?|均摊|平摊|摊[到下](?=[每各一])|匀到(?=[每各一])|相当于"
    r"|[镇街户人县村]均)[^，,。；;、：:！？\n\d]*(?:[：:]|[，,](?:就?[是为达约]{0,2})?(?:新增|增加|增添|添|多|下沉)?(?:了)?(?:编制)?)?[+＋]?$"
)
MIN_BARE = 100
"""A Chinese numeral without a measure word is a number from here on (三千三), else a word."""
MAX_DIGITS = 20  # of the longest row of digits that is a number


@dataclass(frozen=True)
class QuantityMention(Interval):
    """One number as said. `start`, `end`: qualifier to measure word, code points, half-open.

    `qualifier` is the qualifier's meaning (`claims.interval`), `word` what was written, `gap` what
    stands between it and its number; `measure` the measure word.
    """

    numeral: Numeral
    start: int
    end: int
    qualifier: str
    word: str
    measure: str
    gap: str = ""

    @cached_property
    def value(self) -> float | None:
        """The number, as a share or in units; None where it has two ends."""
        low = self.numeral.low
        return None if self.numeral.spread else scaled(float(low), points=self.points)

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
        return scaled(float(self.numeral.unit), points=self.points)

    def qualified(self, qualifier: str, word: str) -> "QuantityMention":
        """The same number with another qualifier."""
        bounds = interval(self.numeral, qualifier, points=self.points)
        return replace(self, **vars(bounds), qualifier=qualifier, word=word, gap="")


def scan(text: str) -> tuple[list[QuantityMention], list[Skipped]]:
    """Every run of digits or Chinese numerals of a draft: said, or passed over and why."""
    flat = plain(text)
    passed = excluded(flat)
    claims_something = outside([span[:2] for span in passed])
    found: list[QuantityMention] = []
    for numeral in numerals(flat):
        if not claims_something(numeral.start, numeral.end):
            continue
        mention = _mention(numeral, flat)
        if _counts(mention, flat):
            found.append(mention)
        elif numeral.chinese:
            passed.append((numeral.start, numeral.end, "word"))
    claimed = [(mention.start, mention.end) for mention in found]
    return _shared(found, flat), skipped(flat, claimed, passed)


def _mention(numeral: Numeral, text: str) -> QuantityMention:
    numeral, end, measure, suffix, after = _what_follows(numeral, text)
    decimal = not measure and not numeral.spread and 0 < numeral.low < 1
    if decimal and WEIGHT.search(text[max(numeral.start - 12, 0) : numeral.start]):  # 不低于0.3
        numeral = replace(numeral, share=True)
    prefix = _BEFORE.search(text, max(numeral.start - 16, 0), numeral.start)
    named = prefix.groupdict() if prefix else {}
    before = next((_MEANING[key] for key in _MEANING if named.get(key)), "")
    if suffix == "+" and numeral.share:  # 80%+
        after = "以上"
    start = prefix.start() if prefix else numeral.start
    upon = text[start - 1 : start] == "上" and set(text[start : numeral.end]) <= set(SCALE)
    if not prefix and upon:  # 上千名
        before, start = "以上", start - 1
    if _AVERAGE.search(text, max(start - 24, 0), start) and not before:
        before = "平均"
    contained = _CONTAINED.search(text[max(numeral.start - 12, 0) : numeral.start])
    if after == "以内" and contained:
        before = ""
    qualifier, word = _agreed(before, prefix["word"] if prefix else before, after, suffix)
    bounds = interval(numeral, qualifier, points=measure.endswith("百分点"))
    gap = prefix["gap"] if prefix else ""
    return QuantityMention(
        **vars(bounds),
        numeral=numeral,
        start=start,
        end=end,
        qualifier=qualifier,
        word=word,
        measure=measure,
        gap=gap,
    )


def _what_follows(numeral: Numeral, text: str) -> tuple[Numeral, int, str, str, str]:
    """The numeral with a unit behind its qualifier (2600余万名), where the mention ends, measure
    word, qualifier as written and its meaning.
    """
    suffix, meaning, end = _suffix(text, numeral.end)
    if suffix and (scale := SCALED.match(text, end)):
        numeral, end = numeral.times(scale[0]), scale.end()
    measured = MEASURE.match(text, end)
    if not measured and (unit := UNIT_CELL.search(text, max(numeral.start - 10, 0), numeral.start)):
        return numeral, end, unit["unit"], suffix, meaning
    if cell := CELL.match(text, end):  # a table with a column of units
        measured, end = MEASURE.match(text, cell.end()), cell.end()
    nominal = measured and text[measured.start() : measured.end() + 1] in NOUNS
    measure = measured[0] if measured and not nominal else ""
    end += len(measure)
    measure = PEOPLE.get(measure, measure)
    if not suffix or meaning == "exact":
        later, later_meaning, beyond = _suffix(text, end)
        if later and later not in ("多", "来", "许"):
            suffix, meaning, end = later, later_meaning, beyond
    return numeral, end, measure, suffix, meaning


def _shared(found: list[QuantityMention], text: str) -> list[QuantityMention]:
    """分别不低于30%和60%, 分别达到30%、60%以上, 不低于30%、派驻机构60%: one qualifier for the whole
    list.
    """
    for at, (one, other) in enumerate(pairwise(found)):
        between = text[one.end : other.start]
        clause = re.split(r"[，,。；;\n]", text[max(one.start - 60, 0) : one.start])[-1]
        if not (one.share and other.share):
            continue
        if governs := one.qualifier == "以上" and one.start < one.numeral.start:
            governs = other.qualifier == "exact" and bool(GOVERNED.fullmatch(between))
        if not governs and not ("分别" in clause and JOINED.fullmatch(between)):
            continue
        if other.qualifier == "exact" and one.qualifier != "exact":
            found[at + 1] = other.qualified(one.qualifier, one.word)
        elif one.qualifier == "exact" and other.qualifier != "exact":
            found[at] = one.qualified(other.qualifier, other.word)
    return found


def _suffix(text: str, at: int) -> tuple[str, str, int]:
    for meaning, said in AFTER.items():
        found = said.match(text, at)
        if found and text[found.start() : found.end() + 1] not in MANY:
            return found[0], meaning, found.end()
    return "", "", at


def _agreed(before: str, prefix: str, after: str, suffix: str) -> tuple[str, str]:
    """One meaning of two qualifiers; ``contradictory`` where they do not go together."""
    if after in ("", "exact"):
        return (before or "exact"), (prefix or suffix or "exact")
    if not before or before in (after, "平均"):
        return after, suffix
    if {before, after} <= {"超过", "余", "以上"}:
        return after if after != "以上" else before, prefix + suffix
    return "contradictory", f"{prefix}…{suffix}"


def _counts(mention: QuantityMention, text: str) -> bool:
    """Whether a numeral is one at all: Chinese ones need a measure word or a qualifier."""
    numeral, measure = mention.numeral, mention.measure
    written = text[numeral.start : numeral.end]
    if numeral.share or (
        numeral.spread and (not numeral.chinese or measure or set(written) & set("百千万亿"))
    ):
        return True
    if not numeral.chinese:
        return len(written) <= MAX_DIGITS
    if not measure and mention.qualifier != "余":
        return not numeral.spread and numeral.low >= MIN_BARE and written[0] not in SCALE
    if set(written) <= set("十百千万亿") and mention.qualifier == "exact":
        return written == "十" and measure not in ("分", "天", "年", "日")
    qualified = mention.qualifier not in ("exact", "平均")
    return written != "一" or mention.points or measure in ("倍", "番") or qualified
