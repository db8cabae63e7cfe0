"""Question and answer cards: what can be said of a place and a subject, and what cannot."""

from typing import TypedDict

from dashboard.briefing.numbers import Number, change, of_claim, of_row
from dashboard.claims import Claim
from dashboard.edition import Edition
from dashboard.indicators import CITY, Indicator
from dashboard.text import formats


class Card(TypedDict):
    """What can be said of a place and a subject, word by word."""

    subject: str
    place: str
    label: str
    figure: str
    sentence: str
    source: str
    mark: str
    code: str
    floor: str
    change: str
    other: str


class Name(TypedDict):
    """A place or a subject, and what may be typed for it."""

    id: str
    name: str
    keys: list[str]


class Subject(Name):
    """`place` is whether it is asked for a unit too."""

    place: bool


class Cards(TypedDict):
    """What the script searches; `city` is the place meant where none is named."""

    places: list[Name]
    subjects: list[Subject]
    cards: list[Card]
    city: str


def cards(edition: Edition) -> Cards:
    """Places, subjects and cards as plain values for the script that searches them.

    A published figure has a card of its own; a snapshot's number only where it is reported. What
    has no card may not be said.
    """
    places: list[Name] = [
        {"id": unit, "name": edition.names[unit], "keys": _keys(*label)}
        for unit, label in edition.labels.items()
    ]
    return {
        "places": places,
        "subjects": [*_subjects(edition), *_claim_subjects(edition)],
        "cards": [*_published(edition), *_reported(edition)],
        "city": CITY,
    }


def _keys(*names: str) -> list[str]:
    """What may be typed for a name: itself, its pinyin, its initials."""
    from pypinyin import Style, lazy_pinyin  # 0.3 s for its dictionary: not for the server's start

    keys: list[str] = []
    for name in names:
        keys += [
            name.lower(),
            "".join(lazy_pinyin(name)).lower(),
            "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower(),
        ]
    return list(dict.fromkeys(key.replace(" ", "") for key in keys))


def _subjects(edition: Edition) -> list[Subject]:
    return [
        {
            "id": i.id,
            "name": edition.t.label(i.name),
            "place": i.scope != "city",
            "keys": _keys(*i.name, *i.press_words.get("zh", ()), *i.press_words.get("en", ()))
            + [i.id.lower()],
        }
        for i in edition.definitions.values()
    ]


def _claim_subjects(edition: Edition) -> list[Subject]:
    """Figures that no indicator counts."""
    return [
        {
            "id": c.claim_id,
            "name": edition.t.label(c.label),
            "place": False,
            "keys": _keys(*c.label, *c.short),
        }
        for c in edition.claims.values()
        if not c.indicator
    ]


def _published(edition: Edition) -> list[Card]:
    t = edition.t
    return [
        _card(
            of_claim(claim, edition),
            claim.indicator or claim.claim_id,
            CITY,
            floor="",
            moved="",
            other=t("list.item").join(_others(claim, edition)),
        )
        for claim in edition.claims.values()
    ]


def _others(claim: Claim, edition: Edition) -> list[str]:
    return [
        of_claim(other, edition).sentence
        for other in edition.claims.values()
        if other.conflict_group
        and other.conflict_group == claim.conflict_group
        and other.claim_id != claim.claim_id
    ]


def _reported(edition: Edition) -> list[Card]:
    """Every number of a reported snapshot; demonstration data give none."""
    if edition.demo:
        return []
    found = []
    for indicator in edition.definitions.values():
        level = formats.level(indicator, edition.claims, edition.t)
        for unit in _held(indicator, edition):
            number = of_row(indicator, unit, edition)
            if number.sentence:
                found.append(
                    _card(
                        number,
                        indicator.id,
                        unit,
                        floor=level,
                        moved=change(indicator, unit, edition),
                        other="",
                    )
                )
    return found


def _held(indicator: Indicator, edition: Edition) -> list[str]:
    units = (
        [] if indicator.scope == "city" else list(edition.values.totals(indicator.id, "unit").index)
    )
    return [CITY, *(unit for unit in edition.names if unit in units)]


def _card(number: Number, subject: str, place: str, *, floor: str, moved: str, other: str) -> Card:
    return {
        "subject": subject,
        "place": place,
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
