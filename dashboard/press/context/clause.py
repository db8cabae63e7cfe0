"""The text around a number, cut at its neighbours and at the ends of its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.press.context.labels import (
    SPEAKER,
    answering,
    content,
    inverted,
    labels,
    table_heads,
)
from dashboard.press.drafts.text import Clause, Layout
from dashboard.press.numbers.mentions import JOINED, MEASURE, QuantityMention
from dashboard.press.vocabulary.grammar import grammar

MAX_LIST = 20
"""Numbers in one list."""
MAX_DRAFT = 3000
"""Characters of a draft before a number that say what it is about."""
MAX_CALLED = 6
"""Characters after a number within which it may be called an average."""
MAX_LATELY = 80
"""Characters before its clause that a question (派驻机构呢？) still is about."""
MAX_REST = 60
"""Characters of its sentence after its clause that may name it."""
MAX_BACK = 8
"""Clauses before a number's own that may name what it measures."""
MIN_TOPIC_WORDS = 3
"""Words of the reform from which on a draft is about it."""
TOPIC = [re.compile(said) for said in grammar("binding", "topic")]
POINTS_BACK = re.compile(r"(?:这|上述|以上|前述)[\s“]*$")
AVERAGE = re.compile("平均|镇均")
FLOOR = re.compile("下限|底线|最低(?:标准|要求|比例)|门槛|红线")
ASKED_FLOOR = re.compile(f"{FLOOR.pattern}|至少|最少|最低|起码|不[低少]于")


@dataclass(frozen=True)
class Context:
    """The text around one number: its own segment `before` and `after`, its clause, the clauses
    earlier (nearest first), of which `in_sentence` are of its sentence, the one later, all the
    `rest` of the sentence, and what was said `lately` before its clause.

    It is number `place_in_list` of `list_length` that stand together (30%和60%); `draft` is what
    was said up to the end of its sentence, `so_far` its clause up to it, `under` the line below a
    number that stands alone in its line; `topic` the whole draft where it is about the reform,
    else empty. In a table `row` is what stands before it in its row, and `heads` of the clauses
    earlier, the last of its sentence, are the head of its column and the line over the table.
    """

    before: str
    after: str
    clause: str
    so_far: str
    earlier: tuple[str, ...]
    in_sentence: int
    later: str
    rest: str
    lately: str
    place_in_list: int
    list_length: int
    draft: str
    under: str
    topic: str
    row: str = ""
    heads: int = 0

    @cached_property
    def local(self) -> str:
        """Its own segment, the number a null character."""
        return f"{self.before}\0{self.after}"

    @cached_property
    def asked(self) -> str:
        """The question it answers; empty where none stands before it."""
        nearest = next((one for one in self.earlier if content(one).strip(" ，：:")), "")
        return nearest if nearest.endswith(("?", "？")) else ""

    @cached_property
    def says_average(self) -> bool:
        """Whether it answers a question for an average (每个镇街平均几名？答：21名), is called one
        right after (【21】平均每个镇街), or stands under that label (平均每个镇街：聊城16名；
        济宁21名).
        """
        label = "".join(self.sentence_before[-1:])
        called = AVERAGE.search(self.asked or self.after[:MAX_CALLED])
        return called is not None or AVERAGE.match(label) is not None

    @cached_property
    def says_floor(self) -> bool:
        """Whether its sentence calls it, before it, a lower limit (达到规定下限，即部门30%), or the
        question it answers asks for one (至少占多少？答：30%).
        """
        called = FLOOR.search("".join((self.so_far, *self.sentence_before)))
        return called is not None or ASKED_FLOOR.search(self.asked) is not None

    @cached_property
    def points_back(self) -> bool:
        """Whether it is one said before: 这132项."""
        return POINTS_BACK.search(self.before) is not None

    def headless(self) -> "Context":
        """The same without what stands over the table."""
        own = self.in_sentence - self.heads
        earlier = (*self.earlier[:own], *self.earlier[self.in_sentence :])
        return replace(self, earlier=earlier, in_sentence=own, row="", heads=0)

    @cached_property
    def sentence_before(self) -> tuple[str, ...]:
        """The clauses earlier in its sentence, nearest first."""
        return self.earlier[: self.in_sentence]


def on_topic(text: str) -> bool:
    """Whether a draft is about the reform, by its words."""
    return sum(said.search(text) is not None for said in TOPIC) >= MIN_TOPIC_WORDS


