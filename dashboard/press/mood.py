"""Whether a number is a level reached, or a change, a plan, a doubt."""

import re

from dashboard.press.grammar import pattern
from dashboard.press.phrases import Phrase
from dashboard.press.surroundings import Surroundings

HYPOTHETICAL, DENIED, PLAN, AHEAD, CHANGE, COMPARED = (
    pattern("mood", name) for name in ("hypothetical", "denied", "plan", "ahead", "change", "compared"))
GREW, TO_LEVEL, FROM = (pattern("mood", name) for name in ("grew", "to_level", "from"))
TO = re.compile(r"[^，。；\d]{0,8}(?:到|至|为)了?[^，。；\d]{0,6}[\d一二三四五六七八九十百千]")
AFTER, OVER = re.compile(r"\s*的?(?:增长|增幅|下降|降幅|提升幅度)"), re.compile("同比|环比|比|较")
STOP = re.compile(r"[。；;！!？?\n]")
NEAR = 300
"""Characters of a sentence that bear on a number."""


def mood(text: str, phrase: Phrase, around: Surroundings, sentence: tuple[int, int]) -> str:
    """``level``, or why a number is none: ``change``, ``plan``, ``doubt``, ``before``."""
    whole = text[max(sentence[0], phrase.start - NEAR):min(sentence[1] + 1, phrase.end + NEAR)]
    so_far = text[max(sentence[0], phrase.start - NEAR):phrase.start]
    lead = text[max(phrase.start - 16, 0):phrase.start]
    stop = STOP.search(text, phrase.end, phrase.end + NEAR)
    if HYPOTHETICAL.search(whole) or DENIED.search(around.clause) or (stop and stop[0] in "?？"):
        return "doubt"
    if _changed(phrase, around, lead, so_far):
        return "change"
    if FROM.search(lead) and TO.match(text, phrase.end):
        return "before"
    return "plan" if PLAN.search(around.clause) or AHEAD.search(so_far) else "level"


def _changed(phrase: Phrase, around: Surroundings, lead: str, so_far: str) -> bool:
    """Whether a number says by how much something grew, not how much there is."""
    if phrase.points or phrase.measure in ("倍", "番") or COMPARED.search(so_far) \
            or CHANGE.search(around.before) \
            or (CHANGE.search(around.clause) and not around.before.strip()):
        return True
    if phrase.share and AFTER.match(around.after):
        return True
    grew = GREW.search(lead[-10:]) and not TO_LEVEL.search(lead)
    return bool(grew) and (phrase.share or bool(OVER.search(around.clause)))
