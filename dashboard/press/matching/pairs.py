"""编制和执法人员，前者3291名，后者2600余名: which of the two named before a number measures."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.press.context.clause import Context
from dashboard.press.matching import near
from dashboard.press.matching.near import Match
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.quantities import Quantity

PAIRED = re.compile("前者|后者")
PAIR = 2


class Named(NamedTuple):
    """A stretch that is the head of `quantities`."""

    start: int
    end: int
    quantities: list[Quantity]


def paired(
    number: QuantityMention, around: Context, quantities: Sequence[Quantity]
) -> list[Match] | None:
    """None where neither is said; no match where not exactly two things were named before."""
    said = PAIRED.findall(around.before)
    if not said:
        return None
    own = PAIRED.split(around.clause)[0]
    here = [own, *(c for c in around.sentence_before if not PAIRED.search(c))]
    before = [*here, *(c for c in around.earlier[around.in_sentence :] if not PAIRED.search(c))]
    for clauses in (here, before):
        text = "，".join(reversed(clauses))
        named = _named(text, quantities)
        if len(named) == PAIR:
            meant = named[said[-1] == "后者"].quantities
            fits = [m for q in meant if (m := _match(q, number, around, text, clauses is here))]
            return fits if len(fits) == 1 else []
    return []


def _named(text: str, quantities: Sequence[Quantity]) -> list[Named]:
    """What was published and is named in `text`, in order; of stretches that overlap the longer."""
    found: dict[tuple[int, int], list[Quantity]] = {}
    for quantity in quantities:
        if quantity.claims and quantity.head is not None and not quantity.derived:
            for head in quantity.head.finditer(text):
                found.setdefault(head.span(), []).append(quantity)
    kept: list[Named] = []
    for (start, end), meant in sorted(found.items(), key=lambda one: one[0][0] - one[0][1]):
        if all(end <= other.start or start >= other.end for other in kept):
            kept.append(Named(start, end, meant))
    return sorted(kept)


def _match(
    quantity: Quantity, number: QuantityMention, around: Context, text: str, in_sentence: bool
) -> Match | None:
    """The quantity, where measure word and its other words go with it."""
    said = "，".join((text, *around.sentence_before, around.clause))
    if (
        not near.measures(quantity, number)
        or near.barred(quantity, around)
        or quantity.wrong.search(said)
        or quantity.never.search(around.local)
        or not all(one.search(said) for one in quantity.need)
    ):
        return None
    doubt = near.unknown_modifier(quantity, text) or near.other_rater(quantity, around)
    return Match(quantity, near.part_of(quantity, around), 0, doubt, in_sentence)