def context(
    text: str,
    bare: str,
    mentions: Sequence[QuantityMention],
    layout: Layout,
    index: int,
    topic: str = "",
) -> Context:
    """Cut the text at the neighbours of number `index` of `mentions` and at the ends of its clause;
    `bare` is `text` with places and times blanked.
    """
    number = mentions[index]
    own_at = layout.index(number.numeral.start)
    own = layout.clauses[own_at]
    before, after, left = _segments(bare, mentions, layout, index)
    earlier, in_sentence = _earlier(bare, layout, own_at)
    if left > own.start:
        earlier, in_sentence = [bare[own.start : left], *earlier], in_sentence + 1
    above, under = labels(bare, mentions, index)
    if above:
        speaker = SPEAKER.match(bare[bare.rfind("\n", 0, own.start) + 1 : own.end + 1])
        told = [one for one in earlier[:in_sentence] if not (speaker and one == speaker[1])]
        earlier, in_sentence = [*told, above, *earlier[in_sentence:]], len(told) + 1
    elif not content(before).strip(" ，,"):
        in_sentence = answering(earlier, in_sentence)
    heads = table_heads(bare, number.start)
    earlier = [*earlier[:in_sentence], *heads, *earlier[in_sentence:]]
    in_sentence += len(heads)
    following = layout.clauses[own_at + 1 : own_at + 2]
    ends = layout.sentence(own_at)[1]
    place_in_list, list_length = _listed(text, mentions, index, own)
    return Context(
        before=before,
        after=after,
        clause=text[own.start : own.end],
        so_far=text[own.start : number.start],
        earlier=tuple(earlier),
        in_sentence=in_sentence,
        later="".join(bare[p.start : p.end] for p in following if p.sentence == own.sentence),
        place_in_list=place_in_list,
        list_length=list_length,
        lately=bare[max(own.start - MAX_LATELY, 0) : own.start],
        rest=bare[own.end : min(ends, own.end + MAX_REST)],
        draft=text[max(number.start - MAX_DRAFT, 0) : ends],
        under=under,
        topic=topic,
        row=bare[bare.rfind("\n", 0, number.start) + 1 : number.start] if heads else "",
        heads=len(heads),
    )


def _segments(
    bare: str, mentions: Sequence[QuantityMention], layout: Layout, index: int
) -> tuple[str, str, int]:
    """What stands between a number and its neighbours, before and after it; where that begins."""
    number = mentions[index]
    own_at = layout.index(number.numeral.start)
    own = layout.clauses[own_at]
    left, right = own.start, own.end
    if index and mentions[index - 1].end > own.start:
        left = mentions[index - 1].end
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    after_from = number.end
    if following and following.start < own.end:
        right = following.start
        if right == number.end:  # 3批132项清单: both are of what follows
            right, after_from = own.end, following.end
    before, after = bare[left : number.start], bare[after_from:right]
    if left > own.start and (cuts := [m.end() for m in JOINED.finditer(before)]):
        before = before[cuts[-1] :] if cuts[-1] < len(before) else ""
    if right < own.end and (cut := JOINED.search(after)):
        after = after[: cut.start()]
    if right == own.end:
        after += inverted(bare, layout, own_at, number)
    return before, after, left


def _earlier(bare: str, layout: Layout, own_at: int) -> tuple[list[str], int]:
    """The clauses before, nearest first, of its sentence and the one before in its paragraph; how
    many are of its sentence.
    """
    own, clauses, in_sentence = layout.clauses[own_at], [], 0
    for piece in reversed(layout.clauses[max(own_at - MAX_BACK, 0) : own_at]):
        if piece.paragraph != own.paragraph or own.sentence - piece.sentence > 1:
            break
        asks = own.sentence != piece.sentence and bare[piece.end : piece.end + 1] in ("?", "？")
        clause = bare[piece.start : piece.end + asks]
        if not MEASURE.fullmatch(clause.strip()):  # a column of units
            clauses.append(clause)
            in_sentence += own.sentence == piece.sentence
    return clauses, in_sentence


def _listed(
    text: str, mentions: Sequence[QuantityMention], index: int, own: Clause
) -> tuple[int, int]:
    """Where the number stands in a list of numbers alone (30%和60%), and how long that is."""

    def joined(at: int) -> bool:
        return (
            max(index - MAX_LIST, 0) <= at < min(index + MAX_LIST, len(mentions) - 1)
            and mentions[at].start >= own.start
            and mentions[at + 1].end <= own.end + 4
            and bool(JOINED.fullmatch(text[mentions[at].end : mentions[at + 1].start]))
        )

    first = last = index
    while joined(first - 1):
        first -= 1
    while joined(last):
        last += 1
    return index - first, last - first + 1
