"""From a number to what it measures: the words around it, or those carried from before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.press.clauses import Clause, Layout
from dashboard.press.lexicon import Quantity, parts
from dashboard.press.phrases import JOINED, Phrase

FUNCTION = re.compile(
    r"共计|总计|累计|合计|总共|达到|已有|现有|先后|其中|平均|每个|人数|总数|数量|总量|规模|目前|截至|分别|涉及|实现|完成|已经|所占|"
    r"全部|直接|明确|总人数|总额|最终|成功|有效|持续|同时|再次|另有|还有|以及|得以|超额|均|镇街|乡镇|街道|全市|我市|济宁市?|县级|县直|各级|年度|综合|"
    r"基层|一线|的|了|中|里|上|内|共|总|达|为|是|有|已|分|就|也|到|在|占|都|将|并|则|人|名|数|计|被|从|向|给|把|对|由|于|与|和|及|、|\(|\)|（|）|\s|“|”|\"|:|：|-|—")
"""Words that name nothing: a clause of these alone is about what was named before."""

FOLLOWS = re.compile(
    r"\s*(?:$|到|下沉|下派|下放|沉|用|充|分|全|均|已|并|以|在|向|至|的(?=$|[，。,、])|于|投|走|进|派|调|增|占|等|左|（|\(|\)|）|和|及|与|"
    r"、|”|\"|达|逐|突破|打破|跨|担任|任职|有|为|实|上下|整|被|从|不|都|,|；|。|配|纳|转|加|补|奔赴|奋战|直接|同步|先后|正式|陆续)")
"""What may follow a measure word where the noun stands before the number."""

HYPOTHETICAL = re.compile(
    r"如果|假如|假设|倘若|若(?!干)|并非|不是|并不|没有|尚未|未能|未(?=下沉|达到|完成|办理|突破)|误|网传|传言|谣|据传|不实|是否|能否|会不会|何时|或将")
PLAN = re.compile(
    r"力争|计划(?!生育)|拟(?!定|订)|目标|争取|预计|预期|有望|明年|下一步|下步|今后|未来|接下来|届时|预算|规划到|"
    r"将(?=下沉|新增|增加|达到|再|继续|有(?!关)|于|向|力争|完成|实现|突破|为|办理|提高|提升|超过|不低于|分|陆续|进一步|启动|赋予|覆盖)|"
    r"(?:到|至|在)20(?:2[2-9]|[3-9]\d)年|(?:要|须|应|确保)(?:力争|在|于)?(?=达到|完成|下沉|新增|实现)|“?十四五”?(?:末|期间|时期)")
AHEAD = re.compile(r"下一步|下步|今后|未来|明年|接下来|(?:到|至|在)20(?:2[2-9]|[3-9]\d)年")
CHANGE = re.compile(
    r"同比|环比|(?:比|较)(?:上年|去年|前年|上月|上季|上期|同期|年初|改革前|以往|此前|原来|20\d\d年)|(?:比|较)[^，。；]{0,6}(?:多|少|增|减|高|低|升|降)")
GREW = re.compile(
    r"(?:增长|下降|上升|提高|增幅|降幅|减少|压减|提升|增加|上涨|下跌|降低|缩短|精简|压缩|攀升|回落|扩大|翻了?|升高|多出)"
    r"(?:率|幅|了|约|近|超过?|逾|达到?|到?了|超|至少|不低于|不少于)*$")
TO_LEVEL = re.compile(r"(?:提高|提升|增加|增长|上升|下降|减少|压减|降低|扩大|缩短|压缩)(?:到|至|为)(?:了)?$")
FROM = re.compile(r"(?:由|从)(?:原来的?|改革前的?|过去的?|最初的?|20\d\d年的?|上年的?|去年的?|\s)*$")
SUBSET = re.compile(r"其中|已有|(?<![共现拥具])有$|试点|在$|首批|部分|先行|分布在|覆盖了?$|涉及|来自|辐射|选取|选择|对$")
TOTAL = re.compile(r"共|总|合计|累计|全部")
COUNTED = re.compile(r"[\d一二三四五六七八九十百千]\s?[项个条件]")
"""第三批34项，共132项: the second number is of the whole."""
NEAR = 300
"""Characters of a sentence that bear on a number."""
MOST = 20
"""Numbers in one list."""
WHOLE = re.compile(r"全市|共有|现有|下辖|辖|济宁|所有|全部|我市|拥有|总共|共计|全域")


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


def mood(text: str, phrase: Phrase, around: Surroundings, sentence: tuple[int, int]) -> str:
    """``level``, or why a number is none: ``change``, ``plan``, ``doubt``, ``before``."""
    whole = text[max(sentence[0], phrase.start - NEAR):min(sentence[1] + 1, phrase.end + NEAR)]
    so_far = text[max(sentence[0], phrase.start - NEAR):phrase.start]
    lead = text[max(phrase.start - 10, 0):phrase.start]
    if HYPOTHETICAL.search(whole) or whole.rstrip().endswith(("?", "？")):
        return "doubt"
    if phrase.points or phrase.measure in ("倍", "番") or CHANGE.search(around.before) \
            or (CHANGE.search(around.clause) and not around.before.strip()):
        return "change"
    if GREW.search(lead) and not TO_LEVEL.search(lead) \
            and (phrase.share or re.search(r"(?:同比|环比|比|较)", around.clause)):
        return "change"
    if phrase.share and re.match(r"\s*(?:的)?(?:增长|增幅|下降|降幅|提升幅度)", around.after):
        return "change"
    if FROM.search(lead) and re.search(r"[到至为]", around.after + text[phrase.end:phrase.end + 12]):
        return "before"
    if PLAN.search(around.clause) or AHEAD.search(so_far):
        return "plan"
    return "level"


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
