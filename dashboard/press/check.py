"""The check itself: a draft in, every number of it with its verdict out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from dashboard.edition import Edition
from dashboard.press.computed.questions import asked, one_of_units, rank_asked, ranks
from dashboard.press.context.bare import bare
from dashboard.press.context.clause import Context, context, on_topic
from dashboard.press.context.frame import placed
from dashboard.press.context.modality import modality
from dashboard.press.context.periods import Period, drafted, latest, periods
from dashboard.press.context.places import CITYWIDE, ELSEWHERE, UNNAMED, Place, named_places
from dashboard.press.context.scales import Scales
from dashboard.press.context.timing import timed
from dashboard.press.drafts.documents import DraftError
from dashboard.press.drafts.text import Layout, Squeezed, grid, plain, squeezed
from dashboard.press.finding import Finding, beside
from dashboard.press.matching import digits
from dashboard.press.matching.memory import Memory
from dashboard.press.matching.near import CARRIED, Match, same_digits
from dashboard.press.matching.register import of_unit
from dashboard.press.matching.words import possible
from dashboard.press.numbers.exclusions import Skipped
from dashboard.press.numbers.mentions import QuantityMention, scan
from dashboard.press.numbers.numerals import Numeral
from dashboard.press.verdicts import Mention, judge
from dashboard.press.vocabulary.quantities import Quantity, quantities

MAX_CHARACTERS, MAX_NUMBERS = 200_000, 5_000
"""Of a draft."""
Stretch = TypeVar("Stretch", QuantityMention, Period, Numeral, Skipped)


def check(text: str, edition: Edition, picked: Mapping[int, str] | None = None) -> list[Finding]:
    """Every number of `text` that claims something, in order.

    `picked` maps the start of a numeral to the id of the quantity a reader says it means.
    `DraftError` for a text too long to be a release.
    """
    return examine(text, edition, picked)[0]


def examine(
    text: str, edition: Edition, picked: Mapping[int, str] | None = None
) -> tuple[list[Finding], list[Skipped]]:
    """As `check`; and every other run of digits or Chinese numerals, with why it was passed."""
    if len(text) > MAX_CHARACTERS:
        raise DraftError("too_long", given=f"{len(text):,}", most=f"{MAX_CHARACTERS:,}")
    flat = squeezed(plain(text))
    numbers, passed = scan(flat.text)
    if len(numbers) > MAX_NUMBERS:
        raise DraftError("too_many", given=f"{len(numbers):,}", most=f"{MAX_NUMBERS:,}")
    ranked = list(ranks(flat.text))
    if not numbers and not ranked:
        return [], [_moved(one, flat.origins) for one in passed]
    walk = _Walk(flat, edition, picked or {})
    mentions = [*walk.numbers(numbers), *walk.ranks(ranked)]
    mentions.sort(key=lambda one: one.number.numeral.start)
    findings = beside([_finding(text, mention, edition) for mention in mentions])
    return findings, [_moved(one, flat.origins) for one in passed]


class _Walk:
    """Through a draft: each number with what it measures, where and when, at its place there."""

    def __init__(self, draft: Squeezed, edition: Edition, picked: Mapping[int, str]) -> None:
        self.flat, self.origins, self.joined = draft
        self.edition, self.picked = edition, picked
        self.layout, self.times = Layout(self.flat), periods(self.flat)
        self.named = named_places(self.flat)
        self.bare = bare(self.flat, self.named, self.times)
        self.drafted, self.latest = drafted(self.times), latest(self.times)
        self.said: set[tuple[int, str]] = set()
        self.scales = Scales(self.flat)
        self.topic = self.bare if on_topic(self.flat) else ""

    def numbers(self, numbers: Sequence[QuantityMention]) -> Iterator[Mention]:
        """The numbers, in order."""
        memory = Memory()
        for index, place in enumerate(self._places(numbers)):
            around = context(self.flat, self.bare, numbers, self.layout, index, self.topic)
            yield self._number(numbers, index, around, place, memory)

    def _number(
        self,
        numbers: Sequence[QuantityMention],
        index: int,
        around: Context,
        place: Place,
        memory: Memory,
    ) -> Mention:
        number, at = numbers[index], numbers[index].numeral.start
        sentence = self.layout.sentence(self.layout.index(at))
        pick = self._picked(number)
        match, choices = _chosen(number, around, self.edition, memory, pick)
        if one_of_units(around) and match and match.quantity.fixed != "register":
            match, choices = None, ()
        if not pick and (towns := of_unit(number, around, place, sentence[0])):
            match, choices = towns, ()
        if match:
            match = self._once(match, sentence[0])
            number = _qualified(number, match.quantity, around)
        everywhere = match is not None and _everywhere(match.quantity, number, place, sentence[0])
        said = modality(self.flat, number, around, sentence)
        beside = [one for one in numbers[max(index - 2, 0) : index + 4] if one is not number]
        beside = [one for one in beside if sentence[0] <= one.start < sentence[1]]
        return self._mention(
            number,
            CITYWIDE if everywhere else place,
            modality=said,
            match=match,
            choices=choices,
            joined=not self.joined.isdisjoint(range(at, number.numeral.end)),
            asked=asked(number, around, place, said, quantities(self.edition), beside),
        )

    def _once(self, match: Match, sentence: int) -> Match:
        """A figure that the sentence has said already is not contradicted by a number that only
        follows it (编制3291名，2600余名): that may be of another thing.
        """
        key = (sentence, match.quantity.id)
        if match.distance >= CARRIED and key in self.said:
            return replace(match, in_sentence=False)
        self.said.add(key)
        return match

    def ranks(self, found: Sequence[tuple[QuantityMention, bool]]) -> Iterator[Mention]:
        """The ranks of our units among the others, where what they are of is named."""
        places = self._places([number for number, _ in found])
        for (number, last), place in zip(found, places, strict=True):
            around = context(self.flat, self.bare, [number], self.layout, 0, self.topic)
            if of := rank_asked(around, place, quantities(self.edition), last=last):
                yield self._mention(number, place, modality="level", match=None, asked=of)

    def _mention(self, number: QuantityMention, place: Place, **more: Any) -> Mention:
        at = number.numeral.start
        period = timed(self.flat, self.times, self.layout, at)
        return Mention(
            number=_moved(number, self.origins, numeral=_moved(number.numeral, self.origins)),
            place=place,
            period=_moved(period, self.origins) if period else None,
            sentence=self.layout.clauses[self.layout.index(at)].sentence,
            grid=grid(self.flat, at),
            scaled=self.scales.over(number),
            drafted=self.drafted,
            latest=self.latest,
            picked=self._picked(number),
            **more,
        )

    def _places(self, numbers: Sequence[QuantityMention]) -> list[Place]:
        return placed(self.flat, self.named, self.layout, [n.numeral.start for n in numbers])

    def _picked(self, number: QuantityMention) -> str:
        return self.picked.get(self.origins[number.numeral.start], "")


def _finding(text: str, mention: Mention, edition: Edition) -> Finding:
    numeral, period = mention.number.numeral, mention.period
    return Finding(
        **vars(mention),
        text=text[numeral.start : numeral.end],
        said_of=text[period.start : period.end] if period else "",
        verdict=judge(mention, edition),
        alike=tuple(q for q in quantities(edition) if same_digits(q, mention.number)),
    )


def _qualified(number: QuantityMention, quantity: Quantity, around: Context) -> QuantityMention:
    """The number with the qualifier that words further off give it (下限，即部门30%)."""
    if number.qualifier == "exact" and quantity.averages and around.says_average:
        return number.qualified("平均", "平均")
    if number.qualifier == "exact" and quantity.fixed == "rule" and around.says_floor:
        return number.qualified("以上", "下限")
    return number


def _everywhere(quantity: Quantity, number: QuantityMention, place: Place, sentence: int) -> bool:
    """Whether it is a rule, which holds whoever speaks of it, and in a draft about one of our units
    where its `sentence` names none.
    """
    ours = place.unit not in (ELSEWHERE, UNNAMED) and place.start < sentence
    rule = quantity.fixed == "rule"
    return rule and (place.spoken or (ours and same_digits(quantity, number)))


def _moved(one: Stretch, origins: Sequence[int], **more: Any) -> Stretch:
    """A stretch of the squeezed text at its place in the draft."""
    return replace(one, start=origins[one.start], end=origins[one.end - 1] + 1, **more)


def _chosen(
    number: QuantityMention, around: Context, edition: Edition, memory: Memory, picked: str
) -> tuple[Match | None, tuple[Quantity, ...]]:
    """What a number measures, as picked or by its words; where these do not say, what it may."""
    known = quantities(edition)
    ranked = digits.matches(number, around, known, memory)
    offered = ranked or possible(number, around, known)
    if picked:
        meant = [
            *(one for one in offered if one.quantity.id == picked),
            *(Match(q, q.part, 0) for q in known if q.id == picked),
        ]
        if meant:
            return replace(meant[0], doubt=""), ()
    if not ranked:
        return None, tuple({one.quantity.id: one.quantity for one in offered}.values())
    first = ranked[0]
    rivals = {
        one.quantity.id: one.quantity
        for one in ranked
        if one.distance == first.distance
        and bool(one.quantity.claims) == bool(first.quantity.claims)
        and not one.quantity.derived
    }
    return first, tuple(rivals.values()) if len(rivals) > 1 else ()
