"""What names a number from beside its own clause: a label, a question, the clause after it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.press.drafts.text import CELLS, Layout
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import pattern

MAX_LABEL = 60
"""Characters of the longest line that can be the label of a number below or above it."""
FUNCTION = pattern("binding", "function")
"""Words that name nothing: a clause of these alone is about what was named before."""
IS = re.compile(r"\s*(?:(?:这|这就|这便|也就|即|就)?是|[这即]为)")
SPEAKER = re.compile(r"([^，。：:\d]{1,14})[：:]")
ASKED = re.compile(r"([^\n？?。；;]*[？?])\s*(?:A|答)[：:]?[^\n？?。；;\d]{0,12}$")
"""A question before its answer in the same line (Q：…？A：30%)."""
CAPTION = re.compile(r"[\s”】]*(?:[：:|｜—－·]+)\s*([^\d\n。；：:，,]{2,40})(?=[\n。；]|$)")
"""What stands after a number that begins its line (3291名：下沉编制)."""
EMPTY = re.compile(r"(?:[^：:\n]{1,3}[：:])?\s*(?:多少|几)?[名人项个件]?[？?]\s*$")
"""A question that asks on what was asked (乙：多少？)."""
HOW_MUCH = re.compile(r"(?:多少|多大|多重|几|哪些|多长|呢)[^，。；]{0,8}[？?]$")
STOPPED = re.compile("[。；;！!]")
HOLDS = re.compile(r"[。；;！!?？\d]")
MAX_ROWS = 60
"""Rows of the longest table that is read up to its heads."""


@lru_cache(8192)
def content(text: str) -> str:
    """What a stretch says beyond words that name nothing."""
    return FUNCTION.sub("", text).strip()


def answering(earlier: Sequence[str], in_sentence: int) -> int:
    """How many of the clauses before are of the sentence, or of the question that a number at the
    head of its sentence answers (占多大分量？不低于30%).
    """
    if in_sentence or not earlier or not HOW_MUCH.search(earlier[0]):
        return in_sentence
    return 1


def inverted(bare: str, layout: Layout, own_at: int, number: QuantityMention) -> str:
    """The next clause where it says what the number is: 3291名，这是下沉的编制数."""
    own, following = layout.clauses[own_at], layout.clauses[own_at + 1 : own_at + 2]
    alone = not content(bare[own.start : number.start])
    if not following or not alone:
        return ""
    if following[0].sentence != own.sentence and content(bare[number.end : own.end]):
        return ""  # 3291名！这是下沉的编制数
    said = bare[following[0].start : following[0].end]
    return said if IS.match(said) else ""


def labels(bare: str, mentions: Sequence[QuantityMention], index: int) -> tuple[str, str]:
    """The lines above and below a number that begins its line (问: …? 答: 3291名; 下沉编制 over
    3291名), where they hold no number of their own or ask.
    """
    number = mentions[index]
    start = bare.rfind("\n", 0, number.start) + 1
    if asked := ASKED.search(bare, max(start, number.start - 2 * MAX_LABEL), number.start):
        return asked[1], ""
    if number.start - start > MAX_LABEL:
        return "", ""
    above = bare[max(start - 1 - 2 * MAX_LABEL, 0) : max(start - 1, 0)].rstrip()[-MAX_LABEL:]
    *further, above = above.split("\n")
    if further and EMPTY.fullmatch(above):
        above = further[-1]
    lead = bare[start : number.start]
    if above.endswith(("?", "？")):  # the answer's first sentence is about what was asked
        return ("" if STOPPED.search(lead) else above), ""
    if content(lead).strip(" :：,，.【"):
        return "", ""
    if caption := CAPTION.match(bare, number.end):
        return caption[1], ""
    end = bare.find("\n", number.end)
    end = len(bare) if end < 0 else end
    alone = end - number.end <= MAX_LABEL and not content(bare[number.end : end])
    under = bare[end : end + MAX_LABEL].lstrip().partition("\n")[0] if alone else ""
    above, under = (
        "" if STOPPED.search(line) or re.search(r"\d", line) else line for line in (above, under)
    )
    return above, under


def table_heads(bare: str, at: int) -> list[str]:
    """Of a number in a row of a table what its column is called, and the line over the table, as
    far as they hold no number and end no sentence.
    """
    start = bare.rfind("\n", 0, at) + 1
    if not CELLS.search(bare, start, at):
        return []
    above = bare[:start].split("\n")[-MAX_ROWS - 1 : -1][::-1]
    rows = next((n for n, line in enumerate(above) if not CELLS.search(line)), len(above))
    head = CELLS.split(above[rows - 1]) if rows else []
    column = len(CELLS.findall(bare[start:at]))
    heads = [*head[column : column + 1], *above[rows : rows + 1]]
    return [one for one in heads if one.strip() and len(one) <= MAX_LABEL and not HOLDS.search(one)]
