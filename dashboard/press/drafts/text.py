"""A draft as flat text, every character of it known by its place; paragraphs, sentences, clauses.

Flat text is half width; what sets figures off (thin and zero-width spaces, spaces beside Chinese)
and lines broken inside a sentence, as copies from PDF have them, are taken out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

CELLS = re.compile(r"[\t|｜]")
SERIAL, NUMBER = re.compile(r"\d{1,2}[.、]?"), re.compile(r"\D{0,3}\d")
"""A row's place in its table; the beginning of a cell that holds a number."""
ROW = re.compile(r"[ |｜]*(\d{1,3})[.、]? *(?=[\t|｜])")
COUNTED = re.compile(r"[ |｜]*(?:序号|编号|项次|[Nn][Oo]\.?|#) *(?=[\t|｜])")
"""A row that begins with a number, and a head under which such numbers count the rows."""
DAY = re.compile(
    r"(?:截[至止]到?|至)?(?:20\d\d年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)[初末底]?"
)
"""A cell that only says when, as of the row (a column of the head names its days itself)."""
STOPS = re.compile(r"[。！？!?\n]+")
PAUSES = re.compile(
    r"[，；;：:。！？!?\n\u3000\t|｜●▲■◆※★▶►➤→①-⑳]+|(?<!\d),|,(?!\d)| {2,}|——"
    r"|(?<=[\u4e00-\u9fff”）]) (?=[\u4e00-\u9fff“])"
    r"|[（(][一二三四五六七八九十]{1,2}[)）]"
)
MIN_WRAPPED = 10
"""Characters of the shortest line that can be a broken one."""
MAX_CLAUSE = 300
"""Characters after which a clause without a pause is cut."""
HALF = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，：；！？（）"
} | {
    ord(one): other
    for other, several in (
        ("%", "﹪٪"),
        (":", "∶"),
        ("\n", "\r\v\f\u2028\u2029"),
        (" ", "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"),
        ("-", "\u2010\u2011\u2212\ufe63"),
    )
    for one in several
}
"""Full-width letters, digits and signs; marks that end a clause stay as they are."""
WESTERN = re.compile(r"(?<=[\u4e00-\u9fff”》）)%])[,;:?!]|[,;:?!](?=[\u4e00-\u9fff“《（])")
"""Western marks beside Chinese, which stand for 「，；：？！」."""
CHINESE = str.maketrans(",;:?!", "，；：？！")
MARKED = re.compile(r"(?<=(?<!\d)\d)['’‘·٬](?=\d{3}(?!\d))|(?<=(?<!\d)\d\d)['’‘·٬](?=\d{3}(?!\d))")
"""Between thousands: 3’291."""
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
SPLIT = re.compile(r"(?<!\d)\d{1,2}，\d{3}(?![\d，])")
"""A Chinese comma between thousands: 3，291; 389，132 is a pause."""
SET_OFF = re.compile(
    rf"[{INVISIBLE}]"
    r"|(?<=[\u4e00-\u9fff“（]) (?=[\d“])(?!\d{1,2}[.．、)）]\D)"
    r"|(?<=[\d%]) (?=[\u4e00-\u9fff%])"
    r"|(?<=\d) (?=\d{3}(?!\d))(?<!\d{4} )"
)
_STOP = "。！？!?；;：:…\n|"
_MEASURE = "余多名人项个件起批次以成万千百亿%左"
WRAPPED = re.compile(
    rf"(?<=[\d%])\n(?=[{_MEASURE}])"  # 2600 / 余名
    r"|(?<=[\u4e00-\u9fff]\d)\n(?=\d)|(?<=[\u4e00-\u9fff]\d\d)\n(?=\d)"
    r"|(?<=[\u4e00-\u9fff]\d\d\d)\n(?=\d)"  # 32 / 91名
    r"|(?<=近|约|超|过|逾|达|共|足|于|少|到|占|均)\n(?=\d)"  # 近 / 2100件
    rf"|(?<=[^\s{_STOP}])(?<![\d%])\n(?=[\u4e00-\u9fff“（\d，、。])"
)
"""Where a line may be broken inside a sentence; the last kind only in running text."""
RUNNING = re.compile(r"[，,]")
ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．是]"
    r"|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]"
    r"|[①-⑳●▲■◆★►·•*]|[问答][:：])"
)


def grid(text: str, at: int) -> bool:
    """Whether a place is in a row of a table with several columns of numbers: what such a number
    is of, or when, stands at the head of its column.
    """
    line = text[text.rfind("\n", 0, at) + 1 : (text + "\n").find("\n", at)]
    cells = [cell.strip() for cell in CELLS.split(line)]
    if SERIAL.fullmatch(cells[0]):
        cells = cells[1:]
    return sum(bool(NUMBER.match(cell)) and not DAY.fullmatch(cell) for cell in cells) > 1


