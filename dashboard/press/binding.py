"""What a number may measure by the words around it, or those carried from before."""

import re
from collections.abc import Sequence

from dashboard.press.distribution import Bound, distributed, odd, part_of, rated
from dashboard.press.grammar import pattern
from dashboard.press.lexicon import Quantity
from dashboard.press.phrases import Phrase
from dashboard.press.surroundings import Surroundings, content

FOLLOWS = pattern("binding", "follows")
"""What may follow a measure word where the noun stands before the number."""
WHOLE = pattern("binding", "whole")
GOES_ON, RATE, CONDITION = (pattern("binding", name) for name in ("goes_on", "rate", "condition"))
TOTAL, SUM = re.compile("共|总|合计|累计|全部"), re.compile("合计|总计|总数")
COUNTED = re.compile(r"[\d一二三四五六七八九十百千]\s?[项个条件]")
"""第三批34项，共132项: the second number is of the whole."""
NUMBER = re.compile(r"[\d.,%一二两三四五六七八九十百千万亿]+[余多]?[名人项个件批次起条]?")
SHARE_AFTER = 6
"""How much farther a head after a share counts: 占部门30% reads before 30%的部门."""
CARRIED = 100
"""Distance from which on the words stand in another clause."""
OFFERED = 3
"""Meanings a reader may pick from."""
ADVERBIAL = 50
"""How far the head of an adverbial counts as."""


def candidates(phrase: Phrase, around: Surroundings, known: Sequence[Quantity]) -> list[Bound]:
    """What the number may measure, nearest first; empty where nothing is named."""
    fitting = [q for q in known if measures(q, phrase)]
    if (listed := distributed(around, fitting)) is not None:
        return [listed]
    own = [bound for q in fitting if (bound := _here(q, phrase, around)) is not None]
    if own:
        return _ranked(own)
    about = any(content(one).strip(" ,，") for one in around.earlier[: around.same])
    for back, clause in enumerate(around.earlier):
        if back >= around.same and about:
            break  # its own sentence is about something else
        carried = [
            bound for q in fitting if (bound := _carried(q, around, clause, back)) is not None
        ]
        if carried:
            return _ranked(carried)
        fitting = [q for q in fitting if not NUMBER.sub("", residue(q, clause))]
    return []


def possible(phrase: Phrase, around: Surroundings, known: Sequence[Quantity]) -> list[Bound]:
    """What a number that names nothing plainly may mean, nearest first: for a reader to pick."""
    found = []
    for quantity in known:
        if quantity.head is None or not measures(quantity, phrase):
            continue
        for back, clause in enumerate((around.clause, *around.earlier[: around.same])):
            if quantity.head.search(clause):
                found.append(Bound(quantity, part_of(quantity, around), back))
                break
    return _ranked(found)[:OFFERED]


def measures(quantity: Quantity, phrase: Phrase) -> bool:
    """Whether a number's measure word, or per cent, goes with a quantity."""
    if quantity.share or phrase.share:
        return quantity.share and phrase.share
    if phrase.family == "平均" and quantity.measure != "ratio":
        return False
    return phrase.measure in quantity.measures or (not phrase.measure and quantity.head is not None)


def _ranked(bounds: list[Bound]) -> list[Bound]:
    """Nearest first; of the same distance what was published before what was only counted."""
    return sorted(
        bounds, key=lambda b: (b.distance, not b.quantity.claimed, b.quantity.measure == "count")
    )


def _here(quantity: Quantity, phrase: Phrase, around: Surroundings) -> Bound | None:
    """The head, or the noun, stands beside the number."""
    local = around.before + "\0" + around.after
    part = part_of(quantity, around)
    if barred(quantity, local, around):
        return None
    if quantity.never.search(local) or (quantity.narrow.search(local) and not part):
        return None
    distance = (
        noun_distance(quantity, around)
        if quantity.noun is not None
        else head_distance(quantity, phrase, around)
    )
    subset = (
        quantity.fixed == "register"
        and not WHOLE.search(around.so_far[-12:])
        and phrase.value not in {quantity.counted, *(claim.value for claim in quantity.claims)}
    )
    if distance is None or subset or not _needed(quantity, phrase, around, local):
        return None
    strange = odd(quantity, around.before, around.after) or rated(quantity, around)
    return Bound(quantity, part, -1 if quantity.specific else distance, strange)


def barred(quantity: Quantity, local: str, around: Surroundings) -> bool:
    """Whether words of the clause make it another thing, a rate (每年, 县均) would be taken for a
    total, or a condition (80%以上的镇街) for a figure.
    """
    average = quantity.measure == "ratio" and not quantity.share
    if quantity.wrong.search(around.clause) or quantity.wrong.search(around.later):
        return True
    return (
        not average
        and not quantity.share
        and bool(RATE.search(local))
        or bool(CONDITION.match(around.after))
    )


def noun_distance(quantity: Quantity, around: Surroundings) -> int | None:
    """0 where the noun follows the measure word (and the head, if any, stands before)."""
    assert quantity.noun is not None
    heads = (around.clause, *around.earlier)
    headed = quantity.head is None or any(quantity.head.search(one) for one in heads)
    before = quantity.noun_before is not None and quantity.noun_before.search(around.before)
    return 0 if (quantity.noun.match(around.after) or before) and headed else None


