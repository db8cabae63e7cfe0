"""The check itself: a draft in, every number of it with its verdict out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from dashboard.edition import Edition
from dashboard.indicators import CITY
from dashboard.press import digits
from dashboard.press.binding import possible
from dashboard.press.distribution import Bound
from dashboard.press.exclusions import Passed
from dashboard.press.frame import placed
from dashboard.press.judging import Judgement, Stated, judge
from dashboard.press.lexicon import Quantity, quantities, words
from dashboard.press.numerals import Numeral
from dashboard.press.periods import Period, mood, periods, timed
from dashboard.press.phrases import Phrase, scan
from dashboard.press.places import ELSEWHERE, UNNAMED, Place, gazetteer
from dashboard.press.surroundings import Surroundings, on_topic, surroundings
from dashboard.press.text import Layout, plain, squeezed
from dashboard.text.i18n import Translator


@dataclass(frozen=True)
class Finding:
    """One number of a draft: `text` is its numeral, `said_of` its period as written, `alike` are
    the published figures of its very digits.
    """

    stated: Stated
    text: str
    said_of: str
    judgement: Judgement
    alike: tuple[Quantity, ...] = ()

    @property
    def phrase(self) -> Phrase:
        """The number as said."""
        return self.stated.phrase

    @property
    def place(self) -> Place:
        """Where it is said to hold."""
        return self.stated.place

    @property
    def bound(self) -> Bound | None:
        """What it measures."""
        return self.stated.bound

    @property
    def verdict(self) -> str:
        """One of `verdicts.VERDICTS`."""
        return self.judgement.verdict

    @property
    def quantity(self) -> Quantity | None:
        """What it is bound to."""
        return self.bound.quantity if self.bound else None

    @property
    def unit(self) -> str | None:
        """The id of the city or unit it is about; None for a place that is not ours."""
        return None if self.place.unit in (ELSEWHERE, UNNAMED) else self.place.unit

    @property
    def key(self) -> tuple[Any, ...]:
        """What it measures, where and when: two numbers with the same key must agree."""
        bound = self.bound
        assert bound is not None
        return (
            bound.quantity.id,
            bound.quantity.measure,
            bound.part,
            self.place.unit,
            self.place.town,
            self.place.name if self.unit is None else "",
            self.said_of,
        )


LONGEST, MOST = 200_000, 5_000
"""Characters of a draft, numbers in it."""


class DraftError(ValueError):
    """A draft that cannot be checked: `rule` is a key of the texts, `facts` fill it in."""

    def __init__(self, rule: str, **facts: str) -> None:
        super().__init__(rule)
        self.rule, self.facts = rule, facts

    def said(self, t: Translator) -> str:
        """The fault and its mend in the reader's language."""
        return t(f"press.error.{self.rule}", **self.facts)


def check(text: str, edition: Edition, picked: Mapping[int, str] | None = None) -> list[Finding]:
    """Every number of `text` that claims something, in order.

    `picked` maps the start of a numeral to the id of the quantity a reader says it means.
    `DraftError` for a text too long to be a release.
    """
    return examine(text, edition, picked)[0]


def examine(
    text: str, edition: Edition, picked: Mapping[int, str] | None = None
) -> tuple[list[Finding], list[Passed]]:
    """As `check`; and every other run of digits or Chinese numerals, with why it was passed."""
    if len(text) > LONGEST:
        raise DraftError("too_long", given=f"{len(text):,}", most=f"{LONGEST:,}")
    flat, kept, joined = squeezed(plain(text))
    (found, passed), layout = scan(flat), Layout(flat)
    passed = [_moved(one, kept) for one in passed]
    if len(found) > MOST:
        raise DraftError("too_many", given=f"{len(found):,}", most=f"{MOST:,}")
    if not found:
        return [], passed
    named, times = gazetteer().find(flat), periods(flat)
    places = placed(flat, named, layout, [p.numeral.start for p in found])
    bare = _blanked(
        _titled(flat),
        [
            *((p.start, p.end, " " if p.unit == CITY else PLACE) for p in named),
            *((p.start, p.end, " ") for p in times),
        ],
    )
    made, topic = [], bare if on_topic(flat) else ""
    memory: digits.Memory = {}
    for index, (phrase, place) in enumerate(zip(found, places, strict=True)):
        at = phrase.numeral.start
        around = surroundings(flat, bare, found, layout, index, topic)
        period = timed(flat, times, layout, at)
        chosen, choices = _chosen(phrase, around, edition, memory, (picked or {}).get(kept[at], ""))
        everywhere = place.spoken and chosen is not None and chosen.quantity.fixed == "rule"
        said_so = replace(_moved(phrase, kept), numeral=_moved(phrase.numeral, kept))
        stated = Stated(
            said_so,
            CITYWIDE if everywhere else place,
            _moved(period, kept) if period else None,
            mood(flat, phrase, around, layout.sentence(layout.index(at))),
            chosen,
            choices,
            not joined.isdisjoint(range(at, phrase.numeral.end)),
            picked=kept[at] in (picked or {}),
        )
        numeral, said = stated.phrase.numeral, stated.period
        made.append(
            Finding(
                stated,
                text[numeral.start : numeral.end],
                text[said.start : said.end] if said else "",
                judge(stated, edition),
                tuple(q for q in quantities(edition) if digits.same_digits(q, phrase)),
            )
        )
    return made, passed


CITYWIDE = Place(CITY, "")
"""Where a rule holds, whichever town's secretary speaks of it."""
Stretch = TypeVar("Stretch", Phrase, Period, Numeral, Passed)


def _moved(one: Stretch, kept: Sequence[int]) -> Stretch:
    """A stretch of the squeezed text at its place in the draft."""
    return replace(one, start=kept[one.start], end=kept[one.end - 1] + 1)


PLACE = "\u2003"
"""What names of units and towns are read as: whoever names one need not say 镇街."""


TITLE = re.compile(r"《[^》《\n]{1,80}》")


def _titled(text: str) -> str:
    """`text` with each 《…》 one token: the duty list by its name, any other by none."""

    def alias(match: re.Match) -> str:
        name = next(
            (
                list_
                for list_, said in words()["titles"].items()
                if re.search(said, match[0]) and len(list_) <= len(match[0])
            ),
            "",
        )
        return name.rjust(len(match[0]))

    return TITLE.sub(alias, text)


def _blanked(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """`text` with names of places and times made spaces, so that they name nothing else."""
    characters = list(text)
    for start, end, blank in spans:
        characters[start:end] = blank * (end - start)
    return "".join(characters)


def _chosen(
    phrase: Phrase, around: Surroundings, edition: Edition, memory: digits.Memory, picked: str
) -> tuple[Bound | None, tuple[Quantity, ...]]:
    """What a number measures, as picked or by its words; where these do not say, what it may."""
    ranked = digits.bound(phrase, around, quantities(edition), memory)
    offered = ranked or possible(phrase, around, quantities(edition))
    if picked:
        meant = [b for b in offered if b.quantity.id == picked] + [
            Bound(q, q.part, 0) for q in quantities(edition) if q.id == picked
        ]
        if meant:
            return replace(meant[0], odd=""), ()
    if not ranked:
        return None, tuple({b.quantity.id: b.quantity for b in offered}.values())
    first = ranked[0]
    rivals = {
        b.quantity.id: b.quantity
        for b in ranked
        if b.distance == first.distance
        and b.quantity.claimed == first.quantity.claimed
        and not b.quantity.derived
    }
    return first, tuple(rivals.values()) if len(rivals) > 1 else ()
