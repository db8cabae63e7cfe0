"""What a number may measure, by the words near it, and by which it is another thing after all."""

import re
from dataclasses import dataclass

from dashboard.press.context.clause import Context
from dashboard.press.context.labels import content
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import alternatives, pattern
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
EACH = re.compile(r"[，,\s]*每(?:个|一个?)?(?:镇街|乡镇|镇|街道|县)[^\d]*$")
WHOLE = re.compile("批[^，。；]{0,6}后[^，。；]{0,4}(?:总|共|合计|达|增|扩)")
"""第三批公布后总数达到132项: of all batches."""
HOW_MANY = re.compile("(?:几|多少)[项个大种类]?")
OWNER = re.compile(
    rf"[^，,下]{{0,4}}?(?:{alternatives('binding', 'owners')})(?=[下选向派共累新办抽调把将])"
)
"""Who acts, right after a measure word: the number counts them."""
OWNED = re.compile(rf"(?:{alternatives('binding', 'owners')})(?:总?数)?[共有达为约近]{{0,2}}$")
"""What is counted, right before a number (部门45个)."""
PLACES_OF = ("个", "家", "处", "所", "支")
ORIGIN = re.compile(r"[，,\s]*(?:主要)?(?:来自|来源于|源于|出自)")
TOWARDS = re.compile(r"[对占向给在][^，。；]{0,12}$")
MAX_HEADLINE = 40
TOWNS = re.compile("镇街|乡镇|街道")
RATING = re.compile("评价|评议|打分|评分|测评|赋分|投票")
MAX_PART = 6
"""Characters after a number within which its part is named."""
FEW, FEW_OFF, MAX_OFF = 10, 2, 0.25
"""How far a number below ten, and a share, may be off to be still known."""
MIN_SLIPPED, SWAPPED = 3, 2
"""Digits from which on a figure with one of them wrong, or two changed about, is still known."""
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
    if WHOLE.search(around.before):
        return quantity.part
    local = f"{around.before[-16:]}\0{after[:14]}"
    ends = local.index("\0") + 1 + MAX_PART
    named = [
        part
        for part, words in parts(quantity.indicator).items()
        if any(found.end() <= ends for found in words.finditer(local))
    ]
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
    found = PART.search(around.so_far) or ACTOR.search(around.so_far) or _titled(around)
    if not found and quantity.measure == "ratio" and not quantity.share:
        found = DISTRIBUTIVE.search(around.clause) or DISTRIBUTIVE.search(around.later)
    return found[0] if found else ""


def _titled(around: Context) -> re.Match[str] | None:
    """The actor in the first line of a draft, a headline that names no town (公安局下沉警力)."""
    title, _, rest = around.draft.partition("\n")
    headline = rest and len(title) <= MAX_HEADLINE and not TOWNS.search(title)
    return ACTOR.search(title) if headline else None


def measures(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether a number's measure word, or per cent, goes with a quantity."""
    if quantity.share or number.share:
        return quantity.share and number.share
    if number.qualifier == "平均" and quantity.measure != "ratio":
        return False
    unmeasured = not number.measure and quantity.head is not None
    return unmeasured or number.measure in quantity.measures


def same_digits(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether something published of it has the digits and a measure word of a number."""
    return (
        bool(quantity.claims)
        and not quantity.derived
        and number.value in quantity.values
        and measures(quantity, number)
    )


def mismeasured(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether digits published stand with the measure of another thing (权力5类, 编制3291%)."""
    written = number.numeral.low * (100 if number.share else 1)
    return not quantity.share and float(written) in quantity.values


def slip(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether the digits are those published but for one, or two changed about (3921 of 3291)."""
    if number.value is None or number.share or quantity.derived or not measures(quantity, number):
        return False
    written = f"{number.value:g}"
    return any(_slipped(written, f"{claim.value:g}") for claim in quantity.claims)


def _slipped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < MIN_SLIPPED or not (one + other).isdecimal():
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    return len(apart) == 1 or (len(apart) == SWAPPED and sorted(one) == sorted(other))


def _nearly(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether a small number, or a share, is little off (六项权力; 配备率七成)."""
    fits = number.value is not None and measures(quantity, number)
    off = MAX_OFF if quantity.share else FEW_OFF
    small = [one for one in quantity.values if quantity.share or one < FEW]
    return fits and any(abs((number.value or 0) - one) <= off for one in small)


def told(quantity: Quantity, number: QuantityMention, around: Context) -> bool:
    """Whether the draft has named what digits mean that are, or nearly are, those published."""
    near_by = same_digits(quantity, number) or slip(quantity, number) or _nearly(quantity, number)
    said = quantity.told is not None and quantity.told.search(around.draft + around.topic)
    return near_by and bool(said)


def barred(quantity: Quantity, around: Context) -> bool:
    """Whether words of the clause make it another thing, a rate (每年, 县均) would be taken for a
    total, or a condition (80%以上的镇街) for a figure.
    """
    later = "" if ORIGIN.match(around.later) else around.later
    if quantity.wrong.search(around.clause) or quantity.wrong.search(later):
        return True
    total = quantity.measure != "ratio" and not quantity.share and quantity.fixed != "register"
    return (total and _each(around)) or bool(CONDITION.match(around.after))


def _each(around: Context) -> bool:
    """Whether it is so much for each of several, as its words or the clause before say (每个镇街，
    都新增21名).
    """
    subject = around.sentence_before[0] if around.sentence_before else ""
    return bool(RATE.search(around.local) or EACH.match(subject))


def noun_distance(quantity: Quantity, around: Context, *headed_in: str) -> int | None:
    """0 where the noun follows the measure word (and the head, if any, stands before)."""
    noun, before, head = quantity.noun, quantity.noun_before, quantity.head
    asked = around.earlier[0] if around.earlier and around.earlier[0].endswith(("?", "？")) else ""
    asked = re.split("[。！：:]", asked)[-1]
    beside = (
        (noun and noun.match(around.after))
        or (before and before.search(around.before))
        or (noun and any(noun.match(asked, how.end()) for how in HOW_MANY.finditer(asked)))
        or (noun and not content(around.local.strip("\0")) and noun.search(asked))
    )
    headed = head is None or any(map(head.search, (around.clause, *headed_in)))
    return 0 if beside and headed else None


def head_distance(quantity: Quantity, number: QuantityMention, around: Context) -> int | None:
    """Characters between the number and the head that names it."""
    assert quantity.head is not None
    after, before = quantity.head.search(around.after), list(quantity.head.finditer(around.before))
    counts = number.measure and not number.share and not quantity.entry.get("adverbial")
    if counts and not after and not FOLLOWS.match(around.after):
        adjacent = before and not around.before[before[-1].end() :].strip(' ”"')
        known = same_digits(quantity, number) or slip(quantity, number)
        if not (adjacent and known):  # 责任清单132项说了算
            return None  # the noun after the measure word is another one
    if counts and not after and number.measure in PLACES_OF and OWNED.search(around.before):
        return None  # 涉及县级部门45个
    if (
        counts
        and after
        and number.measure in PLACES_OF
        and OWNER.match(around.after[: after.start()])
    ):
        return None  # 5个部门下沉编制
    if quantity.entry.get("adverbial"):
        goes_on = "" if residue(quantity, around.local) else around.later  # 分三批，把清单…
        if quantity.head.search(around.clause) or quantity.head.search(goes_on):
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
    return content(rest).strip(" ,，。；;:：、+\0")
