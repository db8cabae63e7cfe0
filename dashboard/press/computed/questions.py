"""What a number or a rank may ask of the data: of how many units, extremes, shares, changes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dashboard.indicators import CITY
from dashboard.press.context.clause import Context
from dashboard.press.context.modality import Modality
from dashboard.press.context.places import ELSEWHERE, UNNAMED, Place
from dashboard.press.matching import near
from dashboard.press.numbers.chinese import chinese
from dashboard.press.numbers.interval import Interval
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.numbers.numerals import Numeral
from dashboard.press.vocabulary.grammar import pattern
from dashboard.press.vocabulary.quantities import Quantity

Kind = Literal[
    "units",
    "units_share",
    "most",
    "least",
    "rank",
    "rank_last",
    "change",
    "growth",
    "share",
    "part",
]
Condition = Literal["", "all", "within", "above", "below", "up", "down", "met"]
"""Which units are counted; ``above`` and ``below`` the city, ``up`` and ``down`` since before."""
UNITS, OF_UNITS = pattern("computed", "units"), pattern("computed", "of_units")
OTHERS = pattern("computed", "others")
CONDITIONS: dict[Condition, re.Pattern[str]] = {
    "above": pattern("computed", "above"),
    "below": pattern("computed", "below"),
    "met": pattern("computed", "met"),
    "up": pattern("computed", "up"),
    "down": pattern("computed", "down"),
}
MOST, LEAST = pattern("computed", "most"), pattern("computed", "least")
SINCE, FALLS = pattern("computed", "since"), pattern("computed", "falls")
AMONG_THEM = re.compile(rf"\s*(?:{UNITS.pattern})[)）]?(?:之?中|里)")
ONE_OF = re.compile(rf"(?:{UNITS.pattern})[)）]?(?:之?中|里)(?:[，,]?(?:有|仅有|只有|已有))?$")
OF_CITY = pattern("computed", "of_city")
AMONG = pattern("computed", "most", "least", "of_city")
RANK = re.compile(
    rf"(?:{pattern('computed', 'ranked').pattern})(?:全市|本市|各县（市、区）)?"
    r"(?P<rank>(?P<first>首位|榜首|第一(?![批个次轮])[位名]?)|(?P<last>末位|最后一[位名])"
    r"|倒数第(?P<from>[一二三四五六七八九十\d]{1,3})[位名]?"
    r"|第(?P<nth>[一二三四五六七八九十\d]{1,3})[位名])"
)
MAX_ASKED = 6
"""Questions a number may ask."""


@dataclass(frozen=True)
class Question:
    """What a number may be: `quantity` of `unit` and its `part`, counted or compared as `kind` says
    under a `condition` (of ``within``: the interval); `since` is the time it is compared with, as
    written, `falls` that a fall is said as a number above nought.
    """

    kind: Kind
    quantity: Quantity
    unit: str = CITY
    condition: Condition = ""
    within: Interval | None = None
    part: str = ""
    since: str = ""
    falls: bool = False

    @property
    def id(self) -> str:
        """What a reader's pick is kept by."""
        what = (self.kind, self.quantity.id, self.quantity.measure, self.unit, self.condition)
        return ":".join((*what, self.part, self.since))


def asked(
    number: QuantityMention,
    around: Context,
    place: Place,
    modality: Modality,
    known: Sequence[Quantity],
    beside: Sequence[QuantityMention],
) -> tuple[Question, ...]:
    """What a number that no source settles may ask, the best first; `beside` are the numbers near
    it in its sentence.
    """
    if place.unit in (ELSEWHERE, UNNAMED) or place.town or modality not in ("level", "change"):
        return ()
    if _of_units(number, around):
        found = _counted(number, around, _meant(around, known), beside)
    elif modality == "change":
        found = _changed(number, around, place, _meant(around, known))
    elif AMONG.search(around.so_far + around.after):
        found = _among(number, around, place, _meant(around, known))
    else:
        return ()
    return tuple({one.id: one for one in found}.values())[:MAX_ASKED]


def ranks(text: str) -> Iterator[tuple[QuantityMention, bool]]:
    """The ranks `text` names (居首位, 列第3位), as numbers; whether they count from the last."""
    for match in RANK.finditer(text):
        place = match["nth"] or match["from"] or "1"
        value = Decimal(place) if place.isdecimal() else chinese(place)
        if value:
            start, end = match.span("rank")
            numeral = Numeral(value, value, unit=Decimal(1), start=start, end=end)
            bounds = float(value), False, float(value), False
            mention = QuantityMention(*bounds, numeral, start, end, "exact", "", "位")
            yield mention, bool(match["last"] or match["from"])


