"""Whether a number is a level reached, or a change, a plan, a doubt."""

import re
from typing import Literal

from dashboard.press.context.clause import Context
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.grammar import pattern

MAX_SENTENCE = 300
"""Characters of a sentence that bear on a number."""
HYPOTHETICAL, UNCERTAIN, SUPPOSED, DENIED, MISQUOTED, REFUTED, GRANTED = (
    pattern("modality", name)
    for name in (
        *("hypothetical", "uncertain", "supposed", "denied"),
        *("misquoted", "refuted", "granted"),
    )
)
PLAN, AHEAD, CHANGE, COMPARED = (
    pattern("modality", name) for name in ("plan", "ahead", "change", "compared")
)
VERIFIED, CORRECTED, ERRATUM, DENIED_AFTER = (
    pattern("modality", name) for name in ("verified", "corrected", "erratum", "denied_after")
)
GREW, TO_LEVEL, FROM = (pattern("modality", name) for name in ("grew", "to_level", "from"))
TO = re.compile(r"[^，。；\d]{0,8}(?:到|至|为)了?[^，。；\d]{0,6}[\d一二三四五六七八九十百千]")
AFTER, OVER = re.compile(r"\s*的?(?:增长|增幅|下降|降幅|提升幅度)"), re.compile("同比|环比|比|较")
ASKS_TRUTH = pattern("modality", "asks_truth")
STOP = re.compile(r"[。；;！!？?\n]")


Modality = Literal["level", "change", "plan", "doubt", "before"]
"""A level reached, or why a number is none."""


def modality(
    text: str, number: QuantityMention, around: Context, sentence: tuple[int, int]
) -> Modality:
    """Whether a number is a level; `sentence` is where its sentence begins and ends."""
    first, last = max(sentence[0], number.start - MAX_SENTENCE), number.end + MAX_SENTENCE
    whole, so_far = text[first : min(sentence[1] + 1, last)], text[first : number.start]
    lead = text[max(number.start - 16, 0) : number.start]
    for bracket in ERRATUM.finditer(whole):
        if not bracket.start() <= number.start - first < bracket.end():
            whole = whole.replace(bracket[0], "")
    stop = STOP.search(text, number.end, last)
    verified = [found.end() for found in VERIFIED.finditer(so_far)]
    if verified:  # 并非网传的5000名，经核实为3291名
        whole = whole[verified[-1] :]
    if (
        CORRECTED.match(text, number.end)
        or HYPOTHETICAL.search(whole)
        or SUPPOSED.search(so_far[-len(whole) :])  # what is supposed after it leaves it as it is
        or UNCERTAIN.search(around.clause)
        or DENIED.search(around.clause)
        or DENIED_AFTER.search(around.so_far)
        or MISQUOTED.search(so_far)
        or REFUTED.match(text[number.end : last])
        or (stop and stop[0] in "?？" and not _granted(around, text[number.end : stop.start()]))
    ):
        return "doubt"
    if _changed(number, around, lead, so_far):
        return "change"
    if FROM.search(lead) and TO.match(text, number.end):
        return "before"
    planned = PLAN.search(around.so_far if around.points_back else around.clause) or AHEAD.search(
        so_far
    )
    return "plan" if planned else "level"


def _granted(around: Context, rest: str) -> bool:
    """Whether a question takes the number for granted, or its last clause asks something else."""
    last = re.split("[，,；—]", rest)
    elsewhere = len(last) > 1 and not ASKS_TRUTH.search(last[-1])
    return around.points_back or elsewhere or GRANTED.search(rest) is not None


def _changed(number: QuantityMention, around: Context, lead: str, so_far: str) -> bool:
    """Whether a number says by how much something grew, not how much there is."""
    if (
        number.points
        or number.measure in ("倍", "番")
        or COMPARED.search(so_far)
        or CHANGE.search(around.before)
        or (CHANGE.search(around.clause) and not around.before.strip())
    ):
        return True
    if number.share and AFTER.match(around.after):
        return True
    grew = GREW.search(lead[-10:]) and not TO_LEVEL.search(lead)
    return bool(grew) and (number.share or bool(OVER.search(around.clause)))
