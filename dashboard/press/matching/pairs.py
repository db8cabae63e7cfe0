"""编制和执法人员，前者3291名，后者2600余名: which of those named together a number measures."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dashboard.press.context.clause import Context
from dashboard.press.matching import near
from dashboard.press.matching.near import Match
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.quantities import Quantity

PAIRED = re.compile("前者|后者")
PAIR = 2
LINK, SUM = (
    re.compile("(?:、|和|与|及|以及)[^，。；、]{0,4}"),
    re.compile("共|合计|总计|总数|累计|加起来"),
)


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


def joined(text: str, quantities: Sequence[Quantity], many: int) -> bool:
    """Whether `text` ends with the names of so `many` things side by side (编制、执法人员)."""
    named = _named(text, quantities)
    gaps = [text[one.end : other.start] for one, other in pairwise(named)]
    return len(named) == many and all(LINK.fullmatch(gap) for gap in gaps)


def summed(around: Context, quantities: Sequence[Quantity]) -> bool:
    """Whether one number is of several things together (编制与执法人员合计近5900名)."""
    named = _named(around.so_far, quantities)[-PAIR:]
    if around.list_length > 1 or len(named) < PAIR or named[0].quantities == named[1].quantities:
        return False
    between, after = around.so_far[named[0].end : named[1].start], around.so_far[named[1].end :]
    return LINK.fullmatch(between) is not None and SUM.search(after) is not None


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
