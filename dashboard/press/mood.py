"""Whether a number is a level reached, or a change, a plan, a doubt."""

import re

from dashboard.press.binding import Surroundings
from dashboard.press.grammar import pattern
from dashboard.press.phrases import Phrase

HYPOTHETICAL, PLAN, AHEAD, CHANGE, COMPARED = (
    pattern("mood", name) for name in ("hypothetical", "plan", "ahead", "change", "compared"))
GREW, TO_LEVEL, FROM = (pattern("mood", name) for name in ("grew", "to_level", "from"))
TO = re.compile(r"[^，。；\d]{0,8}(?:到|至|为)了?[^，。；\d]{0,6}[\d一二三四五六七八九十百千]")
NEAR = 300
"""Characters of a sentence that bear on a number."""


def mood(text: str, phrase: Phrase, around: Surroundings, sentence: tuple[int, int]) -> str:
    """``level``, or why a number is none: ``change``, ``plan``, ``doubt``, ``before``."""
    whole = text[max(sentence[0], phrase.start - NEAR):min(sentence[1] + 1, phrase.end + NEAR)]
    so_far = text[max(sentence[0], phrase.start - NEAR):phrase.start]
    lead = text[max(phrase.start - 16, 0):phrase.start]
    if HYPOTHETICAL.search(whole) or whole.rstrip().endswith(("?", "？")):
        return "doubt"
    if phrase.points or phrase.measure in ("倍", "番") or CHANGE.search(around.before) \
            or COMPARED.search(so_far) \
            or (CHANGE.search(around.clause) and not around.before.strip()):
        return "change"
    if GREW.search(lead[-10:]) and not TO_LEVEL.search(lead) \
            and (phrase.share or re.search(r"(?:同比|环比|比|较)", around.clause)):
        return "change"
    if phrase.share and re.match(r"\s*(?:的)?(?:增长|增幅|下降|降幅|提升幅度)", around.after):
        return "change"
    if FROM.search(lead) and TO.match(text, phrase.end):
        return "before"
    if PLAN.search(around.clause) or AHEAD.search(so_far):
        return "plan"
    return "level"
