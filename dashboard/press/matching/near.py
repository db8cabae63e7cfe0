"""What a number may measure, by the words near it, and by which it is another thing after all."""

import re
from dataclasses import dataclass

from dashboard.press.context.clause import Context, content
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import pattern
from dashboard.press.vocabulary.quantities import Quantity, parts

CARRIED = 100
"""Distance from which on the words stand in another clause."""
SHARE_AFTER = 6
"""How much farther a head after a share counts: 占部门30% reads before 30%的部门."""
ADVERBIAL = 50
"""How far the head of an adverbial counts as."""
FOLLOWS = pattern("binding", "follows")
"""What may follow a measure word where the noun stands before the number."""
RATE, CONDITION = pattern("binding", "rate"), pattern("binding", "condition")
TOWARDS = re.compile(r"[对占向给在][^，。；]{0,12}$")
RATING = re.compile("评价|评议|打分|评分|测评|赋分|投票")
PART, ACTOR, DISTRIBUTIVE = (
    pattern("restrict", name) for name in ("part", "actor", "distributive")
)


@dataclass(frozen=True)
class Match:
    """What a number may measure: `part` narrows it, `distance` ranks candidates (characters);
    `doubt` is a word by which it may be another thing; `in_sentence` whether its words stand in its
    own sentence, or label it, so that other digits contradict.
    """

    quantity: Quantity
    part: str
    distance: int
    doubt: str = ""
    in_sentence: bool = True


def match(quantity: Quantity, around: Context, distance: int, doubt: str = "") -> Match:
    """The quantity, narrowed to the part the words around name."""
    return Match(quantity, part_of(quantity, around), distance, doubt)


def part_of(quantity: Quantity, around: Context) -> str:
    """The part the words around narrow the quantity to; its own where it is published so."""
    if quantity.part and quantity.measure == "count":
        return quantity.part
    after = re.split(r"[(（]", around.after)[0]
    local = f"{around.before[-16:]}\0{after[:6]}"
    named = [part for part, words in parts(quantity.indicator).items() if words.search(local)]
    several = len({part.partition(":")[0] for part in named}) < len(named)  # both are the whole
    return named[0] if named and not several else quantity.part


def unknown_modifier(quantity: Quantity, *stretches: str) -> str:
    """A word right before the head that is none of those known there (教育编制)."""
    if quantity.head is None or quantity.before is None:
        return ""
    for stretch in stretches:
        for head in quantity.head.finditer(stretch):
            if not quantity.before.search(stretch, 0, head.start()):
                return stretch[max(head.start() - 2, 0) : head.end()]
    return ""


def other_rater(quantity: Quantity, around: Context) -> str:
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


def restriction(quantity: Quantity, around: Context) -> str:
    """The word that makes it a part, another actor's, or every single town's; empty if none."""
    found = PART.search(around.so_far) or ACTOR.search(around.so_far)
    if not found and quantity.measure == "ratio" and not quantity.share:
        found = DISTRIBUTIVE.search(around.clause) or DISTRIBUTIVE.search(around.later)
    return found[0] if found else ""


def measures(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether a number's measure word, or per cent, goes with a quantity."""
    if quantity.share or number.share:
        return quantity.share and number.share
    if number.qualifier == "平均" and quantity.measure != "ratio":
        return False
    unmeasured = not number.measure and quantity.head is not None
    return unmeasured or number.measure in quantity.measures


def barred(quantity: Quantity, around: Context) -> bool:
    """Whether words of the clause make it another thing, a rate (每年, 县均) would be taken for a
    total, or a condition (80%以上的镇街) for a figure.
    """
    if quantity.wrong.search(around.clause) or quantity.wrong.search(around.later):
        return True
    total = quantity.measure != "ratio" and not quantity.share
    return (total and bool(RATE.search(around.local))) or bool(CONDITION.match(around.after))


def noun_distance(quantity: Quantity, around: Context, *headed_in: str) -> int | None:
    """0 where the noun follows the measure word (and the head, if any, stands before)."""
    noun, before, head = quantity.noun, quantity.noun_before, quantity.head
    beside = (noun and noun.match(around.after)) or (before and before.search(around.before))
    headed = head is None or any(map(head.search, (around.clause, *headed_in)))
    return 0 if beside and headed else None


def head_distance(quantity: Quantity, number: QuantityMention, around: Context) -> int | None:
    """Characters between the number and the head that names it."""
    assert quantity.head is not None
    after, before = quantity.head.search(around.after), list(quantity.head.finditer(around.before))
    counts = number.measure and not number.share and not quantity.entry.get("adverbial")
    if counts and not after and not FOLLOWS.match(around.after):
        return None  # the noun after the measure word is another one
    if quantity.entry.get("adverbial") and quantity.head.search(around.clause):
        return ADVERBIAL
    distances = [len(around.before) - before[-1].end()] if before else []
    if after:
        distances.append(after.start() + (SHARE_AFTER if number.share else 0))
    return min(distances, default=None)


def residue(quantity: Quantity, local: str) -> str:
    """What the words around a number say beyond this quantity and mere function words."""
    rest = local.replace("\0", "")
    for words in (*quantity.names, *quantity.need, quantity.also, quantity.narrow):
        rest = words.sub("", rest)
    return content(rest).strip(" ,，。；;:：、\0")
