"""What a number may measure by the words around it, or those carried from before."""

import re
from collections.abc import Iterator, Sequence

from dashboard.press.context.clause import Context
from dashboard.press.context.labels import content
from dashboard.press.matching import near
from dashboard.press.matching.near import CARRIED, Match, match, part_of, residue
from dashboard.press.matching.pairs import joined, paired, summed
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import pattern
from dashboard.press.vocabulary.quantities import Quantity

WHOLE, GOES_ON = pattern("binding", "whole"), pattern("binding", "goes_on")
TOTAL, SUM = re.compile("共|总|合计|累计|全部"), re.compile("合计|总计|总数|累计")
TO = re.compile("(?:增加?|增长|扩展?|扩充|扩大|拓展|上升|升|提高|涨|加|变)(?:到|至|为|成)|成了")
"""由前两批的98项增加到132项: the second is of the whole."""
WHOLE_AFTER = re.compile("后|总数|总量|总共|累计|合计")
"""第三批公布后总数达到132项: of the whole again."""
WHOLE_LATER = re.compile("后|总数|总量")
"""Beside the name of a part, what still makes it the whole (第一、二批合计98项 does not)."""
COUNTED = re.compile(r"[\d一二三四五六七八九十百千]\s?[项个条件]")
"""第三批34项，共132项: the second number is of the whole."""
NUMBER = re.compile(r"[\d.,%一二两三四五六七八九十百千万亿]+[余多]?[名人项个件批次起条]?")
DIGIT = re.compile(r"(?:近|约|超过?)?\d")
HALF = 0.5
MAX_OFFERED = 3
"""Meanings a reader may pick from."""


def candidates(
    number: QuantityMention, around: Context, quantities: Sequence[Quantity]
) -> list[Match]:
    """What the number may measure, nearest first; empty where nothing is named."""
    if (pair := paired(number, around, quantities)) is not None:
        return pair
    if summed(around, quantities):
        return []
    fitting = [q for q in quantities if near.measures(q, number)]
    if (listed := _distributed(around, fitting)) is not None:
        return [listed]
    if own := [found for q in fitting if (found := _here(q, number, around)) is not None]:
        return _ranked(own)
    about = any(content(NUMBER.sub("", one)).strip(" ,，") for one in around.sentence_before)
    for back, clause in enumerate(around.earlier):
        if back >= around.in_sentence and about:
            break  # its own sentence is about something else
        if carried := [*filter(None, (_carried(q, number, around, clause, back) for q in fitting))]:
            return _ranked(carried)
        fitting = [q for q in fitting if not NUMBER.sub("", residue(q, clause))]
    return []


def possible(
    number: QuantityMention, around: Context, quantities: Sequence[Quantity]
) -> list[Match]:
    """What a number that names nothing plainly may mean, nearest first: for a reader to pick."""
    found = []
    for quantity in quantities:
        counted = near.measures(quantity, number)
        if not (counted or near.mismeasured(quantity, number)):
            continue
        head = quantity.head or (not counted and quantity.noun) or quantity.asks
        for back, clause in enumerate((around.clause, *around.sentence_before)):
            if head.search(clause) or (not back and quantity.asks.search(clause)):
                found.append(match(quantity, around, back))
                break
    return _ranked(found)[:MAX_OFFERED]


def _ranked(found: list[Match]) -> list[Match]:
    """Nearest first; of the same distance what was published before what was only counted."""

    def rank(one: Match) -> tuple[int, bool, bool]:
        return one.distance, not one.quantity.claims, one.quantity.measure == "count"

    return sorted(found, key=rank)


def _distributed(around: Context, fitting: Sequence[Quantity]) -> Match | None:
    """占部门、派驻机构的权重分别不低于30%和60%: the k-th head to the k-th number."""
    if around.list_length < 2:
        return None
    texts = [around.clause.split("分别")[0], *around.earlier[:2]]
    if "分别" not in around.clause:
        lead = DIGIT.split(around.clause)[0]
        above = (one for one in around.sentence_before if not DIGIT.search(one))
        texts = [lead if lead.strip() else next(above, "")]
        if not joined(texts[0], fitting, around.list_length):
            return None
    longest: dict[int, tuple[int, Quantity]] = {}
    for quantity in fitting:
        if (span := next(_heads(quantity, texts), None)) is None:
            continue
        start, end = span
        if start not in longest or end > longest[start][0]:
            longest[start] = (end, quantity)
    heads = [quantity for _, (_, quantity) in sorted(longest.items()) if quantity.claims]
    if len(heads) != around.list_length:
        return None
    chosen = heads[around.place_in_list]
    strange = chosen.wrong.search("".join((around.clause, *around.sentence_before)))
    elsewhere = chosen.context and not chosen.context.search(around.draft)
    if strange or elsewhere or not all(one.search(around.clause + texts[0]) for one in chosen.need):
        return None
    doubt = "".join(near.unknown_modifier(chosen, clause) for clause in texts)
    return match(chosen, around, 0, doubt or near.other_rater(chosen, around))


