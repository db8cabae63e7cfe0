"""What a number measures: as its own clause names it; else the published figure of its very digits,
where words further off confirm it; else as words are carried.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.press.comparison import compare_figures, published
from dashboard.press.context.clause import Context
from dashboard.press.matching import near
from dashboard.press.matching.near import CARRIED, FOLLOWS, Match, match
from dashboard.press.matching.words import NUMBER, candidates
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import pattern
from dashboard.press.vocabulary.quantities import Quantity

FREE = pattern("binding", "follows", "verbs")
"""What may follow where no noun does."""
AT_END = re.compile('\0(?:总?数量?|批次|人数|情况)?[”"]?$')
"""A label ends with its noun."""
MIN_DIGITS, MIN_LARGE = 3, 1000
"""Digits but closing zeros, and size, from which on a figure is distinctive."""
SWAPPED = 2
POINTS_BACK = re.compile(r"(?:这|上述|以上|前述)[\s“]*$")
Memory = dict[tuple[float | None, bool], Quantity]
"""What numbers of the draft were found to measure, by their digits (and whether in per cent)."""


def matches(
    number: QuantityMention, around: Context, quantities: Sequence[Quantity], memory: Memory
) -> list[Match]:
    """What the number may measure, best first."""
    ranked = candidates(number, around, quantities)
    if not ranked or ranked[0].distance >= CARRIED:
        nearest = ranked[0].quantity if ranked else None
        if nearest is None or not same_digits(nearest, number):
            confirmed = (
                _confirmed(q, number, around, memory)
                for q in quantities
                if q.claims
                and (nearest is None or q.id != nearest.id)
                and (same_digits(q, number) or slip(q, number))
            )
            ranked = [*filter(None, confirmed), *ranked]
    ranked = [replace(m, doubt=m.doubt or near.restriction(m.quantity, around)) for m in ranked]
    if ranked and not ranked[0].doubt:
        memory.setdefault((number.value, number.share), ranked[0].quantity)
    return ranked


def same_digits(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether something published of it has the digits and a measure word of a number."""
    return (
        any(claim.value == number.value for claim in quantity.claims)
        and not quantity.derived
        and near.measures(quantity, number)
    )


def slip(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether the digits are those published but for one, or two changed about (3921 of 3291)."""
    if (
        number.value is None
        or number.share
        or quantity.derived
        or not near.measures(quantity, number)
    ):
        return False
    written = f"{number.value:g}"
    return any(_slipped(written, f"{claim.value:g}") for claim in quantity.claims)


def _slipped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < MIN_DIGITS or not (one + other).isdecimal():
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    return len(apart) == 1 or (len(apart) == SWAPPED and sorted(one) == sorted(other))


def distinctive(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether digits and qualifier of a published figure are such as few other numbers have."""
    value = number.value or 0
    fits = any(
        compare_figures(number, published(claim)).kind == "match" for claim in quantity.claims
    )
    digits = f"{value:g}".rstrip("0").replace(".", "")
    return fits and (len(digits) >= MIN_DIGITS or value >= MIN_LARGE)


def _confirmed(
    quantity: Quantity, number: QuantityMention, around: Context, memory: Memory
) -> Match | None:
    """The published figure of the same digits, where it was said before (这3291名), where the line
    below names it, or where its noun stands by and the draft has its other words.
    """
    if quantity.never.search(around.local) or near.barred(quantity, around):
        return None
    again = memory.get((number.value, number.share)) == quantity and _again(quantity, around)
    if again or _under(quantity, around):
        return match(quantity, around, 0)
    if _above(quantity, around):
        return match(quantity, around, 1, near.unknown_modifier(quantity, around.earlier[0]))
    sure = bool(around.topic) and (distinctive(quantity, number) or slip(quantity, number))
    if (not sure and near.residue(quantity, around.local)) or not all(
        one.search(around.draft) or (sure and one.search(around.topic)) for one in quantity.need
    ):
        return None
    distance = (
        near.head_distance(quantity, number, around)
        if quantity.noun is None
        else near.noun_distance(quantity, around, around.draft)
    )
    if distance is not None:
        return match(quantity, around, distance, near.unknown_modifier(quantity, around.before))
    return _sentence(quantity, around) if sure else None


def _again(quantity: Quantity, around: Context) -> bool:
    """Whether a number said before is said again: 这132项事项, “五项权力”."""
    if quantity.noun is not None and quantity.noun.match(around.after):
        return True
    said = (FOLLOWS, *quantity.names, quantity.also)
    points_back = bool(POINTS_BACK.search(around.before))
    return points_back and any(one.match(around.after) for one in said)


def _under(quantity: Quantity, around: Context) -> bool:
    """Whether the line below a number that stands alone names it."""
    if not around.under or quantity.never.search(around.under):
        return False
    wanted = [one for one in (*quantity.names[:1], *quantity.need) if not one.search(around.draft)]
    named = any(one.search(around.under) for one in quantity.names)
    return named and all(one.search(around.under) for one in wanted)


def _above(quantity: Quantity, around: Context) -> bool:
    """Whether the label a number stands behind ends with its noun, in a draft about the reform."""
    if not around.topic or not around.in_sentence or near.residue(quantity, around.local):
        return False
    label = around.earlier[0]
    return not quantity.never.search(label) and any(
        one.search(label) and AT_END.search(one.sub("\0", label)) for one in quantity.names
    )


def _sentence(quantity: Quantity, around: Context) -> Match | None:
    """Named in another clause of the sentence, where the number's own names no other thing:
    执法队伍沉下去，2600余人常驻镇街.
    """
    for back, clause in enumerate(around.sentence_before):
        if quantity.never.search(clause) or quantity.wrong.search(clause) or NUMBER.search(clause):
            return None
        if quantity.head is not None and quantity.head.search(clause):
            free = any(one.match(around.after) for one in (FREE, quantity.also))
            if around.after.strip() and not free:
                return None
            doubt = near.unknown_modifier(quantity, clause)
            return match(quantity, around, CARRIED * (back + 1), doubt)
    return None
