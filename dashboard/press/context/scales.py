"""A scale stated for a table, a column or a sentence (单位：百名): what stands under it."""

import re
from dataclasses import dataclass

from dashboard.press.drafts.text import CELLS
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import alternatives

_MEASURE = rf"(?:{alternatives('qualifiers', 'measure')})"
_ONE = rf"(?:[十百千万亿]+{_MEASURE}?|{_MEASURE})"
_UNITS = rf"{_ONE}(?:[、/和及或,，]{_ONE}){{0,5}}"
_END = r"(?=[ ）)\]】〕」。；;，,、：:\n\t|｜]|$)"
STATED = re.compile(
    rf"单位(?:均|都|一律|统一)?[ ：:为是以按(（\[【]{{0,3}}(?P<told>{_UNITS}){_END}"
    rf"|(?<![\u4e00-\u9fff])单位[ ：:为是(（]{{0,3}}(?P<times>[×xX*]?10+{_MEASURE}?){_END}"
    rf"|[以按](?P<by>{_UNITS})(?:为|作为?|计)?(?:计[数量])?单位"
    rf"|(?P<head>[(（\[【〔] ?{_UNITS} ?[)）\]】〕])"
    rf"|(?:^|(?<=[\t|｜\n])) *(?P<cell>{_UNITS}) *(?=[\t|｜\n]|$)"
)
SCALED = re.compile(rf"(?:[×xX*]?10+|[十百千万亿]+)({_MEASURE}?)")
ITEM = re.compile(r"\W?十\W?")
"""A number of a list, not a scale: （十）."""
BELOW = re.compile("^[ 　]*[（(]?(?:注|说明|备注)|以上|上述|上表|表中|本表|[文稿]中|[本全][文稿]")
"""In a line whose unit is that of what stands above it, too."""
PERSONS = ("名", "人", "位", "个")


@dataclass(frozen=True)
class _Statement:
    """A unit as stated: where its line begins and ends, in which cell of it; the measure words it
    scales (an empty one: whatever is counted); whether it is that of its row and its column alone,
    or of what stands above it, too.
    """

    line: tuple[int, int]
    column: int
    scales: frozenset[str]
    narrow: bool
    back: bool


class Scales:
    """The units that a squeezed draft states, and which numbers hang on a scale among them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._said = [self._statement(m) for m in STATED.finditer(text) if not ITEM.fullmatch(m[0])]
        self._any = any(one.scales for one in self._said)

    def over(self, number: QuantityMention) -> bool:
        """Whether what a number is worth hangs on a scale stated elsewhere: never a share, nor a
        count in another unit, nor one in a unit of its own further on in running text.
        """
        if not self._any or number.share:
            return False
        line, column = self._line(number.numeral.start)
        row = CELLS.search(self._text, *line) is not None
        near = [
            one
            for one in self._said
            if not one.narrow or one.line == line or (row and one.column == column)
        ]
        above = [one for one in near if one.line[0] < line[0]]
        nearest = [one for one in near if one.line == line] or [
            one for one in above if one.line == above[-1].line
        ]
        measure = "名" if number.measure in PERSONS else number.measure
        for one in (*nearest, *(one for one in near if one.back)):
            further = one.line != line and self._text[one.line[1] : line[0]].strip()
            if measure and further and not row:
                continue
            if one.scales and (not measure or one.scales & {"", measure}):
                return True
        return False

    def _statement(self, found: re.Match[str]) -> _Statement:
        line, column = self._line(found.start())
        whole = self._text[slice(*line)]
        scaled = {"名" if unit in PERSONS else unit for unit in SCALED.findall(found[0])}
        alone = found["head"] or found["cell"]
        return _Statement(
            line=line,
            column=column,
            scales=frozenset(scaled),
            narrow=bool(alone) and CELLS.search(whole) is not None,
            back=BELOW.search(whole) is not None,
        )

    def _line(self, at: int) -> tuple[tuple[int, int], int]:
        """Where the line of a place begins and ends, and in which cell of it the place is."""
        start, end = self._text.rfind("\n", 0, at) + 1, (self._text + "\n").find("\n", at)
        return (start, end), len(CELLS.findall(self._text, start, at))