def _heads(quantity: Quantity, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    for clause in texts:
        hit = quantity.head.search(clause) if quantity.head else None
        if hit and not quantity.never.search(hit[0]):
            yield hit.span()


def _here(quantity: Quantity, number: QuantityMention, around: Context) -> Match | None:
    """The head, or the noun, stands beside the number."""
    distance = (
        near.noun_distance(quantity, around, *around.earlier)
        if quantity.noun is not None
        else near.head_distance(quantity, number, around)
    )
    if distance is None or near.barred(quantity, around) or quantity.never.search(around.local):
        return None
    if quantity.entry.get("specific") and WHOLE_LATER.search(around.before):
        return None
    part = part_of(quantity, around)
    if quantity.narrow.search(around.local) and not part:
        return None
    subset = (
        quantity.fixed == "register"
        and (not WHOLE.search(around.so_far[-12:]) or _part(quantity, number))
        and number.value not in {*quantity.counted, *quantity.values}
    )
    if subset or not _needed(quantity, number, around):
        return None
    doubt = near.unknown_modifier(quantity, around.before, around.after) or near.other_rater(
        quantity, around
    )
    return Match(quantity, part, -1 if quantity.entry.get("specific") else distance, doubt)


def _part(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether it is less than half of what was published: 全市10个街镇 are some of them."""
    return any((number.value or 0) < claim.value * HALF for claim in quantity.claims)


def _needed(quantity: Quantity, number: QuantityMention, around: Context) -> bool:
    """Whether every other word is there: in the clause, or before it where the clause itself
    says nothing else.
    """
    goes_on = around.later if GOES_ON.match(around.later) else ""
    said = around.clause + around.local + goes_on
    missing = [one for one in quantity.need if not one.search(said)]
    if quantity.context and (
        not quantity.context.search(around.draft + around.topic)
        or quantity.wrong.search("".join(around.sentence_before))
    ):
        return False
    if not missing or near.told(quantity, number, around):
        return True
    if _slogan(quantity, number, around):
        return quantity.need[-1].search(around.draft + around.later) is not None
    if quantity.measure == "ratio" and not quantity.share and number.qualifier != "平均":
        return False
    said = "".join(around.earlier)
    return (
        not residue(quantity, around.local)
        and not quantity.away.search(said)
        and not quantity.wrong.search(said)
        and all(one.search(said) for one in missing)
    )


def _slogan(quantity: Quantity, number: QuantityMention, around: Context) -> bool:
    """3291名编制、2600余名执法人员: nothing but number and noun, in the digits published."""
    noun = quantity.head.match(around.after) if quantity.head else None
    return (
        noun is not None
        and noun.end() == len(around.after.rstrip('”"》'))
        and not content(around.before).strip(' ,，“"《▲')
        and number.value in quantity.values
    )


def _carried(
    quantity: Quantity, number: QuantityMention, around: Context, clause: str, back: int
) -> Match | None:
    """The head stands in an earlier clause; the number's own says nothing of another thing."""
    local = around.local
    if residue(quantity, local) or near.barred(quantity, around):
        return None
    if quantity.noun is not None or quantity.head is None:
        return _labelled(quantity, clause, back, around)
    heads = list(quantity.head.finditer(clause))
    refused = quantity.never.search(local) or quantity.never.search(clause)
    if not heads or refused or quantity.wrong.search(clause):
        return None
    own = content(local).strip(" ,，:：\0")
    drawn = TOTAL.search(local) or TO.search(around.before)
    total = (drawn and COUNTED.search(clause)) or SUM.search(local)
    part = part_of(quantity, around)
    narrowed = quantity.narrow.search(clause) or (quantity.narrow.search(local) and not part)
    of_all = total or WHOLE_AFTER.search(around.before)
    other = of_all if quantity.entry.get("specific") else narrowed and not total and not part
    alone = not own or (not back and quantity.fixed == "rule")
    if other or not _spoken(quantity, number, around, clause, alone=alone):
        return None
    distance = CARRIED * (back + 1) + len(clause) - heads[-1].end()
    doubt = near.unknown_modifier(quantity, clause) or near.other_rater(quantity, around)
    return Match(quantity, part, distance, doubt, in_sentence=back < around.in_sentence)


def _labelled(quantity: Quantity, clause: str, back: int, around: Context) -> Match | None:
    """赋予镇街权力：5项: the noun stands at the end of the clause before."""
    said = around.clause + clause + "".join(around.earlier)
    fits = (
        not back
        and quantity.noun_before is not None
        and quantity.noun_before.search(clause.rstrip())
        and not quantity.never.search(around.local + clause)
        and all(one.search(said) for one in (quantity.head, *quantity.need) if one)
    )
    return match(quantity, around, back) if fits else None


def _spoken(
    quantity: Quantity, number: QuantityMention, around: Context, clause: str, *, alone: bool
) -> bool:
    """Whether the other words are there; an average, or a rule, in the number's own clause, or in
    the one before where the number stands `alone`.
    """
    said = around.clause + clause + "".join(around.earlier)
    here = around.clause + (clause if alone else "")
    elsewhere = quantity.context and not quantity.context.search(around.draft + around.topic)
    if elsewhere or quantity.wrong.search("".join(around.sentence_before)):
        return False
    own = (quantity.head, *quantity.need) if quantity.fixed == "rule" else ()
    average = quantity.measure == "ratio" and not quantity.share
    if average and SUM.search(around.clause):
        return False
    needed = all(one.search(here if average else said) for one in quantity.need)
    return (needed or near.told(quantity, number, around)) and (
        not own or any(one.search(here) for one in own if one)
    )