def rank_asked(
    around: Context, place: Place, known: Sequence[Quantity], *, last: bool
) -> tuple[Question, ...]:
    """What a rank of one of our units may be of; nothing where no indicator is named."""
    if place.unit in (CITY, ELSEWHERE, UNNAMED) or place.town:
        return ()
    kind: Kind = "rank_last" if last else "rank"
    return tuple(Question(kind, q, place.unit) for q in _meant(around, known))[:MAX_ASKED]


def _meant(around: Context, known: Sequence[Quantity]) -> list[Quantity]:
    """The indicators that the nearest clause naming any names, the longest name first."""
    for clause in (around.clause, *around.sentence_before, around.later, *around.earlier):
        named = [
            (found.start() - found.end(), at, q)
            for at, q in enumerate(known)
            if q.indicator and q.measure in ("count", "ratio") and not q.derived and not q.part
            if q.head and (found := q.head.search(clause)) and not q.wrong.search(clause)
        ]
        if named:
            return [q for *_, q in sorted(named, key=lambda one: one[:2])]
    return []


def one_of_units(around: Context) -> bool:
    """Whether a number counts some of the units named before it (14个单位中9个): nothing else."""
    return ONE_OF.search(around.so_far) is not None


def _of_units(number: QuantityMention, around: Context) -> bool:
    """Whether it counts units (9个单位), or is the share of them (64%的县（市、区）)."""
    if number.points or number.measure not in ("个", "家", ""):
        return False
    if number.share:
        return bool(UNITS.match(around.after.lstrip("的 ")) or OF_UNITS.search(around.so_far))
    after = around.after.lstrip()
    named = OF_UNITS.search(around.so_far) and not OTHERS.match(after)
    return bool(UNITS.match(after) or named)


def _counted(
    number: QuantityMention,
    around: Context,
    meant: Sequence[Quantity],
    beside: Sequence[QuantityMention],
) -> Iterator[Question]:
    """Counts and shares of units: under what is said of them, else under what may be."""
    kind: Kind = "units_share" if number.share else "units"
    spread = [o for o in beside if o.qualifier not in ("exact", "平均", "contradictory")]
    within = [
        Question(kind, q, condition="within", within=one, part=f"{one.low:g}-{one.high:g}")
        for q in meant
        for one in spread
        if near.measures(q, one)
    ]
    yield from within
    said = around.clause + around.later
    stated = [name for name, words in CONDITIONS.items() if words.search(said)]
    if AMONG_THEM.match(around.after) and not number.share:
        yield from (Question(kind, q, condition="all") for q in meant[:1])
        return
    for name in stated or (() if within else ("above", "up", "met")):
        ratios = [q for q in meant if q.measure == "ratio" or name in ("up", "down")]
        yield from (Question(kind, q, condition=name) for q in ratios)


def _changed(
    number: QuantityMention, around: Context, place: Place, meant: Sequence[Quantity]
) -> Iterator[Question]:
    """By how much a quantity grew or fell since another period, or in per cent of that."""
    since = SINCE.search(around.so_far) or SINCE.search("".join(around.sentence_before))
    falls = bool(FALLS.search(around.so_far[-12:]))
    for quantity in meant:
        points = number.points and quantity.share
        counted = not number.share and not number.points and near.measures(quantity, number)
        kind: Kind | None = "change" if points or counted else "growth" if number.share else None
        if kind and not (kind == "growth" and quantity.share):
            yield Question(kind, quantity, place.unit, since=since[0] if since else "", falls=falls)


def _among(
    number: QuantityMention, around: Context, place: Place, meant: Sequence[Quantity]
) -> Iterator[Question]:
    """The extreme of the units; the share of a unit in the city, or of a part in its whole."""
    said = around.so_far + around.after
    for quantity in meant:
        if near.measures(quantity, number):
            if MOST.search(said):
                yield Question("most", quantity)
            if LEAST.search(said):
                yield Question("least", quantity)
        elif number.share and quantity.measure == "count" and OF_CITY.search(around.so_far):
            part = near.part_of(quantity, around)
            if part:
                yield Question("part", quantity, place.unit, part=part)
            if place.unit != CITY:
                yield Question("share", quantity, place.unit)
