"""Answers to spoken questions: what can be said of a subject and a place, and what cannot."""

from collections.abc import Iterator
from typing import TypedDict

from dashboard.briefing import extremes, register
from dashboard.briefing.numbers import Number, change, of_claim, of_row
from dashboard.briefing.vocabulary import Vocabulary, vocabulary
from dashboard.claims import Claim
from dashboard.edition import Edition, once
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats


class Card(TypedDict):
    """What can be said, word by word."""

    label: str
    figure: str
    sentence: str
    source: str
    mark: str
    code: str
    floor: str
    change: str
    other: str


class Answers(TypedDict):
    """What the script searches: cards by what is asked (``claim:ID``, ``indicator:ID@PLACE``,
    ``register:PLACE``, ``change:``, ``year:``, ``lowest:ID``, ``highest:ID``), and some
    questions to start with.
    """

    vocabulary: Vocabulary
    cards: dict[str, Card]
    chips: list[str]


@once
def answers(edition: Edition) -> Answers:
    """The vocabulary and the cards of an edition as plain values.

    A published figure has a card of its own; a snapshot's number only where it is reported. What
    has no card may not be said.
    """
    cards = dict([*_published(edition), *_registered(edition), *_reported(edition)])
    return {"vocabulary": vocabulary(edition), "cards": cards, "chips": list(_chips(edition))}


def _chips(edition: Edition) -> Iterator[str]:
    """Questions that have an answer."""
    t = edition.t
    for claim in edition.claims.values():
        if claim.headline:
            yield t.label(claim.label)
    for indicator in () if edition.demo else edition.definitions.values():
        if indicator.compares:
            yield t("briefing.lowest_chip", name=t.label(indicator.name))


def _published(edition: Edition) -> Iterator[tuple[str, Card]]:
    for claim in edition.claims.values():
        other = edition.t("list.item").join(_others(claim, edition))
        yield f"claim:{claim.claim_id}", _card(of_claim(claim, edition), other=other)


def _registered(edition: Edition) -> Iterator[tuple[str, Card]]:
    """How many towns there are, which nobody reports: the register is public."""
    t = edition.t
    for unit, count, sentence in register.counts(edition):
        card = Card(
            label=t("briefing.register.label", place=edition.names[unit]),
            figure=t("briefing.register.figure", n=count),
            sentence=sentence,
            source=t("briefing.register.source"),
            mark=t("briefing.register.mark"),
            code="",
            floor="",
            change="",
            other="",
        )
        yield f"register:{unit}", card


def _others(claim: Claim, edition: Edition) -> list[str]:
    return [
        of_claim(other, edition).sentence
        for other in edition.claims.values()
        if other.conflict_group
        and other.conflict_group == claim.conflict_group
        and other.claim_id != claim.claim_id
    ]


def _reported(edition: Edition) -> Iterator[tuple[str, Card]]:
    """Every number of a reported snapshot, what it gained, and between which units the city's
    lies; demonstration data give none.
    """
    if edition.demo:
        return
    for indicator in edition.definitions.values():
        level = formats.level(indicator, edition.claims, edition.t)
        for unit in _held(indicator, edition):
            number = of_row(indicator, unit, edition)
            if number.sentence:
                moved = change(indicator, unit, edition)
                yield f"indicator:{indicator.id}@{unit}", _card(number, floor=level, moved=moved)
                for ask, day in extremes.bases(edition).items():
                    if said := extremes.gained(indicator, unit, edition, day):
                        yield f"{ask}:{indicator.id}@{unit}", _card(said)
        for ask, number in extremes.ends(indicator, edition).items():
            yield f"{ask}:{indicator.id}", _card(number)


def _held(indicator: Indicator, edition: Edition) -> list[str]:
    units = (
        [] if indicator.scope == "city" else list(edition.values.totals(indicator.id, "unit").index)
    )
    return [CITY, *(unit for unit in edition.names if unit in units)]


def _card(number: Number, *, floor: str = "", moved: str = "", other: str = "") -> Card:
    return {
        "label": number.label,
        "figure": number.shown,
        "sentence": number.sentence,
        "source": number.source,
        "mark": number.mark,
        "code": number.code,
        "floor": floor,
        "change": moved,
        "other": other,
    }
