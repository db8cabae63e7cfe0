"""From a number to what it measures: its digits say what it may be, then words confirm, move or
refuse.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.press.binding import (
    CARRIED,
    FOLLOWS,
    NUMBER,
    barred,
    candidates,
    head_distance,
    measures,
    noun_distance,
    residue,
)
from dashboard.press.distribution import Bound, odd, part_of
from dashboard.press.grammar import pattern
from dashboard.press.lexicon import Quantity
from dashboard.press.phrases import Phrase
from dashboard.press.surroundings import Surroundings
from dashboard.press.verdicts import figure, known

FREE = pattern("binding", "follows", "verbs")
"""What may follow where no noun does."""
AT_END = re.compile('\0(?:总?数量?|批次|人数|情况)?[”"]?$')
"""A label ends with its noun."""
DIGITS, LARGE = 3, 1000
"""Digits but closing zeros, and size, from which on a figure is distinctive."""
SWAPPED = 2
PART, ACTOR, DISTRIBUTIVE = (
    pattern("restrict", name) for name in ("part", "actor", "distributive")
)
POINTS_BACK = re.compile(r"(?:这|上述|以上|前述)[\s“]*$")
Memory = dict[tuple[float | None, bool], Quantity]
"""What numbers of the draft were found to measure, by their digits (and whether in per cent)."""


def bound(
    phrase: Phrase, around: Surroundings, quantities: Sequence[Quantity], memory: Memory
) -> list[Bound]:
    """What the number may measure, best first: as its own clause names it; else the published
    figure of its very digits, where words further off confirm it; else as words are carried.
    """
    ranked = candidates(phrase, around, quantities)
    if not ranked or ranked[0].distance >= CARRIED:
        held = {b.quantity.id for b in ranked[:1]}
        alike = [
            b
            for q in quantities
            if q.claimed
            and q.id not in held
            and (same_digits(q, phrase) or slip(q, phrase))
            and (b := _confirmed(q, phrase, around, memory)) is not None
        ]
        ranked = (
            [*alike, *ranked] if not (held and same_digits(ranked[0].quantity, phrase)) else ranked
        )
    ranked = [replace(one, odd=one.odd or _restricted(one, around)) for one in ranked]
    if ranked and not ranked[0].odd:
        memory.setdefault((phrase.value, phrase.share), ranked[0].quantity)
    return ranked


def same_digits(quantity: Quantity, phrase: Phrase) -> bool:
    """Whether something published of it has the digits and a measure word of a number."""
    return (
        any(claim.value == phrase.value for claim in quantity.claims)
        and not quantity.derived
        and measures(quantity, phrase)
    )


def slip(quantity: Quantity, phrase: Phrase) -> bool:
    """Whether the digits are those published but for one, or two changed about (3921 of 3291)."""
    if phrase.value is None or phrase.share or quantity.derived or not measures(quantity, phrase):
        return False
    written = f"{phrase.value:g}"
    return any(_slipped(written, f"{claim.value:g}") for claim in quantity.claims)


def _slipped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < DIGITS or not (one + other).isdecimal():
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    return len(apart) == 1 or (len(apart) == SWAPPED and sorted(one) == sorted(other))


def distinctive(quantity: Quantity, phrase: Phrase) -> bool:
    """Whether digits and qualifier of a published figure are such as few other numbers have."""
    fits = any(figure(phrase, known(claim))[0] == "match" for claim in quantity.claims)
    written = f"{phrase.value or 0:g}".rstrip("0").replace(".", "")
    return fits and (len(written) >= DIGITS or (phrase.value or 0) >= LARGE)


def _confirmed(
    quantity: Quantity, phrase: Phrase, around: Surroundings, memory: Memory
) -> Bound | None:
    """The published figure of the same digits, where it was said before (这3291名), where the line
    below names it, or where its noun stands by and the draft has its other words.
    """
    local = around.before + "\0" + around.after
    if quantity.never.search(local) or barred(quantity, local, around):
        return None
    again = memory.get((phrase.value, phrase.share)) == quantity and _again(quantity, around)
    if again or _under(quantity, around):
        return Bound(quantity, part_of(quantity, around), 0)
    if _above(quantity, local, around):
        return Bound(quantity, part_of(quantity, around), 1, odd(quantity, around.earlier[0]))
    sure = bool(around.topic) and (distinctive(quantity, phrase) or slip(quantity, phrase))
    if (not sure and residue(quantity, local)) or not all(
        one.search(around.draft) or (sure and one.search(around.topic)) for one in quantity.need
    ):
        return None
    distance = (
        head_distance(quantity, phrase, around)
        if quantity.noun is None
        else noun_distance(quantity, replace(around, earlier=(around.draft,)))
    )
    if distance is not None:
        return Bound(quantity, part_of(quantity, around), distance, odd(quantity, around.before))
    return _sentence(quantity, around) if sure else None


def _names(quantity: Quantity) -> list[re.Pattern]:
    return [one for one in (quantity.head, quantity.noun) if one is not None]


def _again(quantity: Quantity, around: Surroundings) -> bool:
    """Whether a number said before is said again: 这132项事项, “五项权力”."""
    if quantity.noun is not None and quantity.noun.match(around.after):
        return True
    return bool(POINTS_BACK.search(around.before)) and bool(
        FOLLOWS.match(around.after)
        or any(one.match(around.after) for one in (*_names(quantity), quantity.also))
    )


def _under(quantity: Quantity, around: Surroundings) -> bool:
    """Whether the line below a number that stands alone names it."""
    wanted = [
        one for one in (*_names(quantity)[:1], *quantity.need) if not one.search(around.draft)
    ]
    return (
        bool(around.under)
        and not quantity.never.search(around.under)
        and any(one.search(around.under) for one in _names(quantity))
        and all(one.search(around.under) for one in wanted)
    )


def _above(quantity: Quantity, local: str, around: Surroundings) -> bool:
    """Whether the label a number stands behind ends with its noun, in a draft about the reform."""
    if not around.topic or not around.same or residue(quantity, local):
        return False
    label = around.earlier[0]
    return not quantity.never.search(label) and any(
        one.search(label) and AT_END.search(one.sub("\0", label)) for one in _names(quantity)
    )


def _sentence(quantity: Quantity, around: Surroundings) -> Bound | None:
    """Named in another clause of the sentence, where the number's own names no other thing:
    执法队伍沉下去，2600余人常驻镇街.
    """
    for back, clause in enumerate(around.earlier[: around.same]):
        if quantity.never.search(clause) or quantity.wrong.search(clause) or NUMBER.search(clause):
            return None
        if quantity.head is not None and quantity.head.search(clause):
            free = (
                not around.after.strip()
                or FREE.match(around.after)
                or quantity.also.match(around.after)
            )
            return (
                Bound(
                    quantity, part_of(quantity, around), CARRIED * (back + 1), odd(quantity, clause)
                )
                if free
                else None
            )
    return None


def _restricted(one: Bound, around: Surroundings) -> str:
    """The word that makes it a part, another actor's, or every single town's; empty if none."""
    found = PART.search(around.so_far) or ACTOR.search(around.so_far)
    if not found and one.quantity.measure == "ratio" and not one.quantity.share:
        found = DISTRIBUTIVE.search(around.clause) or DISTRIBUTIVE.search(around.later)
    return found[0] if found else ""
