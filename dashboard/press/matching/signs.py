"""Rare digits that several words near them tell: 市县两级硬挤出来，3291名到了镇街."""

import re
from collections.abc import Sequence

from dashboard.press.context.clause import Context
from dashboard.press.matching.near import Match, match, restriction
from dashboard.press.vocabulary.grammar import pattern
from dashboard.press.vocabulary.quantities import Quantity

MIN_SIGNS, MIN_SIGNS_SLIP = 2, 3
"""Of the signs of a figure, for its very digits and for digits that are nearly those."""
FREE = pattern("binding", "follows", "verbs")
PASSING = pattern("binding", "passing")
PARTICLES = "共达为是有了的到出约近就也还已总计给把将由从在至又各"
NOUN_BEFORE = re.compile(f"[^\\W\\d_{PARTICLES}]$")
LEAD = re.compile(
    "(?:由此|从此|因此|借此|就此|得以|先后|相继|陆续|已经?|都|也|一律|就|具体|各类|的)*"
)
NOUN_AFTER = re.compile("[\u4e00-\u9fff]")
"""What ends before a number, or begins after it, as a noun may."""


def signed(
    quantity: Quantity, around: Context, rivals: Sequence[Quantity], *, listed: bool, exact: bool
) -> Match | None:
    """The figure whose signs stand in the number's sentence or the one before, where no word right
    beside the number is of another thing; `listed` where the number before is a published one too,
    which is a sign; `exact` where its digits are the published ones. The first of its signs, which
    names what is counted, must be there for other digits, and where that of a rival is.
    """
    if not quantity.signs or not around.topic or not free(quantity, around):
        return None
    own = "".join((around.clause, *around.sentence_before, around.rest))
    elsewhere = quantity.wrong.search(own) or quantity.never.search(around.local)
    if elsewhere or restriction(quantity, around):
        return None
    said = own + "".join(around.earlier)
    found = sum(one.search(said) is not None for one in quantity.signs) + listed
    in_own = any(one.search(own) for one in quantity.signs)
    if not quantity.share and not quantity.signs[0].search(said):
        other = any(one.signs[0].search(own) for one in rivals if one.signs)
        if other or not exact:  # 编制3291名，县级下沉2600余名
            return None
    wanted = MIN_SIGNS if exact else MIN_SIGNS_SLIP
    return match(quantity, around, 1) if in_own and found >= wanted else None


def free(quantity: Quantity, around: Context) -> bool:
    """Whether the words right before and after the number are this figure's, or name nothing."""
    known = (*quantity.names, *quantity.need, quantity.also, *quantity.signs)
    before, after = around.before, LEAD.sub("", around.after.lstrip())
    for words in (*known, PASSING):
        before = words.sub(" ", before)
    if NOUN_BEFORE.search(before):
        return False
    return not NOUN_AFTER.match(after) or any(one.match(after) for one in (FREE, *known))
