"""The text around a number, cut at its neighbours and at the ends of its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dashboard.press.drafts.text import Clause, Layout
from dashboard.press.numbers.mentions import JOINED, QuantityMention
from dashboard.press.vocabulary.grammar import grammar, pattern

MAX_LIST = 20
"""Numbers in one list."""
MAX_DRAFT = 3000
"""Characters of a draft before a number that say what it is about."""
MAX_LABEL = 60
"""Characters of the longest line that can be the label of a number below or above it."""
MAX_BACK = 8
"""Clauses before a number's own that may name what it measures."""
MIN_TOPIC_WORDS = 3
"""Words of the reform from which on a draft is about it."""
FUNCTION = pattern("binding", "function")
"""Words that name nothing: a clause of these alone is about what was named before."""
TOPIC = [re.compile(said) for said in grammar("binding", "topic")]
IS = re.compile(r"\s*(?:这|这就|这便|也就|即|就)?(?:是|为)")
SPEAKER = re.compile(r"([^，。：:\d]{1,14})[：:]")
AVERAGE = re.compile("平均|镇均")
STOPPED = re.compile("[。；;！!]")


@dataclass(frozen=True)
class Context:
    """The text around one number: its own segment `before` and `after`, its clause, the clauses
    earlier (nearest first), of which `in_sentence` are of its sentence, and the one later.

    It is number `place_in_list` of `list_length` that stand together (30%和60%); `draft` is what
    was said up to the end of its sentence, `so_far` its clause up to it, `under` the line below a
    number that stands alone in its line; `topic` the whole draft where it is about the reform,
    else empty.
    """

    before: str
    after: str
    clause: str
    so_far: str
    earlier: tuple[str, ...]
    in_sentence: int
    later: str
    place_in_list: int
    list_length: int
    draft: str
    under: str
    topic: str

    @cached_property
    def local(self) -> str:
        """Its own segment, the number a null character."""
        return f"{self.before}\0{self.after}"

    @cached_property
    def asked_average(self) -> bool:
        """Whether it answers a question for an average (每个镇街平均几名？答：21名)."""
        asked = self.earlier[0] if self.earlier else ""
        return asked.endswith(("?", "？")) and AVERAGE.search(asked) is not None

    @cached_property
    def sentence_before(self) -> tuple[str, ...]:
        """The clauses earlier in its sentence, nearest first."""
        return self.earlier[: self.in_sentence]


@lru_cache(8192)
def content(text: str) -> str:
    """What a stretch says beyond words that name nothing."""
    return FUNCTION.sub("", text).strip()


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
    above, under = _labels(bare, mentions, index)
    if above:
        speaker = SPEAKER.match(bare[bare.rfind("\n", 0, own.start) + 1 : own.end + 1])
        told = [one for one in earlier[:in_sentence] if not (speaker and one == speaker[1])]
        earlier, in_sentence = [*told, above, *earlier[in_sentence:]], len(told) + 1
    following = layout.clauses[own_at + 1 : own_at + 2]
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
        draft=text[max(number.start - MAX_DRAFT, 0) : layout.sentence(own_at)[1]],
        under=under,
        topic=topic,
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
        after += _inverted(bare, layout, own_at, number)
    return before, after, left


def _earlier(bare: str, layout: Layout, own_at: int) -> tuple[list[str], int]:
    """The clauses before, nearest first, of its sentence and the one before in its paragraph; how
    many are of its sentence.
    """
    own, clauses, in_sentence = layout.clauses[own_at], [], 0
    for piece in reversed(layout.clauses[max(own_at - MAX_BACK, 0) : own_at]):
        if piece.paragraph != own.paragraph or own.sentence - piece.sentence > 1:
            break
        clauses.append(bare[piece.start : piece.end])
        in_sentence += own.sentence == piece.sentence
    return clauses, in_sentence


def _inverted(bare: str, layout: Layout, own_at: int, number: QuantityMention) -> str:
    """The next clause where it says what the number is: 3291名，这是下沉的编制数."""
    own, following = layout.clauses[own_at], layout.clauses[own_at + 1 : own_at + 2]
    if (
        not following
        or following[0].sentence != own.sentence
        or content(bare[own.start : number.start])
    ):
        return ""
    said = bare[following[0].start : following[0].end]
    return said if IS.match(said) else ""


def _labels(bare: str, mentions: Sequence[QuantityMention], index: int) -> tuple[str, str]:
    """The lines above and below a number that begins its line (问: …? 答: 3291名; 下沉编制 over
    3291名), where they hold no number of their own or ask.
    """
    number = mentions[index]
    start = bare.rfind("\n", 0, number.start) + 1
    if number.start - start > MAX_LABEL:
        return "", ""
    above = bare[max(start - 1 - 2 * MAX_LABEL, 0) : max(start - 1, 0)].rstrip()[-MAX_LABEL:]
    above, lead = above.rpartition("\n")[2], bare[start : number.start]
    if above.endswith(("?", "？")):  # the answer's first sentence is about what was asked
        return ("" if STOPPED.search(lead) else above), ""
    if content(lead).strip(" :：,，."):
        return "", ""
    end = bare.find("\n", number.end)
    end = len(bare) if end < 0 else end
    alone = end - number.end <= MAX_LABEL and not content(bare[number.end : end])
    under = bare[end : end + MAX_LABEL].lstrip().partition("\n")[0] if alone else ""
    above, under = (
        "" if STOPPED.search(line) or re.search(r"\d", line) else line for line in (above, under)
    )
    return above, under


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
