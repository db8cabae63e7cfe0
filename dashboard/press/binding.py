"""From a number to what it measures: the words around it, or those carried from before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.press.clauses import Clause, Layout
from dashboard.press.grammar import pattern
from dashboard.press.lexicon import Quantity, parts
from dashboard.press.phrases import JOINED, Phrase

FUNCTION = pattern("binding", "function")
"""Words that name nothing: a clause of these alone is about what was named before."""
FOLLOWS = pattern("binding", "follows")
"""What may follow a measure word where the noun stands before the number."""
SUBSET, WHOLE = pattern("binding", "subset"), pattern("binding", "whole")
TOTAL = re.compile(r"共|总|合计|累计|全部")
COUNTED = re.compile(r"[\d一二三四五六七八九十百千]\s?[项个条件]")
"""第三批34项，共132项: the second number is of the whole."""
MOST = 20
"""Numbers in one list."""


@dataclass(frozen=True)
class Bound:
    """What a number may measure: `part` narrows it, `distance` ranks candidates (characters)."""

    quantity: Quantity
    part: str
    distance: int


@dataclass(frozen=True)
class Surroundings:
    """The text around one number: its own segment before and after, its clause, what came before;
    `lead` is the segment before with its places and times.
    """

    before: str
    after: str
    clause: str
    earlier: tuple[str, ...]
    ordinal: int
    listed: int
    lead: str


def surroundings(text: str, bare: str, found: Sequence[Phrase], layout: Layout, index: int
                 ) -> Surroundings:
    """Cut the text at the neighbours of number `index` of `found` and at the ends of its clause;
    `bare` is `text` with places and times blanked.
    """
    phrase = found[index]
    own_at = layout.index(phrase.numeral.start)
    own = layout.clauses[own_at]
    left = found[index - 1].end if index and found[index - 1].end > own.start else own.start
    right = found[index + 1].start if index + 1 < len(found) and found[index + 1].start < own.end \
        else own.end
    before, after = bare[left:phrase.start], bare[phrase.end:right]
    if left > own.start and (cuts := [m.end() for m in JOINED.finditer(before)]):
        before = before[cuts[-1]:] if cuts[-1] < len(before) else ""
    if right < own.end and (cut := JOINED.search(after)):
        after = after[:cut.start()]
    earlier = []
    for piece in reversed(layout.clauses[max(own_at - 8, 0):own_at]):
        if piece.paragraph != own.paragraph or own.sentence - piece.sentence > 1:
            break
        earlier.append(bare[piece.start:piece.end])
    return Surroundings(before, after, text[own.start:own.end], tuple(earlier),
                        *_listed(text, found, index, own), text[left:phrase.start])


def _listed(text: str, found: Sequence[Phrase], index: int, own: Clause) -> tuple[int, int]:
    """Where the number stands in a list of numbers alone (30%和60%), and how long that is."""
    def joined(one: int) -> bool:
        return max(index - MOST, 0) <= one < min(index + MOST, len(found) - 1) \
            and found[one].start >= own.start \
            and found[one + 1].end <= own.end + 4 \
            and bool(JOINED.fullmatch(text[found[one].end:found[one + 1].start]))

    first = last = index
    while joined(first - 1):
        first -= 1
    while joined(last):
        last += 1
    return index - first, last - first + 1


def candidates(phrase: Phrase, around: Surroundings, known: Sequence[Quantity]) -> list[Bound]:
    """What the number may measure, nearest first; empty where nothing is named."""
    fitting = [q for q in known if _measures(q, phrase)]
    distributed = _distributed(around, fitting)
    if distributed is not None:
        return [distributed]
    own = [bound for q in fitting if (bound := _here(q, phrase, around)) is not None]
    if own:
        return _ranked(own)
    found = []
    for back, clause in enumerate(around.earlier):
        carried = [bound for q in fitting
                   if (bound := _carried(q, around, clause, back)) is not None]
        if carried:
            return _ranked(carried)
        found += carried
    return found


def _measures(quantity: Quantity, phrase: Phrase) -> bool:
    if quantity.share or phrase.share:
        return quantity.share and phrase.share
    return phrase.measure in quantity.measures or (not phrase.measure and quantity.head is not None)


def _ranked(bounds: list[Bound]) -> list[Bound]:
    """Nearest first; of the same distance what was published before what was only counted."""
    return sorted(bounds, key=lambda b: (b.distance, not b.quantity.claimed,
                                         b.quantity.measure == "count"))


def _here(quantity: Quantity, phrase: Phrase, around: Surroundings) -> Bound | None:
    local = around.before + "\0" + around.after
    if quantity.never.search(local) or quantity.narrow.search(local):
        return None
    if quantity.noun is not None:
        distance = 0 if quantity.noun.match(around.after) else None
        if distance is None:
            return None
        if quantity.head is not None and not quantity.head.search(around.clause) \
                and not any(quantity.head.search(one) for one in around.earlier):
            return None
    else:
        assert quantity.head is not None
        distance = _distance(quantity.head, phrase, around)
        if distance is None:
            return None
    if not _needed(quantity, around, local):
        return None
    if quantity.fixed == "register" and not _all_towns(around):
        return None
    return Bound(quantity, _part(quantity, around), -1 if quantity.specific else distance)


def _distance(head: re.Pattern, phrase: Phrase, around: Surroundings) -> int | None:
    """Characters between the number and the head that names it."""
    after = head.search(around.after)
    before = [m for m in head.finditer(around.before)]
    if not phrase.share and phrase.measure and not after and not FOLLOWS.match(around.after):
        return None  # the noun after the measure word is another one
    distances = []
    if before:
        distances.append(len(around.before) - before[-1].end())
    if after and not phrase.share:
        distances.append(after.start())
    elif after:
        distances.append(after.start() + 6)
    return min(distances, default=None)


def _needed(quantity: Quantity, around: Surroundings, local: str) -> bool:
    """Whether every other word is there: in the clause, or before it where the clause itself
    says nothing else.
    """
    missing = [one for one in quantity.need if not one.search(around.clause)]
    if not missing:
        return True
    if _residue(quantity, local):
        return False
    said = "".join(around.earlier)
    return all(one.search(said) for one in missing)


def _carried(quantity: Quantity, around: Surroundings, clause: str, back: int) -> Bound | None:
    """The head stands in an earlier clause; the number's own says nothing of another thing."""
    local = around.before + "\0" + around.after
    if quantity.noun is not None or quantity.head is None or quantity.never.search(local) \
            or _residue(quantity, local):
        return None
    heads = list(quantity.head.finditer(clause))
    if not heads or quantity.never.search(clause):
        return None
    total = TOTAL.search(local) and COUNTED.search(clause)
    if quantity.specific and total or quantity.narrow.search(local + clause) and not total:
        return None
    said = around.clause + clause + "".join(around.earlier)
    if not all(one.search(said) for one in quantity.need):
        return None
    if any(not one.search(around.clause) for one in quantity.need
           if quantity.measure == "ratio" and not quantity.share):
        return None  # an average must be said to be one
    if quantity.fixed == "rule" and quantity.need and not any(
            one.search(around.clause) for one in quantity.need):
        return None
    return Bound(quantity, _part(quantity, around), 100 * (back + 1) + len(clause) - heads[-1].end())