def serials(text: str) -> list[tuple[int, int]]:
    """Where numbers count the rows of a table: under a head that says so, or one after another."""
    found, at, headed = set(), 0, False
    last: tuple[int, tuple[int, int]] | None = None
    for line in text.split("\n"):
        headed = bool(COUNTED.match(line)) or (headed and bool(CELLS.search(line)))
        row = ROW.match(line)
        own = (int(row[1]), (at + row.start(1), at + row.end(1))) if row else None
        if own and headed:
            found.add(own[1])
        if own and last and own[0] == last[0] + 1:
            found |= {last[1], own[1]}
        last, at = own, at + len(line) + 1
    return sorted(found)


@dataclass(frozen=True)
class Clause:
    """Half-open, in code points; `sentence` and `paragraph` count from 0."""

    start: int
    end: int
    sentence: int
    paragraph: int


def plain(text: str) -> str:
    """`text` with full-width letters and digits made half width, place by place."""
    flat = re.sub(r"(?<=[０-９])，(?=[０-９]{3})", ",", text).translate(HALF)
    flat = MARKED.sub(",", flat)
    flat = WESTERN.sub(lambda match: match[0].translate(CHINESE), flat)
    return SPLIT.sub(lambda match: match[0].replace("，", ","), flat)


class Squeezed(NamedTuple):
    """A text without what only sets figures off; where each of its characters stood, and at which
    of them digits were joined over a gap, so that they may be two numbers.
    """

    text: str
    origins: list[int]
    joined: frozenset[int]


def squeezed(text: str) -> Squeezed:
    """`text` (as of `plain`) without what only sets figures off."""
    gone = {match.start() for match in SET_OFF.finditer(text)}
    gone |= set(_wrapped(text))
    origins = [at for at in range(len(text)) if at not in gone]
    joined = frozenset(
        at
        for at, (before, here) in enumerate(pairwise(origins), 1)
        if here - before > 1
        and text[here].isdigit()
        and text[before].isdigit()
        and not set(text[before + 1 : here]) & set(INVISIBLE + " ")
    )
    return Squeezed("".join(text[at] for at in origins), origins, joined)


def _wrapped(text: str) -> Iterator[int]:
    """The line breaks inside sentences."""
    for match in WRAPPED.finditer(text):
        at = match.start()
        before = text[text.rfind("\n", 0, at) + 1 : at]
        end = text.find("\n", at + 1)
        after = text[at + 1 : len(text) if end < 0 else end]
        running = (
            RUNNING.search(before) and re.search("[，,。；]", after) and len(before) >= MIN_WRAPPED
        )
        figure = (
            before[-1:].isdigit()
            or before[-1:] == "%"
            or (after[:1].isdigit() and before[-1:] in "近约超过逾达共足于少到占均")
        )
        own = before[-1:].isdigit() and after[:1].isdigit() and not RUNNING.search(before + after)
        if not ITEM.match(after) and not own and (figure or running):
            yield at


class Layout:
    """The clauses of a text (as of `plain`), in order, and where a place falls."""

    def __init__(self, text: str) -> None:
        self.clauses = list(_clauses(text))
        self._starts = [clause.start for clause in self.clauses]
        self._sentences: dict[int, tuple[int, int]] = {}
        for clause in self.clauses:
            start, _ = self._sentences.get(clause.sentence, (clause.start, 0))
            self._sentences[clause.sentence] = (start, clause.end)

    def index(self, at: int) -> int:
        """Which clause the character `at` falls in, or the last before it."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def sentence(self, index: int) -> tuple[int, int]:
        """Where the sentence of a clause begins and ends."""
        return self._sentences[self.clauses[index].sentence]

    def earlier(self, index: int) -> list[Clause]:
        """The clauses before one in its sentence, nearest first."""
        own = self.clauses[index]
        clauses: list[Clause] = []
        while (
            index and self.clauses[index - 1].sentence == own.sentence and len(clauses) < MAX_CLAUSE
        ):
            index -= 1
            clauses.append(self.clauses[index])
        return clauses


def _clauses(text: str) -> Iterator[Clause]:
    sentence = paragraph = start = 0
    for end, stop in [*((m.start(), m[0]) for m in PAUSES.finditer(text)), (len(text), "")]:
        for cut in range(start, end, MAX_CLAUSE):
            if text[cut : min(cut + MAX_CLAUSE, end)].strip():
                yield Clause(cut, min(cut + MAX_CLAUSE, end), sentence, paragraph)
                sentence += cut + MAX_CLAUSE < end
        sentence += bool(STOPS.search(stop))
        paragraph += "\n" in stop
        start = end + len(stop)
