"""The check itself: a draft in, every number of it with its verdict out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from dashboard.edition import Edition
from dashboard.indicators import CITY
from dashboard.press.context.clause import Context, context, on_topic
from dashboard.press.context.frame import placed
from dashboard.press.context.modality import modality
from dashboard.press.context.periods import Period, periods, timed
from dashboard.press.context.places import CITYWIDE, ELSEWHERE, UNNAMED, Place, named_places
from dashboard.press.drafts.documents import DraftError
from dashboard.press.drafts.text import Layout, Squeezed, plain, squeezed
from dashboard.press.matching import digits
from dashboard.press.matching.near import Match
from dashboard.press.matching.words import possible
from dashboard.press.numbers.exclusions import Skipped
from dashboard.press.numbers.mentions import QuantityMention, scan
from dashboard.press.numbers.numerals import Numeral
from dashboard.press.verdicts import Mention, Verdict, judge
from dashboard.press.vocabulary.grammar import press_words
from dashboard.press.vocabulary.quantities import Quantity, quantities

MAX_CHARACTERS, MAX_NUMBERS = 200_000, 5_000
"""Of a draft."""
PLACE = "\u2003"
"""What names of units and towns are read as: whoever names one need not say 镇街."""
TITLE = re.compile(r"《[^》《\n]{1,80}》")
Stretch = TypeVar("Stretch", QuantityMention, Period, Numeral, Skipped)


class Key(NamedTuple):
    """What a number measures, where and when: two numbers with the same key must agree."""

    quantity: str
    measure: str
    part: str
    place: Place
    period: str


@dataclass(frozen=True, kw_only=True)
class Finding(Mention):
    """A number of a draft with its verdict: `text` is its numeral, `said_of` its period as written,
    `alike` are the published figures of its very digits.
    """

    text: str
    said_of: str
    verdict: Verdict
    alike: tuple[Quantity, ...]

    @property
    def quantity(self) -> Quantity | None:
        """The quantity it measures."""
        return self.match.quantity if self.match else None

    @property
    def unit(self) -> str | None:
        """The id of the city or unit it is about; None for a place that is not ours."""
        return None if self.place.unit in (ELSEWHERE, UNNAMED) else self.place.unit

    def key(self, match: Match) -> Key:
        """What it measures, by `match`, where and when."""
        place = Place(self.place.unit, "" if self.unit else self.place.name, self.place.town)
        quantity = match.quantity
        return Key(quantity.id, quantity.measure, match.part, place, self.said_of)


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
    mentions = _mentions(flat, numbers, edition, picked or {}) if numbers else ()
    findings = [_finding(text, mention, edition) for mention in mentions]
    return findings, [_moved(one, flat.origins) for one in passed]


def _mentions(
    draft: Squeezed,
    numbers: Sequence[QuantityMention],
    edition: Edition,
    picked: Mapping[int, str],
) -> Iterator[Mention]:
    """Each number with what it measures, where and when, at its place in the draft."""
    flat, origins, joined = draft
    layout, times, named = Layout(flat), periods(flat), named_places(flat)
    places = placed(flat, named, layout, [number.numeral.start for number in numbers])
    bare = _blanked(_titled(flat), named, times)
    topic = bare if on_topic(flat) else ""
    memory: digits.Memory = {}
    for index, (number, place) in enumerate(zip(numbers, places, strict=True)):
        at = number.numeral.start
        around = context(flat, bare, numbers, layout, index, topic)
        pick = picked.get(origins[at], "")
        match, choices = _chosen(number, around, edition, memory, pick)
        everywhere = place.spoken and match is not None and match.quantity.fixed == "rule"
        averaged = match and match.quantity.averages and around.asked_average
        unqualified = averaged and number.qualifier == "exact"
        said = number.qualified("平均", "平均") if unqualified else number
        period = timed(flat, times, layout, at)
        yield Mention(
            number=replace(_moved(said, origins), numeral=_moved(said.numeral, origins)),
            place=CITYWIDE if everywhere else place,  # a rule holds whoever speaks of it
            period=_moved(period, origins) if period else None,
            modality=modality(flat, number, around, layout.sentence(layout.index(at))),
            match=match,
            choices=choices,
            joined=not joined.isdisjoint(range(at, number.numeral.end)),
            picked=bool(pick),
        )


def _finding(text: str, mention: Mention, edition: Edition) -> Finding:
    numeral, period = mention.number.numeral, mention.period
    return Finding(
        **vars(mention),
        text=text[numeral.start : numeral.end],
        said_of=text[period.start : period.end] if period else "",
        verdict=judge(mention, edition),
        alike=tuple(q for q in quantities(edition) if digits.same_digits(q, mention.number)),
    )


def _moved(one: Stretch, origins: Sequence[int]) -> Stretch:
    """A stretch of the squeezed text at its place in the draft."""
    return replace(one, start=origins[one.start], end=origins[one.end - 1] + 1)


def _titled(text: str) -> str:
    """`text` with each 《…》 one token: the responsibility list by its name, any other by none."""

    def alias(match: re.Match[str]) -> str:
        titles: Mapping[str, str] = press_words()["titles"]
        fitting = (
            name
            for name, said in titles.items()
            if re.search(said, match[0]) and len(name) <= len(match[0])
        )
        return next(fitting, "").rjust(len(match[0]))

    return TITLE.sub(alias, text)


def _blanked(text: str, places: Sequence[Place], times: Sequence[Period]) -> str:
    """`text` with names of places and times made spaces, so that they name nothing else."""
    characters = list(text)
    for place in places:
        blank = " " if place.unit == CITY else PLACE
        characters[place.start : place.end] = blank * (place.end - place.start)
    for time in times:
        characters[time.start : time.end] = " " * (time.end - time.start)
    return "".join(characters)


def _chosen(
    number: QuantityMention, around: Context, edition: Edition, memory: digits.Memory, picked: str
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
