"""What a number measures: as its own clause names it; else the published figure of its very digits,
where words further off confirm it; else as words are carried.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.press.context.clause import Context
from dashboard.press.context.labels import content
from dashboard.press.matching import near, shares
from dashboard.press.matching.memory import Memory, again, asked_on, averaged, meant
from dashboard.press.matching.near import CARRIED, FOLLOWS, Match, match, same_digits
from dashboard.press.matching.signs import signed
from dashboard.press.matching.words import NUMBER, candidates
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import Pattern, pattern
from dashboard.press.vocabulary.quantities import Quantity

FREE = pattern("binding", "follows", "verbs")
"""What may follow where no noun does."""
AT_END = re.compile('\0(?:总?数量?|批次|人数|情况)?[”"]?$')
"""A label ends with its noun."""
MIN_DIGITS, MIN_LARGE = 3, 1000
"""Digits but closing zeros, and size, from which on a figure is distinctive."""
BATCHES = re.compile(r"[3三]个?批次?|第[一二三四五六七八九十]")
"""三批次、132项: of the same list; an ordinal (第三说执法) counts nothing."""
SIGNS = re.compile(r"[\d\t|｜.]")
"""In a row of a table beside its words."""
Rivals = Sequence[Quantity]
MIN_SAID = 2
"""Published figures from which on a draft is about these."""


def matches(
    number: QuantityMention, around: Context, quantities: Sequence[Quantity], memory: Memory
) -> list[Match]:
    """What the number may measure, best first; in a table what stands over it only adds to the
    label of its row (城管局 under 下沉编制 is another thing).
    """
    ranked = _matches(number, around, quantities, memory)
    if around.heads and ranked and near.residue(ranked[0].quantity, SIGNS.sub("", around.row)):
        ranked = _matches(number, around.headless(), quantities, memory)
    memory.keep(number, ranked[0] if ranked else None)
    return ranked


def _matches(
    number: QuantityMention, around: Context, quantities: Sequence[Quantity], memory: Memory
) -> list[Match]:
    ranked = candidates(number, around, quantities)
    if not ranked or ranked[0].distance >= CARRIED:
        nearest = ranked[0].quantity if ranked else None
        if nearest is None or not same_digits(nearest, number):
            confirmed = (
                (q != nearest and _told(q, number, around, quantities, memory))
                or _signed(q, number, around, memory, quantities)
                for q in quantities
                if q.claims and (same_digits(q, number) or near.slip(q, number))
            )
            told = (
                averaged(q, number, around, memory)
                or shares.governed(q, number, around, quantities, memory.previous)
                for q in quantities
            )
            ranked = [
                *filter(None, (*confirmed, *told, meant(number, around, memory))),
                *ranked,
            ]
    return [_restricted(m, around) for m in ranked]


def _told(
    quantity: Quantity,
    number: QuantityMention,
    around: Context,
    quantities: Sequence[Quantity],
    memory: Memory,
) -> Match | None:
    """The published figure of the same digits, or nearly, where something confirms it."""
    about = memory.published >= MIN_SAID
    return (
        again(quantity, number, around, memory)
        or shares.share(quantity, number, around, quantities, about=about)
        or _confirmed(quantity, number, around, memory, about=about)
    )


def _restricted(found: Match, around: Context) -> Match:
    doubt = found.doubt or near.restriction(found.quantity, around)
    return replace(found, doubt=doubt) if doubt != found.doubt else found


def distinctive(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether digits and qualifier of a published figure are such as few other numbers have."""
    value = number.value or 0
    fits = shares.as_published(quantity, number)
    digits = f"{value:g}".rstrip("0").replace(".", "")
    return fits and (len(digits) >= MIN_DIGITS or value >= MIN_LARGE)


def _confirmed(
    quantity: Quantity, number: QuantityMention, around: Context, memory: Memory, *, about: bool
) -> Match | None:
    """The published figure of the same digits, where it was said before (这3291名), where the line
    below names it, or where its noun stands by and the draft has its other words, or is `about`
    such figures.
    """
    if quantity.never.search(around.local) or near.barred(quantity, around):
        return None
    if called := _called(quantity, number, around, memory):
        return called
    sure = bool(around.topic) and (distinctive(quantity, number) or near.slip(quantity, number))
    distance = (
        near.head_distance(quantity, number, around)
        if quantity.noun is None
        else near.noun_distance(quantity, around, around.draft)
    )
    if _proper(quantity, number, around, memory, beside=distance is not None):
        return match(quantity, around, 0, near.unknown_modifier(quantity, around.before))
    said = around.draft + (around.topic if sure else "")
    if (not sure and near.residue(quantity, around.local)) or not (
        (sure and about) or _all(quantity.need, said)
    ):
        return None
    if distance is not None:
        return match(quantity, around, distance, near.unknown_modifier(quantity, around.before))
    return (_sentence(quantity, around) or _alone(quantity, number, around)) if sure else None