def _residue(quantity: Quantity, local: str) -> str:
    """What the words around a number say beyond this quantity and mere function words."""
    rest = local.replace("\0", "")
    for pattern in (quantity.head, *quantity.need, quantity.also):
        if pattern is not None:
            rest = pattern.sub("", rest)
    return FUNCTION.sub("", rest).strip(" ,，。；;:：、\0")


def _all_towns(around: Surroundings) -> bool:
    return not SUBSET.search(around.lead[-6:]) or bool(WHOLE.search(around.lead[-6:]))


def _part(quantity: Quantity, around: Surroundings) -> str:
    """The part the words around narrow the quantity to; its own where it is published so."""
    local = f"{around.before[-12:]}\0{around.after[:6]}"
    if quantity.part and quantity.measure == "count":
        return quantity.part
    for part, pattern in parts(quantity.indicator).items():
        if pattern.search(local):
            return part
    return quantity.part


def _distributed(around: Surroundings, fitting: Sequence[Quantity]) -> Bound | None:
    """占部门、派驻机构的权重分别不低于30%和60%: the k-th head to the k-th number."""
    if around.listed < 2 or "分别" not in around.clause:
        return None
    named: dict[int, tuple[int, Quantity]] = {}
    said = around.clause.split("分别")[0]
    texts = [said, *around.earlier[:1]]
    for quantity in fitting:
        for clause in texts:
            if quantity.head and (hit := quantity.head.search(clause)) \
                    and not (quantity.never.search(clause[hit.start():hit.end()])):
                if hit.start() not in named or hit.end() > named[hit.start()][0]:
                    named[hit.start()] = (hit.end(), quantity)
                break
    heads = [quantity for _, (_, quantity) in sorted(named.items()) if quantity.claimed]
    if len(heads) != around.listed:
        return None
    chosen = heads[around.ordinal]
    return Bound(chosen, _part(chosen, around), 0) \
        if all(one.search(around.clause) for one in chosen.need) else None
