"""Shares by the digits: 评部门不低于30%, 派驻机构呢？不低于60%; and floors by what governs them."""

import re
from collections.abc import Sequence

from dashboard.press.comparison import compare_figures, published
from dashboard.press.context.clause import Context
from dashboard.press.matching import near
from dashboard.press.matching.near import Match, match, same_digits
from dashboard.press.matching.signs import free
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.quantities import Quantity

MIN_SIGNS, MIN_OWN = 3, 2
"""Of the signs of a floor, in all and in the number's own sentence."""
THIS_IS = re.compile(r"[，,”\s]*(?:这|就)?是")


def share(
    quantity: Quantity,
    number: QuantityMention,
    around: Context,
    quantities: Sequence[Quantity],
    *,
    about: bool,
) -> Match | None:
    """A share said as published, in a draft about the reform: a threshold where it, and no other,
    is named nearest in the sentence or asked for; another where its own clause or the one before
    names it. A draft `about` published figures need not say of what it is a share.
    """
    if (
        not quantity.share
        or quantity.head is None
        or not around.topic
        or not as_published(quantity, number)
    ):
        return None
    rule = quantity.fixed == "rule"
    carried = (around.sentence_before or around.earlier[:1])[: None if rule else 1]
    rivals = [q.head for q in quantities if q.fixed == "rule" and q is not quantity and q.head]
    for text in (around.before, around.clause, *carried):
        rest = quantity.head.sub("", text)
        if rule and any(rival.search(rest) for rival in rivals):
            return None
        if rest != text:
            return _under(quantity, around, text, about=about)
    return None


def _under(quantity: Quantity, around: Context, headed: str, *, about: bool) -> Match | None:
    """A share under the head in `headed`, where no word by it is of another matter."""
    near_by = "".join((around.clause, *around.earlier))
    first, *others = quantity.need
    asked = quantity.fixed != "rule" or headed.endswith(("呢", "?", "？"))
    if (
        near.residue(quantity, around.local.partition("）")[0])
        or quantity.never.search(headed + around.local)
        or near.barred(quantity, around)
        or not first.search(near_by + (around.topic if asked else ""))
        or not (about or all(one.search(near_by + around.topic) for one in others))
    ):
        return None
    return match(quantity, around, 1, near.other_rater(quantity, around))


def governed(
    quantity: Quantity,
    number: QuantityMention,
    around: Context,
    quantities: Sequence[Quantity],
    previous: Quantity | None,
) -> Match | None:
    """A floor, whatever its digits, of what is named last before it in its sentence, where that
    says three of: who rates, that they rate, in what assessment, how much it counts; in a question
    (派驻机构呢？), or right after the other floor (`previous`), the words before say so too.
    """
    if not (quantity.fixed == "rule" and number.share and around.topic and quantity.signs):
        return None
    floors = [q for q in quantities if q.fixed == "rule" and q.signs and q.head]
    asked = any(one.endswith(("？", "?")) for one in around.earlier[:2])
    clauses = around.earlier if asked else around.sentence_before
    inverted = around.rest if THIS_IS.match(around.rest) else ""
    texts = (around.before, around.after, *clauses, inverted)
    named = filter(None, (_last(floors, text) for text in texts))
    own = "".join((around.clause, *around.sentence_before, around.rest))
    after_other = previous in floors and previous is not quantity
    told = [one.search(own) is not None for one in quantity.signs]
    rated = any(told[1:3]) and sum(told) >= MIN_OWN
    carried = asked or after_other or (same_digits(quantity, number) and rated)
    said = own + (around.lately if carried else "")
    wanted = MIN_OWN if all(told[:2]) and as_published(quantity, number) else MIN_SIGNS
    other = quantity.never.search(around.local) or quantity.wrong.search(own)
    if (
        next(named, None) is not quantity
        or other
        or near.barred(quantity, around)
        or not free(quantity, around)
        or sum(one.search(said) is not None for one in quantity.signs) < wanted
    ):
        return None
    return match(quantity, around, 1, near.other_rater(quantity, around))


def _last(floors: Sequence[Quantity], text: str) -> Quantity | None:
    """Of what `text` names the last, and of the same end the longest."""
    found = [
        (head.end(), -head.start(), at)
        for at, q in enumerate(floors)
        if q.head
        for head in q.head.finditer(text)
    ]
    return floors[max(found)[2]] if found else None


def as_published(quantity: Quantity, number: QuantityMention) -> bool:
    """Whether number and qualifier are as published."""
    found = (compare_figures(number, published(claim)).kind for claim in quantity.claims)
    return same_digits(quantity, number) and "match" in found
