"""What a number is bound to; words beside its head by which it may be another thing; lists in
which the k-th number is of the k-th thing (分别).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.press.lexicon import Quantity, parts
from dashboard.press.surroundings import Surroundings


@dataclass(frozen=True)
class Bound:
    """What a number may measure: `part` narrows it, `distance` ranks candidates (characters);
    `odd` is a word by which it may be another thing; `stated` whether its words stand in its own
    sentence, or label it, so that other digits contradict.
    """

    quantity: Quantity
    part: str
    distance: int
    odd: str = ""
    stated: bool = True


def part_of(quantity: Quantity, around: Surroundings) -> str:
    """The part the words around narrow the quantity to; its own where it is published so."""
    aside = re.split(r"[(（]", around.after)[0]
    local = f"{around.before[-16:]}\0{aside[:6]}"
    if quantity.part and quantity.measure == "count":
        return quantity.part
    named = [part for part, words in parts(quantity.indicator).items() if words.search(local)]
    several = len({part.partition(":")[0] for part in named}) < len(named)  # both are the whole
    return named[0] if named and not several else quantity.part


def distributed(around: Surroundings, fitting: Sequence[Quantity]) -> Bound | None:
    """占部门、派驻机构的权重分别不低于30%和60%: the k-th head to the k-th number."""
    if around.listed < 2 or "分别" not in around.clause:
        return None
    named: dict[int, tuple[int, Quantity]] = {}
    said = around.clause.split("分别")[0]
    texts = [said, *around.earlier[:2]]
    for quantity in fitting:
        for clause in texts:
            if (
                quantity.head
                and (hit := quantity.head.search(clause))
                and not (quantity.never.search(clause[hit.start() : hit.end()]))
            ):
                if hit.start() not in named or hit.end() > named[hit.start()][0]:
                    named[hit.start()] = (hit.end(), quantity)
                break
    heads = [quantity for _, (_, quantity) in sorted(named.items()) if quantity.claimed]
    if len(heads) != around.listed:
        return None
    chosen = heads[around.ordinal]
    if chosen.wrong.search("".join((around.clause, *around.earlier[: around.same]))) or (
        chosen.context and not chosen.context.search(around.draft)
    ):
        return None
    strange = "".join(odd(chosen, clause) for clause in texts) or rated(chosen, around)
    return (
        Bound(chosen, part_of(chosen, around), 0, strange)
        if all(one.search(around.clause) for one in chosen.need)
        else None
    )


TOWARDS = re.compile(r"[对占向给在][^，。；]{0,12}$")
RATING = re.compile("评价|评议|打分|评分|测评|赋分|投票")


def odd(quantity: Quantity, *stretches: str) -> str:
    """A word right before the head that is none of those known there (教育编制)."""
    if quantity.head is None or quantity.before is None:
        return ""
    for stretch in stretches:
        for head in quantity.head.finditer(stretch):
            if not quantity.before.search(stretch, 0, head.start()):
                return stretch[max(head.start() - 2, 0) : head.end()]
    return ""


def rated(quantity: Quantity, around: Surroundings) -> str:
    """Whose rating it is, where that is not the towns' (群众评价); 对部门的评价 is the towns'."""
    if quantity.rater is None:
        return ""
    for said in (around.clause, *around.earlier):
        for rating in quantity.rater.finditer(said):
            towards = TOWARDS.search(said, max(rating.start() - 14, 0), rating.start())
            if not towards or rating[0].endswith("对"):
                return rating[0]
        if RATING.search(said) and not said.lstrip().startswith("对"):
            return ""
    return ""