def head_distance(quantity: Quantity, phrase: Phrase, around: Surroundings) -> int | None:
    """Characters between the number and the head that names it."""
    assert quantity.head is not None
    after, before = quantity.head.search(around.after), list(quantity.head.finditer(around.before))
    if (
        not phrase.share
        and phrase.measure
        and not after
        and not quantity.adverbial
        and not FOLLOWS.match(around.after)
    ):
        return None  # the noun after the measure word is another one
    if quantity.adverbial and quantity.head.search(around.clause):
        return ADVERBIAL
    distances = [len(around.before) - before[-1].end()] if before else []
    if after:
        distances.append(after.start() + (SHARE_AFTER if phrase.share else 0))
    return min(distances, default=None)


def _needed(quantity: Quantity, phrase: Phrase, around: Surroundings, local: str) -> bool:
    """Whether every other word is there: in the clause, or before it where the clause itself
    says nothing else.
    """
    said = around.clause + local + (around.later if GOES_ON.match(around.later) else "")
    missing = [one for one in quantity.need if not one.search(said)]
    if quantity.context and (
        not quantity.context.search(around.draft)
        or quantity.wrong.search("".join(around.earlier[: around.same]))
    ):
        return False
    if not missing:
        return True
    if _slogan(quantity, phrase, around):
        return quantity.need[-1].search(around.draft + around.later) is not None
    if quantity.measure == "ratio" and not quantity.share and phrase.family != "平均":
        return False
    said = "".join(around.earlier)
    return (
        not residue(quantity, local)
        and not quantity.away.search(said)
        and not quantity.wrong.search(said)
        and all(one.search(said) for one in missing)
    )


def _slogan(quantity: Quantity, phrase: Phrase, around: Surroundings) -> bool:
    """3291名编制、2600余名执法人员: nothing but number and noun, in the digits published."""
    noun = quantity.head.match(around.after) if quantity.head else None
    return (
        noun is not None
        and noun.end() == len(around.after.rstrip('”"》'))
        and not content(around.before).strip(' ,，“"《▲')
        and phrase.value in {claim.value for claim in quantity.claims}
    )


def _carried(quantity: Quantity, around: Surroundings, clause: str, back: int) -> Bound | None:
    """The head stands in an earlier clause; the number's own says nothing of another thing."""
    local = around.before + "\0" + around.after
    if residue(quantity, local) or barred(quantity, local, around):
        return None
    if quantity.noun is not None or quantity.head is None:
        return _labelled(quantity, local, clause, back, around)
    heads = list(quantity.head.finditer(clause))
    if (
        not heads
        or quantity.never.search(local)
        or quantity.never.search(clause)
        or quantity.wrong.search(clause)
    ):
        return None
    own = content(local).strip(" ,，:：\0")
    total = (TOTAL.search(local) and COUNTED.search(clause)) or SUM.search(local)
    part = part_of(quantity, around)
    narrowed = quantity.narrow.search(clause) or (quantity.narrow.search(local) and not part)
    other = total if quantity.specific else narrowed and not total and not part
    alone = not back and (not own or quantity.fixed == "rule")
    if other or not _spoken(quantity, around, clause, alone=alone):
        return None
    strange = odd(quantity, clause) or rated(quantity, around)
    return Bound(
        quantity,
        part,
        CARRIED * (back + 1) + len(clause) - heads[-1].end(),
        strange,
        stated=back < around.same,
    )


def _labelled(
    quantity: Quantity, local: str, clause: str, back: int, around: Surroundings
) -> Bound | None:
    """赋予镇街权力：5项: the noun stands at the end of the clause before."""
    said = around.clause + clause + "".join(around.earlier)
    fits = (
        not back
        and quantity.noun_before is not None
        and quantity.noun_before.search(clause)
        and not quantity.never.search(local + clause)
        and all(one.search(said) for one in (quantity.head, *quantity.need) if one)
    )
    return Bound(quantity, part_of(quantity, around), back) if fits else None


def _spoken(quantity: Quantity, around: Surroundings, clause: str, *, alone: bool) -> bool:
    """Whether the other words are there; an average, or a rule, in the number's own clause, or in
    the one before where the number stands `alone`.
    """
    said = around.clause + clause + "".join(around.earlier)
    near = around.clause + (clause if alone else "")
    if (quantity.context and not quantity.context.search(around.draft)) or quantity.wrong.search(
        "".join(around.earlier[: around.same])
    ):
        return False
    own = (quantity.head, *quantity.need) if quantity.fixed == "rule" else ()
    average = quantity.measure == "ratio" and not quantity.share
    if average and SUM.search(around.clause):
        return False
    return all(one.search(near if average else said) for one in quantity.need) and (
        not own or any(one.search(near) for one in own if one)
    )


def residue(quantity: Quantity, local: str) -> str:
    """What the words around a number say beyond this quantity and mere function words."""
    rest = local.replace("\0", "")
    for words in (quantity.head, quantity.noun, *quantity.need, quantity.also, quantity.narrow):
        if words is not None:
            rest = words.sub("", rest)
    return content(rest).strip(" ,，。；;:：、\0")
