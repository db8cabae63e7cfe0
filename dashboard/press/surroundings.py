"""The text around a number, cut at its neighbours and at the ends of its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.press.grammar import pattern, words
from dashboard.press.phrases import JOINED, Phrase
from dashboard.press.text import Clause, Layout

MOST = 20
"""Numbers in one list."""
FAR = 3000
"""Characters of a draft before a number that say what it is about."""
LABEL = 60
"""Characters of the longest line that can be the label of a number below or above it."""
FUNCTION = pattern("binding", "function")
"""Words that name nothing: a clause of these alone is about what was named before."""


@lru_cache(8192)
def content(text: str) -> str:
    """What a stretch says beyond words that name nothing."""
    return FUNCTION.sub("", text).strip()


IS = re.compile(r"\s*(?:这|这就|这便|也就|即|就)?(?:是|为)")
SPEAKER = re.compile(r"([^，。：:\d]{1,14})[：:]")
TOPIC = [re.compile(said) for said in words("binding", "topic")]
ON_TOPIC = 3
"""Words of the reform from which on a draft is about it."""
STOPPED = re.compile("[。；;！!]")
BACK = 8
"""Clauses before a number's own that may name what it measures."""


@dataclass(frozen=True)
class Surroundings:
    """The text around one number: its own segment before and after, its clause, the clauses earlier
    (nearest first) and the one later; `lead` is the segment before with its places and times,
    `same` of the earlier clauses are of its sentence, `draft` is what was said up to its end;
    `under` the line below a number that stands alone in its line, `so_far` its clause up to it;
    `topic` the whole draft where it is about the reform, else empty.
    """

    before: str
    after: str
    clause: str
    earlier: tuple[str, ...]
    same: int
    later: str
    ordinal: int
    listed: int
    lead: str
    draft: str
    under: str = ""
    so_far: str = ""
    topic: str = ""


def surroundings(
    text: str, bare: str, found: Sequence[Phrase], layout: Layout, index: int, topic: str = ""
) -> Surroundings:
    """Cut the text at the neighbours of number `index` of `found` and at the ends of its clause;
    `bare` is `text` with places and times blanked.
    """
    phrase = found[index]
    own_at = layout.index(phrase.numeral.start)
    own = layout.clauses[own_at]
    left = found[index - 1].end if index and found[index - 1].end > own.start else own.start
    right = (
        found[index + 1].start
        if index + 1 < len(found) and found[index + 1].start < own.end
        else own.end
    )
    if right == phrase.end and right < own.end:  # 3批132项清单: both are of what follows
        right = own.end
        after = bare[found[index + 1].end : right]
    else:
        after = bare[phrase.end : right]
    before = bare[left : phrase.start]
    if left > own.start and (cuts := [m.end() for m in JOINED.finditer(before)]):
        before = before[cuts[-1] :] if cuts[-1] < len(before) else ""
    if right < own.end and (cut := JOINED.search(after)):
        after = after[: cut.start()]
    after = after + _inverted(bare, layout, own_at, phrase) if right == own.end else after
    earlier = [bare[own.start : left]] if left > own.start else []
    same = len(earlier)
    for piece in reversed(layout.clauses[max(own_at - BACK, 0) : own_at]):
        if piece.paragraph != own.paragraph or own.sentence - piece.sentence > 1:
            break
        earlier.append(bare[piece.start : piece.end])
        same += own.sentence == piece.sentence
    above, under = _labels(bare, found, index)
    if above:
        speaker = SPEAKER.match(bare[bare.rfind("\n", 0, own.start) + 1 : own.end + 1])
        told = [one for one in earlier[:same] if not (speaker and one == speaker[1])]
        earlier = [*told, above, *earlier[same:]]
        same = len(told) + 1
    following = layout.clauses[own_at + 1 : own_at + 2]
    later = "".join(bare[p.start : p.end] for p in following if p.sentence == own.sentence)
    return Surroundings(
        before,
        after,
        text[own.start : own.end],
        tuple(earlier),
        same,
        later,
        *_listed(text, found, index, own),
        text[left : phrase.start],
        text[max(phrase.start - FAR, 0) : layout.sentence(own_at)[1]],
        under,
        text[own.start : phrase.start],
        topic,
    )


def on_topic(text: str) -> bool:
    """Whether a draft is about the reform, by its words."""
    return sum(said.search(text) is not None for said in TOPIC) >= ON_TOPIC


def _inverted(bare: str, layout: Layout, own_at: int, phrase: Phrase) -> str:
    """The next clause where it says what the number is: 3291名，这是下沉的编制数."""
    own, following = layout.clauses[own_at], layout.clauses[own_at + 1 : own_at + 2]
    if (
        not following
        or following[0].sentence != own.sentence
        or content(bare[own.start : phrase.start]).strip()
    ):
        return ""
    said = bare[following[0].start : following[0].end]
    return said if IS.match(said) else ""


def _labels(bare: str, found: Sequence[Phrase], index: int) -> tuple[str, str]:
    """The lines above and below a number that begins its line (问: …? 答: 3291名; 下沉编制 over
    3291名), where they hold no number of their own or ask.
    """
    phrase = found[index]
    start = bare.rfind("\n", 0, phrase.start) + 1
    if phrase.start - start > LABEL:
        return "", ""
    above = bare[max(start - 1 - 2 * LABEL, 0) : max(start - 1, 0)].rstrip()[-LABEL:]
    above, lead = above.rpartition("\n")[2], bare[start : phrase.start]
    if above.endswith(("?", "？")):  # the answer's first sentence is about what was asked
        return ("" if STOPPED.search(lead) else above), ""
    if content(lead).strip(" :：,，."):
        return "", ""
    end = bare.find("\n", phrase.end)
    end = len(bare) if end < 0 else end
    alone = end - phrase.end <= LABEL and not content(bare[phrase.end : end])
    under = bare[end : end + LABEL].lstrip().partition("\n")[0] if alone else ""
    if STOPPED.search(above) or re.search(r"\d", above):
        above = ""
    if STOPPED.search(under) or re.search(r"\d", under):
        under = ""
    return above, under


def _listed(text: str, found: Sequence[Phrase], index: int, own: Clause) -> tuple[int, int]:
    """Where the number stands in a list of numbers alone (30%和60%), and how long that is."""

    def joined(one: int) -> bool:
        return (
            max(index - MOST, 0) <= one < min(index + MOST, len(found) - 1)
            and found[one].start >= own.start
            and found[one + 1].end <= own.end + 4
            and bool(JOINED.fullmatch(text[found[one].end : found[one + 1].start]))
        )

    first = last = index
    while joined(first - 1):
        first -= 1
    while joined(last):
        last += 1
    return index - first, last - first + 1
