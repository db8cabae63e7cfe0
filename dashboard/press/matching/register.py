"""How many towns one of our units has, as the register of divisions counts them: all of them, or
its 镇, 街道 or 乡; within its legal borders, or those it runs (zones run some of a county's).
"""

import re
from collections import Counter
from functools import cache

from dashboard.geography.register import towns
from dashboard.press.context.clause import Context
from dashboard.press.context.places import Place
from dashboard.press.matching.near import Match
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import alternatives, pattern, press_words
from dashboard.press.vocabulary.quantities import Entry, Quantity

ALL = "乡镇（街道）"
ENDS = alternatives("register", "ends")
BEFORE = re.compile(press_words()["claims"]["towns"]["noun_before"])
NOUNS = {ALL: re.compile(press_words()["claims"]["towns"]["noun"])} | {
    kind: re.compile(f"(?:{said})(?:{ENDS})")
    for kind, said in (("镇", "建?制?镇"), ("街道", "街道(?:办事处|办)?"), ("乡", "乡"))
}
HAS, COUNTS = pattern("register", "has"), pattern("register", "counts")
SOME = pattern("register", "some")
ENGLISH = {ALL: "Towns and subdistricts", "镇": "Towns", "街道": "Subdistricts", "乡": "Townships"}


def of_unit(number: QuantityMention, around: Context, place: Place, sentence: int) -> Match | None:
    """The towns of one of our units, where it is said that these are all (下辖16个镇街); else None.
    Other digits contradict only where the sentence, which begins at `sentence`, names the unit.
    """
    found = {kind: noun.match(around.after) for kind, noun in NOUNS.items()}
    after = {kind: noun.end() for kind, noun in found.items() if noun}
    if not after and BEFORE.search(around.before):
        after = {ALL: 0}
    kind, end = next(iter(after.items()), ("", 0))
    counts = register().get((place.unit, kind), ())
    plain = number.measure == "个" and number.qualifier == "exact" and not place.town
    if not (counts and plain) or SOME.search(around.clause + around.later):
        return None
    alone = not around.after[end:].strip(" 、和及与，”")
    has = HAS.search(around.so_far) or (alone and COUNTS.search(around.so_far))
    if not has:
        return None
    label = {"zh": kind, "en": ENGLISH[kind]}
    entry: Entry = {"label": label, "fixed": "register", "measure": ["个"]}
    quantity = Quantity(f"unit_towns:{kind}", (), "", "count", entry, counted=counts)
    return Match(quantity, "", 0, in_sentence=place.start >= sentence)


@cache
def register() -> dict[tuple[str, str], tuple[int, ...]]:
    """How many towns, by unit id and kind: within its borders, then (if others) run by itself."""
    legal: Counter[tuple[str, str]] = Counter()
    run: Counter[tuple[str, str]] = Counter()
    for town in towns():
        for kind in (ALL, town.kind):
            legal[town.county, kind] += 1
            run[town.unit, kind] += 1
    both = (legal, run)
    return {key: tuple(dict.fromkeys(c[key] for c in both if c[key])) for key in legal | run}