def _signed(
    quantity: Quantity, number: QuantityMention, around: Context, memory: Memory, rivals: Rivals
) -> Match | None:
    exact = distinctive(quantity, number)
    if not (exact or near.slip(quantity, number)) or near.barred(quantity, around):
        return None
    rivals = [q for q in rivals if q is not quantity and near.measures(q, number)]
    listed = memory.previous is not None and around.in_sentence > 0
    return signed(quantity, around, rivals, listed=listed, exact=exact)


def _called(
    quantity: Quantity, number: QuantityMention, around: Context, memory: Memory
) -> Match | None:
    """Said before (3291名), named by the line below, or by the label it stands behind."""
    known = memory.said.get((number.value, number.share)) == quantity
    if (known and _plainly(quantity, number, around)) or _under(quantity, around):
        return match(quantity, around, 0)
    if _so_done(quantity, number, around) or asked_on(quantity, number, around, memory):
        return match(quantity, around, CARRIED)
    if _above(quantity, around):
        return match(quantity, around, 1, near.unknown_modifier(quantity, around.earlier[0]))
    return None


def _proper(
    quantity: Quantity, number: QuantityMention, around: Context, memory: Memory, *, beside: bool
) -> bool:
    """Whether, in a draft about the reform, the very digits say what it is: rare ones beside their
    noun (132项清单), or a noun that is its own name (五项权力); or it is the average of what the
    draft has named (平均每个镇街21名).
    """
    if not around.topic or not same_digits(quantity, number):
        return False
    if beside and (distinctive(quantity, number) or quantity.head is None):
        return True
    return (
        quantity.averages
        and (number.qualifier == "平均" or around.says_average)
        and quantity.head is not None
        and quantity.head.search(around.draft) is not None
        and not near.residue(quantity, around.local)
        and not (number.qualifier == "平均" and memory.turned(quantity, number))
        and all(
            one.search("".join(around.sentence_before) + around.clause) for one in quantity.need
        )
        and (not around.after.strip(' ”"') or FOLLOWS.match(around.after) is not None)
    )


def _plainly(quantity: Quantity, number: QuantityMention, around: Context) -> bool:
    """Whether rare digits said before stand again with no noun of another thing by them."""
    asked = [one for one in around.earlier[:1] if one.endswith(("?", "？"))]
    said = (around.local, *around.sentence_before, *asked)
    return distinctive(quantity, number) and not any(near.residue(quantity, one) for one in said)


def _so_done(quantity: Quantity, number: QuantityMention, around: Context) -> bool:
    """Whether it is how what was named was done (责任清单项项明确；分三批印发)."""
    return (
        bool(quantity.entry.get("adverbial") and around.topic)
        and same_digits(quantity, number)
        and not near.residue(quantity, around.local)
        and not quantity.wrong.search("".join(around.sentence_before))
        and (not content(around.local.strip("\0")) or _all(quantity.need, around.clause))
        and any(one.search(clause) for one in quantity.names for clause in around.earlier)
    )


def _all(words: Sequence[Pattern], text: str) -> bool:
    return all(one.search(text) for one in words)


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


def _alone(quantity: Quantity, number: QuantityMention, around: Context) -> Match | None:
    """Nothing but the very digits, where the sentence before, if any, names it (清单来了。132)."""
    said, before = (around.local, *around.sentence_before), around.earlier[around.in_sentence :]
    naming = [one for one in before if any(words.search(one) for words in quantity.names)]
    said_of = (*naming, *around.sentence_before)
    other = any(words.search(one) for words in (quantity.never, quantity.wrong) for one in said_of)
    if other or (before and not naming):
        return None
    bare = same_digits(quantity, number) and not any(near.residue(quantity, one) for one in said)
    named = quantity.head is not None and quantity.head.search(around.topic)
    return match(quantity, around, CARRIED) if bare and named else None


def _sentence(quantity: Quantity, around: Context) -> Match | None:
    """Named in another clause of the sentence, where the number's own names no other thing:
    执法队伍沉下去，2600余人常驻镇街.
    """
    for back, said in enumerate(around.sentence_before):
        clause = BATCHES.sub("", said)
        if quantity.never.search(clause) or quantity.wrong.search(clause) or NUMBER.search(clause):
            return None
        if quantity.head is not None and quantity.head.search(clause):
            free = any(one.match(around.after) for one in (FREE, quantity.also))
            if around.after.strip() and not free:
                return None
            doubt = near.unknown_modifier(quantity, clause)
            return match(quantity, around, CARRIED * (back + 1), doubt)
    return None
